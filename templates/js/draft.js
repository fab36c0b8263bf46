// What is answered and not marked yet: it survives a reload.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { lacks } = merleg.question;

  /** @param {Question} question */
  const given = (question) =>
    question.entry ? !question.view.empty(question.entry.answer) : question.run.exam && !lacks(question);

  /** @param {Question} question */
  const digest = ({ data, run }) => (data.digests[run.data.language] || [""])[0];

  /** @param {Question} question */
  function recall(question) {
    const { entry, changed, run, place, view } = question;
    if (entry || changed) return;
    const draft = run.store.draft(place);
    view.write(question, draft && draft.right === digest(question) && view.fits(draft.answer) ? draft.answer : null);
  }

  /** @param {Question} question */
  function jot(question) {
    const { locked, entry, run, place, view } = question;
    if (locked || entry) return;
    const text = view.read(question);
    const at = new Date().toISOString();
    const how = run.store.jot(place, view.empty(text) ? null : { answer: text, right: digest(question), at });
    // what is saved is shown in every tab: the latest counts
    question.changed = how !== "saved";
    run.kept(how);
    run.progress();
  }

  /** Keeps what is answered and not marked yet: all of an exam; in practice what takes more than a choice.
   * @param {Run} run */
  function keep(run) {
    for (const question of run.questions) {
      if (!run.exam && /choose|scale/.test(question.data.interaction)) continue;
      if (run.exam || run.store.draft(question.place)) recall(question);
      question.form.addEventListener("input", () => jot(question));
    }
  }

  merleg.draft = { given, recall, keep };
})();
