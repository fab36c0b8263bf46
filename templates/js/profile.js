// A self-assessment: answers are kept as they are given, and the result is shown when it is asked for.
(() => {
  /** @typedef {import("./types").Run} Run */
  /** @typedef {import("./types").Standing} Standing */
  /** @typedef {import("./types").ProfileData} ProfileData */

  const { say, make, part, must, show, copies, focus } = merleg.tools;
  const STRONG = 60; // from here on a value is called a strength, below WEAK something to develop
  const WEAK = 50;

  /** @param {Run} run @param {string} id */
  const named = (run, id) => run.section.querySelector(`[data-dimension="${id}"]`);

  /** @param {Run} run @param {string} id */
  const name = (run, id) => named(run, id)?.querySelector("b")?.textContent || id;

  /** Where the reader stands on each dimension, the highest first, the unknown last. @param {Run} run @returns {Standing[]} */
  function standings(run) {
    const { least, dimensions } = /** @type {ProfileData} */ (run.data.profile);
    return dimensions.map((one) => {
      const shares = run.active.flatMap(({ data, entry }) => {
        const spec = /** @type {import("./types").ScaleSpec} */ (data.spec);
        if (!entry || spec.dimension !== one.id || !spec.values.map(String).includes(String(entry.answer))) return [];
        return [merleg.interactions.scale.mark(spec, /** @type {string[]} */ (entry.answer))];
      });
      const level = merleg.interactions.scale.level(shares);
      return { ...one, count: shares.length, level, known: shares.length >= Math.max(1, least) };
    }).sort((a, b) => Number(b.known) - Number(a.known) || b.level - a.level);
  }

  /** @param {Run} run @param {Standing[]} list */
  const names = (run, list) => merleg.tools.list(list.map((one) => name(run, one.id)));

  /** @param {Run} run @param {Standing[]} known @param {Standing[]} few */
  function words(run, known, few) {
    const strong = known.filter((one) => one.level >= STRONG);
    const weak = known.filter((one) => one.level < WEAK).reverse();
    return [
      strong.length && say("profile_strong", { names: names(run, strong) }),
      weak.length && say("profile_weak", { names: names(run, weak) }),
      few.length && say("profile_few", { names: names(run, few) }),
    ].filter((one) => typeof one === "string").map((one) => make("p", "", one));
  }

  /** What is worth reading: the lowest values, by how much they count in the role; then the highest.
   * @param {Run} run @param {Standing[]} known */
  function advice(run, known) {
    const { lowest, highest, paths } = /** @type {ProfileData} */ (run.data.profile);
    const role = run.round.role || "";
    const weights = Object.hasOwn(paths, role) ? paths[role] : {};
    /** @param {Standing} one */
    const weight = (one) => (Object.hasOwn(weights, one.id) ? weights[one.id] : 1);
    const leading = known.filter((one) => one.page);
    const high = leading.filter((one) => one.level >= STRONG).slice(0, highest);
    const low = leading.filter((one) => !high.includes(one) && (one.level < STRONG || weight(one) > 1))
      .sort((a, b) => (100 - b.level) * weight(b) - (100 - a.level) * weight(a)).slice(0, lowest);
    return [...low, ...high].map((one) => {
      const key = high.includes(one) ? "profile_highest" : weight(one) > 1 ? "profile_weighed" : "profile_lowest";
      const link = named(run, one.id)?.querySelector("a")?.cloneNode(true) || "";
      const band = run.data.bands.map(({ from }) => from).filter((from) => one.level >= from);
      const more = band.length ? copies(run.section.querySelector(`[data-band="${Math.max(...band)}"]`)) : [];
      return make("li", "", link, make("p", "", say(key, { name: name(run, one.id), value: one.level })), ...more);
    });
  }

  /** @param {Run} run @param {Standing[]} all */
  function table(run, all) {
    const head = ["profile_dimension", "profile_value", "profile_count"].map((key) => {
      const cell = make("th", "", say(key));
      cell.setAttribute("scope", "col");
      return cell;
    });
    const rows = all.map((one) => {
      const first = make("th", "", name(run, one.id));
      first.setAttribute("scope", "row");
      return make("tr", "", first, make("td", "", one.known ? String(one.level) : "–"), make("td", "", String(one.count)));
    });
    return make("div", "table", make("table", "", make("thead", "", make("tr", "", ...head)), make("tbody", "", ...rows)));
  }

  /** The pointer of the balance line: how far the values of one side are above those of the other.
   * @param {Run} run @param {Standing[]} known */
  function lean(run, known) {
    const box = part(run.section, "lean");
    const sides = [-1, 1].map((sign) => known.filter((one) => one.side * sign > 0).map((one) => one.level));
    const [first, second] = sides.map((list) => list.reduce((sum, one) => sum + one, 0) / list.length);
    show(box, sides.every((list) => list.length > 0));
    const by = Math.round(second - first) || 0;
    const pointer = box?.querySelector(".pointer");
    pointer?.setAttribute("transform", `translate(${by})`);
    const where = Math.abs(by) < 5 ? "both" : by < 0 ? "first" : "second";
    for (const one of box?.querySelectorAll("[data-leans]") || []) {
      show(/** @type {HTMLElement} */ (one), one.getAttribute("data-leans") === where);
    }
  }

  /** @param {Run} run */
  function finish(run) {
    const box = part(run.section, "summary");
    if (!box) return;
    const rank = `h${Number(must(box, "summary-title").tagName.slice(1)) + 1}`;
    const all = standings(run);
    const known = all.filter((one) => one.known);
    const links = advice(run, known);
    const done = run.active.filter((one) => one.entry).length;
    lean(run, known);
    show(box, true);
    run.section.classList.add("done"); // so that it is printed
    const text = must(box, "summary-text");
    const chart = make("figure", "diverging");
    text.replaceChildren(
      ...(done && done < run.active.length ? [make("p", "", say("profile_answers", { n: done, m: run.active.length }))] : []),
      ...(known.length ? [] : [make("p", "", say("profile_none"))]),
      ...words(run, known, all.filter((one) => !one.known)),
      ...(links.length ? [make(rank, "", say("profile_next")), make("ol", "advice", ...links)] : []),
      make(rank, "", say(all.some((one) => one.side) ? "profile_where" : "profile_values")),
      table(run, all),
      ...(known.length ? [chart] : []),
    );
    if (!known.length) return;
    const rows = known.map((one) => ({ ...one, name: name(run, one.id) }));
    const axis = part(run.section, "lean");
    const poles = axis && rows.some((one) => one.side) ? (axis.dataset.poles || "").split("|") : [];
    const told = merleg.tools.list(rows.map((one) => `${one.name} ${one.level}`));
    chart.append(
      make("figcaption", "unseen", say("profile_chart", { names: told })),
      merleg.chart(rows, poles, Math.max(240, text.clientWidth), `hatch-${run.data.quiz}`),
    );
  }

  /** @param {Run} run */
  function start(run) {
    const box = part(run.section, "summary");
    for (const question of run.questions) {
      question.form.addEventListener("input", () => {
        const shown = !!box && !box.hidden; // as long as something is unanswered, progress hides what is at the end
        merleg.question.answer(question, true);
        run.progress();
        if (shown) finish(run);
      });
    }
    // one statement in a text: its answer counts in the quiz's own result
    if (!box) return;
    const button = must(run.section, "profile-show");
    show(button, true);
    button.addEventListener("click", () => {
      merleg.round.note(run, { shown: true });
      finish(run);
      focus(must(box, "summary-title"), box);
    });
    const role = box.querySelector("select");
    if (!role) return;
    role.value = run.round.role || "";
    role.addEventListener("change", () => {
      merleg.round.note(run, { role: role.value });
      finish(run);
    });
  }

  merleg.profile = { start, finish };
})();
