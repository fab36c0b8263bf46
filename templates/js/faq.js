// The list of the FAQ: a search within it, all answers at once, and the one that the address names.
(() => {
  const { say, part, must, show } = merleg.tools;
  const finder = part(document, "finder");
  if (!finder) return;
  const field = /** @type {HTMLInputElement} */ (must(finder, "find"));
  const button = must(finder, "all");
  const status = must(finder, "found");
  const topics = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-topic]")]);
  const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-entry]")]).map((row) => ({
    row, box: /** @type {HTMLDetailsElement} */ (row.querySelector("details")), text: "",
  }));

  /** What is compared: without accents, case, signs that are not seen, and the form of apostrophes. @param {string} text */
  function plain(text) {
    return text.normalize("NFD").replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, "").replace(/[\u2018\u2019]/g, "'")
      .replace(/\s+/g, " ").trim().toLowerCase();
  }

  const shown = () => entries.filter((one) => !one.row.hidden);
  const allOpen = () => shown().every((one) => one.box.open);

  function label() {
    show(button, shown().length > 0);
    button.textContent = say(allOpen() ? "close_all" : "open_all");
  }

  /** Leaves the entries that have every word which was typed. */
  function find() {
    const words = plain(field.value).split(" ").filter(Boolean);
    for (const one of entries) {
      const { row, box } = one;
      // its texts are read when they are first asked for
      if (words.length && !one.text) {
        one.text = plain(`${box.querySelector("summary")?.textContent} ${box.querySelector(".answer")?.textContent}`);
      }
      row.hidden = !words.every((word) => one.text.includes(word));
    }
    for (const topic of topics) topic.hidden = !topic.querySelector("[data-entry]:not([hidden])");
    const n = shown().length;
    const said = !words.length ? "" : n ? say("found", { n }) : say("none");
    if (status.textContent !== said) status.textContent = said;
    label();
  }

  function empty() {
    field.value = "";
    find();
  }

  /** Opens the entry that the address names, or has a place of. */
  function reach() {
    const target = document.getElementById(location.hash.split("#").pop() || "");
    const entry = entries.find((one) => target && one.row.contains(target));
    if (!target || !entry) return;
    const away = entry.row.hidden || (target !== entry.box && !entry.box.open);
    if (entry.row.hidden) empty();
    entry.box.open = true;
    if (away) target.scrollIntoView();
  }

  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    empty();
  });
  button.addEventListener("click", () => {
    const open = !allOpen();
    for (const one of shown()) one.box.open = open;
    label();
  });
  // this event does not rise, so it is caught on its way down
  document.addEventListener("toggle", label, true);
  addEventListener("hashchange", reach);
  // a browser that comes back to the page may have kept what was typed
  addEventListener("pageshow", find);
  show(finder, true);
  find();
  reach();
})();
