// The certificate of completion: made here and printed here; the name goes nowhere, and stays only when asked.
(() => {
  const { say, make, must, show } = merleg.tools;
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");
  const KEY = `${page.site}/name`;
  const box = must(document, "certificate");
  const select = /** @type {HTMLSelectElement} */ (must(box, "of-what"));
  const name = /** @type {HTMLInputElement} */ (must(box, "name"));
  const keep = /** @type {HTMLInputElement} */ (must(box, "keep"));
  const sheet = must(document, "sheet");
  /** @type {Parameters<typeof merleg.certificate.offer>[0]} */
  let offered = [];

  /** What is completed can be certified. @type {typeof merleg.certificate.offer} */
  function offer(found) {
    const chosen = offered[select.selectedIndex]?.title;
    offered = found;
    select.replaceChildren(...found.map((one) => make("option", "", one.title)));
    select.selectedIndex = Math.max(0, found.findIndex((one) => one.title === chosen));
    show(must(box, "form"), found.length > 0 || keep.checked);
    show(must(box, "choice"), found.length > 0);
    show(must(box, "print"), found.length > 0);
    show(must(box, "none"), found.length === 0);
  }

  /** Keeps the name, or lets it go: at once, whatever is printed later. */
  function store() {
    if (keep.checked && name.value.trim()) merleg.records.write(KEY, { name: name.value.trim() });
    else merleg.shelf.remove(KEY);
  }

  function recall() {
    const stored = merleg.records.read(KEY);
    keep.checked = !!stored && typeof stored.name === "string";
    name.value = keep.checked ? stored.name : "";
  }

  /** @param {string} part @param {string} text */
  function fill(part, text) {
    const place = must(sheet, part);
    place.textContent = text;
    show(place, !!text);
  }

  must(box, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    const one = offered[select.selectedIndex];
    if (!one) return;
    store();
    const { points } = one;
    const who = name.value.trim();
    fill("sheet-name", who);
    fill("sheet-done", say(who ? "sheet_done" : "sheet_done_unnamed"));
    fill("sheet-title", one.title);
    fill("sheet-result", points ? say("sheet_result", { n: points.earned, m: points.of, p: Math.floor((100 * points.earned) / Math.max(1, points.of)) }) : "");
    fill("sheet-date", say("sheet_date", { date: merleg.tools.date(one.at) }));
    fill("sheet-version", say("sheet_version", { version: one.version }));
    document.body.classList.add("certifying");
    print();
  });
  addEventListener("afterprint", () => document.body.classList.remove("certifying"));
  keep.addEventListener("change", store);
  recall();
  merleg.certificate = { offer, recall };
})();
