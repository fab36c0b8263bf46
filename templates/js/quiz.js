// Takes over the quizzes of a page: they are complete HTML already, so whatever fails here leaves something readable.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { say, make, part, must, show, focus } = merleg.tools;
  const { begin, open, restore, answer, result, error, history, score, enter } = merleg.question;
  const title = document.title;

  /** @param {Run} run */
  function progress(run) {
    if (run.single) return;
    const done = run.active.filter((one) => one.entry).length;
    const count = part(run.section, "count");
    if (count) count.textContent = say("answered", { n: done, m: run.active.length });
    const steps = run.section.querySelector(".steps");
    steps?.replaceChildren(...run.active.map((one) => make("li", one.entry ? "done" : "")));
    if (done < run.active.length) show(part(run.section, "summary"), false);
  }

  /** Says whether answers are saved. @param {Run} run @param {import("./types").Saved} how */
  function kept(run, how) {
    const place = part(run.section, "saved");
    if (!place) return;
    const trouble = how !== "saved";
    const text = say(trouble ? how : location.protocol === "file:" ? "per_page" : "saved");
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("trouble", trouble);
    place.hidden = false;
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
    run.warned = false;
    complain(run, []);
    show(part(run.section, "summary"), false);
    show(part(run.section, "resume"), false);
    show(part(run.section, "hand-in"), true);
    run.progress();
    const first = run.active.find((one) => list.includes(one));
    if (first) enter(first);
  }

  /** @param {Run} run */
  function restart(run) {
    const list = [...run.questions];
    run.round = { ...run.round, attempt: run.round.attempt + 1, seed: seed() };
    run.store.keep(run.data.quiz, run.round);
    merleg.round.arrange(run);
    ask(run, list);
  }

  /** @param {Run} run */
  function onlyWrong(run) {
    const wrong = run.active.filter((one) => !one.entry || score(one).state !== "right");
    for (const question of run.active) show(question.form, wrong.includes(question));
    ask(run, wrong);
  }

  /** The list of what is missing, before the answers are handed in. @param {Run} run @param {Question[]} lacking */
  function complain(run, lacking) {
    const box = must(run.section, "problem");
    document.title = lacking.length ? `${say("error")} ${title}` : title;
    show(box, lacking.length > 0);
    for (const question of run.active) error(question, lacking.includes(question));
    if (!lacking.length) return box.replaceChildren();
    const heading = make(must(run.section, "summary-title").tagName, "", say("problem"));
    heading.tabIndex = -1;
    const list = make("ul", "", ...lacking.map((question) => {
      const number = part(question.form, "number")?.textContent;
      const message = must(question.form, "error").lastChild?.textContent?.trim();
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", `${number}: ${message}`));
      const first = question.view.controls(question)[0];
      link.href = `#${first.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        enter(question);
      });
      return make("li", "", link);
    }));
    const text = `${say("unanswered_n", { n: lacking.length })}. ${say("hand_in")}`;
    box.replaceChildren(heading, make("p", "", text), list);
    focus(heading, box);
  }

  /** @param {Run} run */
  function handIn(run) {
    const waiting = run.active.filter((one) => !one.entry);
    const lacking = waiting.filter((one) => one.view.empty(one.view.read(one)));
    if (lacking.length && !run.warned) {
      run.warned = true;
      return complain(run, lacking);
    }
    complain(run, []);
    for (const question of waiting) {
      answer(question);
      result(question, "quiet");
    }
    run.progress();
    run.finish();
    focus(must(run.section, "summary-title"), must(run.section, "summary"));
  }

  const seed = () => Math.floor(Math.random() * 4294967296);

  /** On return: what is there, and two ways on. @param {Run} run */
  function resume(run) {
    const done = run.active.filter((one) => one.entry).length;
    if (done === run.active.length) return run.finish();
    show(part(run.section, "hand-in"), run.exam);
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
    const steps = make("ol", "steps");
    steps.setAttribute("aria-hidden", "true"); // the line above says the same in words
    section.querySelector("header")?.after(steps);
    run.progress();
    for (const button of section.querySelectorAll("[data-restart]")) {
      button.addEventListener("click", () => restart(run));
    }
    part(section, "wrong")?.addEventListener("click", () => onlyWrong(run));
    part(section, "hand-in")?.addEventListener("click", () => handIn(run));
    part(section, "continue")?.addEventListener("click", () => {
      show(part(section, "resume"), false);
      const first = run.active.find((one) => !one.entry);
      if (first) enter(first);
    });
    sure(must(section, "resume"));
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
      run.progress();
      if (run.active.every((one) => one.entry)) run.finish();
    };
    run.store.watch((quiz, question) =>
      refresh((one) => quiz === null || (quiz === run.data.quiz && question === one.data.id)));
    addEventListener("pageshow", (event) => {
      if (event.persisted) return refresh(() => true);
      // the browser may have put back what was in the form: a result shows the answer it belongs to
      for (const one of run.questions) if (one.entry) one.view.write(one, one.entry.answer);
    });
  }

  /** @param {Run} run */
  function questions(run) {
    for (const one of run.data.questions) {
      const form = /** @type {HTMLFormElement | null} */ (run.section.querySelector(`form[data-question="${one.id}"]`));
      if (!form) continue;
      try {
        run.questions.push(begin(run, one, form));
      } catch (problem) {
        console.error(problem);
        form.classList.remove("live");
        form.prepend(make("p", "error", say("broken")));
      }
    }
  }

  /** @param {HTMLElement} section */
  function start(section) {
    /** @type {import("./types").QuizData} */
    const data = JSON.parse(must(section, "quiz-data").textContent || "");
    const single = !part(section, "summary");
    const store = merleg.store(data.site);
    const stored = store.round(data.quiz);
    /** @type {Run} */
    const run = {
      data, section, store, single, exam: data.mode === "exam" && !single, questions: [], active: [], warned: false,
      round: stored || { v: 1, attempt: 1, seed: seed() },
      kept: (how) => kept(run, how), progress: () => progress(run), finish: () => merleg.round.finish(run),
    };
    questions(run);
    if (!run.questions.length) return;
    const random = !single && (data.shuffle || !!data.draw || data.questions.some((one) => one.shuffle));
    if (random && !stored) store.keep(data.quiz, run.round); // so that a reload shows the same order
    if (single) run.active = run.questions;
    else merleg.round.arrange(run);
    run.kept(store.usable() ? "saved" : "off");
    part(section, "saved")?.setAttribute("role", "status");
    if (!single) whole(run);
    watch(run);
    // the questions may have moved away from under the address
    if (random) document.querySelector("form.question:target")?.scrollIntoView();
  }

  for (const section of document.querySelectorAll("[data-quiz]")) {
    try {
      start(/** @type {HTMLElement} */ (section));
    } catch (problem) {
      console.error(problem); // the page stays as it was: readable, with its solutions
    }
  }
})();
