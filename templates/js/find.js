// What was typed → the documents that are meant, the best first. A word is found by itself, without its marks, in its
// other forms, by its beginning while it is typed, and with one slip where it is long. Why so: docs/decisions/0023-search.md.
(() => {
  const { rank } = merleg.find;
  const { exact, fold, key, words, ending, places, within } = merleg.find.reading;
  const LONGEST = 200; // characters of a query; more is no question
  const MANY = 12; // words of a query
  const FEW = 5; // with fewer documents, words are looked up by their ends too

  // Endings as they are written without marks and without double letters, so that they can be taken from either side
  // of a comparison. Two words are forms of one when what is left of both is the same.
  const PERSON = "[aeo]?k|[ae]?i|j[ae]i?|[aeo]?m|[aeu]?nk|[aeo]?t[oe]k|j?[ue]k|[ae]|j?[ae]?i[mk]|j?[ae]?ink|j?[ae]?it[oe]k|ei?";
  const CASE = "[aeo]?t|b[ae]n?|b[oe]l|r[ae]|r[oe]l|t[oe]l|n[ae]l|n[ae]k|h[oe]z|v[ae]l|ig|ert|kent|kor|[aeo]?n|ul|st[ou]l|kep|kepen|[aeo]nt[ae]|[aeo]nkent|nyi";
  const VERB = "ni|[aeo]?t[aeou]m|[aeo]?t[ae]d|[aeo]?t[ae]k|[aeo]?tuk|[aeo]?t[ae]tok|[aeo]?t[aeo]|j[aou]nk?|j[ae]t[oe]k|jon|jen|j[ae]k|ju?k|j[ae]|juk|n[ae][mk]?|n[ae]nk|unk|nak|nek|n[ae]k|[ae]?sz|[oe]l|v[ae]|h[ae]t[oi]?|h[ae]tni|h[ae]tunk|h[ae]tn[ae]k|h[ae]tju?k|h[ae]tj[ae]";
  const MADE = "[ae]s|o|[aeo]?s|s[ae]g|[iu]|[aeo]?tl[ae]n|[ae]nd[oe]|[aeo]?t|ul[oe]|[ae]s[ui]|[ae]sis?";
  const FORM = "e?s|is|e|e?d|ing|ings|y|ies|ied|i";
  const FROM = "e?rs?|e?r|ors?|ions?|ations?|ate[sd]?|ating|ative|atory?|ments?|ement|nes|nesses|ly|al|aly|ally|able|ably|ity|ities|ization|isation|i[sz]e[sd]?|i[sz]ing|fuly?|les|iness|ily|ical|ic|ery|t|ted|tion|tions|ance|ence";

  /** The endings that a list stands for: letters, [one of several], perhaps? A look into a set is quicker than a pattern
   * of this size, which the browser has to make first. @param {string} list */
  function spelt(list) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const one of list.split("|")) {
      let made = [""];
      for (let i = 0; i < one.length; i++) {
        const end = one[i] === "[" ? one.indexOf("]", i) : i;
        const letters = [...(end > i ? one.slice(i + 1, end) : one[i])];
        if (one[end + 1] === "?") letters.push("");
        i = one[end + 1] === "?" ? end + 1 : end;
        made = made.flatMap((start) => letters.map((letter) => start + letter));
      }
      for (const ending of made) found.add(ending);
    }
    return found;
  }

  const cases = spelt(CASE);
  const person = spelt(PERSON);

  /** Whether an ending is one of a person and one of a case, or one of them, or none. @param {string} rest */
  function declined(rest) {
    if (!rest || cases.has(rest) || person.has(rest)) return true;
    for (let at = 1; at < rest.length; at++) if (person.has(rest.slice(0, at)) && cases.has(rest.slice(at))) return true;
    return false;
  }

  /** What a word may end with as a form of another, and as a word made of it. @type {Record<string, import("./types").Endings>} */
  const ENDINGS = { hu: hungarian(spelt(VERB), spelt(MADE)), en: listed(spelt(FORM), spelt(FROM)) };

  /** @param {Set<string>} verb @param {Set<string>} made @returns {import("./types").Endings} */
  function hungarian(verb, made) {
    return {
      form: (rest) => declined(rest) || verb.has(rest),
      made(rest) {
        for (let at = 1; at <= rest.length; at++) if (made.has(rest.slice(0, at)) && declined(rest.slice(at))) return true;
        return false;
      },
    };
  }

  /** @param {Set<string>} form @param {Set<string>} made @returns {import("./types").Endings} */
  function listed(form, made) {
    return { form: (rest) => form.has(rest), made: (rest) => made.has(rest) };
  }

  // words that change their own last letters: szó, szavak
  /** @type {Record<string, string>} */
  const CHANGED = { szo: "szav", lo: "lov", to: "tav", ho: "hav", ko: "kov", fu: "fuv", cso: "csov", mu: "muv", falu: "falv", daru: "darv", tetu: "tetv", hamu: "hamv", odu: "odv" };
  const KEPT = Object.fromEntries(Object.entries(CHANGED).map(([one, other]) => [other, one]));
  const VOWEL = /[aeiou]/;

  /** How sure it is that a word was meant. */
  const SURE = { exact: 1, plain: 0.85, marks: 0.7, form: 0.8, stem: 0.7, made: 0.55, begin: 0.5, end: 0.4, slip: 0.5 };

  /** What a word may be a form of, with the ending that it would have. @param {string} word a key
   * @param {string} language @returns {Map<string, number>} how sure each is */
  function bases(word, language) {
    const rules = ENDINGS[language.split("-")[0]];
    const found = new Map([[word, 1]]);
    if (!rules) return found;
    for (let length = word.length - 1; length >= 2; length--) {
      const rest = word.slice(length);
      const base = word.slice(0, length);
      if (length < 3 && !(base in CHANGED && cases.has(rest))) continue;
      const sure = rules.form(rest) ? 1 : rules.made(rest) ? 0.75 : 0;
      if (sure) found.set(base, sure);
    }
    if (language.startsWith("hu")) for (const [base, sure] of [...found]) for (const one of other(base)) if (!found.has(one)) found.set(one, sure * 0.75);
    return found;
  }

  /** The other forms of a Hungarian stem: bokor and bokr-, szó and szav-. @param {string} base @returns {string[]} */
  function other(base) {
    const found = [];
    if (base in CHANGED) found.push(CHANGED[base]);
    if (base in KEPT) found.push(KEPT[base]);
    const end = /^(.{1,}?)([eo])([^aeiou]|[sz]z|[gnlt]y|[cz]s)$/.exec(base);
    if (end && base.length > 3 && !VOWEL.test(end[1].slice(-1)) && VOWEL.test(end[1])) found.push(end[1] + end[3]);
    const parted = /^(.*[aeiou].*?[^aeiou])([^aeiou]|[sz]z|[gnlt]y|[cz]s)$/.exec(base);
    if (parted && base.length > 2 && !VOWEL.test(parted[1].slice(-1)) && !/([sz]z|[gnlt]y|[cz]s)$/.test(base)) {
      found.push(`${parted[1]}e${parted[2]}`, `${parted[1]}o${parted[2]}`);
    }
    return found;
  }

  /** Whether two words differ by one letter: another one, one too many, one missing, or two that changed places.
   * @param {string} one @param {string} other */
  function alike(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start++;
    const [rest, others] = [one.slice(start), other.slice(start)];
    return rest.slice(1) === others.slice(1) || rest === others.slice(1) || rest.slice(1) === others ||
      (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2));
  }

  /** What was typed, as words to look up. @param {string} typed @param {import("./types").SearchIndex} index
   * @returns {import("./types").Asked[]} */
  function asked(typed, index) {
    const text = typed.slice(0, LONGEST);
    const all = words(text).slice(0, MANY);
    // typed in capitals among small letters, a word is an abbreviation: IT
    const shouted = text === text.toUpperCase() ? [] : (text.match(/\b[A-Z]{2,5}\b/g) || []).map((one) => one.toLowerCase());
    /** @param {string} word */
    const mute = (word) => index.stop.has(word) && !shouted.includes(word);
    const speaking = !all.every(mute);
    // what is still being typed: the last word, unless a space follows it
    const last = ending(text);
    return all.map((word) => ({
      word, key: key(word, index.head.language), plain: fold(word) === word, open: word === last, silent: speaking && mute(word),
      bases: bases(key(word, index.head.language), index.head.language), found: new Map(), sure: 0,
    }));
  }

  /** The entries of sorted pieces whose keys begin so. @param {import("./types").Found[][]} pieces @param {string} start
   * @param {(entry: import("./types").Found) => void} act */
  function beginning(pieces, start, act) {
    for (const list of pieces) {
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle].key < start) low = middle + 1;
        else high = middle;
      }
      for (; low < list.length && list[low].key.startsWith(start); low++) act(list[low]);
    }
  }

  /** Notes that an entry answers a word, if nothing surer is known. @param {import("./types").Asked} ask
   * @param {import("./types").Found} entry @param {number} sure */
  function note(ask, entry, sure) {
    if (sure > (ask.found.get(entry) || 0)) ask.found.set(entry, sure);
    if (sure > ask.sure) ask.sure = sure;
  }

  /** Finds the forms of a word, and what begins with it. @param {import("./types").Asked} ask
   * @param {import("./types").Found[][]} pieces @param {string} language */
  function look(ask, pieces, language) {
    const rules = ENDINGS[language.split("-")[0]];
    beginning(pieces, ask.key, (entry) => {
      if (entry.word === ask.word) note(ask, entry, SURE.exact);
      else if (entry.key === ask.key) note(ask, entry, ask.plain ? SURE.plain : SURE.marks);
      else if (ask.key.length > 2 || (ask.open && ask.key.length > 1)) {
        const near = 0.6 + 0.4 * (ask.key.length / entry.key.length);
        note(ask, entry, SURE.begin * near * (ask.open ? 1 : 0.7));
      }
    });
    if (ask.silent) return;
    for (const [base, sure] of ask.bases) {
      // what is left of both words is surest when it stands somewhere as a word
      let stands = base === ask.key ? 1 : 0.75;
      beginning(pieces, base, (entry) => { if (entry.key === base) stands = 1; });
      beginning(pieces, base, (entry) => {
        const rest = entry.key.slice(base.length);
        if (entry.key === ask.key) return;
        const form = !rest || rules?.form(rest);
        const made = form || (sure === 1 && rules?.made(rest));
        if (made) note(ask, entry, sure * stands * (form ? SURE.form : SURE.made) * marked(ask, entry, base));
      });
    }
    // the stems that were found when the index was made: of the word itself where it stands there, else of its bases
    const own = [...ask.found].filter(([entry]) => entry.key === ask.key && entry.stem).map(([entry]) => entry.stem);
    for (const stem of new Set(own)) {
      beginning(pieces, stem, (entry) => {
        if (entry.stem === stem || entry.key === stem) note(ask, entry, SURE.stem);
      });
    }
    const start = ask.key.slice(0, 3);
    if (start.length > 2) {
      beginning(pieces, start, (entry) => {
        const sure = entry.stem ? ask.bases.get(entry.stem) : 0;
        if (sure) note(ask, entry, sure * SURE.stem);
      });
    }
  }

  /** Two words that stand together in the text as one: kapcsolatok építése, kapcsolatépítés.
   * @param {import("./types").Asked} one @param {import("./types").Asked} next @param {import("./types").Found[][]} pieces
   * @param {string} language */
  function join(one, next, pieces, language) {
    if (one.silent || next.silent) return;
    const rules = ENDINGS[language.split("-")[0]];
    for (const [first, sure] of one.bases) {
      if (first.length < 3 || first.length < one.key.length - 4) continue;
      for (const [second, surer] of next.bases) {
        if (second.length < 3) continue;
        beginning(pieces, first + second, (entry) => {
          const rest = entry.key.slice(first.length + second.length);
          if (rest && !rules?.form(rest)) return;
          note(one, entry, SURE.form * sure * surer);
          note(next, entry, SURE.form * sure * surer);
        });
      }
    }
  }

  /** Whether two forms agree in the marks of what they share (its last vowel may be long: alma, almát).
   * @param {import("./types").Asked} ask @param {import("./types").Found} entry @param {string} base */
  function marked(ask, entry, base) {
    let same = 0;
    while (same < ask.word.length && ask.word[same] === entry.word[same]) same++;
    return same >= base.length - 2 ? 1 : ask.plain ? 0.95 : 0.8;
  }

  /** Finds what a long word may be a slip of, and long words that end with it (panaszkezelés, kezelés).
   * @param {import("./types").Asked} ask @param {import("./types").Found[][]} pieces @param {string} language */
  function guess(ask, pieces, language) {
    if (ask.silent || ask.key.length < 4) return;
    const rules = ENDINGS[language.split("-")[0]];
    const long = [...ask.bases].filter(([one, sure]) => one.length > 3 && sure === 1).map(([one]) => one);
    const slips = ask.word.length > 4 && ask.sure < SURE.begin * 0.7;
    for (const list of pieces) {
      for (const entry of list) {
        const whole = entry.key;
        for (const base of long) {
          if (slips && nearly(base, whole)) {
            for (let length = Math.max(4, base.length - 1); length <= base.length + 1 && length <= whole.length; length++) {
              const rest = whole.slice(length);
              if ((!rest || rules?.form(rest)) && alike(base, whole.slice(0, length))) {
                note(ask, entry, SURE.slip * (base === ask.key ? 1 : 0.8) * (rest ? 0.8 : 1));
              }
            }
          }
          const at = whole.length > base.length + 2 ? whole.indexOf(base, 3) : -1;
          if (at > 0 && (at + base.length === whole.length || rules?.form(whole.slice(at + base.length)))) note(ask, entry, SURE.end);
        }
      }
    }
  }

  /** Whether two words can be alike at all, by their first two letters: most are not, and this is quick.
   * @param {string} one @param {string} other */
  const nearly = (one, other) => one[0] === other[0] || one[1] === other[1] || one[0] === other[1] || one[1] === other[0];

  /** The pieces in which a word, and its other forms, may be. @param {import("./types").SearchIndex} index
   * @param {import("./types").Asked} ask */
  async function pieces(index, ask) {
    const starts = new Set([...ask.bases.keys()].filter((one) => one.length > 2).map((one) => one.slice(0, 4)));
    const wanted = [ask.key, ...[...starts].filter((one) => !ask.key.startsWith(one))];
    const lists = await Promise.all(wanted.map((one) => index.words(one, 3)));
    return [...new Set(lists.flat())];
  }

  /** Looks a word up by its end in a large index: what begins with a slip, and long words that end with it.
   * @param {import("./types").SearchIndex} index @param {import("./types").Asked} ask */
  async function behind(index, ask) {
    if (ask.silent || ask.key.length < 4) return [];
    const end = [...ask.key].reverse().join("");
    const known = (await index.ends(end)).flat();
    const wanted = known.filter((one) => one !== ask.key && (alike(one, ask.key) || (one.length > ask.key.length + 2 && one.endsWith(ask.key))));
    const lists = await Promise.all(wanted.slice(0, 2).map((one) => index.words(one, 1)));
    return [...new Set(lists.flat())];
  }

  /** Whether so many documents have a word that says something. @param {import("./types").SearchIndex} index
   * @param {import("./types").Asked[]} asks @param {number} most */
  function reached({ sections }, asks, most) {
    const seen = new Set();
    for (const ask of asks) {
      if (ask.silent) continue;
      for (const entry of ask.found.keys()) {
        const list = places(entry);
        for (let k = 0; k < list.length; k++) {
          seen.add(sections.document[within(sections, list[k])]);
          if (seen.size >= most) return true;
        }
      }
    }
    return false;
  }

  /** @param {import("./types").SearchIndex} index @param {string} typed
   * @returns {Promise<{ asks: import("./types").Asked[], ranked: import("./types").Ranked[], took: number }>} */
  async function ask(index, typed) {
    const { language } = index.head;
    let took = 0;
    let few = true;
    /** @param {() => void} act */
    const timed = (act) => {
      const start = performance.now();
      act();
      took += performance.now() - start;
    };
    /** @type {import("./types").Asked[]} */
    let asks = [];
    timed(() => { asks = asked(typed, index); });
    const found = await Promise.all(asks.map((one) => pieces(index, one)));
    timed(() => {
      asks.forEach((one, i) => look(one, found[i], language));
      asks.slice(1).forEach((one, i) => join(asks[i], one, found[i], language));
      few = !reached(index, asks, FEW);
    });
    // a word that stands nowhere, or little found: then slips, and words within words
    /** @param {import("./types").Asked} one */
    const unsure = (one) => few || (!one.silent && one.sure < SURE.begin * 0.7);
    if (asks.some(unsure)) {
      const more = await Promise.all(asks.map((one) => (unsure(one) ? behind(index, one) : [])));
      timed(() => asks.forEach((one, i) => guess(one, [...new Set([...found[i], ...more[i]])], language)));
    }
    /** @type {import("./types").Ranked[]} */
    let ranked = [];
    timed(() => { ranked = rank(index, asks); });
    return { asks, ranked, took };
  }

  /** The passages of a section that say most of what was asked; the heading says nothing that is not shown already.
   * @param {import("./types").Asked[]} asks @param {import("./types").FoundText["sections"][0]} part */
  function passage(asks, part) {
    const meant = asks.map((one) => new Map([...one.found].map(([entry, sure]) => [entry.word, one.silent ? sure / 10 : sure])));
    let best = "";
    let most = -1;
    for (const text of part.passages.slice(1)) {
      const inside = words(text);
      const score = meant.reduce((sum, each) => sum + Math.max(0, ...inside.map((word) => each.get(word) || 0)), 0);
      if (score > most) [best, most] = [text, score];
    }
    return best;
  }

  /** The words of a text that answer what was asked, as a test. @param {import("./types").Asked[]} asks */
  function marks(asks) {
    const found = new Set(asks.filter((one) => !one.silent).flatMap((one) => [...one.found.keys()].map((entry) => entry.word)));
    return (/** @type {string} */ word) => found.has(exact(word).replace(/[-\u2010\u2011]/g, ""));
  }

  Object.assign(merleg.find, { ask, passage, marks, bases, spelt });
})();
