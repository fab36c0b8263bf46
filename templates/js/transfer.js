// All that is stored of a reader, as a file and back; and its deletion. What the file is: docs/decisions/0021-progress.md.
(() => {
  const { shelf, records } = merleg;
  const { read, write, newer, entry, packed, draft, attempt, round, short, VERSIONS } = records;
  const FORMAT = 1;
  const LARGEST = 5_000_000; // characters: what a browser stores of one site
  const KEY = /^(q|log|draft|quiz|attempt|read|last)(\/[a-z0-9-]+)*$/;
  const OWN = /^(practice|name)$/; // stays in this browser

  /** @param {string} site @returns {string[]} without the site */
  const all = (site) => shelf.keys().filter((key) => key.startsWith(`${site}/`)).map((key) => key.slice(site.length + 1))
    .filter((key) => KEY.test(key) || OWN.test(key));

  /** What goes into a file. @param {string} site */
  const keys = (site) => all(site).filter((key) => KEY.test(key));

  /** @param {string} site @returns {{text: string, count: number}} */
  function save(site) {
    const kept = Object.fromEntries(keys(site).sort().map((key) => [key, read(`${site}/${key}`)]).filter(([, value]) => value));
    const count = Object.keys(kept).filter((key) => key.startsWith("q/")).length;
    return { text: JSON.stringify({ merleg: FORMAT, site, saved: new Date().toISOString(), records: kept }), count };
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

  /** Whether the log has a line on an answer: two browsers that merged wrote one each, under names of their own.
   * @param {string} site @param {string} when @param {any[]} line */
  function logged(site, when, [quiz, question]) {
    const lines = keys(site).filter((key) => key.startsWith(`log/${when}-`)).map((key) => read(`${site}/${key}`)?.e || []);
    return lines.some((one) => one[0] === quiz && one[1] === question);
  }

  /** @param {string} site @param {string} place "quiz/question" @param {import("./types").Entry} one */
  function history(site, place, one) {
    const line = [...place.split("/"), one.n, one.d, one.tries, one.right];
    if (logged(site, short(one.at), line)) return;
    const random = Math.random().toString(36).slice(2, 6).padEnd(4, "0");
    write(`${site}/log/${short(one.at)}-${random}`, { e: line });
  }

  /** The later answer counts, the other one goes to the log. @param {string} site @param {string} key @param {any} value */
  function answer(site, key, value) {
    const theirs = entry(value);
    if (!theirs) return "broken";
    const ours = entry(read(`${site}/${key}`));
    if (ours && ours.at >= theirs.at) {
      if (ours.at !== theirs.at) history(site, key.slice(2), theirs);
      return "here";
    }
    const how = write(`${site}/${key}`, packed(theirs));
    if (how === "saved" && ours) history(site, key.slice(2), ours);
    return how;
  }

  /** An attempt of another browser has a number of its own here. @param {string} site @param {string} key @param {any} value */
  function result(site, key, value) {
    const theirs = attempt(value);
    if (!theirs) return "broken";
    const quiz = key.split("/")[1];
    const store = merleg.store(site);
    const ours = store.attempts(quiz);
    if (ours.some((one) => one.at === theirs.at)) return "here";
    const running = store.round(quiz)?.attempt || 0;
    const taken = Math.max(running, 0, ...ours.map((one) => one.attempt));
    const free = ours.every((one) => one.attempt !== theirs.attempt) && theirs.attempt !== running;
    const number = free ? theirs.attempt : taken + 1;
    return write(`${site}/attempt/${quiz}/${number}`, { ...theirs, attempt: number });
  }

  /** The round that was begun here goes on; only the best result comes along. @param {string} site @param {string} key @param {any} value */
  function begun(site, key, value) {
    const theirs = round(value);
    if (!theirs) return "broken";
    const ours = round(read(`${site}/${key}`));
    if (!ours) return write(`${site}/${key}`, theirs);
    const { best } = theirs;
    if (!best || (ours.best && ours.best.earned * best.of >= best.earned * ours.best.of)) return "here";
    return write(`${site}/${key}`, { ...ours, best });
  }

  /** Takes over one record; says what came of it. @param {string} site @param {string} key @param {any} value @returns {string} */
  function take(site, key, value) {
    const what = key.split("/")[0];
    if (!KEY.test(key) || !value || typeof value !== "object" || Array.isArray(value)) return "broken";
    const there = read(`${site}/${key}`);
    if (newer(`${site}/${key}`)) return "here";
    // what a newer version wrote is kept as it is, where nothing stands in its way
    if (value.v > VERSIONS[what]) return there ? "here" : shelf.set(`${site}/${key}`, JSON.stringify(value));
    if (what === "q") return answer(site, key, value);
    if (what === "attempt") return result(site, key, value);
    if (what === "quiz") return begun(site, key, value);
    if (what === "log" && Array.isArray(value.e) && logged(site, key.slice(4).split("-")[0], value.e)) return "here";
    const ours = what === "draft" ? draft(there) : there;
    const theirs = what === "draft" ? draft(value) : value;
    if (!theirs) return "broken";
    if (ours && !(what === "draft" && theirs.at > ours.at)) return "here";
    return write(`${site}/${key}`, theirs);
  }

  /** @param {string} site @param {[string, any][]} found @returns {Record<string, number>} how many answers, by what came of them; and how many records of any sort failed */
  function load(site, found) {
    const counts = { taken: 0, here: 0, broken: 0, full: 0 };
    // the rounds first: an attempt must not take the number of the one that runs
    /** @param {[string, any]} record */
    const rounds = ([key]) => key.startsWith("quiz/");
    for (const [key, value] of [...found.filter(rounds), ...found.filter((one) => !rounds(one))]) {
      const how = take(site, key, value);
      if (how === "broken") counts.broken += 1;
      else if (how === "full" || how === "off") counts.full += 1;
      else if (key.startsWith("q/")) counts[how === "saved" ? "taken" : "here"] += 1;
    }
    return counts;
  }

  /** Deletes what a test of the key, and of what lies there, chooses. @param {string} site
   * @param {(key: string, value: any) => boolean} which @returns {import("./types").Saved} */
  function remove(site, which) {
    /** @type {import("./types").Saved} */
    let how = "saved";
    for (const key of all(site)) {
      if (which(key, read(`${site}/${key}`)) && shelf.remove(`${site}/${key}`) !== "saved") how = "off";
    }
    return how;
  }

  merleg.transfer = { save, open, load, remove };
})();
