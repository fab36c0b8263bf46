// What nobody else can judge: where one stands on a scale, and an answer in one's own words.
(() => {
  /** @typedef {import("./types").Question} Question */

  const { say, part, must, show, copies } = merleg.tools;
  const { inputs, named, given, lock } = merleg.parts;
  const { choose } = merleg.views;

  /** @type {import("./types").View} */
  const scale = { ...choose, arrange: undefined, right: () => "", mark: () => [] };

  /** @param {Question} question @returns {HTMLInputElement[]} */
  const ticks = ({ form }) => inputs(form, "[data-own]");

  /** Shows what to compare one's answer with. @param {Question} question @param {boolean} yes */
  function look(question, yes) {
    const { form } = question;
    question.looking = yes;
    const place = must(form, "compare");
    if (!place.childNodes.length) place.append(...copies(part(form, "model")));
    show(part(form, "own"), yes);
    const button = part(form, "check");
    if (button && yes) button.textContent = say("save_marking");
  }

  /** @type {import("./types").View} */
  const free = {
    controls: ({ form }) => inputs(form, "[data-field], [data-own]"),
    read(question) {
      const text = free.controls(question)[0].value;
      if (!question.looking) return { text };
      return { text, ticked: ticks(question).filter((one) => one.checked).map((one) => one.value).join(" ") };
    },
    fits: named,
    empty: (answer) => merleg.interactions.enter.empty(given(answer, "text")),
    step(question) {
      if (question.looking) return false;
      look(question, true);
      must(question.form, "own-title").focus();
      return true;
    },
    pending: (answer) => !Object.hasOwn(answer, "ticked"),
    write(question, answer) {
      const ticked = given(answer, "ticked").split(" ");
      free.controls(question)[0].value = given(answer, "text");
      for (const one of ticks(question)) one.checked = ticked.includes(one.value);
      look(question, !!answer && (!!question.entry || !free.pending?.(answer)));
    },
    lock,
    words: (_, answer) => given(answer, "text").trim(),
    right: ({ form }) => part(form, "model")?.textContent?.trim() || "",
    mark: () => [],
  };

  Object.assign(merleg.views, { scale, free });
})();
