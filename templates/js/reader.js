// What a page remembers of its reader: that it was read, and where to go on. Nothing is marked by scrolling.
(() => {
  const { say, part, show } = merleg.tools;
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");
  const store = merleg.store(page.site);
  const here = page.page;
  const box = part(document, "read");

  /** Says whether this page is read. @param {import("./types").Saved} how */
  function tell(how = "saved") {
    if (!box || !here) return;
    const at = store.marked(here.id, here.was);
    const text = how === "saved" ? at && say("read", { date: merleg.tools.date(at) })
      : say("not_kept");
    const said = part(box, "read-said");
    if (said && said.textContent !== text) said.textContent = text;
    show(part(box, "mark"), !at);
    show(part(box, "unmark"), !!at);
    box.classList.toggle("marked", !!at);
  }

  /** @param {boolean} yes */
  function mark(yes) {
    if (!here) return;
    tell(store.mark(here.id, here.address, here.was, yes));
    listed();
    // whoever has finished a page goes on with the next
    if (yes) store.leave(here.next || { page: here.id, where: here.where });
  }

  /** The reader has answered something here. */
  function left() {
    if (here) store.leave({ page: here.id, where: here.where });
  }

  /** A quiz of the page is finished: so is the page, when it was the last one; and what has no other quiz than this. */
  function finished() {
    // a single question beside it is no quiz that could be finished
    const whole = [...document.querySelectorAll("section[data-quiz]:has([data-summary])")];
    if (!here || whole.some((one) => !one.classList.contains("done"))) return;
    for (const [id, address] of here.also) store.mark(id, address, [], true);
    mark(true);
  }

  /** On the home page: the way to where the reader stopped. */
  function goOn() {
    const way = part(document, "go-on");
    const link = /** @type {HTMLAnchorElement | null} */ (way && part(way, "go-on-link"));
    const last = store.last();
    const [address, title] = (last && last.where[page.language]) || [];
    if (!way || !link || typeof address !== "string" || typeof title !== "string") return;
    const [language, ...rest] = address.split("/");
    const href = rest.join("/");
    if (language !== page.language || !/^[a-z0-9/-]+\.html$/.test(href)) return;
    // an article that is listed here no longer is gone
    const listed = [...document.querySelectorAll("main a")].some((one) => one.getAttribute("href") === href);
    if (last?.page.startsWith("articles/") && !listed) return;
    link.href = href;
    link.textContent = title;
    show(way, true);
  }

  /** What of the pages that are listed here is read, and which comes next. */
  function listed() {
    const steps = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[data-step]")]);
    const read = steps.map((one) => !!store.marked(one.dataset.step || "", (one.dataset.was || "").split(" ").filter(Boolean)));
    steps.forEach((one, index) => show(part(one.closest("li") || one, "done"), read[index]));
    const next = part(document, "next");
    if (!next) return;
    const rest = steps.filter((one, index) => !read[index] && !one.closest("nav"));
    const link = /** @type {HTMLAnchorElement} */ (part(next, "next-link"));
    if (rest.length) {
      link.href = rest[0].getAttribute("href") || "";
      link.textContent = rest[0].textContent;
    }
    show(next, rest.length > 0);
    show(part(document, "all"), !rest.length);
  }

  merleg.reader = { left, finished };
  goOn();
  listed();
  if (box && here) {
    part(box, "mark")?.addEventListener("click", () => {
      mark(true);
      part(box, "unmark")?.focus();
    });
    part(box, "unmark")?.addEventListener("click", () => {
      mark(false);
      part(box, "mark")?.focus();
    });
    tell();
    show(box, true);
    merleg.shelf.watch(() => tell());
  }
  merleg.shelf.watch(listed);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    tell();
    goOn();
    listed();
  });
})();
