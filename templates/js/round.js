// One round through a quiz: which questions are asked, and in which order.
(() => {
  /** @typedef {import("./types").Run} Run */

  const { say, part, show, numbers, shuffled, hash } = merleg.tools;

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
      question.view.arrange?.(question, numbers(run.round.seed ^ hash(question.data.id)));
    });
  }

  /** @param {Run} run */
  function fresh(run) {
    const there = run.store.round(run.data.quiz);
    if (run.apart) return run.round; // what lies there is older than what this page knows
    // deleted by another tab
    if (!there) Object.assign(run.round, { flags: [], best: undefined, told: undefined });
    else if (there.attempt === run.round.attempt) run.round = there;
    return there || run.round;
  }

  /** @param {Run} run @param {Partial<import("./types").Round>} more */
  function note(run, more) {
    const there = fresh(run);
    const { round, store, data } = run;
    Object.assign(round, more);
    // when another tab has started again since, its round stands
    const kept = there.attempt > round.attempt ? { ...there, best: more.best || there.best } : round;
    run.apart = store.keep(data.quiz, kept) !== "saved";
  }

  merleg.round = { arrange, fresh, note };
})();
