// The index of the search: loads its pieces as scripts when they are asked for, and reads them. What they hold:
// generator/search/, and why: docs/decisions/0023-search.md. Nothing here knows of the page.
globalThis.merleg ??= /** @type {any} */ ({ interactions: {} }); // on a page without a question this file is the first

(() => {
  // as in generator/search/pack.py: the first half of the digits ends a number, the second half goes on
  const DIGITS = Array.from({ length: 93 }, (_, n) => String.fromCharCode(33 + n)).filter((one) => !'"\\<'.includes(one));
  const BASE = DIGITS.length / 2;
  const VALUE = new Int16Array(128).fill(-1);
  DIGITS.forEach((one, n) => { VALUE[one.charCodeAt(0)] = n; });
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
  const WORD = /[\p{L}\p{N}]+/gu;
  const JOINED = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu;
  const HYPHEN = /[-\u2010\u2011]/;
  const SHOUTED = /\b[A-Z]{2,5}\b/g;
  const WITH = /(?<=([bcdfghjklmnpqrstvwxz]))\1([ysz]?)([ae]l)$/;
  const PLAIN = /^[\0-\x7f]*$/; // most words are, and this is quicker
  const LONGEST = 40;
  const MOST = 2 ** 31; // passages: more are an index that is damaged

  /** A number too large is a piece that is damaged. @param {string} text @returns {number[]} */
  function numbers(text) {
    const found = [];
    let before = -1;
    for (let i = 0; i < text.length; i++) {
      const digit = VALUE[text.charCodeAt(i)] ?? -1;
      if (digit < 0) throw new Error("index");
      if (digit < BASE) {
        found.push((before + 1) * BASE + digit);
        before = -1;
      } else {
        before = (before + 1) * BASE + digit - BASE;
      }
    }
    return found;
  }

  /** @param {string} text */
  const exact = (text) => text.replace(UNSEEN, "").toLowerCase().normalize("NFC");
  /** @param {string} word */
  const fold = (word) => (PLAIN.test(word) ? word : word.normalize("NFD").replace(/\p{M}/gu, ""));
  /** What words are compared by: no marks, no letter twice; asszonnyal is read as asszonyval, which it stands for.
   * @param {string} word @param {string} language */
  function key(word, language) {
    const plain = fold(word);
    const read = language.startsWith("hu") ? plain.replace(WITH, "$2v$3") : plain;
    return PLAIN.test(read) ? read.replace(/([A-Za-z])\1/g, "$1") : read.replace(/(\p{L})\1/gu, "$1");
  }

  /** @param {string} text @returns {string[]} its words, each once; what a hyphen joins by its parts and as one */
  function words(text) {
    const plain = exact(text);
    const joined = HYPHEN.test(plain) ? (plain.match(JOINED) || []).map((one) => one.replace(/[-\u2010\u2011]/g, "")) : [];
    return [...new Set([...joined, ...(plain.match(WORD) || [])])].filter((one) => one.length <= LONGEST || [...one].length <= LONGEST);
  }

  /** The word that a text ends with, if it does. @param {string} text */
  function ending(text) {
    const plain = exact(text);
    const last = (plain.match(WORD) || [""]).pop() || "";
    return plain.endsWith(last) ? last : "";
  }

  /** The words that say something. @param {string} text @param {Set<string>} stop */
  function said(text, stop) {
    const shouted = (text.match(SHOUTED) || []).map((one) => one.toLowerCase());
    return words(text).filter((one) => (!stop.has(one) || shouted.includes(one)) && (one.length > 1 || /\p{N}/u.test(one)));
  }

  /** @param {string} word @param {string} before */
  const front = (word, before) => before.slice(0, VALUE[word.charCodeAt(0)]) + word.slice(1);

  /** Reads a piece of words: each with its key, its stem where that is known, and where it stands.
   * @param {string} text @param {string} language @returns {import("./types").Found[]} */
  function entries(text, language) {
    let before = "";
    return text.split("~").map((line) => {
      const space = line.indexOf(" ");
      const word = front(line[0] + line.slice(2, space), before);
      before = word;
      const whole = key(word, language);
      const cut = VALUE[line.charCodeAt(1)];
      return { word, key: whole, stem: cut > 0 ? whole.slice(0, -cut) : "", packed: line.slice(space + 1), places: null };
    });
  }

  /** Where a word stands, read when it is first asked. @param {import("./types").Found} entry
   * @returns {ArrayLike<number>} */
  function places(entry) {
    if (!entry.places) {
      entry.places = rising(entry.packed);
      entry.packed = "";
    }
    return entry.places;
  }

  /** Numbers that rise, written as the steps between them; as `numbers`, but straight into an array of their own.
   * @param {string} text @returns {Int32Array} */
  function rising(text) {
    const found = new Int32Array(text.length);
    let count = 0;
    let at = -1;
    let before = -1;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const digit = code < 128 ? VALUE[code] : -1;
      if (digit < 0) throw new Error("index");
      if (digit < BASE) {
        at += (before + 1) * BASE + digit + 1;
        if (!(at < MOST)) throw new Error("index");
        found[count++] = at;
        before = -1;
      } else {
        before = (before + 1) * BASE + digit - BASE;
      }
    }
    return found.subarray(0, count);
  }

  /** Which section a passage is of. @param {import("./types").FoundSections} sections @param {number} passage */
  function within({ count, first, eighth }, passage) {
    if (passage >= first[count]) throw new Error("index");
    let at = eighth[passage >> 3];
    while (first[at + 1] <= passage) at += 1;
    return at;
  }

  /** @param {string} word */
  function capital(word) {
    const first = String.fromCodePoint(word.codePointAt(0) || 0);
    return first.toUpperCase() + word.slice(first.length);
  }

  /** Reads the passages of a whole index back. @param {string[]} often @param {string} rest @param {string} codes
   * @returns {{ passages: string[], words: string[] }} */
  function passages(often, rest, codes) {
    let before = "";
    const [shared, ...ends] = rest.split("\n");
    const list = ends.map((end, n) => (before = front((shared[n] || "") + end, before)));
    const base = DIGITS.length;
    const two = base - often.length - 3;
    const isWord = new Map([...often, ...list].map((one) => [one, /^[\p{L}\p{N}]/u.test(one)]));
    const found = [];
    let text = "";
    let last = false; // whether a word came last
    let up = true;
    let otherwise = false;
    for (let i = 0; i < codes.length;) {
      const lead = VALUE[codes.charCodeAt(i++)];
      let token = often[lead];
      if (lead >= often.length) {
        let number = lead - often.length;
        if (number < two) number = number * base + VALUE[codes.charCodeAt(i++)];
        else number = two * base + ((number - two) * base + VALUE[codes.charCodeAt(i++)]) * base + VALUE[codes.charCodeAt(i++)];
        token = list[number];
      }
      if (token === undefined) throw new Error("index");
      if (token === "\n") {
        found.push(text);
        [text, last, up] = ["", false, true];
      } else if (token === "^") {
        otherwise = true;
      } else if (isWord.get(token)) {
        text += (last ? " " : "") + (up !== otherwise ? capital(token) : token);
        [last, up, otherwise] = [true, false, false];
      } else {
        text += token;
        [last, up] = [false, /[.!?…]/.test(token)];
      }
    }
    return { passages: found, words: [...often, ...list] };
  }

  /** Makes the words of a whole index: as the pieces of a large one would hold them.
   * @param {string[]} texts @param {(number: number) => boolean} strong whether it is a title, a heading or another name
   * @param {Set<string>} stop @param {Map<string, number>} cuts @param {string} language */
  function gathered(texts, strong, stop, cuts, language) {
    /** @type {Map<string, number[]>} */
    const found = new Map();
    texts.forEach((text, number) => {
      for (const word of strong(number) ? words(text) : said(text, stop)) {
        const there = found.get(word);
        if (there) there.push(number);
        else found.set(word, [number]);
      }
    });
    return [...found].map(([word, there]) => {
      const whole = key(word, language);
      const cut = cuts.get(word) || 0;
      return { word, key: whole, stem: cut ? whole.slice(0, -cut) : "", packed: "", places: there };
    }).sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  }

  merleg.find = /** @type {any} */ ({ reading: { VALUE, numbers, exact, fold, key, words, ending, said, front, entries, places, passages, gathered, within } });
})();
