// The page "Practice": draws questions of many quizzes, the wrong ones first, and asks them as one.
(() => {
  const { say, must, show, numbers, shuffled, hash } = merleg.tools;
  const { records, shelf } = merleg;
  /** @typedef {import("./types").PracticeQuiz} Quiz */
  /** @typedef {{quiz: Quiz, id: string, was: string | null, rank: number, at: string, group: number}} Candidate */
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");
  /** @type {Quiz[]} */
  const quizzes = JSON.parse(document.getElementById("practice-data")?.textContent || "[]");
  const store = merleg.store(page.site);
  const SIZE = 10;
  const KEY = `${page.site}/practice`;
  /** The questions of a quiz as they came. @type {Map<string, string>} */
  const banks = new Map();
  const options = /** @type {HTMLFormElement} */ (must(document, "options"));
  const empty = must(document, "section").cloneNode(true);

  /** Whether the reader has read a page of a quiz, or answered something of it. @param {Quiz} quiz @param {Candidate[]} all */
  const met = (quiz, all) => quiz.pages.some((id) => store.marked(id, quiz.was)) || all.some((one) => one.quiz === quiz && one.rank !== 1);

  /** Every question, and how it stands: 0 was wrong, 1 is new (or changed), 2 was right. @returns {Candidate[]} */
  const candidates = () => quizzes.flatMap((quiz, group) => quiz.questions.map(({ id, was, right }) => {
    const entry = store.load({ quiz: quiz.quiz, question: id, was });
    const known = entry && records.still(entry, right);
    return { quiz, id, was, group, at: entry ? entry.at : "", rank: !entry || !known ? 1 : entry.n < entry.d ? 0 : 2 };
  }));

  /** One of each topic after the other, so that what lies side by side in the guide has to be told apart; it begins
   * anywhere, or the last topics of a long guide would never come. @param {Candidate[]} list @param {number} where from 0 to 1 */
  function interleaved(list, where) {
    /** @type {Candidate[][]} */
    const groups = [];
    for (const one of list) (groups[one.group] ||= []).push(one);
    const there = groups.filter(Boolean);
    const first = Math.floor(where * there.length);
    const rows = [...there.slice(first), ...there.slice(0, first)];
    const out = [];
    for (let turn = 0; out.length < list.length; turn++) {
      for (const row of rows) if (turn < row.length) out.push(row[turn]);
    }
    return out;
  }

  /** @param {string} from @param {string} section @param {string} at */
  function draw(from, section, at) {
    const all = candidates();
    const next = numbers(hash(at));
    const chosen = all.filter((one) => (!section || one.quiz.pages.some((id) => id.startsWith(section))) &&
      (from === "all" || (from === "wrong" ? one.rank === 0 : met(one.quiz, all))));
    /** @param {number} rank */
    const ranked = (rank) => {
      const list = shuffled(chosen.filter((one) => one.rank === rank), next);
      // what was right long ago comes before what was right today
      return rank === 2 ? list.sort((one, other) => (one.at < other.at ? -1 : 1)) : list;
    };
    const where = next();
    return [0, 1, 2].flatMap((rank) => interleaved(ranked(rank), where)).slice(0, SIZE);
  }

  /** @returns {import("./types").Practice | null} what was drawn before, when all of it is still asked */
  function kept() {
    const value = records.read(KEY);
    if (!value || value.v !== 1 || typeof value.at !== "string" || !Array.isArray(value.list)) return null;
    const there = value.list.every((/** @type {any} */ one) => Array.isArray(one) && find(one[0], one[1]));
    return there && value.list.length ? value : null;
  }

  /** @param {string} quiz @param {string} id */
  const find = (quiz, id) => quizzes.find((one) => one.quiz === quiz && one.questions.some((question) => question.id === id));

  /** The store of a round of practice: what was answered before it does not show. @param {string} at @returns {import("./types").Store} */
  const since = (at) => ({
    ...store,
    load(place) {
      const entry = store.load(place);
      return entry && !entry.again && entry.at >= at ? entry : null;
    },
    again() {},
    round: () => null,
    keep: () => "saved",
    draft(place) {
      const draft = store.draft(place);
      return draft && draft.at >= at ? draft : null;
    },
    attempts: () => [],
    record() {},
  });

  /** @param {Quiz} quiz @returns {Promise<void>} when its questions have come */
  const fetched = (quiz) => (banks.has(quiz.quiz) ? Promise.resolve() : merleg.load(quiz.bank).catch(() => {}));

  /** @param {import("./types").Practice} practice */
  async function ask(practice) {
    const needed = new Set(practice.list.map(([quiz, id]) => /** @type {Quiz} */ (find(quiz, id))));
    await Promise.all([...needed].map(fetched));
    const section = /** @type {HTMLElement} */ (empty.cloneNode(true));
    const data = JSON.parse(must(section, "quiz-data").textContent || "");
    for (const [quiz, id] of practice.list) {
      const bank = new DOMParser().parseFromString(banks.get(quiz) || "", "text/html");
      const form = bank.querySelector(`form[data-question="${id}"]`);
      if (!form) continue;
      const all = JSON.parse(bank.querySelector("script")?.textContent || "");
      data.questions.push({ ...all.questions.find((/** @type {any} */ one) => one.id === id), quiz });
      must(section, "problem").after(...section.querySelectorAll("form.question"), document.adoptNode(form));
    }
    const old = must(document, "section");
    must(section, "quiz-data").textContent = JSON.stringify(data);
    old.replaceWith(section);
    show(section, data.questions.length > 0);
    if (!data.questions.length) return tell("not_loaded");
    merleg.quiz.start(section, since(practice.at));
    section.querySelector("[data-more]")?.addEventListener("click", begin);
  }

  /** @param {string} key */
  function tell(key) {
    const told = must(document, "told");
    told.textContent = key && say(key);
    show(told, !!key);
  }

  function begin() {
    const given = new FormData(options);
    const at = new Date().toISOString();
    const list = draw(String(given.get("from")), String(given.get("section") || ""), at);
    show(must(document, "section"), false);
    if (!list.length) return tell(given.get("from") === "wrong" ? "nothing_wrong" : "nothing_read");
    tell("");
    /** @type {import("./types").Practice} */
    const practice = { at, list: list.map((one) => [one.quiz.quiz, one.id]) };
    records.write(KEY, practice);
    ask(practice).then(() => {
      const first = must(document, "section").querySelector("form.question");
      first?.scrollIntoView();
      /** @type {HTMLElement | null | undefined} */ (first?.querySelector("input, select, textarea, button"))?.focus();
    });
  }

  merleg.practice = { bank: (quiz, html) => { banks.set(quiz, html); } };
  options.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  const per = must(document, "kept");
  per.textContent = say(!shelf.usable() ? "off" : "alone");
  show(per, !shelf.usable() || !shelf.shared);
  show(options, true);
  const before = kept();
  if (before) ask(before);
})();
