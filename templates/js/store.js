// What a reader did: one entry a question, and a log of what entries no longer say. What it promises: `Store` in
// types.d.ts; how it lies there, and what older versions wrote: docs/decisions/0020-store.md.
(() => {
  const { shelf } = merleg;
  /** By the second part of the key. @type {Record<string, number>} */
  const VERSIONS = { q: 2, log: 2, quiz: 1, draft: 1, attempt: 1, read: 1, last: 1, practice: 1, name: 1 };
  const DIGEST = 8; // characters; version 1 wrote twelve
  const LATEST = 8.64e15; // milliseconds: no date is later
  const ROUNDS = 1_000_000; // nobody goes through a quiz as often

  /** @param {string} key @returns {any} what lies there, when it is one of ours at all */
  function read(key) {
    try {
      const value = JSON.parse(shelf.get(key) || "null");
      return value && typeof value === "object" && !Array.isArray(value) ? value : null;
    } catch {
      return null; // the text is broken
    }
  }

  /** @param {string} key */
  const version = (key) => VERSIONS[key.split("/")[1]] || 0;

  /** @param {string} key what lies there was written by a newer version: it is left alone */
  const newer = (key) => Number(read(key)?.v) > version(key);

  /** @param {string} key @param {object} value @returns {import("./types").Saved} */
  const write = (key, value) => (newer(key) ? "newer" : shelf.set(key, JSON.stringify({ ...value, v: version(key) })));

  /** @param {string} key @param {any} value @returns {any} the value, when this version wrote it */
  const ours = (key, value) => (value && value.v === version(key) ? value : null);

  /** @param {unknown} n */
  const whole = (n) => Number.isSafeInteger(n) && Number(n) >= 0;
  /** @param {unknown} text */
  const words = (text) => typeof text === "string";
  /** @param {unknown} value */
  const answered = (value) => !!value && typeof value === "object";

  /** A moment in as few characters as there are. @param {string} iso */
  const short = (iso) => (Date.parse(iso) || 0).toString(36);
  /** @param {unknown} text */
  function long(text) {
    const at = words(text) ? parseInt(String(text), 36) : NaN;
    return new Date(at >= 0 && at < LATEST ? at : 0).toISOString();
  }

  /** @param {unknown} at @returns {string} the moment as it is written today; nothing when it is none */
  function moment(at) {
    const time = words(at) ? Date.parse(String(at)) : NaN;
    return time >= 0 ? new Date(time).toISOString() : "";
  }

  /** @param {any} value what lies under the key of a question @returns {import("./types").Entry | null} */
  function entry(value) {
    let made = value;
    if (value?.v === VERSIONS.q && Array.isArray(value.e)) {
      const [n, d, tries, at, language, right, said, answer] = value.e;
      made = { answer, n, d, tries, at: long(at), language, right, said };
      if (value.again) made.again = true;
    } else if (value?.v === 1) {
      made = { ...value, at: moment(value.at), right: `${value.right}`.slice(0, DIGEST), said: `${value.said}`.slice(0, DIGEST) };
    } else {
      return null;
    }
    const good = answered(made.answer) && whole(made.n) && whole(made.d) && made.d > 0 && made.n <= made.d &&
      whole(made.tries) && [made.at, made.language, made.right, made.said].every(words);
    return good ? made : null;
  }

  /** @param {import("./types").Entry} one */
  function packed({ n, d, tries, at, language, right, said, answer, again }) {
    return { e: [n, d, tries, short(at), language, right, said, answer], ...(again && { again }) };
  }

  /** @param {any} value @returns {import("./types").Draft | null} */
  const draft = (value) => (value && answered(value.answer) && words(value.right) && words(value.at)
    ? { ...value, right: value.right.slice(0, DIGEST) } : null);

  /** @param {any} value @returns {import("./types").Attempt | null} */
  const attempt = (value) => (value && moment(value.at) &&
    [value.attempt, value.earned, value.of, value.right, value.asked].every(whole) &&
    value.earned <= value.of && value.right <= value.asked && value.attempt < ROUNDS ? value : null);

  /** @param {any} value where the reader was last @returns {import("./types").Last | null} */
  function last(value) {
    const places = value && words(value.page) && answered(value.where) ? Object.values(value.where) : [];
    const good = places.length > 0 && places.every((/** @type {any} */ one) => Array.isArray(one) && words(one[0]) && words(one[1]));
    return good ? value : null;
  }

  /** A line of the log, of either version. @param {any} value @returns {any[] | null} quiz, question, n, d, tries, right */
  function line(value) {
    const found = value?.v === 1 ? [value.quiz, value.question, value.n, value.d, value.tries, value.right] : value?.e;
    const good = Array.isArray(found) && found.length === 6 && [found[0], found[1], found[5]].every(words) && found.slice(2, 5).every(whole);
    return good ? found : null;
  }

  /** Where a line of the log lies: by the moment of the answer, and apart from others of the same one. @param {string} at */
  const logged = (at) => `log/${short(at)}-${Math.random().toString(36).slice(2, 6).padEnd(4, "0")}`;

  /** The better of two results, as shares: the questions, and so the points, may have changed since.
   * @template {import("./types").Points} T @param {T} one @param {T} other */
  const better = (one, other) => (one.earned * other.of >= other.earned * one.of ? one : other);

  /** @param {any} value @returns {import("./types").Round | null} */
  function round(value) {
    if (!value || !whole(value.attempt) || !whole(value.seed)) return null;
    const best = value.best && whole(value.best.earned) && whole(value.best.of) ? value.best : undefined;
    const role = words(value.role) ? value.role : "";
    return { ...value, best, role, flags: Array.isArray(value.flags) ? value.flags : [] };
  }

  merleg.store = (site) => {
    /** @param {string} what @param {import("./types").Place} place */
    const at = (what, place) => `${site}/${what}/${place.quiz}/${place.question}`;
    /** @param {string} start @returns {string[]} the keys that begin so, without that beginning */
    const below = (start) => shelf.keys().filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));

    /** @param {import("./types").Place} place @param {import("./types").Entry} old */
    function log(place, old) {
      const { n, d, tries, right } = old;
      write(`${site}/${logged(old.at)}`, { e: [place.quiz, place.question, n, d, tries, right] });
    }

    /** @type {import("./types").Store} */
    const store = {
      site,
      usable: shelf.usable,
      shared: shelf.shared,

      load(place) {
        const value = entry(read(at("q", place)));
        const old = place.was && !newer(at("q", place)) ? entry(read(`${site}/q/${place.was}`)) : null;
        // what was moved and moved back has answers under both names
        return old && (!value || old.at > value.at) ? old : value;
      },

      save(place, given, quiet) {
        // read again: another tab may have answered since this page was loaded
        if (newer(at("q", place))) return "newer";
        const old = store.load(place);
        const now = new Date().toISOString();
        // an entry from the future (a clock put right) must not stop all saving
        const late = old && !old.again && old.at > given.at && old.at <= now;
        given.tries = old && !old.again && old.right === given.right && !late ? old.tries + 1 : 1;
        const how = late ? "saved" : write(at("q", place), packed(given));
        if (how === "saved" && old && !quiet) log(place, late ? given : old);
        return how;
      },

      again(place) {
        const old = store.load(place);
        if (old) write(at("q", place), packed({ ...old, again: true }));
      },

      round: (quiz) => round(ours(`${site}/quiz/${quiz}`, read(`${site}/quiz/${quiz}`))),
      keep: (quiz, given) => write(`${site}/quiz/${quiz}`, given),
      draft: (place) => draft(ours(at("draft", place), read(at("draft", place)))),

      jot(place, given) {
        const key = at("draft", place);
        if (newer(key)) return "newer";
        return given ? write(key, given) : shelf.remove(key);
      },

      attempts(quiz) {
        const first = `${site}/attempt/${quiz}/`;
        return below(first)
          .map((key) => attempt(ours(first, read(first + key))))
          .filter((one) => one !== null)
          .sort((one, other) => other.attempt - one.attempt);
      },

      record(quiz, given) {
        write(`${site}/attempt/${quiz}/${given.attempt}`, given);
      },

      marked(page, was) {
        const mark = ours(`${site}/read/`, read(`${site}/read/${page}`));
        if (mark || !was.length) return mark ? long(mark.at) : "";
        // the page was renamed: its mark lies under the old name, with the address that it had
        for (const key of below(`${site}/read/`)) {
          const old = ours(`${site}/read/`, read(`${site}/read/${key}`));
          if (old && was.includes(old.page)) return long(old.at);
        }
        return "";
      },

      mark(page, address, was, yes) {
        const key = `${site}/read/${page}`;
        if (newer(key)) return "newer";
        if (yes) return write(key, { at: short(new Date().toISOString()), page: address });
        // under its earlier names too, or the mark would still be there
        const old = below(`${site}/read/`).filter((one) => was.includes(read(`${site}/read/${one}`)?.page));
        return [page, ...old].map((one) => shelf.remove(`${site}/read/${one}`)).find((how) => how !== "saved") || "saved";
      },

      last: () => last(ours(`${site}/last`, read(`${site}/last`))),

      leave(value) {
        write(`${site}/last`, value);
      },

      watch(changed) {
        shelf.watch((key) => {
          // no key: everything was deleted
          if (key === null) changed(null, "");
          const [own, what, quiz, question] = (key || "").split("/");
          if (own === site && ["q", "draft", "quiz"].includes(what)) changed(quiz, question || "");
        });
      },
    };
    return store;
  };
  /** Whether what was right when an answer was given is right now. @param {import("./types").Entry} one
   * @param {import("./types").Rights} right */
  function still(one, right) {
    const now = typeof right === "string" ? right : Object.hasOwn(right, one.language) && right[one.language];
    return !now || now === one.right;
  }

  merleg.records = { still, read, write, newer, entry, packed, draft, attempt, round, last, line, logged, better, moment, VERSIONS };
})();
