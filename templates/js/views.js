// What differs from one interaction to the other: reading the form, filling it, showing how it was marked.
(() => {
  /** @typedef {import("./types").Question} Question */

  const { say, make, copies, mark } = merleg.tools;

  /** @param {HTMLElement} form @param {string} row @returns {any[]} */
  const inputs = (form, row) => [...form.querySelectorAll(`${row} :is(input, select, textarea)`)];

  /** @param {Question} question @param {string} id */
  const said = (question, id) => question.form.querySelector(`[data-feedback="${CSS.escape(id)}"]`);

  /** Says something beside a control, for those who hear it too.
   * @param {Element} row @param {Element} input @param {string} name @param {HTMLElement} element */
  function describe(row, input, name, element) {
    row.append(element);
    element.id = `${input.id}-${name}`;
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${element.id}`.trim());
  }

  /** @param {Question} question */
  function unmark(question) {
    for (const row of question.form.querySelectorAll(".option, [data-field], .row, .item")) {
      row.classList.remove("right", "partly", "wrong", "aside");
      for (const one of row.querySelectorAll(".mark, .said, .fix")) one.remove();
      row.querySelector("input, select, textarea")?.removeAttribute("aria-describedby");
    }
  }

  /** What was given by the names of fields. @param {any[]} controls @returns {Record<string, string>} */
  const values = (controls) => Object.fromEntries(controls.map((one) => [one.name, one.value]));

  /** @param {unknown} answer */
  const named = (answer) =>
    !!answer && !Array.isArray(answer) && Object.values(/** @type {object} */ (answer)).every((one) => typeof one === "string");

  /** @param {unknown} answer */
  const listed = (answer) => Array.isArray(answer) && answer.every((one) => typeof one === "string");

  /** @param {any} answer @param {string} name @returns {string} */
  const given = (answer, name) => (answer && Object.hasOwn(answer, name) ? answer[name] : "");

  /** What stands in a control, in words. @param {any} control @param {string} value */
  const shown = (control, value) =>
    control.options ? [...control.options].find((one) => one.value === value && value)?.text || "" : value.trim();

  /** Not `disabled`: that would take it out of the order of tabs. @param {Element} control @param {boolean} locked */
  function lock(control, locked) {
    if (control instanceof HTMLTextAreaElement || /** @type {any} */ (control).type === "text") {
      /** @type {any} */ (control).readOnly = locked;
    } else if (locked) {
      control.setAttribute("aria-disabled", "true");
    } else {
      control.removeAttribute("aria-disabled");
    }
  }

  /** @type {import("./types").View} */
  const choose = {
    controls: ({ form }) => inputs(form, ".option"),
    read: (question) => choose.controls(question).filter((one) => one.checked).map((one) => one.value),
    fits: listed,
    empty: (answer) => !(/** @type {string[]} */ (answer).length),
    write(question, answer) {
      const chosen = /** @type {string[] | null} */ (answer) || [];
      for (const one of choose.controls(question)) one.checked = chosen.includes(one.value);
    },
    lock,
    kept: () => null,
    arrange(question, numbers) {
      const { shuffle, last } = question.data;
      if (!shuffle) return;
      const rows = [...question.form.querySelectorAll(".option")];
      /** @param {Element} row */
      const stays = (row) => last.includes(row.getAttribute("data-option") || "");
      const mixed = merleg.tools.shuffled(rows.filter((row) => !stays(row)), numbers);
      rows[0].parentElement?.append(...mixed, ...rows.filter(stays));
    },
    words: (question, answer) =>
      choose.controls(question).filter((one) => /** @type {string[]} */ (answer).includes(one.value))
        .map((one) => one.labels?.[0].textContent?.trim()).join("; "),
    right: (question) => choose.words(question, /** @type {import("./types").ChooseSpec} */ (question.data.spec).right),
    mark(question, answer, reveal) {
      const spec = /** @type {import("./types").ChooseSpec} */ (question.data.spec);
      /** @type {Node[]} */
      const told = [];
      for (const input of choose.controls(question)) {
        const row = input.closest(".option");
        const chosen = /** @type {string[]} */ (answer).includes(input.value);
        const right = spec.right.includes(input.value);
        if (!row || !(chosen || reveal)) continue;
        let feedback = said(question, input.value);
        if (chosen || right) {
          row.classList.add(right ? "right" : "wrong");
          const word = chosen ? (right ? "given_right" : "given_wrong") : spec.one ? "correct" : "missed";
          describe(row, input, "mark", mark(word === "missed" ? "partly" : right ? "right" : "wrong", say(word)));
          if (!chosen) feedback = question.form.querySelector(`[data-missed="${input.value}"]`) || feedback;
        } else {
          row.classList.add("aside");
        }
        if (!feedback) continue;
        describe(row, input, "said", make("div", "said", ...copies(feedback)));
        // it is said beside its option; here it is for those who hear the result
        const name = spec.one ? "" : `${input.labels?.[0].textContent?.trim()}: `;
        if (chosen && !right) told.push(make("div", "because unseen", name, ...copies(feedback)));
      }
      return told;
    },
  };

  /** The points and the words for one field. @param {Question} question
   * @param {import("./types").AnyField} field @param {string} typed */
  function judged(question, field, typed) {
    // what was typed in another language is judged as it was then: the words of this page are not its words
    const same = question.entry?.language === question.run.data.language || "words" in field;
    const { best, points } = merleg.interactions.enter;
    const n = same ? points(field, typed) : 0;
    const share = same ? { n, d: field.of } : question.entry;
    const { state } = merleg.score(share || { n: 0, d: 1 }, field.of);
    const which = "words" in field ? typed : same && "answers" in field ? String(best(field, typed)) : "";
    const own = which && said(question, `${field.id}-${which}`);
    return { state, feedback: own || (state === "right" ? null : said(question, field.id)) };
  }

  /** @type {import("./types").View} */
  const enter = {
    controls: ({ form }) => inputs(form, "[data-field]"),
    read: (question) => values(enter.controls(question)),
    fits: named,
    empty: (answer) => Object.values(answer).every((one) => merleg.interactions.enter.empty(one)),
    unclear(question, answer) {
      for (const field of /** @type {import("./types").EnterSpec} */ (question.data.spec).fields) {
        const typed = given(answer, field.id);
        if (!("low" in field) || merleg.interactions.enter.empty(typed)) continue;
        const why = merleg.interactions.enter.unclear(field, typed);
        const plain = typed.trim().replace(/[.,]/, "");
        if (why === "ambiguous") {
          return say(why, { typed: typed.trim(), whole: plain, part: typed.trim().replace(/[.,]/, field.decimal) });
        }
        const { beside } = merleg.numbers.read(typed, field.decimal);
        if (why) return say(why.replace("-", "_"), { unit: why === "beside" ? beside : field.units?.[0] || "" });
      }
      return "";
    },
    write(question, answer) {
      for (const one of enter.controls(question)) one.value = given(answer, one.name);
    },
    lock,
    words: (question, answer) =>
      enter.controls(question).map((one) => shown(one, given(answer, one.name))).filter(Boolean).join("; "),
    right: ({ form }) => [...form.querySelectorAll("[data-answers]")]
      .map((one) => [...one.querySelectorAll("b")].map((b) => b.textContent).join(" / ")).join("; "),
    mark(question, answer, reveal) {
      /** @type {Node[]} */
      const told = [];
      for (const { spec, input, row } of places(question)) {
        const typed = given(answer, spec.id);
        const { state, feedback } = judged(question, spec, typed);
        const answers = question.form.querySelector(`[data-answers="${spec.id}"]`);
        const inline = row.matches("span");
        row.classList.add(state);
        const blank = merleg.interactions.enter.empty(typed);
        const word = blank ? (inline ? "blank" : "unanswered") : inline ? state : `given_${state}`;
        describe(row, input, "mark", mark(state, say(word)));
        if (feedback) {
          if (!inline) describe(row, input, "said", make("div", "said", ...copies(feedback)));
          if (state !== "right" || inline) told.push(make("div", inline ? "because" : "because unseen", ...copies(feedback)));
        }
        if (state === "wrong" && "low" in spec && merleg.interactions.enter.only(spec, typed)) told.push(make("p", "because", say("wrong_unit")));
        if (!reveal || state === "right") continue;
        if (inline) describe(row, input, "fix", make("span", "fix", ...copies(answers)));
        else told.push(make("p", "why", ...copies(answers)));
      }
      return told;
    },
  };

  /** Each field with where it stands. @param {Question} question */
  function places(question) {
    const controls = enter.controls(question);
    return /** @type {import("./types").EnterSpec} */ (question.data.spec).fields.map((spec) => {
      const input = controls.find((one) => one.name === spec.id);
      return { spec, input, row: /** @type {Element} */ (input.parentElement) };
    });
  }

  merleg.parts = { inputs, said, describe, values, named, listed, given, shown, lock };
  merleg.views = /** @type {any} */ ({ choose, enter, unmark });
})();
