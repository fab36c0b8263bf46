// On every page: the choice of tone, links to headings, the place in the outline, what print needs.
globalThis.merleg ??= /** @type {any} */ ({ interactions: {} });
(() => {
  const root = document.documentElement;
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || '{"words":{}}');

  const SOFT = /\u00ad/g;

  /** What is copied has no soft hyphens. */
  function copied() {
    addEventListener("copy", (event) => {
      const chosen = getSelection();
      const text = String(chosen);
      if (!chosen || !chosen.rangeCount || !event.clipboardData || text.search(SOFT) < 0) return;
      const box = document.createElement("div");
      box.append(chosen.getRangeAt(0).cloneContents());
      event.clipboardData.setData("text/plain", text.replace(SOFT, ""));
      event.clipboardData.setData("text/html", box.innerHTML.replace(SOFT, ""));
      event.preventDefault();
    });
  }

  function tone() {
    const control = /** @type {HTMLElement | null} */ (document.querySelector("[data-theme-control]"));
    const select = control?.querySelector("select");
    if (!control || !select) return;
    const key = `${root.dataset.site}/theme`;
    const show = () => { select.value = root.dataset.theme || ""; };
    /** @param {string | null} value */
    const set = (value) => {
      if (value === "light" || value === "dark") root.dataset.theme = value;
      else delete root.dataset.theme;
    };
    select.addEventListener("change", () => {
      set(select.value);
      try {
        if (select.value) localStorage.setItem(key, select.value);
        else localStorage.removeItem(key);
      } catch {
        // storage is off or full: the choice holds for this page
      }
    });
    addEventListener("storage", (event) => {
      if (event.key !== key) return;
      set(event.newValue);
      show();
    });
    addEventListener("pageshow", show);
    show();
    control.hidden = false;
  }

  /** A button beside each heading that copies its address. */
  function links() {
    const status = document.createElement("p");
    status.className = "unseen";
    status.setAttribute("role", "status");
    document.body.append(status);
    for (const heading of document.querySelectorAll("main > :is(h2, h3)[id]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "#";
      button.setAttribute("aria-label", page.words.copy_link.replace("{title}", (heading.textContent || "").replace(SOFT, "")));
      button.addEventListener("click", async () => {
        // the address in the bar changes too: the way that needs no permission
        location.hash = (root.dataset.page ? `${root.dataset.page}#` : "") + heading.id;
        button.focus();
        status.textContent = "";
        try {
          await navigator.clipboard.writeText(location.href);
          status.textContent = page.words.link_copied;
          button.textContent = "✓";
          setTimeout(() => { button.textContent = "#"; }, 2000);
        } catch {
          // no clipboard here; the address bar has it
        }
      });
      const box = document.createElement("div");
      box.className = "heading";
      heading.before(box);
      box.append(heading, button);
    }
  }

  /** Marks in the outline which part of the page is being read. */
  function place() {
    /** @type {{ link: Element, head: Element, top: number }[]} */
    const parts = [];
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("#outline a"))) {
      const head = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (head) parts.push({ link, head, top: 0 });
    }
    if (!parts.length) return;
    let end = 0;
    let waiting = false;
    /** @type {Element | undefined} */
    let now;
    // where the headings stand is asked when the layout has changed; a frame of scrolling asks for nothing but how far
    const look = () => {
      waiting = false;
      const at = scrollY;
      // the last parts of a page never come up to the third of the window where reading is
      const line = at + (at && at >= end ? innerHeight : innerHeight / 3);
      const link = parts.filter((part) => part.top < line).pop()?.link;
      if (link === now) return;
      now?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      now = link;
    };
    const measure = () => {
      for (const part of parts) part.top = part.head.getBoundingClientRect().top + scrollY;
      end = root.scrollHeight - innerHeight - 2;
      look();
    };
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(look);
      waiting = true;
    }, { passive: true });
    addEventListener("resize", measure);
    new ResizeObserver(measure).observe(document.querySelector("main") || document.body);
  }

  /** A list that opened over the page closes when its link is followed, and when the window grows wide. */
  function menus() {
    for (const [id, from] of [["tree", "(min-width: 52.01rem)"], ["outline", "(min-width: 76.01rem)"]]) {
      const menu = document.getElementById(id);
      if (!menu?.hidePopover) continue;
      const close = () => { if (menu.matches(":popover-open")) menu.hidePopover(); };
      matchMedia(from).addEventListener("change", close);
      menu.addEventListener("click", (event) => {
        if (event.target instanceof Element && event.target.closest("a")) close();
      });
    }
  }

  /** Loads a script when it is needed, since nothing else loads from a disk; in the site as one file it is there. */
  function loader() {
    merleg.load = (address) => new Promise((done, failed) => {
      const element = document.createElement("script");
      const held = merleg.held?.(address);
      element.onload = () => done();
      element.onerror = () => failed(new Error(`no ${address}`));
      if (held === undefined) element.src = address;
      else element.textContent = held;
      document.head.append(element);
      if (held !== undefined) done(); // it has run
    });
  }

  /** The button of the search, and its key. What searches is loaded when it is first asked. */
  /** Loads a style sheet when it is needed. @param {string} address @returns {Promise<void>} */
  function dress(address) {
    return new Promise((done, failed) => {
      const held = merleg.held?.(address);
      const element = document.createElement(held === undefined ? "link" : "style");
      if (element instanceof HTMLLinkElement) {
        element.rel = "stylesheet";
        element.onload = () => done();
        element.onerror = () => failed(new Error(`no ${address}`));
        element.href = address;
      } else {
        element.textContent = held ?? "";
        done();
      }
      document.head.append(element);
    });
  }

  function search() {
    const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));
    const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-no-search]"));
    if (!button || !list || !globalThis.HTMLDialogElement) return;
    /** @type {Promise<any> | null} */
    let script = null;
    const open = async () => {
      button.setAttribute("aria-busy", "true");
      try {
        await (script ??= Promise.all([dress(button.dataset.style || ""), merleg.load(button.dataset.search || "")]));
        await merleg.find.show(button);
        trouble.textContent = "";
      } catch (error) {
        console.warn(error);
        if (!globalThis.merleg?.find) script = null;
        list.hidden = false;
        trouble.textContent = button.dataset.failed || "";
      }
      button.removeAttribute("aria-busy");
    };
    const trouble = document.createElement("p");
    trouble.className = "search-trouble";
    trouble.setAttribute("role", "status");
    button.closest("header")?.append(trouble);
    button.addEventListener("click", open);
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
      try {
        // the reader can switch the key off in the box
        if (/"key":false/.test(localStorage.getItem(`${root.dataset.site}/search`) || "")) return;
      } catch {
        // storage is off: the key is on
      }
      event.preventDefault();
      open();
    });
    button.hidden = false;
    list.hidden = true;
  }

  /** A closed `details` would print as its first line only. */
  function print() {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details")].filter((one) => !one.open);
      for (const one of opened) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of opened) one.open = false;
    });
  }

  /** The button that prints; the choice beside it needs no script. */
  function paper() {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-print-page]"))) {
      button.addEventListener("click", () => window.print());
      button.hidden = false;
    }
  }

  for (const part of [loader, tone, copied, search, links, place, menus, print, paper]) {
    try {
      part();
    } catch (error) {
      console.error(error); // one part that fails leaves the others working
    }
  }
})();
