// The box that is searched in: a dialog with a field and a list of links (APG: dialog, with the focus on real links, so
// that each can be opened in a tab of its own). What is typed by authors and readers is only ever text, never HTML.
(() => {
  const { find, shelf } = merleg;
  const SITE = document.documentElement.dataset.site || "";
  const KEY = `${SITE}/search`;
  const SHOWN = 8; // results at a time
  const RECENT = 5;
  const PAUSE = 100; // milliseconds without a key before the index is asked
  const SENTENCE = 240; // characters of one that are shown
  const WORDS = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu;
  const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
  const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  /** @type {Promise<import("./types").SearchIndex> | null} */
  let loading = null;
  /** @type {{ open(): void } | null} */
  let box = null;

  /** @param {string} tag @param {string} name @param {...(Node | string)} inside @returns {any} */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  }

  /** What is kept of the searches: the last ones, and whether the key is wanted; anything else is nothing.
   * @returns {{ recent: string[], key: boolean }} */
  function kept() {
    try {
      const value = JSON.parse(shelf.get(KEY) || "{}");
      const recent = Array.isArray(value.recent) ? value.recent.filter((/** @type {unknown} */ one) => typeof one === "string") : [];
      return { recent: recent.slice(0, RECENT), key: value.key !== false };
    } catch {
      return { recent: [], key: true };
    }
  }

  /** @param {{ recent: string[], key: boolean }} value */
  function keep(value) {
    if (value.recent.length || !value.key) shelf.set(KEY, JSON.stringify({ v: 1, ...value }));
    else shelf.remove(KEY);
  }

  /** A text with the words that answer in `mark`, cut to what stands around the first of them.
   * @param {string} text @param {(word: string) => boolean} test @param {number} most @returns {(Node | string)[]} */
  function marked(text, test, most) {
    /** @type {[number, number][]} */
    const places = [];
    for (const match of text.matchAll(WORDS)) {
      if (test(match[0])) places.push([match.index, match.index + match[0].length]);
      else if (/[-\u2010\u2011]/.test(match[0])) {
        for (const part of match[0].matchAll(/[\p{L}\p{N}]+/gu)) {
          const at = match.index + part.index;
          if (test(part[0])) places.push([at, at + part[0].length]);
        }
      }
    }
    let start = 0;
    if (text.length > most && places.length && places[0][1] > most - 40) start = text.lastIndexOf(" ", places[0][0] - 60) + 1;
    const end = text.length > start + most ? text.lastIndexOf(" ", start + most) : text.length;
    const parts = /** @type {(Node | string)[]} */ (start ? ["… "] : []);
    let at = start;
    for (const [from, to] of places) {
      if (from < at || to > end) continue;
      parts.push(text.slice(at, from), make("mark", "", text.slice(from, to)));
      at = to;
    }
    parts.push(text.slice(at, Math.max(at, end)), end < text.length ? " …" : "");
    return parts;
  }

  /** @param {import("./types").SearchIndex} index @param {HTMLElement} button */
  function built(index, button) {
    const root = new URL("../", new URL(button.dataset.index || "", document.baseURI));
    /** The plural form that a number asks for. @param {unknown} number */
    function form(number) {
      try {
        return new Intl.PluralRules(index.head.language).select(Number(number));
      } catch {
        return number === 1 ? "one" : "other"; // a browser without them, or a code that is no language
      }
    }

    /** @param {string} word @param {Record<string, string | number>} [values] */
    function say(word, values = {}) {
      const said = index.head.say;
      const text = said[`${word}.${form(values.n)}`] || said[`${word}.other`] || said[word] || word;
      return text.replace(/\{(\w+)\}/g, (all, name) => {
        const plain = String(values[name] ?? all).replace(TURNS, "");
        return FROM_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
      });
    }

    const field = make("input", "");
    Object.assign(field, { type: "text", id: "find-typed", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
    const label = make("label", "", say("label"));
    label.htmlFor = field.id;
    const clear = make("button", "small", say("clear"));
    const close = make("button", "small", say("close"));
    const status = make("p", "facts");
    status.setAttribute("role", "status");
    const list = make("ol", "found");
    const more = make("button", "small", say("more"));
    const recent = make("div", "recent");
    const all = make("a", "", say("list"));
    all.href = button.dataset.list || "";
    const key = make("input", "");
    Object.assign(key, { type: "checkbox", checked: kept().key });
    for (const one of [clear, close, more]) one.type = "button";
    const head = make("div", "finder", label, field, make("div", "find-buttons", clear, close));
    head.setAttribute("role", "search");
    const foot = make("div", "find-foot", all, make("label", "", key, ` ${say("key")}`));
    const dialog = make("dialog", "find", head, status, list, more, recent, foot);
    dialog.setAttribute("aria-label", say("label"));
    document.body.append(dialog);

    /** @type {Awaited<ReturnType<typeof find.ask>> | null} */
    let answer = null;
    let shown = 0;
    let turn = 0; // an answer that comes after the next question is not shown
    let typed = "";
    /** @type {Promise<void>} */
    let running = Promise.resolve();
    let timer = 0;

    /** @param {string} text */
    const tell = (text) => { if (status.textContent !== text) status.textContent = text; };

    function remember() {
      const now = typed.trim().slice(0, 80);
      const value = kept();
      if (now) keep({ ...value, recent: [now, ...value.recent.filter((one) => one !== now)].slice(0, RECENT) });
    }

    /** @param {MouseEvent} event @param {HTMLAnchorElement} link */
    function follow(event, link) {
      remember();
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      if (link.href.split("#")[0] !== location.href.split("#")[0]) return;
      event.preventDefault();
      dialog.close();
      const place = document.getElementById(decodeURIComponent(link.hash.slice(1))) || document.getElementById("main");
      location.hash = link.hash || "#main";
      if (!place) return;
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }

    /** @param {import("./types").Ranked} one @param {import("./types").FoundText} text @param {(word: string) => boolean} test */
    function row(one, text, test) {
      const document_ = index.documents[one.document];
      const part = text.sections[one.section - document_.first];
      const link = make("a", "");
      link.href = new URL(text.address + (part.anchor ? `#${part.anchor}` : ""), root).href;
      link.dir = "auto";
      const kind = say(`kind.${document_.kind}`);
      const title = make("span", "found-title", ...marked(text.title, test, SENTENCE));
      if (part !== text.sections[0]) title.append(" › ", ...marked(part.heading, test, SENTENCE));
      link.append(title, make("span", "facts", text.place && text.place !== text.title ? `${kind} · ${text.place}` : kind));
      const sentence = document_.kind === "quiz" ? "" : find.passage(answer?.asks || [], part);
      if (sentence) link.append(make("span", "found-said", ...marked(sentence, test, SENTENCE)));
      link.addEventListener("click", (/** @type {MouseEvent} */ event) => follow(event, link));
      return make("li", "", link);
    }

    /** Shows some more of what was found. @param {number} mine */
    async function draw(mine) {
      if (!answer) return;
      const found = answer.ranked.slice(shown, shown + SHOWN);
      const texts = await index.texts(found.map((one) => one.document));
      if (mine !== turn || !answer) return;
      const test = find.marks(answer.asks);
      const rows = found.map((one, n) => row(one, texts[n], test));
      if (shown) list.append(...rows);
      else list.replaceChildren(...rows);
      shown += found.length;
      more.hidden = shown >= answer.ranked.length;
    }

    function idle() {
      list.replaceChildren();
      more.hidden = true;
      tell("");
      const { recent: last } = kept();
      recent.hidden = false;
      if (!last.length) {
        recent.replaceChildren(make("p", "facts", say("hint")));
        return;
      }
      const heading = make("h2", "", say("recent"));
      const rows = last.map((text) => {
        const again = make("button", "small", text);
        again.type = "button";
        again.dir = "auto";
        again.addEventListener("click", () => {
          field.value = text;
          field.focus();
          running = run();
        });
        return make("li", "", again);
      });
      const forget = make("button", "small", say("forget"));
      forget.type = "button";
      forget.addEventListener("click", () => {
        keep({ ...kept(), recent: [] });
        field.focus();
        idle();
      });
      recent.replaceChildren(heading, make("ul", "", ...rows), forget);
    }

    async function run() {
      clearTimeout(timer);
      const mine = ++turn;
      typed = field.value;
      clear.hidden = !typed;
      answer = null;
      if (!typed.trim()) {
        idle();
        return;
      }
      recent.hidden = true;
      try {
        const found = await find.ask(index, typed);
        if (mine !== turn) return;
        [answer, shown] = [found, 0];
        await draw(mine);
        if (mine !== turn) return;
        const n = found.ranked.length;
        const short = typed.trim().length > 60 ? `${typed.trim().slice(0, 60)}…` : typed.trim();
        tell(n ? say("count", { n }) : `${say("none", { q: short })} ${say("advice")}`);
      } catch (error) {
        if (mine !== turn) return;
        console.warn(error);
        list.replaceChildren();
        more.hidden = true;
        tell(say("failed"));
      }
    }

    /** @returns {HTMLElement[]} */
    const links = () => [...list.querySelectorAll("a")];

    /** Arrow keys go through the list, and from its beginning back to the field. @param {KeyboardEvent} event */
    function move(event) {
      const rows = links();
      const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const steps = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1, ...(at < 0 ? {} : { Home: 0, End: rows.length - 1 }) });
      const inside = at >= 0 || document.activeElement === field;
      if (inside && event.key in steps && !event.altKey && !event.ctrlKey && !event.metaKey) {
        if (event.key === "ArrowUp" && at < 0) return;
        event.preventDefault();
        const next = steps[event.key];
        if (next < 0) field.focus();
        else rows[Math.min(next, rows.length - 1)]?.focus();
      } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") {
        field.focus(); // and the letter is typed there
      }
    }

    field.addEventListener("input", () => {
      clearTimeout(timer);
      turn++;
      timer = setTimeout(() => { running = run(); }, PAUSE);
    });
    field.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (field.value !== typed) running = run();
      await running;
      links()[0]?.click();
    });
    dialog.addEventListener("keydown", move);
    clear.addEventListener("click", () => {
      field.value = "";
      field.focus();
      running = run();
    });
    close.addEventListener("click", () => dialog.close());
    // outside of the box, but within the element that covers the window
    dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => { if (event.target === dialog) dialog.close(); });
    more.addEventListener("click", async () => {
      const before = shown;
      try {
        await draw(turn);
        links()[before]?.focus();
      } catch (error) {
        console.warn(error);
        tell(say("failed"));
      }
    });
    key.addEventListener("change", () => keep({ ...kept(), key: key.checked }));
    return {
      open() {
        key.checked = kept().key;
        if (!dialog.open) dialog.showModal();
        field.focus();
        field.select();
        running = run();
      },
    };
  }

  find.show = async (button) => {
    loading ??= find.open(button.dataset.index || "");
    try {
      const index = await loading;
      box ??= built(index, button);
      box.open();
    } catch (error) {
      loading = null;
      throw error;
    }
  };
})();
