// What the scripts of a quiz share. No text of an author ever passes through here as a string of HTML: what is shown
// is cloned from the page.
(() => {
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");

  // what an author's text could turn our words around with; and soft hyphens, which no label wants
  const TURNS = /[\u00ad\u202a-\u202e\u2066-\u2069]/g;
  const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

  /** A text between words of ours never moves them: as `apart` in context.py. @param {string} text */
  function apart(text) {
    const plain = text.replace(TURNS, "");
    return FROM_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
  }

  /** The plural form that a number asks for: as `category` in plurals.py. @param {unknown} number */
  function form(number) {
    try {
      return new Intl.PluralRules(page.language).select(Number(number));
    } catch {
      return number === 1 ? "one" : "other"; // a browser without them, or a code that is no language
    }
  }

  /** @type {import("./types").Tools} */
  const tools = {
    say(key, values = {}) {
      const text = page.words[`${key}.${form(values.n)}`] || page.words[`${key}.other`] || page.words[key] || key;
      // one pass: a value with braces of its own (what a reader typed) is not filled again
      return text.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(values, name) ? apart(String(values[name])) : all));
    },

    date(text) {
      const day = new Date(text);
      const month = say(`date.month.${day.getMonth() + 1}`);
      return isNaN(+day) ? "" : say("date.long", { y: day.getFullYear(), month, d: day.getDate() });
    },

    list(texts) {
      const last = texts[texts.length - 1] || "";
      if (texts.length < 2) return last;
      const before = texts.slice(0, -1).reduce((a, b) => say("list.middle", { a, b }));
      return say(texts.length > 2 ? "list.end" : "list.pair", { a: before, b: last });
    },

    make(tag, name, ...inside) {
      const element = document.createElement(tag);
      if (name) element.className = name;
      element.append(...inside);
      return element;
    },

    part: (where, name) => where.querySelector(`[data-${name}]`),

    must(where, name) {
      const found = tools.part(where, name);
      if (!found) throw new Error(`data-${name} is missing`);
      return found;
    },

    show(element, yes) {
      if (element) element.hidden = !yes;
    },

    copies: (element) =>
      [...(element?.childNodes || [])].map((node) => {
        const copy = node.cloneNode(true);
        if (copy instanceof Element) {
          for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
        }
        return copy;
      }),

    icon(state) {
      const icons = /** @type {HTMLTemplateElement | null} */ (document.getElementById("icons"));
      const found = icons?.content.children[["right", "partly", "wrong"].indexOf(state)];
      return found ? found.cloneNode(true) : "";
    },

    mark: (state, text) => tools.make("span", `mark is-${state}`, tools.icon(state), text),

    focus(element, before, block = "start") {
      element.focus({ preventScroll: true });
      before.scrollIntoView({ block });
      element.scrollIntoView({ block: "nearest" }); // in a low window the two may not fit: then it is this one
    },

    numbers(seed) {
      return () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
      };
    },

    shuffled(list, next) {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [out[i], out[j]] = [out[j], out[i]];
      }
      return out;
    },

    hash: (text) => [...text].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) || 0)) | 0, 7),
  };
  const { say } = tools;
  merleg.tools = tools;
})();
