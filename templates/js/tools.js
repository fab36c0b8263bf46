// What the scripts of a quiz share. No text of an author ever passes through here as a string of HTML: what is shown
// is cloned from the page.
(() => {
  /** @type {import("./types").PageData} */
  const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");

  /** @type {import("./types").Tools} */
  const tools = {
    say(key, values = {}) {
      let text = (values.n === 1 && page.words[`${key}_1`]) || page.words[key] || key;
      for (const [name, value] of Object.entries(values)) text = text.replaceAll(`{${name}}`, () => String(value));
      return text;
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
  merleg.tools = tools;
})();
