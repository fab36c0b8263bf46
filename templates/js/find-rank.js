// Counts where the words of a query stand, and orders the documents: the best first. Written for the first answer, which
// comes before the browser has made anything quick, from memory that nothing has touched yet: plain loops over small flat
// tables, and nothing is looked at that has nothing. Of a section, a word's cell is number × words + word, of a document too.
(() => {
  const { places } = merleg.find.reading;
  const BEST = 60; // documents in which it is looked at how near the words stand
  const WEIGHT = { title: 9, also: 8, heading: 6.5 };
  /** @type {Record<string, number>} */
  const PRIOR = { article: 1, faq: 0.97, term: 0.85, section: 0.85, path: 0.8, page: 0.75, quiz: 0.55 };

  /** Counts what was found. How sure a passage is, is a place in `levels` (two bytes instead of four); `has` says which
   * words a section has at all, as bits; `hit` which documents have one that says something.
   * @param {import("./types").SearchIndex} index @param {import("./types").Asked[]} asks */
  function counted({ sections, documents }, asks) {
    const n = asks.length;
    const { count } = sections;
    const most = documents.length;
    const found = {
      n, levels: asks.map(() => new Float32Array(1)), sure: asks.map(() => new Uint16Array(sections.first[count])),
      text: new Float32Array(n * count), head: new Float32Array(n * count), has: new Uint16Array(count),
      title: new Float32Array(n * most), any: new Float32Array(n * most), hit: new Uint8Array(most),
      rare: asks.map(() => 0), silent: asks.map((ask) => ask.silent),
    };
    asks.forEach((ask, i) => {
      // the surest word of a passage comes first, and is the one that counts
      const entries = [...ask.found].sort((one, two) => two[1] - one[1]);
      const levels = found.levels[i] = new Float32Array(entries.length + 1);
      let seen = 0;
      entries.forEach(([entry, how], order) => {
        levels[order + 1] = how;
        seen += tally(sections, found, i, places(entry), order + 1, how, (how * how) / ask.sure);
      });
      found.rare[i] = ask.silent ? 0.25 : Math.log(1 + (most - seen + 0.5) / (seen + 0.5)) + 0.3;
    });
    return found;
  }

  /** Counts the places of one word of the index; says in how many further documents it is.
   * @param {import("./types").FoundSections} sections @param {ReturnType<typeof counted>} found @param {number} i which word was typed
   * @param {ArrayLike<number>} list @param {number} level @param {number} how @param {number} strength */
  function tally({ count, document, first, names, eighth }, found, i, list, level, how, strength) {
    const { n, text, head, title, any, has, hit } = found;
    const sure = found.sure[i];
    const passages = first[count];
    const bit = 1 << i;
    const loud = found.silent[i] ? 0 : 1;
    let seen = 0;
    for (let k = 0; k < list.length; k++) {
      const passage = list[k];
      if (passage >= passages) throw new Error("index");
      if (sure[passage]) continue;
      sure[passage] = level;
      let at = eighth[passage >> 3]; // `within`, without a call for each
      while (first[at + 1] <= passage) at += 1;
      const whose = document[at];
      const own = whose * n + i;
      if (!any[own]) {
        any[own] = how;
        seen += 1;
        if (loud) hit[whose] = 1;
      }
      const place = passage - first[at];
      if (place >= names[at]) {
        text[at * n + i] += how;
        has[at] |= bit;
      } else if (at && document[at - 1] === whose) {
        if (strength > head[at * n + i]) head[at * n + i] = strength;
        has[at] |= bit;
      } else {
        const worth = place ? strength * (WEIGHT.also / WEIGHT.title) : strength;
        if (worth > title[own]) title[own] = worth;
      }
    }
    return seen;
  }

  /** @param {import("./types").SearchIndex} index @param {import("./types").Asked[]} asks
   * @returns {import("./types").Ranked[]} */
  function rank(index, asks) {
    const { sections, documents } = index;
    const { n, levels, sure, text, head, has, title, any, hit, rare, silent } = counted(index, asks);
    const whole = rare.reduce((sum, one, i) => sum + (silent[i] ? 0 : one), 0) || 1;
    const average = sections.first[sections.count] / Math.max(1, sections.count);

    /** What a section is worth by itself. @param {number} at */
    function part(at) {
      const cell = at * n;
      let heads = 0;
      for (let i = 0; i < n; i++) if (head[cell + i] && !silent[i]) heads += 1;
      const covered = heads ? Math.min(1, heads / sections.heading[at]) : 0;
      const long = 0.6 * (sections.length[at] / average);
      let score = 0;
      for (let i = 0; i < n; i++) {
        const said = text[cell + i];
        const headed = head[cell + i];
        if (said || headed) score += rare[i] * (2.2 * (said / (said + 0.6 + long)) + WEIGHT.heading * headed * (0.3 + 0.7 * covered * covered));
      }
      return score;
    }

    /** What it is worth that words stand near each other: in one passage, or in two that follow each other.
     * @param {number} at */
    function near(at) {
      const { document, first, length } = sections;
      const begins = at === documents[document[at]].first;
      let several = 0;
      for (let i = 0; i < n; i++) if (has[at] & (1 << i) || (begins && title[document[at] * n + i])) several += 1;
      if (several < 2) return 0;
      let best = 0;
      for (let passage = first[at]; passage < first[at] + length[at]; passage++) {
        best = Math.max(best, together(passage, passage));
        if (passage > first[at]) best = Math.max(best, 0.6 * together(passage, passage - 1));
      }
      return 1.6 * best;
    }

    /** @param {number} passage @param {number} before another one, or the same */
    function together(passage, before) {
      let sum = 0;
      let count = 0;
      for (let i = 0; i < n; i++) {
        const how = Math.max(levels[i][sure[i][passage]], levels[i][sure[i][before]]);
        if (!how) continue;
        sum += how * rare[i];
        if (rare[i] > 0.25) count += 1;
      }
      return count > 1 ? sum * (1 - 1 / count) : 0;
    }

    /** How much of the title or of another name is meant: of its words that say something. @param {number} document */
    function named(document) {
      const { first, also } = documents[document];
      let meant = 0;
      for (let i = 0; i < n; i++) if (title[document * n + i] && !silent[i]) meant += 1;
      let most = Math.min(1, meant / sections.heading[first]);
      for (const length of also) most = Math.max(most, Math.min(1, meant / Math.max(1, length)) * 0.85);
      return most;
    }

    /** @param {number} document @param {boolean} close whether it is looked at how near the words stand
     * @returns {import("./types").Ranked} */
    function scored(document, close) {
      const { kind, first, sections: many } = documents[document];
      const own = document * n;
      let top = first;
      let most = 0;
      let rest = 0;
      for (let at = first; at < first + many; at++) {
        if (!has[at] && !close) continue; // most have nothing
        const score = (has[at] ? part(at) : 0) + (close ? near(at) : 0);
        if (score > most) {
          rest += most;
          top = at;
          most = score;
        } else rest += score;
      }
      let titled = false;
      for (let i = 0; i < n; i++) if (title[own + i]) titled = true;
      const covered = titled ? named(document) : 0;
      let worth = 0;
      let meant = 0;
      let inTitle = 0;
      let inHead = 0;
      for (let i = 0; i < n; i++) {
        const found = title[own + i];
        if (found) worth += rare[i] * WEIGHT.title * found * (0.35 + 0.65 * covered * covered);
        if (silent[i]) continue;
        meant += rare[i] * Math.min(1, any[own + i] * 1.3);
        if (found) inTitle += rare[i];
        if (head[top * n + i]) inHead += rare[i];
      }
      if (close && titled) worth += 1.2 * together(sections.first[first], sections.first[first]) * covered;
      const score = (worth + most + 1.2 * Math.log1p(rest)) * (meant / whole) ** 1.5 * (PRIOR[kind] || 1);
      // all that was typed is in the title: then the page itself is meant, unless a part of it says it as well
      const itself = inTitle > 0.99 * whole && inHead < inTitle;
      return { document, section: itself ? first : top, score };
    }

    /** @type {import("./types").Ranked[]} */
    const ranked = [];
    const scores = new Float64Array(hit.length);
    for (let document = 0; document < hit.length; document++) {
      if (!hit[document]) continue;
      const one = scored(document, false);
      scores[ranked.length] = -one.score;
      ranked.push(one);
    }
    const all = ordered(ranked, scores.subarray(0, ranked.length));
    if (n < 2) return all; // nothing that could be near
    /** @param {import("./types").Ranked} one @param {import("./types").Ranked} two */
    const order = (one, two) => two.score - one.score || one.document - two.document;
    const best = all.slice(0, BEST).map((one) => scored(one.document, true));
    return [...best.sort(order), ...all.slice(BEST)];
  }

  /** The best first; of equals, the first stays before. Numbers alone are sorted without asking a function for each two.
   * @param {import("./types").Ranked[]} ranked in the order of the documents @param {Float64Array} scores below zero */
  function ordered(ranked, scores) {
    scores.sort();
    /** @type {Map<number, number>} */
    const next = new Map();
    for (let i = scores.length - 1; i >= 0; i--) next.set(scores[i], i);
    /** @type {import("./types").Ranked[]} */
    const all = new Array(ranked.length);
    for (const one of ranked) {
      const at = next.get(-one.score) || 0;
      next.set(-one.score, at + 1);
      all[at] = one;
    }
    return all;
  }

  merleg.find.rank = rank;
})();
