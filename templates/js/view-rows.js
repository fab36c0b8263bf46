// Putting things to what they belong to, and into order.
(() => {
  /** @typedef {import("./types").Question} Question */

  const { say, make, must, show, copies, mark, shuffled } = merleg.tools;
  const { inputs, said, describe, values, named, listed, given, shown, lock } = merleg.parts;

  /** @type {import("./types").View} */
  const associate = {
    controls: ({ form }) => inputs(form, ".row"),
    read: (question) => values(associate.controls(question)),
    fits: named,
    empty: (answer) => !Object.values(answer).some(Boolean),
    write(question, answer) {
      for (const one of associate.controls(question)) one.value = given(answer, one.name);
    },
    lock,
    words: (question, answer) => associate.controls(question).filter((one) => given(answer, one.name))
      .map((one) => `${one.labels[0].textContent.trim()} – ${shown(one, given(answer, one.name))}`).join("; "),
    right: (question) =>
      associate.words(question, /** @type {import("./types").AssociateSpec} */ (question.data.spec).right),
    mark(question, answer, reveal) {
      const { right } = /** @type {import("./types").AssociateSpec} */ (question.data.spec);
      /** @type {Node[]} */
      const told = [];
      for (const input of associate.controls(question)) {
        const row = input.parentElement;
        const chosen = given(answer, input.name);
        const state = chosen === right[input.name] ? "right" : "wrong";
        row.classList.add(state);
        describe(row, input, "mark", mark(state, say(chosen ? state : "unanswered")));
        if (state === "right") continue;
        if (reveal) {
          describe(row, input, "fix", make("p", "fix", say("belongs", { right: shown(input, right[input.name]) })));
        }
        const feedback = chosen && said(question, input.name);
        if (feedback) describe(row, input, "said", make("div", "said", ...copies(feedback)));
      }
      return told;
    },
  };

  /** @param {Question} question @returns {HTMLElement[]} */
  const items = ({ form }) => [...form.querySelectorAll(/** @type {any} */ (".item"))];

  /** @param {Element} item */
  const id = (item) => item.getAttribute("data-item") || "";

  /** Brings the items into an order; those that it does not name come last. @param {Question} question
   * @param {string[]} order */
  function bring(question, order) {
    const all = items(question);
    const known = order.map((one) => all.find((item) => id(item) === one)).filter((one) => !!one);
    must(question.form, "items").append(...known, ...all.filter((one) => !known.includes(one)));
    ends(question);
  }

  /** The first cannot go up, the last cannot go down. @param {Question} question */
  function ends(question) {
    items(question).forEach((item, place, { length }) => {
      lock(must(item, "up"), question.locked || !place);
      lock(must(item, "down"), question.locked || place === length - 1);
    });
  }

  /** @param {Question} question @param {HTMLElement} item @param {number} by @param {HTMLElement} button */
  function move(question, item, by, button) {
    const all = items(question);
    const place = all.indexOf(item) + by;
    if (question.locked || place < 0 || place >= all.length) return;
    if (by < 0) all[place].before(item);
    else all[place].after(item);
    question.moved = true;
    ends(question);
    button.focus();
    const text = item.querySelector(".said-item")?.textContent?.trim() || "";
    must(question.form, "moved").textContent = say("moved", { item: text, n: place + 1, m: all.length });
    question.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @type {import("./types").View} */
  const order = {
    controls: ({ form }) => [...form.querySelectorAll(/** @type {any} */ (".move"))],
    start(question) {
      question.initial = items(question).map(id);
      for (const item of items(question)) {
        for (const [name, by] of /** @type {[string, number][]} */ ([["up", -1], ["down", 1]])) {
          const button = must(item, name);
          show(button, true);
          button.addEventListener("click", () => move(question, item, by, button));
        }
      }
    },
    arrange(question, numbers) {
      const right = /** @type {import("./types").OrderSpec} */ (question.data.spec).order;
      let mixed = shuffled([...right], numbers);
      if (mixed.join() === right.join()) mixed = [...mixed.slice(1), mixed[0]];
      question.initial = mixed;
      if (!question.entry && !question.moved) bring(question, mixed);
    },
    read: (question) => (question.moved ? items(question).map(id) : []),
    fits: listed,
    empty: (answer) => !answer.length,
    write(question, answer) {
      const list = /** @type {string[] | null} */ (answer);
      question.moved = !!list?.length;
      bring(question, list?.length ? list : question.initial || []);
    },
    lock: (_control, _locked, question) => ends(question),
    words: (question, answer) => /** @type {string[]} */ (answer).map((one) =>
      items(question).find((item) => id(item) === one)?.querySelector(".said-item")?.textContent?.trim()).join(document.dir === "rtl" ? " ← " : " → "),
    right: (question) => order.words(question, /** @type {import("./types").OrderSpec} */ (question.data.spec).order),
    mark(question, answer, reveal) {
      const right = /** @type {import("./types").OrderSpec} */ (question.data.spec).order;
      const list = /** @type {string[]} */ (answer);
      if (!list.length) return [];
      const whole = list.join() === right.join();
      items(question).forEach((item, place) => {
        const last = place === list.length - 1;
        const follows = list[place + 1] === right[right.indexOf(id(item)) + 1];
        if (last && !whole) return;
        const state = follows ? "right" : "wrong";
        item.classList.add(state);
        if (!last) item.append(mark(state, say(follows ? "follows" : "follows_not")));
      });
      return reveal && !whole ? [make("div", "why", make("p", "mark", say("correct")), make("ol", "", ...copies(must(question.form, "right"))))] : [];
    },
  };

  Object.assign(merleg.views, { associate, order });
})();
