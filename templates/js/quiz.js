// Takes over the quizzes of a page: they are complete HTML already, so whatever fails here leaves something readable.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { say, make, part, must, show } = merleg.tools;
  const { begin, open, restore, history, score, enter } = merleg.question;
  const { given, recall, keep } = merleg.draft;
  /** @type {ReturnType<typeof merleg.exam> | undefined} */
  let made;
  const exam = () => (made ??= merleg.exam());

  /** @param {Run} run */
  function progress(run) {
    if (run.single) return;
    const done = run.active.filter(given).length;
    const count = part(run.section, "count");
    if (count) count.textContent = say("answered", { n: done, m: run.active.length });
    const steps = run.section.querySelector(".steps");
    // the page has them; a round of another number makes them once: a check changes one of them, and the browser lays out no more than that
    if (steps && steps.children.length !== run.active.length) {
      steps.replaceChildren(...run.active.map(() => make("li", "")));
    }
    run.active.forEach((one, index) => steps?.children[index].classList.toggle("done", given(one)));
    if (!run.data.profile && run.active.some((one) => !one.entry)) {
      show(part(run.section, "summary"), false);
      run.section.classList.remove("done");
    }
    if (run.exam) exam().tell(run);
  }

  /** Says whether answers are saved. @param {Run} run @param {import("./types").Saved} how */
  function kept(run, how) {
    const place = part(run.section, "saved");
    if (!place) return;
    const trouble = how !== "saved";
    const text = say(trouble ? how : run.store.shared ? "saved" : "per_page");
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("trouble", trouble);
    place.hidden = false;
  }

  /** @param {Run} run */
  function finish(run) {
    (run.data.profile ? merleg.profile : merleg.summary).finish(run);
    if (run.answered) merleg.reader.finished(); // not by coming back to it
  }

  /** Asks some questions again; their results stay in the store until there are new ones.
   * @param {Run} run @param {Question[]} list */
  function ask(run, list) {
    for (const question of list) {
      run.store.again(question.place);
      question.entry = question.past = question.last = null;
      question.asked = false;
      history(question);
      question.view.write(question, null);
      open(question);
    }
    merleg.round.note(run, { flags: [] });
    if (run.exam) exam().reset(run, list);
    else for (const question of list) run.store.jot(question.place, null);
    show(part(run.section, "resume"), false);
    run.progress();
    const first = run.active.find((one) => list.includes(one));
    if (first) enter(first);
  }

  /** @param {Run} run */
  function restart(run) {
    const list = [...run.questions];
    const last = merleg.round.fresh(run);
    // a loaded file may have brought attempts with numbers of their own
    const taken = run.store.attempts(run.data.quiz).map((one) => one.attempt);
    run.round = { ...last, attempt: Math.max(last.attempt, ...taken) + 1, seed: seed(), shown: false };
    if (run.data.profile) show(part(run.section, "summary"), false);
    merleg.round.arrange(run);
    ask(run, list);
  }

  /** @param {Run} run */
  function onlyWrong(run) {
    const wrong = run.active.filter((one) => !one.entry || score(one).state !== "right");
    for (const question of run.active) show(question.form, wrong.includes(question));
    ask(run, wrong);
  }

  const seed = () => Math.floor(Math.random() * 4294967296);

  /** On return: what is there, and two ways on. @param {Run} run */
  function resume(run) {
    if ((run.data.profile && run.round.shown) || run.active.every((one) => one.entry)) return run.finish();
    const done = run.active.filter(given).length;
    if (!done) return;
    const text = part(run.section, "resume-text");
    if (text) text.textContent = say("resume", { n: done, m: run.active.length });
    show(part(run.section, "resume"), true);
  }

  /** Starting again empties what was answered, so the box that offers it on return asks first.
   * @param {HTMLElement} box */
  function sure(box) {
    const asked = must(box, "sure");
    /** @param {boolean} yes */
    const turn = (yes) => {
      show(must(box, "ways"), !yes);
      show(asked, yes);
      must(box, yes ? "sentence" : "ask").focus();
    };
    must(box, "ask").addEventListener("click", () => turn(true));
    must(box, "cancel").addEventListener("click", () => turn(false));
    asked.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      turn(false);
    });
  }

  /** What makes several questions one quiz. @param {Run} run */
  function whole(run) {
    const { section } = run;
    if (run.exam) exam().start(run);
    run.progress();
    for (const button of section.querySelectorAll("[data-restart]")) {
      button.addEventListener("click", () => restart(run));
    }
    part(section, "wrong")?.addEventListener("click", () => onlyWrong(run));
    part(section, "print")?.addEventListener("click", () => print());
    part(section, "continue")?.addEventListener("click", () => {
      show(part(section, "resume"), false);
      const first = run.active.find((one) => !given(one));
      if (first) enter(first);
      else part(section, "hand-in")?.focus();
    });
    const box = part(section, "resume");
    if (box) sure(box);
    resume(run);
  }

  /** Keeps the page true to what is stored: by another tab, or while the browser held the page back.
   * @param {Run} run */
  function watch(run) {
    /** @param {(question: Question) => boolean} which */
    const refresh = (which) => {
      // an unfinished change on this page is the reader's: it is not taken away
      const list = run.questions.filter((one) => !one.changed && which(one));
      if (!list.length) return;
      list.forEach(restore);
      if (run.exam) list.forEach(recall);
      run.progress();
      if (run.active.every((one) => one.entry)) run.finish();
    };
    const flags = () => {
      if (!run.exam) return;
      merleg.round.fresh(run);
      exam().tell(run);
    };
    run.store.watch((quiz, question) => {
      if (!question && (quiz === null || quiz === run.data.quiz)) flags();
      refresh((one) => quiz === null || (quiz === one.place.quiz && question === one.place.question));
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) {
        flags();
        return refresh(() => true);
      }
      // the browser may have put back what was in the form: a result shows the answer it belongs to
      for (const one of run.questions) if (one.entry) one.view.write(one, one.entry.answer);
    });
  }

  /** Says once, in one sentence, what became of the answers when the quiz was edited. @param {Run} run */
  function edited(run) {
    const place = part(run.section, "edited");
    const again = run.questions.filter((one) => one.past);
    const changed = run.questions.filter((one) => one.past || one.reworded);
    if (!place || !changed.length) return;
    const language = run.data.language;
    const told = merleg.tools.hash(changed.map(({ data }) => [data.id, data.digests[language]].join()).join());
    if (run.round.told === told) return;
    const kept = run.questions.filter((one) => one.entry).length;
    place.textContent = say(again.length ? "edited" : "edited_kept", { n: kept, m: again.length });
    show(place, true);
    merleg.round.note(run, { told });
  }

  /** @param {Run} run */
  function questions(run) {
    for (const one of run.data.questions) {
      const form = /** @type {HTMLFormElement | null} */ (document.getElementById(one.anchor));
      if (!form || !run.section.contains(form)) continue;
      try {
        run.questions.push(begin(run, one, form));
      } catch (problem) {
        console.error(problem);
        form.classList.remove("live");
        form.prepend(make("p", "error", say("broken")));
      }
    }
  }

  /** @param {HTMLElement} section @param {import("./types").Store} [own] */
  function start(section, own) {
    /** @type {import("./types").QuizData} */
    const data = JSON.parse(must(section, "quiz-data").textContent || "");
    const single = !part(section, "summary");
    const store = own || merleg.store(data.site);
    const stored = store.round(data.quiz);
    /** @type {Run} */
    const run = {
      data, section, store, single, exam: data.mode === "exam" && !single, questions: [], active: [],
      warned: false, apart: false, answered: false,
      round: stored || { attempt: 1, seed: seed() },
      kept: (how) => kept(run, how), progress: () => progress(run), finish: () => finish(run),
    };
    questions(run);
    if (!run.questions.length) return;
    const random = !single && (data.shuffle || !!data.draw || data.questions.some((one) => one.shuffle || one.interaction === "order"));
    if (random && !stored) store.keep(data.quiz, run.round); // so that a reload shows the same order
    if (single) run.active = run.questions;
    else merleg.round.arrange(run);
    run.kept(store.usable() ? "saved" : "off");
    part(section, "saved")?.setAttribute("role", "status");
    if (data.profile) merleg.profile.start(run);
    else keep(run);
    edited(run);
    if (!single) whole(run);
    watch(run);
    // the questions may have moved away from under the address
    if (random) document.querySelector("form.question:target")?.scrollIntoView();
  }

  merleg.quiz = { start };
  for (const section of document.querySelectorAll("[data-quiz]:not([data-practice])")) {
    try {
      start(/** @type {HTMLElement} */ (section));
    } catch (problem) {
      console.error(problem); // the page stays as it was: readable, with its solutions
    }
  }
})();
