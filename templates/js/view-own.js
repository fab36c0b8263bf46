// What nobody else can judge: where one stands on a scale, and an answer in one's own words.
(() => {
  /** @typedef {import("./types").Question} Question */

  const { say, part, must, show, copies } = merleg.tools;
  const { inputs, named, given, lock } = merleg.parts;
  const { choose } = merleg.views;

  /** @type {import("./types").View} */
  const scale = { ...choose, arrange: undefined, plain: true, right: () => "", mark: () => [] };

  /** @param {Question} question @returns {HTMLInputElement[]} */
  const ticks = ({ form }) => inputs(form, "[data-own]");

  /** Shows what to compare one's answer with. @param {Question} question @param {boolean} yes */
  function look(question, yes) {
    const { form } = question;
    question.looking = yes;
    const place = must(form, "compare");
    if (!place.childNodes.length) place.append(...copies(part(form, "model")));
    show(part(form, "own"), yes);
    show(part(form, "own-save"), question.run.exam && !question.locked);
    const button = part(form, "check");
    if (button && !question.locked) button.textContent = say(yes ? "save_marking" : "compare");
  }

  /** @type {import("./types").View} */
  const free = {
    controls: ({ form }) => inputs(form, ":is([data-field], [data-own])"),
    read(question) {
      /** @type {Record<string, string>} */
      const answer = { text: free.controls(question)[0].value };
      if (question.looking) {
        answer.ticked = ticks(question).filter((one) => one.checked).map((one) => one.value).join(" ");
      }
      return answer;
    },
    fits: named,
    empty: (answer) => merleg.interactions.enter.empty(given(answer, "text")),
    step(question) {
      if (question.looking) return false;
      look(question, true);
      must(question.form, "own-title").focus();
      return true;
    },
    kept: (answer) => ({ text: given(answer, "text") }),
    start(question) {
      part(question.form, "own-save")?.addEventListener("click", () => merleg.question.settle(question));
    },
    pending: (answer) => !Object.hasOwn(answer, "ticked") && !free.empty(answer),
    write(question, answer) {
      const ticked = given(answer, "ticked").split(" ");
      free.controls(question)[0].value = given(answer, "text");
      for (const one of ticks(question)) one.checked = ticked.includes(one.value);
      look(question, !!answer && (!!question.entry || !free.pending?.(answer)));
    },
    lock,
    words: (_, answer) => given(answer, "text").trim(),
    right: (question) => part(question.form, "model")?.textContent?.trim()
      || ticks(question).map((one) => one.labels?.[0].textContent?.trim()).join("; "),
    mark: () => [],
  };

  Object.assign(merleg.views, { scale, free });
})();
