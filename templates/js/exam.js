// An exam until it is handed in: flags, the overview, and the warning of what is missing. Loaded where there is one, before
// the files that it needs: they are asked for when it is.
globalThis.merleg ??= /** @type {any} */ ({ interactions: {} });

merleg.exam = () => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { say, make, part, must, show, focus } = merleg.tools;
  const { answer, result, error, enter, lacks } = merleg.question;
  const { given } = merleg.draft;
  const { fresh, note } = merleg.round;
  const title = document.title;

  /** @param {Question} question */
  const flagged = ({ data, run }) => !!run.round.flags?.includes(data.id);

  /** @param {Question} question */
  function flag(question) {
    const { run, data } = question;
    const off = flagged(question);
    fresh(run); // another tab may have flagged something too
    const others = (run.round.flags || []).filter((id) => id !== data.id);
    note(run, { flags: off ? others : [...others, data.id] });
    tell(run);
  }

  /** An item of a list that leads into a question. @param {Question} question @param {(Node | string)[]} inside */
  function way(question, ...inside) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", ...inside));
    link.href = `#${question.view.controls(question)[0].id || question.data.anchor}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      enter(question);
    });
    return make("li", "", link);
  }

  /** @param {Run} run */
  function tell(run) {
    const { section, active } = run;
    const open = active.some((one) => !one.entry);
    const list = must(section, "list");
    active.forEach((question, index) => {
      const item = question.item ??= way(question, make("b", ""), make("span", "state"), make("span", ""));
      // moved only when it must be: the focus may be on one of them
      if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
      item.hidden = question.form.hidden;
      item.className = given(question) ? "given" : "";
      const marked = flagged(question);
      const [number, state, flag] = item.children[0].children;
      number.textContent = say("number", { n: index + 1 });
      state.textContent = say(given(question) ? "given" : "unanswered");
      const button = must(question.form, "flag");
      flag.replaceChildren(...(marked ? [button.children[0].cloneNode(true), say("flagged")] : []));
      button.setAttribute("aria-pressed", String(marked));
      show(must(question.form, "flagged"), marked);
      show(must(question.form, "flagging"), !question.entry);
    });
    while (list.children.length > active.length) list.lastChild?.remove(); // drawn in the round before
    show(must(section, "overview"), open);
    show(must(section, "hand-in"), open);
  }

  /** The list of what is missing or flagged, before the answers are handed in.
   * @param {Run} run @param {Question[]} lacking @param {Question[]} flags */
  function complain(run, lacking, flags) {
    const box = must(run.section, "problem");
    document.title = lacking.length ? `${say("error")} ${title}` : title;
    const all = run.active.filter((one) => lacking.includes(one) || flags.includes(one));
    show(box, all.length > 0);
    box.classList.toggle("mild", !lacking.length);
    for (const question of run.active) error(question, lacking.includes(question) ? lacks(question) : "");
    if (!all.length) return box.replaceChildren();
    const heading = make(must(run.section, "summary-title").tagName, "", say(lacking.length ? "problem" : "before"));
    heading.tabIndex = -1;
    const list = make("ul", "", ...all.map((question) => {
      const told = [];
      if (lacking.includes(question)) told.push(must(question.form, "error").lastChild?.textContent?.trim());
      if (flags.includes(question)) told.push(`${say("flagged")}.`);
      return way(question, `${part(question.form, "number")?.textContent}: ${told.join(" ")}`);
    }));
    const words = [];
    const empty = lacking.filter((one) => one.view.empty(one.view.read(one))).length;
    if (empty) words.push(`${say("unanswered_n", { n: empty })}.`);
    if (lacking.length > empty) words.push(`${say("unclear_n", { n: lacking.length - empty })}.`);
    if (flags.length) words.push(`${say("flagged_n", { n: flags.length })}.`);
    box.replaceChildren(heading, make("p", "", [...words, say("hand_in")].join(" ")), list);
    focus(heading, box);
  }

  /** @param {Run} run */
  function handIn(run) {
    const waiting = run.active.filter((one) => !one.entry);
    const lacking = waiting.filter(lacks);
    const flags = waiting.filter(flagged);
    if ((lacking.length || flags.length) && !run.warned) {
      run.warned = true;
      return complain(run, lacking, flags);
    }
    complain(run, [], []);
    for (const question of waiting) {
      answer(question);
      result(question, "quiet");
      // what could not be saved as an answer stays as a draft
      const there = run.store.load(question.place);
      if (there && !there.again) run.store.jot(question.place, null);
    }
    run.progress();
    run.finish();
    focus(must(run.section, "summary-title"), must(run.section, "summary"));
  }

  /** Questions are asked again: nothing of before is left on them. @param {Run} run @param {Question[]} list */
  function reset(run, list) {
    for (const question of list) run.store.jot(question.place, null);
    run.warned = false;
    complain(run, [], []);
  }

  /** @param {Run} run */
  function start(run) {
    for (const question of run.questions) {
      must(question.form, "flag").addEventListener("click", () => flag(question));
    }
    must(run.section, "hand-in").addEventListener("click", () => handIn(run));
  }

  return { start, reset, tell };
};
