// The page "Progress": how far the reader is, and what becomes of the data.
(() => {
  const { say, make, part, must, show } = merleg.tools;
  const { transfer } = merleg;
  const { better, still } = merleg.records;
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");
  /** @type {import("./types").ProgressData} */
  const data = JSON.parse(document.getElementById("progress-data")?.textContent || "null");
  const store = merleg.store(page.site);
  const STATES = ["new", "started", "done"];
  const SHOWN = 5; // attempts of a quiz

  /** @param {string} iso */
  const day = (iso) => merleg.tools.date(iso) || "?";

  /** How a quiz stands. @param {string} id */
  function standing(id) {
    const { questions, ask } = data.quizzes[id];
    let given = 0;
    let begun = false;
    /** @type {import("./types").ProgressQuestion[]} */
    const wrong = [];
    for (const one of questions) {
      const place = { quiz: id, question: one.id, was: one.was || null };
      const entry = store.load(place);
      if (entry && !entry.again && still(entry, one.right)) {
        given += 1;
        if (entry.n < entry.d) wrong.push(one);
      } else if (entry || store.draft(place)) {
        begun = true;
      }
    }
    const attempts = store.attempts(id);
    // of a drawn quiz other questions may be answered than are asked: its result counts
    const done = given >= ask || (attempts.length > 0 && given > 0 && questions.length > ask);
    return { state: done ? 2 : given || begun || attempts.length ? 1 : 0, given: Math.min(given, ask), ask, wrong, attempts };
  }

  /** How a page stands: 0 new, 1 in progress, 2 done. @param {string} id @param {number[]} quizzes */
  function stands(id, quizzes) {
    if (store.marked(id, data.pages[id]?.was || [])) return 2;
    if (quizzes.length && quizzes.every((one) => one === 2)) return 2;
    return quizzes.some((one) => one > 0) ? 1 : 0;
  }

  /** @param {HTMLElement} row @param {number} state */
  function tell(row, state) {
    const place = part(row, "state");
    if (!place) return;
    const icons = /** @type {HTMLTemplateElement | null} */ (document.getElementById("icons"));
    const icon = icons?.content.children[state]?.cloneNode(true);
    place.className = `state is-${STATES[state]}`;
    place.replaceChildren(...(icon ? [icon] : []), say(STATES[state]));
    show(place, true);
  }

  /** @param {HTMLElement} row @param {ReturnType<typeof standing>} now @param {string} mode */
  function quiz(row, now, mode) {
    tell(row, now.state);
    const count = must(row, "count");
    count.textContent = say("count", { n: now.given, m: now.ask });
    show(count, now.state === 1);
    show(part(row, "forget"), now.state > 0);
    const list = must(row, "attempts");
    const attempts = mode === "profile" ? [] : now.attempts.slice(0, SHOWN);
    list.replaceChildren(...attempts.map((one) => make("li", "", say("attempt", { date: day(one.at), n: one.earned, m: one.of }))));
    show(list, attempts.length > 0);
  }

  /** The result of a quiz that counts; nothing when it is not passed. @param {string} id
   * @param {ReturnType<typeof standing>} now */
  function passed(id, { state, attempts }) {
    const { mode, pass, result } = data.quizzes[id];
    if (state < 2 || mode === "profile" || !attempts.length) return null;
    const [latest] = attempts;
    const counts = result === "best" ? attempts.reduce(better) : latest;
    return counts.of > 0 && (pass === null || 100 * counts.earned >= pass * counts.of) ? counts : null;
  }

  /** What a certificate can be made of: quizzes that are passed, paths that are done.
   * @param {Record<string, ReturnType<typeof standing>>} quizzes @param {Record<string, number>} states */
  function certificates(quizzes, states) {
    const results = Object.fromEntries(Object.entries(quizzes).map(([id, now]) => [id, passed(id, now)]));
    const found = Object.entries(results).flatMap(([id, one]) => (one
      ? [{ title: data.quizzes[id].title, at: one.at, version: one.version || data.quizzes[id].version, points: /** @type {import("./types").Points | null} */ (one) }] : []));
    for (const path of data.paths) {
      const ids = [...new Set(path.pages.flatMap((id) => data.pages[id].quizzes))].filter((id) => data.quizzes[id].mode !== "profile");
      if (!path.pages.length || path.pages.some((id) => states[id] !== 2) || ids.some((id) => !results[id])) continue;
      const all = ids.flatMap((id) => results[id] || []);
      const at = [...all.map((one) => one.at), ...path.pages.map((id) => store.marked(id, data.pages[id].was))].sort().pop() || "";
      const points = all.length ? { earned: all.reduce((sum, one) => sum + one.earned, 0), of: all.reduce((sum, one) => sum + one.of, 0) } : null;
      found.push({ title: path.title, at, version: path.version, points });
    }
    merleg.certificate.offer(found);
  }

  /** @param {import("./types").ProgressQuestion[]} wrong */
  function reread(wrong) {
    const links = [...new Set(wrong.flatMap((one) => one.see))].map((number) => data.links[number]);
    const items = links.map(([href, title]) => {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", title));
      link.href = href;
      return make("li", "", link);
    });
    must(document, "reread-list").replaceChildren(...items);
    show(part(document, "reread"), items.length > 0);
  }

  function draw() {
    const quizzes = Object.fromEntries(Object.keys(data.quizzes).map((id) => [id, standing(id)]));
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of]"))) {
      const id = row.dataset.of || "";
      quiz(row, quizzes[id], data.quizzes[id].mode);
    }
    const states = Object.fromEntries(Object.entries(data.pages).map(([id, one]) =>
      [id, stands(id, one.quizzes.map((name) => quizzes[name].state))]));
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-group]"))) {
      const rows = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("[data-page]")]);
      const own = rows.map((row) => states[row.dataset.page || ""] || 0);
      rows.forEach((row, index) => tell(row, own[index]));
      const sum = must(group, "sum");
      sum.textContent = say("sum", { n: own.filter((one) => one === 2).length, m: own.length });
      show(sum, true);
    }
    certificates(quizzes, states);
    reread(Object.values(quizzes).flatMap((one) => (one.state ? one.wrong : [])));
  }

  const said = must(document, "said");
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const report = (key, values) => { said.textContent = say(key, values); };

  /** Asks before something is done that cannot be taken back. @param {string} text @param {string} word
   * @param {() => void} act */
  function sure(text, word, act) {
    const dialog = /** @type {HTMLDialogElement} */ (must(document, "sure"));
    must(dialog, "sentence").textContent = text;
    must(dialog, "yes").textContent = say(word);
    must(dialog, "yes").onclick = () => {
      dialog.close();
      act();
      draw();
      said.focus();
    };
    must(dialog, "no").onclick = () => dialog.close();
    dialog.showModal();
    must(dialog, "no").focus();
  }

  /** Puts the file where the browser puts downloads. */
  function save() {
    const { text, count, records } = transfer.save(page.site);
    if (!records) return report("nothing");
    const name = `${page.site}-${new Date().toISOString().slice(0, 10)}.json`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    report("written", { name, n: count });
  }

  /** @param {string} text */
  function offer(text) {
    const file = transfer.open(page.site, text);
    if (file.problem) return report(file.problem, { site: file.site || "" });
    const saved = merleg.records.moment(file.saved);
    sure(say(saved ? "sure_load" : "sure_load_undated", { n: file.count || 0, date: saved && day(saved) }), "load_now", () => {
      const { taken, here, broken, full, off, newer } = transfer.load(page.site, file.records || []);
      if (off) return report("nothing_kept");
      report("loaded", { n: taken, m: here });
      for (const [key, n] of Object.entries({ some_broken: broken, some_newer: newer, some_full: full })) {
        if (n) said.append(` ${say(key, { n })}`);
      }
    });
  }

  /** @param {Event} event */
  async function chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > 20_000_000) report("too_large");
    else offer(await file.text().catch(() => ""));
    input.value = ""; // so that the same file can be chosen again
  }

  /** @param {HTMLElement} button */
  function forget(button) {
    const id = button.dataset.forget || "";
    const title = button.dataset.title || "";
    const earlier = data.quizzes[id].questions.flatMap((one) => (one.was ? [`q/${one.was}`] : []));
    sure(say("sure_forget", { title }), "delete_now", () => {
      const how = transfer.remove(page.site, (key, value) => {
        const [what, quiz] = key.split("/");
        return (what === "log" ? merleg.records.line(value)?.[0] === id : what !== "read" && quiz === id) || earlier.includes(key);
      });
      report(how === "saved" ? "forgotten" : "not_gone", { title });
    });
  }

  function all() {
    sure(say("sure_all"), "delete_now", () => {
      report(transfer.remove(page.site, () => true) === "saved" ? "all_gone" : "not_gone");
      merleg.certificate.recall();
      pages().catch(() => {});
    });
  }

  /** What is kept for reading offline tells what was read, too (offline.js). */
  async function pages() {
    for (const name of await caches.keys()) {
      if (name.startsWith(`${page.site}/offline/`)) await caches.delete(name);
    }
  }

  must(document, "save").addEventListener("click", save);
  const input = must(document, "file");
  input.addEventListener("change", chosen);
  must(document, "load").addEventListener("click", () => input.click());
  must(document, "delete-all").addEventListener("click", all);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-forget]"))) {
    button.addEventListener("click", () => forget(button));
  }
  const kept = must(document, "kept");
  kept.textContent = say(!store.usable() ? "off" : store.shared ? "saved" : "alone");
  kept.classList.toggle("trouble", !store.usable() || !store.shared);
  show(kept, true);
  show(must(document, "yours"), true);
  draw();
  merleg.shelf.watch(draw);
  addEventListener("pageshow", (event) => {
    if (event.persisted) draw();
  });
})();
