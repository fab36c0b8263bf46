// What comes out of a round: the summary, and what is remembered of it.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { say, make, part, must, show, copies, mark } = merleg.tools;
  const { score, spoken, revealed } = merleg.question;
  const { fresh, note } = merleg.round;
  const SHOWN = 10; // earlier attempts

  /** @param {Question[]} list @returns {import("./types").Points} */
  function sum(list) {
    let earned = 0;
    let of = 0;
    for (const question of list) {
      if (question.entry) earned += score(question).earned;
      of += question.data.of;
    }
    return { earned, of };
  }

  /** @param {import("./types").Points} points */
  const total = ({ earned, of }) => say("total", { n: earned, m: of, p: Math.floor((100 * earned) / Math.max(1, of)) });

  /** Which result counts: the latest, or the best so far. @param {Run} run @param {import("./types").Points} points */
  function counting(run, points) {
    if (run.data.result !== "best") return points;
    const { best } = fresh(run);
    if (best && merleg.records.better(points, best) === best) return best;
    note(run, { best: points });
    return points;
  }

  /** Right questions, points, pass mark and band. @param {Run} run @returns {Node[]} */
  function outcome(run) {
    const { data, section, active } = run;
    const points = sum(active);
    const counts = counting(run, points);
    const right = active.filter((one) => one.entry && score(one).state === "right").length;
    const all = [make("p", "total", say("score_questions", { score: right, max: active.length }))];
    if (data.result === "best") {
      const lines = [say("latest", { result: total(points) }), make("br", ""), say("best", { result: total(counts) })];
      all.push(make("p", "", ...lines));
    } else if (active.some((one) => one.data.of > 1)) {
      all.push(make("p", "", total(points)));
    }
    if (data.pass !== null) {
      const passed = merleg.reaches(counts.earned, counts.of, data.pass);
      const word = mark(passed ? "right" : "partly", say(passed ? "passed" : "not_passed"));
      all.push(make("p", "", `${say("pass_mark", { p: data.pass })} `, word));
    }
    const bands = data.bands.map((one) => one.from).filter((from) => merleg.reaches(counts.earned, counts.of, from));
    if (bands.length) {
      all.push(make("div", "", ...copies(section.querySelector(`[data-band="${Math.max(...bands)}"]`))));
    }
    return all;
  }

  /** A question with its result, what was answered, and what would have been right.
   * @param {Question} question @param {number} index */
  function line(question, index) {
    const { form, entry, view, data } = question;
    const link = /** @type {HTMLAnchorElement} */ (
      make("a", "", `${index + 1}. ${form.querySelector(".ask")?.textContent || ""}`));
    link.href = `#${data.anchor}`;
    if (!entry) return make("li", "", link, mark("wrong", say("unanswered")));
    if (view.pending?.(entry.answer)) return make("li", "", link, mark("partly", say("to_mark")));
    const outcome = score(question);
    const all = [link, mark(outcome.state, spoken(question).replace(/\.$/, ""))];
    if (!view.empty(entry.answer)) all.push(make("p", "", say("answer", { answer: view.words(question, entry.answer) })));
    if (outcome.state !== "right" && revealed(question)) {
      all.push(make("p", "", say("right_answer", { answer: view.right(question) })));
    }
    return make("li", "", ...all);
  }

  /** Writes down what came out of this round; of a round that was practised further, the best counts.
   * @param {Run} run @param {number} right */
  function remember(run, right) {
    const { active, store, round, data } = run;
    // what was answered elsewhere (another tab, a loaded file) is no round that was gone through here
    if (!run.answered) return;
    // another tab has started again since: these answers may be of its round
    if (fresh(run).attempt > round.attempt) return;
    const points = sum(active);
    const old = store.attempts(data.quiz).find((one) => one.attempt === round.attempt);
    if (old && merleg.records.better(points, old) === old) return;
    const at = active.map((one) => one.entry?.at || "").sort().pop() || "";
    store.record(data.quiz, { attempt: round.attempt, ...points, right, asked: active.length, at, version: data.version });
  }

  /** What came out of the rounds before. @param {Run} run */
  function earlier(run) {
    const others = run.store.attempts(run.data.quiz).filter((one) => one.attempt !== run.round.attempt);
    return others.slice(0, SHOWN).map((one) => {
      const time = new Date(one.at).toTimeString().slice(0, 5);
      return make("li", "", `${merleg.tools.date(one.at)} ${time}: `, total(one));
    });
  }

  /** The parts of the pages that hold the answers, each once. @param {Question[]} questions */
  function reread(questions) {
    const links = new Map();
    for (const { form } of questions) {
      for (const link of form.querySelectorAll(".solution [data-see] a")) links.set(link.getAttribute("href"), link);
    }
    return [...links.values()].map((link) => make("li", "", link.cloneNode(true)));
  }

  /** All are answered: the summary. @param {Run} run */
  function finish(run) {
    const { section, active } = run;
    const box = part(section, "summary");
    if (!box) return;
    for (const question of run.questions) show(question.form, active.includes(question));
    const rank = `h${Number(must(box, "summary-title").tagName.slice(1)) + 1}`;
    const wrong = active.filter((one) => !one.entry || score(one).state !== "right");
    const links = reread(wrong);
    remember(run, active.length - wrong.length);
    const before = earlier(run);
    must(box, "summary-text").replaceChildren(
      ...outcome(run),
      make(rank, "", say("questions")),
      make("ol", "results", ...active.map(line)),
      ...(links.length ? [make(rank, "", say("reread")), make("ul", "", ...links)] : []),
      ...(before.length ? [make(rank, "", say("attempts")), make("ul", "attempts", ...before)] : []),
    );
    show(part(box, "wrong"), wrong.length > 0);
    show(part(section, "resume"), false);
    show(box, true);
    section.classList.add("done");
  }

  merleg.summary = { finish };
})();
