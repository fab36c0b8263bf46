// One round through a quiz: which questions are asked in which order, and what comes out at the end.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { say, make, part, must, show, copies, mark, numbers, shuffled, hash } = merleg.tools;
  const { score, verdict } = merleg.question;

  /** Draws and orders the questions and their options, by the round's seed. @param {Run} run */
  function arrange(run) {
    const { data, questions, section } = run;
    const random = numbers(run.round.seed);
    const order = shuffled(questions, random);
    let drawn = questions;
    if (data.draw) {
      const topics = data.draw.topics;
      const left = topics ? { ...topics } : {};
      const picked = new Set(topics ? order.filter((one) => {
        const topic = one.data.topic || "";
        return (left[topic] = (left[topic] || 0) - 1) >= 0;
      }) : order.slice(0, data.draw.count));
      drawn = questions.filter((one) => picked.has(one));
    }
    run.active = data.shuffle ? order.filter((one) => drawn.includes(one)) : drawn;
    const end = questions[questions.length - 1].form.nextSibling;
    const stand = [...run.active, ...questions.filter((one) => !drawn.includes(one))];
    if (data.shuffle) {
      const after = [...section.children].filter((one) => one.matches("form.question")).pop()?.nextSibling || end;
      for (const one of stand) section.insertBefore(one.form, after);
    }
    questions.forEach((one) => show(one.form, drawn.includes(one)));
    run.active.forEach((question, index) => {
      const number = part(question.form, "number");
      if (number) number.textContent = say("question_n", { n: index + 1, m: run.active.length });
      if (!question.data.shuffle) return;
      const rows = [...question.form.querySelectorAll(".option")];
      const last = question.data.last;
      /** @param {Element} row */
      const stays = (row) => last.includes(row.getAttribute("data-option") || "");
      const mixed = shuffled(rows.filter((row) => !stays(row)), numbers(run.round.seed ^ hash(question.data.id)));
      rows[0].parentElement?.append(...mixed, ...rows.filter(stays));
    });
  }

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
    const { data, round } = run;
    if (data.result !== "best") return points;
    // compared as shares: the questions, and so the points, may have changed since
    if (!round.best || points.earned * round.best.of >= round.best.earned * points.of) {
      round.best = points;
      run.store.keep(data.quiz, round);
    }
    return round.best;
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

  /** Every question with its result. @param {Question} question */
  function line(question) {
    const asked = question.form.querySelector(".ask")?.textContent || "";
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", asked));
    link.href = `#${question.data.anchor}`;
    const told = question.entry
      ? mark(score(question).state, verdict(score(question)).replace(/\.$/, ""))
      : mark("wrong", say("unanswered"));
    return make("li", "", link, told);
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
    must(box, "summary-text").replaceChildren(
      ...outcome(run),
      make(rank, "", say("questions")),
      make("ol", "results", ...active.map(line)),
      ...(links.length ? [make(rank, "", say("reread")), make("ul", "", ...links)] : []),
    );
    show(part(box, "wrong"), wrong.length > 0);
    show(part(section, "resume"), false);
    show(part(section, "hand-in"), false);
    show(box, true);
  }

  merleg.round = { arrange, finish };
})();
