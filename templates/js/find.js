// What was typed → the documents that are meant, the best first. A word is found by itself, without its marks, in its
// other forms, by its beginning while it is typed, and with one slip where it is long. Why so: docs/decisions/0023-search.md.
(() => {
  const { exact, fold, key, words, places } = merleg.find.reading;
  const LONGEST = 200; // characters of a query; more is no question
  const MANY = 12; // words of a query
  const BEST = 60; // documents in which it is looked at how near the words stand
  const FEW = 5; // with fewer documents, words are looked up by their ends too

  // Endings as they are written without marks and without double letters, so that they can be taken from either side
  // of a comparison. Two words are forms of one when what is left of both is the same.
  const PERSON = "[aeo]?k|[ae]?i|j[ae]i?|[aeo]?m|[aeu]?nk|[aeo]?t[oe]k|j?[ue]k|[ae]|j?[ae]?i[mk]|j?[ae]?ink|j?[ae]?it[oe]k|ei?";
  const CASE = "[aeo]?t|b[ae]n?|b[oe]l|r[ae]|r[oe]l|t[oe]l|n[ae]l|n[ae]k|h[oe]z|v[ae]l|ig|ert|kent|kor|[aeo]?n|ul|st[ou]l|kep|kepen|[aeo]nt[ae]|[aeo]nkent|nyi";
  const VERB = "ni|[aeo]?t[aeou]m|[aeo]?t[ae]d|[aeo]?t[ae]k|[aeo]?tuk|[aeo]?t[ae]tok|[aeo]?t[aeo]|j[aou]nk?|j[ae]t[oe]k|jon|jen|j[ae]k|ju?k|j[ae]|juk|n[ae][mk]?|n[ae]nk|unk|nak|nek|n[ae]k|[ae]?sz|[oe]l|v[ae]|h[ae]t([oi]|ni|unk|n[ae]k|ju?k|j[ae])?";
  const MADE = "[ae]s|o|[aeo]?s|s[ae]g|[iu]|[aeo]?tl[ae]n|[ae]nd[oe]|[aeo]?t|ul[oe]|[ae]s[ui]|[ae]sis?";
  /** @type {Record<string, { form: RegExp, made: RegExp }>} */
  const ENDINGS = {
    hu: {
      form: new RegExp(`^((${PERSON})?(${CASE})?|${VERB})$`),
      made: new RegExp(`^(${MADE})(${PERSON})?(${CASE})?$`),
    },
    en: {
      form: /^(e?s|is|e|e?d|ing|ings|y|ies|ied|i)$/,
      made: /^(e?rs?|e?r|ors?|ions?|ations?|ate[sd]?|ating|ative|atory?|ments?|ement|nes|nesses|ly|al|aly|ally|able|ably|ity|ities|ization|isation|i[sz]e[sd]?|i[sz]ing|fuly?|les|iness|ily|ical|ic|ery|t|ted|tion|tions|ance|ence)$/,
    },
  };
  const CASES = new RegExp(`^(${CASE})$`);
  // words that change their own last letters: szó, szavak
  /** @type {Record<string, string>} */
  const CHANGED = { szo: "szav", lo: "lov", to: "tav", ho: "hav", ko: "kov", fu: "fuv", cso: "csov", mu: "muv", falu: "falv", daru: "darv", tetu: "tetv", hamu: "hamv", odu: "odv" };
  const KEPT = Object.fromEntries(Object.entries(CHANGED).map(([one, other]) => [other, one]));
  const VOWEL = /[aeiou]/;

  /** How sure it is that a word was meant. */
  const SURE = { exact: 1, plain: 0.85, marks: 0.7, form: 0.8, stem: 0.7, made: 0.55, begin: 0.5, end: 0.4, slip: 0.5 };
  const WEIGHT = { title: 9, also: 8, heading: 6.5 };
  /** @type {Record<string, number>} */
  const PRIOR = { article: 1, faq: 0.97, term: 0.85, section: 0.85, path: 0.8, page: 0.75, quiz: 0.55 };

  /** What a word may be a form of, with the ending that it would have. @param {string} word a key
   * @param {string} language @returns {Map<string, number>} how sure each is */
  function bases(word, language) {
    const rules = ENDINGS[language.split("-")[0]];
    const found = new Map([[word, 1]]);
    if (!rules) return found;
    for (let length = word.length - 1; length >= 2; length--) {
      const rest = word.slice(length);
      const base = word.slice(0, length);
      if (length < 3 && !(base in CHANGED && CASES.test(rest))) continue;
      const sure = rules.form.test(rest) ? 1 : rules.made.test(rest) ? 0.75 : 0;
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
    const last = /[\p{L}\p{N}]$/u.test(exact(text)) ? (exact(text).match(/[\p{L}\p{N}]+$/u) || [""])[0] : "";
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
        const form = !rest || rules?.form.test(rest);
        const made = form || (sure === 1 && rules?.made.test(rest));
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
          if (rest && !rules?.form.test(rest)) return;
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
              if ((!rest || rules?.form.test(rest)) && alike(base, whole.slice(0, length))) {
                note(ask, entry, SURE.slip * (base === ask.key ? 1 : 0.8) * (rest ? 0.8 : 1));
              }
            }
          }
          const at = whole.length > base.length + 2 ? whole.indexOf(base, 3) : -1;
          if (at > 0 && (at + base.length === whole.length || rules?.form.test(whole.slice(at + base.length)))) note(ask, entry, SURE.end);
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

  /** Counts what was found, passage by passage, and orders the documents. Whole arrays, since a frequent word stands in
   * thousands of passages. @param {import("./types").SearchIndex} index @param {import("./types").Asked[]} asks
   * @returns {import("./types").Ranked[]} */
  function rank(index, asks) {
    const { sections, documents, section, owner, strong } = index;
    /** @param {number} length */
    const table = (length) => asks.map(() => new Float32Array(length));
    const counts = { sure: table(section.length), text: table(sections.length), head: table(sections.length), title: table(documents.length), any: table(documents.length) };
    const rare = asks.map((ask, i) => {
      const [sure, text, head, title, any] = [counts.sure[i], counts.text[i], counts.head[i], counts.title[i], counts.any[i]];
      let seen = 0;
      // the surest word of a passage comes first, and is the one that counts
      for (const [entry, how] of [...ask.found].sort((one, two) => two[1] - one[1])) {
        const strength = (how * how) / ask.sure;
        for (const passage of places(entry)) {
          if (passage >= section.length) throw new Error("index");
          if (sure[passage]) continue;
          sure[passage] = how;
          const at = section[passage];
          const whose = owner[passage];
          if (!any[whose]) seen += 1;
          any[whose] = Math.max(any[whose], how);
          if (!strong[passage]) text[at] += how;
          else if (at !== documents[whose].first) head[at] = Math.max(head[at], strength);
          else title[whose] = Math.max(title[whose], passage === sections[at].first ? strength : strength * (WEIGHT.also / WEIGHT.title));
        }
      }
      return ask.silent ? 0.25 : Math.log(1 + (documents.length - seen + 0.5) / (seen + 0.5)) + 0.3;
    });
    const whole = asks.reduce((sum, ask, i) => sum + (ask.silent ? 0 : rare[i]), 0) || 1;
    const average = section.length / Math.max(1, sections.length);

    /** How much of a title or heading is meant: of its words that say something. @param {Float32Array[]} found
     * @param {number} at @param {number} length */
    const share = (found, at, length) =>
      Math.min(1, asks.reduce((sum, ask, i) => sum + (found[i][at] && !ask.silent ? 1 : 0), 0) / Math.max(1, length));

    /** @param {number} at @param {boolean} close whether it is looked at how near the words stand */
    function part(at, close) {
      const { length, heading, document } = sections[at];
      const beginning = at === documents[document].first;
      let several = 0;
      let headed = false;
      for (let i = 0; i < asks.length; i++) {
        const head = counts.head[i][at] > 0;
        headed ||= head;
        if (head || counts.text[i][at] || (beginning && counts.title[i][document])) several += 1;
      }
      if (!several) return 0; // most have nothing
      const covered = headed ? share(counts.head, at, heading) : 0;
      let score = 0;
      for (let i = 0; i < asks.length; i++) {
        const text = counts.text[i][at];
        const head = counts.head[i][at];
        score += rare[i] * (2.2 * (text / (text + 0.6 + 0.6 * (length / average))) + WEIGHT.heading * head * (0.3 + 0.7 * covered * covered));
      }
      return score + (close && several > 1 ? near(sections[at], counts.sure, rare) : 0);
    }

    /** @param {number} document @param {boolean} close @returns {import("./types").Ranked | null} */
    function scored(document, close) {
      const { kind, first, sections: many, also } = documents[document];
      let top = first;
      let most = 0;
      let rest = 0;
      for (let at = first; at < first + many; at++) {
        const score = part(at, close);
        if (score > most) {
          rest += most;
          [top, most] = [at, score];
        } else rest += score;
      }
      const titled = counts.title.some((one) => one[document]);
      const covered = !titled ? 0 : Math.max(share(counts.title, document, sections[first].heading), ...also.map((one) => share(counts.title, document, one) * 0.85));
      let title = 0;
      let meant = 0;
      let inTitle = 0;
      let inHead = 0;
      asks.forEach((ask, i) => {
        const found = counts.title[i][document];
        title += rare[i] * WEIGHT.title * found * (0.35 + 0.65 * covered * covered);
        if (ask.silent) return;
        meant += rare[i] * Math.min(1, counts.any[i][document] * 1.3);
        if (found) inTitle += rare[i];
        if (counts.head[i][top]) inHead += rare[i];
      });
      if (!meant) return null;
      if (close && titled) title += 1.2 * together(sections[first].first, -1, counts.sure, rare) * covered;
      const score = (title + most + 1.2 * Math.log1p(rest)) * (meant / whole) ** 1.5 * (PRIOR[kind] || 1);
      // all that was typed is in the title: then the page itself is meant, unless a part of it says it as well
      const itself = inTitle > 0.99 * whole && inHead < inTitle;
      return { document, section: itself ? first : top, score };
    }

    /** @type {import("./types").Ranked[]} */
    const ranked = [];
    for (let document = 0; document < documents.length; document++) {
      const found = counts.any.some((any) => any[document]) && scored(document, false);
      if (found) ranked.push(found);
    }
    /** @param {import("./types").Ranked} one @param {import("./types").Ranked} two */
    const order = (one, two) => two.score - one.score || one.document - two.document;
    ranked.sort(order);
    const best = ranked.slice(0, BEST).map((one) => scored(one.document, true) || one);
    return [...best.sort(order), ...ranked.slice(BEST)];
  }

  /** What it is worth that words stand near each other: in one passage, or in two that follow each other.
   * @param {import("./types").FoundSection} part @param {Float32Array[]} sure @param {number[]} rare */
  function near(part, sure, rare) {
    if (sure.length < 2) return 0;
    let best = 0;
    for (let passage = part.first; passage < part.first + part.length; passage++) {
      best = Math.max(best, together(passage, -1, sure, rare));
      if (passage > part.first) best = Math.max(best, 0.6 * together(passage, passage - 1, sure, rare));
    }
    return 1.6 * best;
  }

  /** @param {number} passage @param {number} before another one, or -1 @param {Float32Array[]} sure @param {number[]} rare */
  function together(passage, before, sure, rare) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < rare.length; i++) {
      const how = Math.max(sure[i][passage], before < 0 ? 0 : sure[i][before]);
      if (!how) continue;
      sum += how * rare[i];
      if (rare[i] > 0.25) count += 1;
    }
    return count > 1 ? sum * (1 - 1 / count) : 0;
  }

  /** @param {import("./types").SearchIndex} index @param {string} typed
   * @returns {Promise<{ asks: import("./types").Asked[], ranked: import("./types").Ranked[], took: number }>} */
  async function ask(index, typed) {
    const asks = asked(typed, index);
    const { language } = index.head;
    let took = 0;
    /** @param {() => void} act */
    const timed = (act) => {
      const start = performance.now();
      act();
      took += performance.now() - start;
    };
    /** @type {import("./types").Ranked[]} */
    let ranked = [];
    const found = await Promise.all(asks.map((one) => pieces(index, one)));
    timed(() => {
      asks.forEach((one, i) => look(one, found[i], language));
      asks.slice(1).forEach((one, i) => join(asks[i], one, found[i], language));
      ranked = rank(index, asks);
    });
    // a word that stands nowhere, or little found: then slips, and words within words
    const few = ranked.length < FEW;
    /** @param {import("./types").Asked} one */
    const unsure = (one) => few || (!one.silent && one.sure < SURE.begin * 0.7);
    if (asks.some(unsure)) {
      const more = await Promise.all(asks.map((one) => (unsure(one) ? behind(index, one) : [])));
      timed(() => {
        asks.forEach((one, i) => guess(one, [...new Set([...found[i], ...more[i]])], language));
        ranked = rank(index, asks);
      });
    }
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

  Object.assign(merleg.find, { ask, passage, marks, bases });
})();
