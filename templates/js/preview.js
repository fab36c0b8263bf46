// Served by `merleg preview` only, never part of a build: reloads a page that has changed, lists what is wrong, and says
// in a bar how the page stands.
(() => {
  /**
   * @typedef {{ place: string, href: string, severity: string, label: string, what: string, why: string, fix: string,
   *             mended: string, here: boolean }} Row
   * @typedef {{ version: string, count: string, counts: string, rows: Row[], more: string, hints: string,
   *             language: string, words: { region: string, hide: string, lost: string, here: string, others: string,
   *             copy: string, copied: string, selected: string } }} Message
   * @typedef {{ what: string, name: string, short: string, text: string, href?: string, over?: boolean }} Fact
   * @typedef {{ region: string, marks: string[], rows: Fact[], links: Record<string, string>, language: string }} Bar
   */
  const version = document.currentScript?.dataset.version || "";
  /** @type {Message | null} */
  let last = null;
  let lost = 0;

  /** What is remembered while this tab is open; without storage, nothing is. */
  const memory = {
    /** @param {string} key */
    get(key) {
      try {
        return sessionStorage.getItem(`merleg-preview/${key}`) || "";
      } catch {
        return "";
      }
    },
    /** @param {string} key @param {string} value */
    set(key, value) {
      try {
        sessionStorage.setItem(`merleg-preview/${key}`, value);
      } catch {
        // storage is off
      }
    },
  };

  /**
   * Makes an element; what stands between backticks in its text is code. Text stays text: nothing here is read as HTML.
   * @param {string} name
   * @param {string} [part]
   * @param {string} [text]
   */
  function element(name, part, text) {
    const made = document.createElement(name);
    if (part) made.className = `merleg-preview-${part}`;
    (text || "").split(/`([^`\n]+)`/).forEach((piece, index) => {
      if (index % 2) made.append(element("code", "code", piece));
      else if (piece) made.append(piece);
    });
    return made;
  }

  const region = element("section", "region");
  const status = element("p", "status");
  const toggle = /** @type {HTMLButtonElement} */ (element("button", "toggle"));
  const hide = /** @type {HTMLButtonElement} */ (element("button", "hide"));
  const list = element("div", "list");
  const facts = element("section", "facts");
  const unfold = /** @type {HTMLButtonElement} */ (element("button", "toggle"));
  const line = element("div", "line");
  const table = element("dl", "table");

  /** The region is in the page from the start, so that what comes later is announced. */
  function prepare() {
    region.hidden = true;
    region.setAttribute("role", "region");
    status.setAttribute("role", "status");
    toggle.type = hide.type = "button";
    list.id = "merleg-preview-list";
    list.tabIndex = 0; // it scrolls, so the keyboard must get into it
    toggle.setAttribute("aria-controls", list.id);
    toggle.addEventListener("click", () => {
      memory.set("closed", list.hidden ? "" : "1");
      fold(!list.hidden);
    });
    hide.addEventListener("click", dismiss);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !region.hidden && !opened()) dismiss();
    });
    const bar = element("div", "bar");
    bar.append(toggle, hide);
    region.append(bar, list);
    // at the end of the page and stuck to the window's edge: it takes its room from the page, and covers none of it
    const foot = element("div", "foot");
    foot.append(region, facts, status);
    document.body.append(foot);
    prepareBar();
  }

  function prepareBar() {
    facts.hidden = true;
    unfold.type = "button";
    table.id = "merleg-preview-table";
    table.tabIndex = 0; // as the list
    unfold.setAttribute("aria-controls", table.id);
    unfold.addEventListener("click", () => {
      memory.set("unfolded", table.hidden ? "1" : "");
      foldBar();
    });
    const bar = element("div", "bar");
    bar.append(unfold, line);
    facts.append(bar, table);
    foldBar();
  }

  function foldBar() {
    table.hidden = memory.get("unfolded") === "";
    unfold.setAttribute("aria-expanded", String(!table.hidden));
  }

  /** Whether something of the page's own is open, which Escape is meant for. */
  function opened() {
    try {
      return document.querySelector(":popover-open, dialog[open]") !== null;
    } catch {
      return false; // a browser without popovers
    }
  }

  function fold(closed = memory.get("closed") !== "") {
    list.hidden = closed;
    toggle.setAttribute("aria-expanded", String(!list.hidden));
  }

  /** Hides the region until something else is to be said. */
  function dismiss() {
    if (region.contains(document.activeElement)) document.getElementById("main")?.focus({ preventScroll: true });
    region.hidden = true;
    memory.set("hidden", signature());
  }

  function signature() {
    return last ? JSON.stringify([last.rows, last.more]) : "";
  }

  /**
   * A place in a file, as a link where an editor is known that opens it.
   * @param {string} text
   * @param {string} [href]
   */
  function place(text, href) {
    const name = element("code", "place");
    name.textContent = text;
    if (!href) return name;
    const link = /** @type {HTMLAnchorElement} */ (element("a", "link"));
    link.href = href;
    link.append(name);
    return link;
  }

  /** @param {Row} row */
  function item(row) {
    const made = element("li", row.severity);
    if (row.here) made.classList.add("merleg-preview-here");
    const head = element("p");
    if (row.place) head.append(place(row.place, row.href), " ");
    head.append(element("strong", "", row.label));
    made.append(head, element("p", "what", row.what));
    if (row.why) made.append(element("p", "why", row.why));
    if (row.fix) made.append(element("p", "fix", row.fix));
    if (row.mended) made.append(mended(row.mended));
    return made;
  }

  /**
   * The corrected text and a button that copies it.
   * @param {string} text
   */
  function mended(text) {
    const made = element("div", "mended");
    const block = element("pre");
    block.textContent = text;
    const copy = /** @type {HTMLButtonElement} */ (element("button", "copy", last?.words.copy));
    copy.type = "button";
    copy.addEventListener("click", async () => {
      /** @param {string} word */
      const done = (word) => say((copy.textContent = word));
      try {
        await navigator.clipboard.writeText(text);
        done(last?.words.copied || "");
      } catch {
        // no clipboard, or none for us: then the reader's own way of copying is one key away
        getSelection()?.selectAllChildren(block);
        done(last?.words.selected || "");
      }
    });
    made.append(block, copy);
    return made;
  }

  /**
   * What is wrong in the files of this page, then what is elsewhere.
   * @param {Row[]} rows
   */
  function groups(rows) {
    const here = rows.filter((row) => row.here);
    const others = rows.filter((row) => !row.here);
    return [here, others].flatMap((some) => {
      if (!some.length || !last) return [];
      const made = element("ol");
      made.append(...some.map(item));
      return [element("p", "group", some === here ? last.words.here : last.words.others), made];
    });
  }

  /** @param {Message} message */
  function fill(message) {
    const within = list.contains(document.activeElement);
    const hints = message.rows.filter((row) => row.severity === "hint");
    list.replaceChildren(...groups(message.rows.filter((row) => row.severity !== "hint")));
    if (hints.length) {
      const folded = /** @type {HTMLDetailsElement} */ (element("details", "hints"));
      folded.open = memory.get("hints") !== "";
      folded.addEventListener("toggle", () => memory.set("hints", folded.open ? "1" : ""));
      folded.append(element("summary", "", message.hints), ...groups(hints));
      list.append(folded);
    }
    if (message.more) list.append(element("p", "", message.more));
    if (within) list.focus({ preventScroll: true }); // what had the focus is gone; the next Tab goes on from here
  }

  /** @param {Message} message */
  function show(message) {
    const before = signature();
    last = message;
    region.lang = status.lang = message.language;
    region.setAttribute("aria-label", message.words.region);
    hide.textContent = message.words.hide;
    toggle.textContent = message.count;
    if (message.counts) toggle.append(" ", element("span", "counts", `(${message.counts})`));
    if (signature() !== before) fill(message);
    region.hidden = !message.rows.length || memory.get("hidden") === signature();
    fold();
    // a page with nothing wrong says nothing, but for the first time after something was
    if (message.rows.length || memory.get("wrong")) say(message.count);
    memory.set("wrong", message.rows.length ? "1" : "");
  }

  /** @param {Bar} bar */
  function showBar(bar) {
    facts.lang = bar.language;
    facts.setAttribute("aria-label", bar.region);
    unfold.textContent = bar.region;
    line.replaceChildren(
      ...bar.marks.map((text) => element("strong", "tag", text)),
      ...bar.rows.filter((row) => row.short).map((row) => fact(row, row.short, "span")),
    );
    table.replaceChildren(...bar.rows.flatMap((row) => [element("dt", "", row.name), fact(row, row.text, "dd")]));
    facts.hidden = false;
    markLinks(bar.links, bar.language);
  }

  /** @param {Fact} row @param {string} text @param {string} name */
  function fact(row, text, name) {
    const made = element(name, row.what);
    if (row.over) made.classList.add("merleg-preview-over");
    made.append(row.what === "file" ? place(text, row.href) : text);
    return made;
  }

  /**
   * Says behind the links of the navigation which pages are drafts or due.
   * @param {Record<string, string>} marks by address
   * @param {string} language
   */
  function markLinks(marks, language) {
    for (const old of document.querySelectorAll(".merleg-preview-mark")) old.remove();
    for (const link of document.links) {
      const text = link.closest("nav") && link.host === location.host && marks[link.pathname];
      if (!text || link.hash) continue; // a heading is no page
      const mark = element("span", "mark", text);
      mark.lang = language;
      link.append(" ", mark);
    }
  }

  /** @param {string} text */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  /**
   * Whether the page is reloaded: once for each version, for one that stays old whatever we do must not go on for ever.
   * @param {string} newest
   */
  function reloading(newest) {
    const key = newest === version ? "" : `${location.pathname} ${newest}`;
    const again = memory.get("reloaded") === key;
    memory.set("reloaded", key);
    if (!key || again) return false;
    location.reload();
    return true;
  }

  function connect() {
    const page = encodeURIComponent(location.pathname);
    const socket = new WebSocket(`ws://${location.host}/__merleg/socket?page=${page}`);
    socket.addEventListener("message", (event) => {
      /** @type {Message & { bar?: Bar }} */
      const message = JSON.parse(event.data);
      lost = 0;
      if (message.bar) return showBar(message.bar);
      if (!reloading(message.version)) show(message);
    });
    socket.addEventListener("close", () => {
      lost += 1;
      if (lost === 2) gone();
      setTimeout(connect, 500);
    });
  }

  /** Says that the program has stopped; when it runs again, the next message takes this away. */
  function gone() {
    if (!last) return;
    toggle.replaceChildren(...element("span", "", last.words.lost).childNodes);
    fold(true);
    region.hidden = false;
    say(last.words.lost);
  }

  prepare();
  connect();
})();
