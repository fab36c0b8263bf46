// Takes over the quizzes of a page: they are complete HTML already, so whatever fails here leaves something readable.
// No text of an author ever passes through this file as a string of HTML: what is shown is cloned from the page.
(() => {
  /** @typedef {import("./types").Question} Question */
  /** @typedef {import("./types").Run} Run */
  /** @typedef {import("./types").State} State */

  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");
  const title = document.title;
  const SENTENCE = 160; // a longer message is not announced whole: the focus goes to its heading

  // ---- small tools ----

  /** Says a word of the interface; one thing may have a form of its own.
   * @param {string} key @param {Record<string, string | number>} [values] */
  function say(key, values = {}) {
    let text = (values.n === 1 && page.words[`${key}_1`]) || page.words[key] || key;
    for (const [name, value] of Object.entries(values)) text = text.replaceAll(`{${name}}`, String(value));
    return text;
  }

  /** @param {string} tag @param {string} name @param {...(Node | string)} inside */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  }

  /** @param {ParentNode} where @param {string} name @returns {HTMLElement | null} */
  const part = (where, name) => where.querySelector(`[data-${name}]`);

  /** As `part`, for what must be there. @param {ParentNode} where @param {string} name */
  function must(where, name) {
    const found = part(where, name);
    if (!found) throw new Error(`data-${name} is missing`);
    return found;
  }

  /** @param {HTMLElement | null} element @param {boolean} yes */
  function show(element, yes) {
    if (element) element.hidden = !yes;
  }

  /** A copy of what stands in the page, without the ids, which stay unique. @param {Element | null} element */
  function copies(element) {
    return [...(element?.childNodes || [])].map((node) => {
      const copy = node.cloneNode(true);
      if (copy instanceof Element) for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
      return copy;
    });
  }

  /** @param {State} state */
  function icon(state) {
    const icons = /** @type {HTMLTemplateElement | null} */ (document.getElementById("icons"));
    const found = icons?.content.children[["right", "partly", "wrong"].indexOf(state)];
    return found ? found.cloneNode(true) : "";
  }

  /** @param {State} state @param {string} text */
  const mark = (state, text) => make("span", `mark is-${state}`, icon(state), text);

  /** @param {HTMLElement} element */
  function focus(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  /** Numbers that are the same for the same seed. @param {number} seed */
  function numbers(seed) {
    return () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** @template T @param {T[]} list @param {() => number} next @returns {T[]} */
  function shuffled(list, next) {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  }

  /** @param {string} text */
  const hash = (text) => [...text].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) || 0)) | 0, 7);

  // ---- what differs between interactions ----

  /** @param {Question} question @param {string} id */
  const said = (question, id) => question.form.querySelector(`[data-feedback="${id}"]`);

  /** @param {Element} row what was marked @param {HTMLInputElement | null} input @param {HTMLElement} element */
  function describe(row, input, element) {
    row.append(element);
    element.id = `${input?.id}-mark`;
    input?.setAttribute("aria-describedby", element.id);
  }

  /** @param {Question} question */
  function unmark(question) {
    for (const row of question.form.querySelectorAll(".option, .field")) {
      row.classList.remove("right", "partly", "wrong", "aside");
      for (const one of row.querySelectorAll(".mark, .said")) one.remove();
      row.querySelector("input")?.removeAttribute("aria-describedby");
    }
  }

  /** @type {import("./types").View} */
  const choose = {
    controls: ({ form }) => [...form.querySelectorAll(".option input")].map((one) => /** @type {HTMLInputElement} */ (one)),
    read: (question) => choose.controls(question).filter((one) => one.checked).map((one) => one.value),
    fits: (answer) => Array.isArray(answer),
    empty: (answer) => !(/** @type {string[]} */ (answer).length),
    write(question, answer) {
      for (const one of choose.controls(question)) one.checked = !!answer && /** @type {string[]} */ (answer).includes(one.value);
    },
    lock(input, locked) {
      // not `disabled`: that would take it out of the order of tabs
      if (locked) input.setAttribute("aria-disabled", "true");
      else input.removeAttribute("aria-disabled");
    },
    words: (question, answer) =>
      choose.controls(question).filter((one) => /** @type {string[]} */ (answer).includes(one.value))
        .map((one) => one.labels?.[0].textContent?.trim()).join("; "),
    mark(question, answer, reveal) {
      const spec = /** @type {import("./types").ChooseSpec} */ (question.data.spec);
      for (const input of choose.controls(question)) {
        const row = input.closest(".option");
        const chosen = /** @type {string[]} */ (answer).includes(input.value);
        const right = spec.right.includes(input.value);
        if (!row || !(chosen || reveal)) continue;
        let feedback = said(question, input.value);
        if (chosen || right) {
          row.classList.add(right ? "right" : "wrong");
          const word = chosen ? (right ? "given_right" : "given_wrong") : spec.one ? "correct" : "missed";
          describe(row, input, mark(word === "missed" ? "partly" : right ? "right" : "wrong", say(word)));
          if (!chosen) feedback = question.form.querySelector(`[data-missed="${input.value}"]`) || feedback;
        } else {
          row.classList.add("aside");
        }
        if (feedback) row.append(make("div", "said", ...copies(feedback)));
      }
      return [];
    },
  };

  /** @type {import("./types").View} */
  const enter = {
    controls: ({ form }) => [...form.querySelectorAll(".field input")].map((one) => /** @type {HTMLInputElement} */ (one)),
    read(question) {
      /** @type {Record<string, string>} */
      const answer = {};
      for (const one of enter.controls(question)) answer[one.name] = one.value;
      return answer;
    },
    fits: (answer) => !!answer && typeof answer === "object" && Object.values(answer).every((one) => typeof one === "string"),
    empty: (answer) => Object.values(answer).every((one) => merleg.interactions.enter.empty(one)),
    write(question, answer) {
      for (const one of enter.controls(question)) one.value = /** @type {any} */ (answer)?.[one.name] ?? "";
    },
    lock(input, locked) {
      input.readOnly = locked;
    },
    words: (_, answer) => Object.values(answer).map((one) => one.trim()).join("; "),
    mark(question, answer, reveal) {
      const spec = /** @type {import("./types").EnterSpec} */ (question.data.spec);
      const typed = /** @type {Record<string, string>} */ (answer);
      /** @type {Node[]} */
      const told = [];
      for (const field of spec.fields) {
        const input = enter.controls(question).find((one) => one.name === field.id) || null;
        const row = input?.closest(".field");
        if (!row) continue;
        // what was typed in another language is judged as it was then: the words of this page are not its words
        const same = question.entry?.language === question.run.data.language;
        const index = same ? merleg.interactions.enter.best(field, typed[field.id] ?? "") : -1;
        const points = index < 0 ? 0 : Math.min(field.of, field.answers[index].points);
        const state = same ? (points === field.of ? "right" : points ? "partly" : "wrong") : score(question).state;
        row.classList.add(state);
        describe(row, input, mark(state, say(`given_${state}`)));
        const feedback = said(question, `${field.id}-${index}`);
        if (feedback) row.append(make("div", "said", ...copies(feedback)));
        if (reveal && state !== "right") {
          told.push(make("p", "", ...copies(question.form.querySelector(`[data-answers="${field.id}"]`))));
        }
      }
      return told;
    },
  };

  const views = { choose, enter };

  // ---- one question ----

  /** @param {Question} question */
  const score = (question) => merleg.score(/** @type {import("./types").Entry} */ (question.entry), question.data.of);

  /** "Partly correct: 1 point of 2." @param {import("./types").Score} score */
  function verdict({ earned, of, state }) {
    const word = say(state);
    return of > 1 || state === "partly"
      ? say("verdict_points", { verdict: word, points: say("points", { n: earned, m: of }) })
      : say("verdict", { verdict: word });
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

  /** @param {Question} question @param {boolean} lacking */
  function error(question, lacking) {
    const { form, view } = question;
    const message = must(form, "error");
    show(message, lacking);
    form.classList.toggle("lacks", lacking);
    for (const input of view.controls(question)) {
      if (lacking) input.setAttribute("aria-describedby", message.id);
      else if (input.getAttribute("aria-describedby") === message.id) input.removeAttribute("aria-describedby");
      if (input.type === "text") input.setAttribute("aria-invalid", String(lacking));
    }
  }

  /** @param {Question} question @param {boolean} locked */
  function lock(question, locked) {
    question.locked = locked;
    question.form.classList.toggle("locked", locked);
    for (const input of question.view.controls(question)) question.view.lock(input, locked);
  }

  /** Shows the question as not answered. @param {Question} question */
  function open(question) {
    const { form, run, past, data } = question;
    lock(question, false);
    unmark(question);
    error(question, false);
    question.changed = false;
    const result = must(form, "result");
    result.className = "result";
    must(form, "status").replaceChildren();
    must(form, "said").replaceChildren();
    const button = part(form, "check");
    if (button) button.textContent = say("check");
    show(button, true);
    show(part(form, "again"), false);
    show(part(form, "show"), false);
    if (past) {
      const date = new Date(past.at);
      history(question, say("changed", {
        result: verdict(merleg.score(past, data.of)).replace(/\.$/, ""),
        date: isNaN(+date) ? "" : date.toLocaleDateString(run.data.language, { dateStyle: "long" }),
      }));
    }
  }

  /** Shows the result. @param {Question} question @param {"announce" | "quiet"} how */
  function result(question, how) {
    const { form, run, entry, view } = question;
    if (!entry) return;
    const outcome = score(question);
    const reveal = revealed(question);
    lock(question, true);
    unmark(question);
    error(question, false);
    question.changed = false;
    view.write(question, entry.answer);
    const more = view.mark(question, entry.answer, reveal);
    if (question.reworded) more.push(make("p", "remark", say("reworded")));
    if (reveal) {
      const explanation = part(form, "explanation");
      if (explanation) more.push(make("div", "explanation", ...copies(explanation)));
      const see = part(form, "see");
      if (see && outcome.state !== "right") more.push(make("p", "see", ...copies(see)));
    }
    const words = [verdict(outcome)];
    if (entry.tries > 1 && !run.exam) words.push(say("attempt", { n: entry.tries }));
    const heading = make("p", "verdict", icon(outcome.state), make("span", "", words.join(" ")));
    const long = more.reduce((sum, node) => sum + (node.textContent || "").length, 0) > SENTENCE;
    const box = must(form, "result");
    box.className = `result shown ${outcome.state}`;
    // one of the two, never both: a short message is announced, a long one is gone to
    const announce = how === "announce" && !long;
    must(form, "status").replaceChildren(...(announce ? [heading, ...more] : []));
    must(form, "said").replaceChildren(...(announce ? [] : [heading, ...more]));

    const tries = run.data.tries;
    const again = !run.exam && outcome.state !== "right" && (!tries || (!question.asked && entry.tries < tries));
    const button = part(form, "check");
    if (button) button.textContent = say(run.single ? "try_again" : next(question) ? "next_question" : "to_summary");
    show(button, run.single ? again : how === "announce");
    show(part(form, "again"), again && !run.single);
    show(part(form, "show"), !run.exam && !reveal);
    if (how === "announce" && (long || button?.hidden)) {
      heading.tabIndex = -1;
      focus(heading);
    }
  }

  /** Marks and saves; says nothing yet. @param {Question} question */
  function answer(question) {
    const { data, run, view, place } = question;
    const given = view.read(question);
    const marking = /** @type {{mark(spec: any, response: any): import("./types").Share}} */ (merleg.interactions[data.interaction]);
    const { n, d } = marking.mark(data.spec, given);
    const [right, wording] = data.digests[run.data.language] || ["", ""];
    const at = new Date().toISOString();
    /** @type {import("./types").Entry} */
    const entry = { v: 1, id: data.id, answer: given, n, d, tries: 1, at, language: run.data.language, right, said: wording };
    const before = question.entry || question.last;
    const how = run.store.save(place, entry);
    // what could not be saved counts its tries on the page
    if (how !== "saved" && before) entry.tries = before.tries + 1;
    if (how === "saved") {
      run.store.append({ v: 1, quiz: place.quiz, question: data.id, n, d, tries: entry.tries, at, right });
    }
    question.entry = entry;
    question.past = null;
    question.reworded = false;
    question.changed = false;
    history(question);
    kept(run, how);
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
    if (view.empty(view.read(question))) {
      error(question, true);
      focus(view.controls(question)[0]);
      return;
    }
    answer(question);
    result(question, "announce");
    // one way on, not one below each question that was answered before
    for (const one of run.active) if (one !== question && one.locked && !run.single) show(part(one.form, "check"), false);
    progress(run);
    if (run.active.every((one) => one.entry)) finish(run);
  }

  /** @param {Question} question */
  function retry(question) {
    const { entry, view } = question;
    if (!entry) return;
    const text = say("earlier", { answer: view.words(question, entry.answer), result: say(score(question).state) });
    question.last = entry;
    question.entry = null;
    open(question);
    if (question.data.interaction === "choose") view.write(question, null);
    history(question, `${say("attempt", { n: entry.tries + 1 })} ${text}`);
    progress(question.run);
    const first = view.controls(question)[0];
    focus(first);
    if (first.type === "text") first.select();
  }

  /** What lies in the store now. @param {Question} question */
  function recall(question) {
    const { data, run, view } = question;
    const entry = run.store.load(question.place);
    question.entry = question.past = question.last = null;
    question.reworded = question.asked = false;
    if (!entry || entry.again || !view.fits(entry.answer)) return;
    const now = data.digests[entry.language];
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
    if (question.entry) {
      result(question, "quiet");
    } else {
      if (question.locked) question.view.write(question, null);
      open(question);
    }
  }

  /** @param {Run} run @param {import("./types").QuestionData} data @param {HTMLFormElement} form @returns {Question} */
  function begin(run, data, form) {
    const view = views[data.interaction];
    if (!view || !merleg.interactions[data.interaction]) throw new Error(`no interaction ${data.interaction}`);
    /** @type {Question} */
    const question = {
      form, data, run, view, place: { quiz: run.data.quiz, question: data.id, was: data.was },
      entry: null, last: null, past: null, reworded: false, changed: false, asked: false, locked: false,
    };
    if (!view.controls(question).length) throw new Error("nothing to answer with");
    for (const name of ["history", "error", "result", "status", "said"]) must(form, name);
    restore(question);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check(question);
    });
    form.addEventListener("input", () => {
      if (question.locked && question.entry) return view.write(question, question.entry.answer);
      question.changed = true;
      error(question, false);
    });
    form.addEventListener("click", (event) => {
      if (question.locked && event.target instanceof HTMLInputElement && event.target.type !== "text") event.preventDefault();
    });
    part(form, "again")?.addEventListener("click", () => retry(question));
    part(form, "show")?.addEventListener("click", () => {
      question.asked = true;
      result(question, "announce");
    });
    form.classList.add("live");
    return question;
  }

  // ---- the quiz ----

  /** The next question without an answer, from here on and round. @param {Question} question */
  function next(question) {
    const list = question.run.active.filter((one) => !one.form.hidden);
    const at = list.indexOf(question);
    return [...list.slice(at + 1), ...list.slice(0, at)].find((one) => !one.entry);
  }

  /** @param {Question} question */
  function enterQuestion(question) {
    question.form.scrollIntoView({ block: "start" });
    const controls = question.view.controls(question);
    (controls.find((one) => one.checked) || controls[0]).focus({ preventScroll: true });
  }

  /** @param {Question} question */
  function onward(question) {
    const following = next(question);
    if (following) return enterQuestion(following);
    finish(question.run);
    focus(must(question.run.section, "summary-title"));
  }

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

  /** All are answered: the summary. @param {Run} run */
  function finish(run) {
    const box = part(run.section, "summary");
    if (!box) return;
    for (const question of run.questions) show(question.form, run.active.includes(question));
    const { data, round } = run;
    const heading = must(box, "summary-title");
    const rank = `h${Number(heading.tagName.slice(1)) + 1}`;
    const points = sum(run.active);
    /** @type {Node[]} */
    const inside = [];
    const simple = run.active.every((one) => one.data.of === 1);
    const right = run.active.filter((one) => one.entry && score(one).state === "right");
    inside.push(make("p", "total", simple ? say("score_questions", { score: points.earned, max: points.of }) : total(points)));
    let counts = points;
    if (data.result === "best") {
      // compared as shares: the questions, and so the points, may have changed since
      if (!round.best || points.earned * round.best.of >= round.best.earned * points.of) {
        round.best = points;
        run.store.keep(data.quiz, round);
      }
      counts = round.best;
      inside.push(make("p", "", say("latest", { result: total(points) }), make("br", ""), say("best", { result: total(counts) })));
    }
    if (data.pass !== null) {
      const passed = merleg.reaches(counts.earned, counts.of, data.pass);
      const line = make("p", passed ? "right" : "partly", `${say("pass_mark", { p: data.pass })} `);
      line.append(mark(passed ? "right" : "partly", say(passed ? "passed" : "not_passed")));
      inside.push(line);
    }
    const bands = data.bands.map((one) => one.from).filter((from) => merleg.reaches(counts.earned, counts.of, from));
    if (bands.length) inside.push(make("div", "", ...copies(run.section.querySelector(`[data-band="${Math.max(...bands)}"]`))));

    inside.push(make(rank, "", say("questions")));
    inside.push(make("ol", "results", ...run.active.map((question) => {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", question.form.querySelector(".ask")?.textContent || ""));
      link.href = `#${question.data.anchor}`;
      const state = question.entry ? score(question).state : "wrong";
      return make("li", state, link, mark(state, question.entry ? verdict(score(question)).replace(/\.$/, "") : say("unanswered")));
    })));

    const reread = new Map();
    for (const question of run.active) {
      if (right.includes(question)) continue;
      for (const link of question.form.querySelectorAll(".solution [data-see] a")) reread.set(link.getAttribute("href"), link);
    }
    if (reread.size) {
      inside.push(make(rank, "", say("reread")));
      inside.push(make("ul", "", ...[...reread.values()].map((link) => make("li", "", link.cloneNode(true)))));
    }
    must(box, "summary-text").replaceChildren(...inside);
    show(part(box, "wrong"), right.length < run.active.length);
    show(part(run.section, "resume"), false);
    show(part(run.section, "hand-in"), false);
    show(box, true);
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
    progress(run);
    const first = run.active.find((one) => list.includes(one));
    if (first) enterQuestion(first);
  }

  /** @param {Run} run */
  function restart(run) {
    const list = [...run.questions];
    run.round = { ...run.round, attempt: run.round.attempt + 1, seed: seed() };
    run.store.keep(run.data.quiz, run.round);
    arrange(run);
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
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", `${part(question.form, "number")?.textContent}: ${must(question.form, "error").lastChild?.textContent?.trim()}`));
      const first = question.view.controls(question)[0];
      link.href = `#${first.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        enterQuestion(question);
      });
      return make("li", "", link);
    }));
    box.replaceChildren(heading, make("p", "", `${say("unanswered_n", { n: lacking.length })}. ${say("hand_in")}`), list);
    focus(heading);
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
    progress(run);
    finish(run);
    focus(must(run.section, "summary-title"));
  }

  const seed = () => Math.floor(Math.random() * 4294967296);

  /** @param {HTMLElement} section */
  function start(section) {
    /** @type {import("./types").QuizData} */
    const data = JSON.parse(must(section, "quiz-data").textContent || "");
    const single = !part(section, "summary");
    const store = merleg.store(data.site);
    /** @type {Run} */
    const run = {
      data, section, store, single, exam: data.mode === "exam" && !single, questions: [], active: [], warned: false,
      round: store.round(data.quiz) || { v: 1, attempt: 1, seed: seed() },
    };
    for (const one of data.questions) {
      const form = /** @type {HTMLFormElement | null} */ (section.querySelector(`form[data-question="${one.id}"]`));
      if (!form) continue;
      try {
        run.questions.push(begin(run, one, form));
      } catch (problem) {
        console.error(problem);
        form.classList.remove("live");
        form.prepend(make("p", "error", say("broken")));
      }
    }
    if (!run.questions.length) return;

    const random = !single && (data.shuffle || data.draw || data.questions.some((one) => one.shuffle));
    if (random && !store.round(data.quiz)) store.keep(data.quiz, run.round);
    if (single) run.active = run.questions;
    else arrange(run);

    kept(run, store.usable() ? "saved" : "off");
    part(section, "saved")?.setAttribute("role", "status");
    section.classList.add("started");
    if (!single) {
      const steps = make("ol", "steps");
      steps.setAttribute("aria-hidden", "true");
      section.querySelector("header")?.after(steps);
      progress(run);
      for (const button of section.querySelectorAll("[data-restart]")) button.addEventListener("click", () => restart(run));
      part(section, "wrong")?.addEventListener("click", () => onlyWrong(run));
      part(section, "hand-in")?.addEventListener("click", () => handIn(run));
      part(section, "continue")?.addEventListener("click", () => {
        show(part(section, "resume"), false);
        const first = run.active.find((one) => !one.entry);
        if (first) enterQuestion(first);
      });
      resume(run);
    }

    /** @param {(question: Question) => boolean} which */
    const refresh = (which) => {
      // an unfinished change on this page is the reader's: it is not taken away
      const list = run.questions.filter((one) => !one.changed && which(one));
      if (!list.length) return;
      list.forEach(restore);
      progress(run);
      if (run.active.every((one) => one.entry)) finish(run);
    };
    store.watch((quiz, question) => refresh((one) => quiz === null || (quiz === data.quiz && question === one.data.id)));
    addEventListener("pageshow", (event) => {
      if (event.persisted) return refresh(() => true);
      // the browser may have put back what was in the form: a result shows the answer it belongs to
      for (const one of run.questions) if (one.entry) one.view.write(one, one.entry.answer);
    });
    // the questions may have moved away from under the address
    if (random) document.querySelector("form.question:target")?.scrollIntoView();
  }

  /** On return: what is there, and two ways on. @param {Run} run */
  function resume(run) {
    const done = run.active.filter((one) => one.entry).length;
    if (done === run.active.length) return finish(run);
    show(part(run.section, "hand-in"), run.exam);
    if (!done) return;
    const text = part(run.section, "resume-text");
    if (text) text.textContent = say("resume", { n: done, m: run.active.length });
    show(part(run.section, "resume"), true);
  }

  for (const section of document.querySelectorAll("[data-quiz]")) {
    try {
      start(/** @type {HTMLElement} */ (section));
    } catch (problem) {
      console.error(problem); // the page stays as it was: readable, with its solutions
    }
  }
})();
