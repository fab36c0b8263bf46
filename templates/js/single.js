// The site as one file: which page is shown is said by the address behind `#`. A page is written into the document
// anew, as if it had been loaded, so its scripts need not know; what they were told before goes with the old page.
(() => {
  /** @type {{ lines: string[], pages: Record<string, number[]>, moved: Record<string, string>,
   *   files: Record<string, string>, start: string }} */
  const held = JSON.parse(document.getElementById("held")?.textContent || "");
  // what stands there without scripts is shown by the page for paper too; with scripts it is text so far
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-whole]"))) {
    held.files[`whole-${one.dataset.whole}`] = one.textContent || "";
  }
  const files = Object.keys(held.files);
  const pages = [...Object.keys(held.pages), ...Object.keys(held.moved)].sort((one, other) => other.length - one.length);
  let now = "";
  let wait = 0;

  /** A script may have made a full address of it. @param {string[]} names @param {string} address */
  function meant(names, address) {
    const { pathname } = new URL(address, `https://site/${now}`);
    const path = decodeURIComponent(pathname.slice(1));
    return names.includes(path) ? path : names.find((name) => path.endsWith(`/${name}`));
  }

  /** @param {string} page */
  const known = (page) => Object.hasOwn(held.pages, page) || Object.hasOwn(held.moved, page);

  /** What is asked for: a page, and a place in it. A place alone is one in the page that is shown. */
  function asked() {
    const [first, ...more] = location.hash.slice(1).split("#");
    if (known(first)) return { page: held.moved[first] ?? first, place: more.join("#") };
    return { page: now || held.start, place: now ? first : "" };
  }

  /** @param {string} page @returns {string} its HTML, with its files in it */
  function html(page) {
    const runs = held.pages[page];
    let text = "";
    for (let at = 0; at < runs.length; at += 2) text += held.lines.slice(runs[at], runs[at] + runs[at + 1]).join("");
    return text.replace(/\ue000([^\ue001]*)\ue001/g, (_, name) => held.files[name] ?? "");
  }

  function show() {
    const { page, place } = asked();
    const other = page !== now;
    if (other) {
      now = page;
      document.open();
      document.write(html(page));
      document.close();
      listen();
    }
    const full = `#${page}${place && `#${place}`}`;
    if (location.hash !== full) history.replaceState(history.state, "", full);
    const target = place && document.getElementById(decodeURIComponent(place));
    if (typeof history.state?.y === "number") scrollTo({ top: history.state.y, behavior: "instant" });
    else if (target) target.scrollIntoView({ behavior: "instant" });
    else if (other) scrollTo({ top: 0, behavior: "instant" });
    if (target || (other && page !== held.start)) reach(target || document.getElementById("main"));
  }

  /** Reading and the tab key go on from here, as after a page was loaded. @param {HTMLElement | null} target */
  function reach(target) {
    if (!target || target.contains(document.activeElement)) return;
    const had = target.hasAttribute("tabindex");
    if (!had) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (!had) target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
  }

  /** Before a link is followed, copied or opened elsewhere its address becomes one in this file. @param {Event} event */
  function straighten(event) {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    const raw = link && link.getAttribute("href");
    if (!raw || raw.startsWith("//") || (/^[a-z][a-z\d+.-]*:/i.test(raw) && !raw.startsWith("file:"))) return;
    if (!known(raw.slice(1).split("#")[0])) {
      const page = meant(pages, raw);
      if (page) link.setAttribute("href", `#${page}${new URL(raw, "https://site").hash}`);
    }
    // the same place once more: the browser would say nothing
    if (event.type === "click" && link.getAttribute("href") === location.hash) {
      history.replaceState(null, "");
      show();
    }
  }

  /** Where the reader was, for the way back. */
  function remember() {
    clearTimeout(wait);
    wait = setTimeout(() => history.replaceState({ y: scrollY }, ""), 200);
  }

  function listen() {
    for (const name of ["click", "auxclick", "pointerdown", "focusin", "contextmenu"]) addEventListener(name, straighten, true);
    addEventListener("hashchange", show);
    addEventListener("scroll", remember, { passive: true });
  }

  history.scrollRestoration = "manual";
  globalThis.merleg ??= /** @type {any} */ ({ interactions: {} });
  // scripts that a page would load later lie here too
  merleg.held = (address) => held.files[meant(files, address) ?? ""];
  // not while the file is still being read: the document cannot be written then
  addEventListener("DOMContentLoaded", () => setTimeout(show));
})();
