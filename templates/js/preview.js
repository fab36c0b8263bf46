// Served by `merleg preview` only, never part of a build: reloads a page that has changed, and lists what is wrong.
(() => {
  /**
   * @typedef {{ place: string, severity: string, label: string, what: string, fix: string, here: boolean }} Row
   * @typedef {{ version: string, count: string, rows: Row[], more: string, language: string,
   *             words: { region: string, hide: string, lost: string } }} Message
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
    document.body.append(region, status);
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

  /** @param {Row} row */
  function item(row) {
    const made = element("li", row.severity);
    if (row.here) made.classList.add("merleg-preview-here");
    const head = element("p");
    if (row.place) head.append(element("code", "place", row.place), " ");
    head.append(element("strong", "", row.label));
    made.append(head, element("p", "", row.what));
    if (row.fix) made.append(element("p", "fix", row.fix));
    return made;
  }

  /** @param {Message} message */
  function show(message) {
    last = message;
    region.lang = status.lang = message.language;
    region.setAttribute("aria-label", message.words.region);
    hide.textContent = message.words.hide;
    toggle.textContent = message.count;
    const rows = element("ol");
    rows.append(...message.rows.map(item));
    list.replaceChildren(rows);
    if (message.more) list.append(element("p", "", message.more));
    region.hidden = !message.rows.length || memory.get("hidden") === signature();
    fold();
    // a page with nothing wrong says nothing, but for the first time after something was
    if (message.rows.length || memory.get("wrong")) say(message.count);
    memory.set("wrong", message.rows.length ? "1" : "");
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
      /** @type {Message} */
      const message = JSON.parse(event.data);
      lost = 0;
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
