// One question at work: it is open, or it shows a result; what was answered lies in the store.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */

  const { say, make, part, must, show, copies, icon, focus } = merleg.tools;
  const { unmark } = merleg.views;
  const NOT_TYPED = /radio|checkbox|button/;
  const SENTENCE = 160; // a longer message is not announced whole: the focus goes to its heading

  /** @param {Question} question */
  const score = (question) => merleg.score(/** @type {import("./types").Entry} */ (question.entry), question.data.of);

  /** "Partly correct: 1 point of 2." @param {import("./types").Score} score */
  function verdict({ earned, of, state }) {
    const word = say(state);
    return of > 1 || state === "partly"
      ? say("verdict_points", { verdict: word, points: say("points", { n: earned, m: of }) })
      : say("verdict", { verdict: word });
  }

  /** The verdict on an answer: the reader's own is said to be that. @param {Question} question */
  function spoken(question) {
    const { entry, view, data } = question;
    const outcome = score(question);
    if (entry && view.empty(entry.answer)) return say("verdict", { verdict: say("unanswered") });
    if (data.interaction !== "free") return verdict(outcome);
    return say("own_marking", { points: say("points", { n: outcome.earned, m: outcome.of }) });
  }

  /** Whether explanation and solution may be shown. @param {Question} question */
  function revealed({ entry, asked, run }) {
    const tries = run.data.tries;
    return !!entry && (run.exam || !tries || asked || entry.n === entry.d || entry.tries >= tries);
  }

  /** @param {Question} question */
  function history(question, text = "") {
    const place = must(question.form, "history");
    place.textContent = text;
    show(place, !!text);
  }

  /** What keeps an answer from being marked, for the reader; nothing when it can be. @param {Question} question */
  function lacks(question) {
    const { view, form } = question;
    const given = view.read(question);
    if (view.empty(given)) return must(form, "error").dataset.error || "";
    return view.unclear?.(question, given) || "";
  }

  /** @param {Question} question @param {string} text what is lacking */
  function error(question, text) {
    const { form, view } = question;
    const message = must(form, "error");
    const lacking = !!text;
    if (message.lastChild) message.lastChild.textContent = ` ${text}`;
    show(message, lacking);
    form.classList.toggle("lacks", lacking);
    for (const input of view.controls(question)) {
      if (lacking) input.setAttribute("aria-describedby", message.id);
      else if (input.getAttribute("aria-describedby") === message.id) input.removeAttribute("aria-describedby");
      if (!NOT_TYPED.test(input.type)) input.setAttribute("aria-invalid", String(lacking));
    }
  }

  /** @param {Question} question @param {boolean} locked */
  function lock(question, locked) {
    question.locked = locked;
    question.form.classList.toggle("locked", locked);
    for (const input of question.view.controls(question)) question.view.lock(input, locked, question);
  }

  /** Shows the question as not answered. @param {Question} question */
  function open(question) {
    const { form, past, data, view, looking } = question;
    lock(question, false);
    unmark(question);
    error(question, "");
    question.changed = false;
    const result = must(form, "result");
    result.className = "result";
    must(form, "status").replaceChildren();
    must(form, "said").replaceChildren();
    const button = part(form, "check");
    if (button) button.textContent = say(!view.step ? "check" : looking ? "save_marking" : "compare");
    show(button, true);
    show(part(form, "again"), false);
    show(part(form, "show"), false);
    if (past && !view.plain) {
      history(question, say("changed", {
        result: verdict(merleg.score(past, data.of)).replace(/\.$/, ""),
        date: merleg.tools.date(past.at),
      }));
    }
  }

  /** What is said of an answer below its verdict. @param {Question} question @param {boolean} reveal */
  function told(question, reveal) {
    const { form, view } = question;
    const entry = /** @type {import("./types").Entry} */ (question.entry);
    const all = view.mark(question, entry.answer, reveal);
    if (question.reworded) all.push(make("p", "remark", say("reworded")));
    if (!reveal) return all;
    const explanation = part(form, "explanation");
    if (explanation) all.push(make("div", "explanation", ...copies(explanation)));
    const see = part(form, "see");
    if (see && entry.n < entry.d) all.push(make("p", "see", ...copies(see)));
    return all;
  }

  /** The ways on from a result. @param {Question} question @param {boolean} fresh whether it was given just now */
  function buttons(question, fresh) {
    const { form, run, entry, asked } = question;
    const tries = run.data.tries;
    const again = !run.exam && !!entry && entry.n < entry.d && (!tries || (!asked && entry.tries < tries));
    const button = part(form, "check");
    if (button) button.textContent = say(run.single ? "try_again" : next(question) ? "next_question" : "to_summary");
    show(button, run.single ? again : fresh);
    show(part(form, "again"), again && !run.single);
    show(part(form, "show"), !run.exam && !revealed(question));
  }

  /** Scrolls to a whole result and the ways on; what is too tall for the window is seen from its heading on.
   * @param {Question} question @param {Element} heading */
  function bring({ form }, heading) {
    for (const one of [must(form, "result"), form.querySelector(".buttons"), heading]) {
      one?.scrollIntoView({ block: "nearest" });
    }
  }

  /** Shows the result. @param {Question} question @param {"announce" | "quiet"} how */
  function result(question, how) {
    const { form, run, entry, view } = question;
    if (!entry) return;
    // the reader marks an own answer to an exam when it is handed in
    const pending = !!view.pending?.(entry.answer);
    lock(question, !pending);
    if (pending) view.lock(view.controls(question)[0], true, question); // only the marking is still open
    unmark(question);
    error(question, "");
    question.changed = false;
    view.write(question, entry.answer);
    const outcome = pending ? merleg.score({ n: 1, d: 2 }, 0) : score(question);
    const more = told(question, revealed(question));
    const words = [pending ? `${say("to_mark")}.` : spoken(question)];
    if (entry.tries > 1 && !run.exam) words.push(say("attempt", { n: entry.tries }));
    const heading = make("p", "verdict", icon(outcome.state), make("span", "", words.join(" ")));
    const long = more.reduce((sum, node) => sum + (node.textContent || "").length, 0) > SENTENCE;
    must(form, "result").className = `result shown ${outcome.state}`;
    buttons(question, how === "announce");
    // what was pressed may be gone now, and the focus with it
    const lost = !!document.activeElement?.closest("[hidden]") || document.activeElement === document.body;
    const go = long || lost || !!part(form, "check")?.hidden;
    // one of the two, never both: a short message is announced, a long one is gone to
    const announce = how === "announce" && !go;
    must(form, "status").replaceChildren(...(announce ? [heading, ...more] : []));
    must(form, "said").replaceChildren(...(announce ? [] : [heading, ...more]));
    if (how === "quiet") return;
    if (go) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    bring(question, heading);
  }

  /** Marks and saves; says nothing yet. @param {Question} question @param {boolean} [quiet] without a line in the log */
  function answer(question, quiet) {
    const { data, run, view, place } = question;
    const given = view.read(question);
    /** @type {{mark(spec: any, response: any): import("./types").Share}} */
    const marking = merleg.interactions[data.interaction];
    const { n, d } = marking.mark(data.spec, given);
    const [right, wording] = data.digests[run.data.language] || ["", ""];
    const at = new Date().toISOString();
    /** @type {import("./types").Entry} */
    const entry = {
      answer: given, n, d, tries: 1, at, language: run.data.language, right, said: wording,
    };
    const before = question.entry || question.last;
    const how = run.store.save(place, entry, quiet);
    // what could not be saved counts its tries on the page
    if (how !== "saved" && before) entry.tries = before.tries + 1;
    if (how === "saved" && !run.exam) run.store.jot(place, null);
    question.entry = entry;
    question.past = null;
    question.reworded = false;
    question.changed = false;
    history(question);
    run.kept(how);
    run.answered = true;
    merleg.reader.left();
  }

  /** The reader has marked an own answer that was handed in. @param {Question} question */
  function settle(question) {
    answer(question);
    result(question, "announce");
    question.run.progress();
    question.run.finish();
  }

  /** The reader presses the button of a question. @param {Question} question */
  function check(question) {
    const { run, view } = question;
    if (run.exam) return;
    if (question.locked) {
      if (run.single) retry(question);
      else onward(question);
      return;
    }
    const lack = lacks(question);
    if (lack) {
      error(question, lack);
      enter(question, "nearest");
      return;
    }
    if (view.step?.(question)) return;
    show(part(run.section, "resume"), false); // what it says is no longer so
    answer(question);
    result(question, "announce");
    // one way on, not one below each question that was answered before
    for (const one of run.active) {
      if (one !== question && one.locked && !run.single) show(part(one.form, "check"), false);
    }
    run.progress();
    if (run.active.every((one) => one.entry)) run.finish();
  }

  /** @param {Question} question */
  function retry(question) {
    const { entry, view } = question;
    if (!entry) return;
    const given = view.words(question, entry.answer).replace(/\.$/, "");
    const text = say("earlier", { answer: given, result: say(score(question).state) });
    question.last = entry;
    question.entry = null;
    view.write(question, view.kept ? view.kept(entry.answer) : entry.answer);
    open(question);
    history(question, `${say("attempt", { n: entry.tries + 1 })} ${text}`);
    question.run.progress();
    enter(question);
    const first = view.controls(question)[0];
    if (first.type === "text") first.select();
  }

  /** What lies in the store now. @param {Question} question */
  function recall(question) {
    const { data, run, view } = question;
    const entry = run.store.load(question.place);
    question.entry = question.past = question.last = null;
    question.reworded = question.asked = false;
    if (!entry || entry.again || !view.fits(entry.answer)) return;
    const now = Object.hasOwn(data.digests, entry.language) ? data.digests[entry.language] : null;
    if (now && now[0] !== entry.right) {
      question.past = entry;
    } else {
      question.entry = entry;
      question.reworded = !!now && now[1] !== entry.said;
    }
  }

  /** Shows what lies in the store. @param {Question} question */
  function restore(question) {
    recall(question);
    history(question);
    if (question.entry && question.view.plain) {
      question.view.write(question, question.entry.answer);
    } else if (question.entry) {
      result(question, "quiet");
    } else {
      if (question.locked) question.view.write(question, null);
      open(question);
    }
  }

  /** @param {Run} run @param {import("./types").QuestionData} data @param {HTMLFormElement} form @returns {Question} */
  function begin(run, data, form) {
    const view = merleg.views[data.interaction];
    if (!view || !merleg.interactions[data.interaction]) throw new Error(`no interaction ${data.interaction}`);
    /** @type {Question} */
    const question = {
      form, data, run, view, place: { quiz: data.quiz || run.data.quiz, question: data.id, was: data.was },
      entry: null, last: null, past: null, reworded: false, changed: false, asked: false, locked: false,
    };
    if (!view.controls(question).length) throw new Error("nothing to answer with");
    for (const name of ["history", "error", "result", "status", "said"]) must(form, name);
    const message = must(form, "error");
    message.dataset.error = message.lastChild?.textContent?.trim();
    view.start?.(question);
    restore(question);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check(question);
    });
    form.addEventListener("input", () => {
      if (question.locked && question.entry) return view.write(question, question.entry.answer);
      question.changed = true;
      error(question, "");
    });
    form.addEventListener("click", (event) => {
      const { target } = event;
      if (question.locked && target instanceof HTMLInputElement && target.type !== "text") event.preventDefault();
    });
    part(form, "again")?.addEventListener("click", () => retry(question));
    part(form, "show")?.addEventListener("click", () => {
      question.asked = true;
      result(question, "announce");
    });
    form.classList.add("live");
    return question;
  }

  /** The next question without an answer, from here on and round. @param {Question} question */
  function next(question) {
    const list = question.run.active.filter((one) => !one.form.hidden);
    const at = list.indexOf(question);
    return [...list.slice(at + 1), ...list.slice(0, at)].find((one) => !one.entry);
  }

  /** @param {Question} question @param {"start" | "nearest"} [block] */
  function enter(question, block) {
    const controls = question.view.controls(question);
    const legend = question.form.querySelector("legend") || question.form;
    const free = controls.find((one) => one.getAttribute("aria-disabled") !== "true");
    focus(controls.find((one) => one.checked) || free || controls[0], legend, block);
  }

  /** @param {Question} question */
  function onward(question) {
    const following = next(question);
    if (following) return enter(following);
    question.run.finish();
    const { section } = question.run;
    focus(must(section, "summary-title"), must(section, "summary"));
  }

  merleg.question = { begin, open, restore, answer, result, error, history, score, verdict, spoken, revealed, lacks, settle, enter };
})();
