// All that is stored of a reader, as a file and back; and its deletion. What the file is: docs/decisions/0021-progress.md.
(() => {
  const { shelf, records } = merleg;
  const { read, write, newer, entry, packed, draft, attempt, round, last, line, logged, better, VERSIONS } = records;
  /** @typedef {{site: string, now: string, lines: Set<string>, attempts: Record<string, import("./types").Attempt[]>, rounds: Map<string, number>}} Here */
  const FORMAT = 1;
  const LARGEST = 5_000_000; // characters: what a browser stores of one site
  const KEY = /^(q|log|draft|quiz|attempt|read|last)(\/[a-z0-9-]+)*$/;
  const OWN = /^(practice|name|theme|search)$/; // stays in this browser

  /** @param {string} site @returns {string[]} without the site */
  const all = (site) => shelf.keys().filter((key) => key.startsWith(`${site}/`)).map((key) => key.slice(site.length + 1))
    .filter((key) => KEY.test(key) || OWN.test(key));

  /** What goes into a file. @param {string} site */
  const keys = (site) => all(site).filter((key) => KEY.test(key));

  /** @param {string} site @returns {{text: string, count: number, records: number}} */
  function save(site) {
    const kept = Object.fromEntries(keys(site).sort().map((key) => [key, read(`${site}/${key}`)]).filter(([, value]) => value));
    const count = Object.keys(kept).filter((key) => key.startsWith("q/")).length;
    return { text: JSON.stringify({ merleg: FORMAT, site, saved: new Date().toISOString(), records: kept }), count, records: Object.keys(kept).length };
  }

  /** Reads a file: its records, or a word for why it cannot be used. @param {string} site @param {string} text
   * @returns {{problem?: string, site?: string, saved?: string, count?: number, records?: [string, any][]}} */
  function open(site, text) {
    if (text.length > LARGEST) return { problem: "too_large" };
    let file;
    try {
      file = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { problem: "not_ours" };
    }
    const whole = file && typeof file.merleg === "number" && typeof file.site === "string" && file.records &&
      typeof file.records === "object";
    if (!whole) return { problem: "not_ours" };
    if (file.merleg > FORMAT) return { problem: "too_new" };
    if (file.site !== site) return { problem: "foreign", site: file.site };
    const records = Object.entries(file.records);
    const count = records.filter(([key]) => key.startsWith("q/")).length;
    return { saved: String(file.saved), count, records };
  }

  /** What is here already, read once: a log of thousands of lines is not searched for each of them.
   * @param {string} site @returns {Here} */
  function look(site) {
    /** @type {Here} */
    const here = { site, now: new Date().toISOString(), lines: new Set(), attempts: Object.create(null), rounds: new Map() };
    for (const key of keys(site)) {
      const [what, quiz, ...rest] = key.split("/");
      const value = read(`${site}/${key}`);
      if (what === "log") note(here, key, line(value));
      const one = what === "attempt" && rest.length === 1 ? attempt(value) : null;
      if (one) (here.attempts[quiz] ||= []).push(one);
      const begun = what === "quiz" ? round(value) : null;
      if (begun) here.rounds.set(quiz, begun.attempt);
    }
    return here;
  }

  /** Notes a line of the log; says whether it was there: two browsers that merged wrote one each, under names of their
   * own. @param {Here} here @param {string} key @param {any[] | null} found */
  function note(here, key, found) {
    if (!found) return true;
    const same = [key.slice("log/".length).split("-")[0], found[0], found[1]].join();
    const known = here.lines.has(same);
    here.lines.add(same);
    return known;
  }

  /** @param {Here} here @param {string} place "quiz/question" @param {import("./types").Entry} one */
  function history(here, place, one) {
    const found = [...place.split("/"), one.n, one.d, one.tries, one.right];
    const key = logged(one.at);
    if (!note(here, key, found)) write(`${here.site}/${key}`, { e: found });
  }

  /** The later answer counts, the other one goes to the log. @param {Here} here @param {string} key @param {any} value */
  function answer(here, key, value) {
    const theirs = entry(value);
    if (!theirs || !theirs.at) return "broken";
    const own = `${here.site}/${key}`;
    const ours = entry(read(own));
    // a clock that runs ahead must not win for ever
    const late = theirs.at > here.now;
    if (ours && (late || ours.at >= theirs.at)) {
      if (ours.at !== theirs.at) history(here, key.slice("q/".length), theirs);
      return "here";
    }
    const how = write(own, packed(late ? { ...theirs, at: here.now } : theirs));
    if (how === "saved" && ours) history(here, key.slice("q/".length), ours);
    return how;
  }

  /** An attempt of another browser has a number of its own here. @param {Here} here @param {string} key @param {any} value */
  function result(here, key, value) {
    const theirs = attempt(value);
    const [, quiz, ...rest] = key.split("/");
    if (!theirs || rest.length !== 1) return "broken";
    const ours = (here.attempts[quiz] ||= []);
    if (ours.some((one) => one.at === theirs.at)) return "here";
    // the number of the round that was begun here is taken; a round that came with the file brings its own
    const running = here.rounds.get(quiz) || 0;
    const free = ours.every((one) => one.attempt !== theirs.attempt) && theirs.attempt !== running;
    const number = free ? theirs.attempt : Math.max(running, ...ours.map((one) => one.attempt)) + 1;
    const made = { ...theirs, attempt: number };
    ours.push(made);
    return write(`${here.site}/attempt/${quiz}/${number}`, made);
  }

  /** The round that was begun here goes on; only the best result comes along. @param {Here} here @param {string} key @param {any} value */
  function begun(here, key, value) {
    const theirs = round(value);
    if (!theirs) return "broken";
    const own = `${here.site}/${key}`;
    const ours = round(read(own));
    if (!ours) return write(own, theirs);
    const { best } = theirs;
    if (!best || (ours.best && better(ours.best, best) === ours.best)) return "here";
    return write(own, { ...ours, best });
  }

  /** What of the other sorts this version can read; nothing where it is broken. @param {string} what @param {any} value */
  function known(what, value) {
    if (what === "log") return line(value) && { e: line(value) };
    if (what === "draft") return draft(value);
    if (what === "last") return last(value);
    return typeof value.at === "string" && typeof value.page === "string" ? { at: value.at, page: value.page } : null;
  }

  /** Takes over one record; says what came of it. @param {Here} here @param {string} key @param {any} value @returns {string} */
  function take(here, key, value) {
    const what = key.split("/")[0];
    if (!KEY.test(key) || !value || typeof value !== "object" || Array.isArray(value)) return "broken";
    const own = `${here.site}/${key}`;
    if (newer(own)) return "here";
    const there = read(own);
    // what a newer version wrote is kept as it is, where nothing stands in its way; this version cannot show it
    if (value.v > VERSIONS[what]) {
      const how = there ? "newer" : shelf.set(own, JSON.stringify(value));
      return how === "saved" ? "newer" : how;
    }
    if (what === "q") return answer(here, key, value);
    if (what === "attempt") return result(here, key, value);
    if (what === "quiz") return begun(here, key, value);
    /** @type {any} */
    const theirs = known(what, value);
    if (!theirs) return "broken";
    if (what === "log" && note(here, key, theirs.e)) return "here";
    const ours = what === "draft" ? draft(there) : there;
    if (ours && !(what === "draft" && theirs.at > ours.at)) return "here";
    return write(own, theirs);
  }

  /** @param {string} site @param {[string, any][]} found @returns {Record<string, number>} how many answers, by what came
   * of them; and how many records of any sort failed */
  function load(site, found) {
    const counts = { taken: 0, here: 0, broken: 0, full: 0, off: 0, newer: 0 };
    const here = look(site);
    // the rounds first: an attempt must not take the number of one that runs here
    /** @param {[string, any]} record */
    const rounds = ([key]) => key.startsWith("quiz/");
    for (const [key, value] of [...found.filter(rounds), ...found.filter((one) => !rounds(one))]) {
      const how = take(here, key, value);
      if (how === "broken" || how === "full" || how === "off" || how === "newer") counts[how] += 1;
      else if (key.startsWith("q/")) counts[how === "saved" ? "taken" : "here"] += 1;
    }
    return counts;
  }

  /** Deletes what a test of the key, and of what lies there, chooses. @param {string} site
   * @param {(key: string, value: any) => boolean} which @returns {import("./types").Saved} */
  function remove(site, which) {
    /** @type {import("./types").Saved} */
    let how = shelf.usable() ? "saved" : "off";
    for (const key of all(site)) {
      if (which(key, read(`${site}/${key}`)) && shelf.remove(`${site}/${key}`) !== "saved") how = "off";
    }
    return how;
  }

  merleg.transfer = { save, open, load, remove };
})();
