// The index of a language: what its head says, and its pieces, each loaded once, as a script, since nothing else loads
// from a disk. A piece that is missing or damaged is an error of the one search that asked for it.
(() => {
  const { VALUE, numbers, front, entries, passages, gathered, within } = merleg.find.reading;
  const NAME = 10; // characters of a digest
  /** @type {Map<string, (value: any) => void>} */
  const waiting = new Map();
  /** @type {import("./types").Head | null} */
  let given = null;

  merleg.find.head = (head) => { given = head; };
  merleg.find.piece = (language, part, number, value) => {
    waiting.get(`${language}/${part}/${number}`)?.(value);
  };

  /** @param {string} address of the head @returns {Promise<import("./types").SearchIndex>} */
  async function open(address) {
    given = null;
    // an earlier try may have left a head that names pieces which are gone
    await merleg.load(tries++ ? `${address}?${Date.now()}` : address);
    if (!given) throw new Error("no head");
    return made(given, new URL("../assets/", new URL(address, document.baseURI)).href);
  }
  let tries = 0;

  /** @param {[string, string] | undefined} told @returns {{ firsts: string[], names: string[] }} */
  function named(told) {
    const [firsts, names] = told || ["", ""];
    return { firsts: firsts ? firsts.split(" ") : [], names: names.match(new RegExp(`.{${NAME}}`, "g")) || [] };
  }

  /** @param {import("./types").Head} head @param {string} assets @returns {Promise<import("./types").SearchIndex>} */
  async function made(head, assets) {
    const parts = { words: named(head.words), ends: named(head.ends), texts: named(head.texts) };
    const { sections, documents } = counted(head);
    /** @type {Map<string, Promise<any>>} */
    const loaded = new Map();

    /** @param {string} part @param {string} name @param {number} number @returns {Promise<any>} */
    function piece(part, name, number) {
      const id = `${head.language}/${part}/${number}`;
      const known = loaded.get(id);
      if (known) return known;
      /** @type {any} */
      let value;
      waiting.set(id, (found) => { value = found; });
      const stem = part === "whole" ? "find" : `find-${part}`;
      const promise = merleg.load(`${assets}${stem}-${head.language}-${name}.js`).then(() => {
        if (value === undefined) throw new Error(`damaged ${id}`);
        return value;
      });
      loaded.set(id, promise);
      promise.catch(() => loaded.delete(id)); // the next search tries again
      return promise;
    }

    /** @type {import("./types").SearchIndex} */
    const index = {
      head, sections, documents, stop: new Set(head.stop.split(" ")),
      words: async () => [], ends: async () => [], texts: async () => [],
    };
    if (head.whole) {
      const [often, rest, cuts, codes, told] = await piece("whole", head.whole, 0);
      const read = passages(often, rest, codes);
      /** @type {Map<string, number>} */
      const stems = new Map();
      read.words.forEach((word, n) => {
        const cut = VALUE[cuts.charCodeAt(n)];
        if (cut > 0) stems.set(word.toLowerCase(), cut);
      });
      /** Titles, headings and other names. @param {number} number */
      const strong = (number) => {
        const at = within(sections, number);
        return number - sections.first[at] < sections.names[at];
      };
      const all = gathered(read.passages, strong, index.stop, stems, head.language);
      index.words = async () => [all];
      index.texts = async (wanted) => wanted.map((n) => shaped(index, n, told[n], read.passages));
      return index;
    }
    /** @param {{ firsts: string[] }} part @param {string} from @param {string} to @returns {number[]} */
    const range = ({ firsts }, from, to) => firsts.flatMap((first, n) =>
      ((n === firsts.length - 1 || firsts[n + 1] > from.slice(0, 4)) && first <= to ? [n] : []));
    index.words = (from, most) => {
      const wanted = range(parts.words, from, `${from.slice(0, 4)}\uffff`).slice(0, most);
      return Promise.all(wanted.map((n) => once(`w${n}`, () => piece("words", parts.words.names[n], n).then((text) => entries(text, head.language)))));
    };
    index.ends = (from) => {
      const wanted = range(parts.ends, from, `${from.slice(0, 4)}\uffff`).slice(0, 1);
      return Promise.all(wanted.map((n) => once(`e${n}`, () => piece("ends", parts.ends.names[n], n).then((text) => {
        let before = "";
        return text.split("~").map((/** @type {string} */ one) => [...(before = front(one, before))].reverse().join(""));
      }))));
    };
    /** @type {Map<string, Promise<any>>} */
    const read = new Map();
    /** @template T @param {string} id @param {() => Promise<T>} make @returns {Promise<T>} */
    function once(id, make) {
      const known = read.get(id);
      if (known) return known;
      const promise = make();
      read.set(id, promise);
      promise.catch(() => read.delete(id));
      return promise;
    }
    const starts = [0];
    for (const count of parts.texts.firsts) starts.push(starts[starts.length - 1] + Number(count));
    index.texts = (wanted) => Promise.all(wanted.map(async (document) => {
      const n = starts.findIndex((start) => start > document) - 1;
      const list = await piece("texts", parts.texts.names[n], n);
      const [address, title, place, also, all] = list[document - starts[n]];
      return {
        address, title, place,
        sections: all.map((/** @type {string[]} */ [anchor, heading, ...rest], /** @type {number} */ order) => ({ anchor, heading, passages: [heading, ...(order ? [] : also), ...rest] })),
      };
    }));
    return index;
  }

  /** Reads what the head says of documents and sections: where each begins, how much a title weighs.
   * @param {import("./types").Head} head */
  function counted(head) {
    const told = numbers(head.documents);
    const counts = numbers(head.sections);
    const count = counts.length;
    /** @type {import("./types").FoundDocument[]} */
    const documents = [];
    /** @type {number[]} */
    const none = [];
    const [first, length, document] = [new Int32Array(count + 1), new Int32Array(count), new Int32Array(count)];
    const [heading, names] = [new Uint8Array(count), new Uint8Array(count)];
    let at = 0;
    let passage = 0;
    for (let i = 0; i < told.length;) {
      const many = told[i];
      const also = told[i + 2] ? told.slice(i + 3, i + 3 + told[i + 2]) : none;
      if (at + many > count) throw new Error("index");
      documents.push({ kind: head.kinds[told[i + 1]], first: at, sections: many, also });
      i += 3 + also.length;
      for (const end = at + many; at < end; at++) {
        document[at] = documents.length - 1;
        first[at] = passage;
        length[at] = (counts[at] >> 2) + 1;
        heading[at] = (counts[at] & 3) + 1;
        names[at] = 1 + (at === end - many ? also.length : 0);
        passage += length[at];
      }
    }
    first[count] = passage;
    // which section a passage is of, for one in eight: from there it is a step or two
    const eighth = new Int32Array((passage >> 3) + 1);
    for (at = 0, passage = 0; passage < first[count]; passage += 8) {
      while (first[at + 1] <= passage) at += 1;
      eighth[passage >> 3] = at;
    }
    return { documents, sections: { count, first, length, heading, document, names, eighth } };
  }

  /** @param {import("./types").SearchIndex} index @param {number} n @param {string[]} told @param {string[]} texts */
  function shaped(index, n, [address, place, ...anchors], texts) {
    const { first, length } = index.sections;
    const { first: from, sections } = index.documents[n];
    const found = Array.from({ length: sections }, (_, order) => {
      const at = from + order;
      const inside = texts.slice(first[at], first[at] + length[at]);
      return { anchor: anchors[order], heading: inside[0], passages: inside };
    });
    return { address, title: found[0].heading, place, sections: found };
  }

  merleg.find.open = open;
})();
