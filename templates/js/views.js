// What differs from one interaction to the other: reading the form, filling it, showing how it was marked.
(() => {
  /** @typedef {import("./types").Question} Question */

  const { say, make, copies, mark } = merleg.tools;

  /** @param {HTMLElement} form @param {string} row @returns {HTMLInputElement[]} */
  const inputs = (form, row) => [...form.querySelectorAll(/** @type {any} */ (`${row} input`))];

  /** @param {Question} question @param {string} id */
  const said = (question, id) => question.form.querySelector(`[data-feedback="${id}"]`);

  /** Says something beside a control, for those who hear it too.
   * @param {Element} row @param {HTMLInputElement} input @param {string} name @param {HTMLElement} element */
  function describe(row, input, name, element) {
    row.append(element);
    element.id = `${input.id}-${name}`;
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${element.id}`.trim());
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
    controls: ({ form }) => inputs(form, ".option"),
    read: (question) => choose.controls(question).filter((one) => one.checked).map((one) => one.value),
    fits: (answer) => Array.isArray(answer),
    empty: (answer) => !(/** @type {string[]} */ (answer).length),
    write(question, answer) {
      const chosen = /** @type {string[] | null} */ (answer) || [];
      for (const one of choose.controls(question)) one.checked = chosen.includes(one.value);
    },
    lock(input, locked) {
      // not `disabled`: that would take it out of the order of tabs
      if (locked) input.setAttribute("aria-disabled", "true");
      else input.removeAttribute("aria-disabled");
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
        if (chosen && !right) told.push(make("div", "because", ...copies(feedback)));
      }
      return told;
    },
  };

  /** @type {import("./types").View} */
  const enter = {
    controls: ({ form }) => inputs(form, ".field"),
    read(question) {
      /** @type {Record<string, string>} */
      const answer = {};
      for (const one of enter.controls(question)) answer[one.name] = one.value;
      return answer;
    },
    fits: (answer) =>
      !!answer && !Array.isArray(answer) && Object.values(answer).every((one) => typeof one === "string"),
    empty: (answer) => Object.values(answer).every((one) => merleg.interactions.enter.empty(one)),
    write(question, answer) {
      for (const one of enter.controls(question)) one.value = /** @type {any} */ (answer)?.[one.name] ?? "";
    },
    lock(input, locked) {
      input.readOnly = locked;
    },
    words: (_, answer) => Object.values(answer).map((one) => one.trim()).join("; "),
    right: ({ form }) => [...form.querySelectorAll("[data-answers] b")].map((one) => one.textContent).join("; "),
    mark(question, answer, reveal) {
      const spec = /** @type {import("./types").EnterSpec} */ (question.data.spec);
      const typed = /** @type {Record<string, string>} */ (answer);
      /** @type {Node[]} */
      const told = [];
      for (const field of spec.fields) {
        const input = enter.controls(question).find((one) => one.name === field.id) || null;
        const row = input?.closest(".field");
        if (!input || !row) continue;
        // what was typed in another language is judged as it was then: the words of this page are not its words
        const same = question.entry?.language === question.run.data.language;
        const index = same ? merleg.interactions.enter.best(field, typed[field.id] ?? "") : -1;
        const points = index < 0 ? 0 : Math.min(field.of, field.answers[index].points);
        const share = same ? { n: points, d: field.of } : question.entry;
        const { state } = merleg.score(share || { n: 0, d: 1 }, field.of);
        row.classList.add(state);
        describe(row, input, "mark", mark(state, say(enter.empty(answer) ? "unanswered" : `given_${state}`)));
        const feedback = said(question, `${field.id}-${index}`);
        if (feedback) {
          describe(row, input, "said", make("div", "said", ...copies(feedback)));
          if (state !== "right") told.push(make("div", "because", ...copies(feedback)));
        }
        if (reveal && state !== "right") {
          told.push(make("p", "why", ...copies(question.form.querySelector(`[data-answers="${field.id}"]`))));
        }
      }
      return told;
    },
  };

  merleg.views = { choose, enter, unmark };
})();
