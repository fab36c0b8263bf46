// Where texts lie under names: the browser's own storage. The only file that touches what a
// reader did (theme.js and site.js keep the choice of light and dark); a package for a learning platform puts its own
// `merleg.shelf` in its place. What it promises: `Shelf` in types.d.ts.
globalThis.merleg ??= /** @type {any} */ ({ interactions: {} }); // the first of the joined files

(() => {
  /** @param {() => void} act @returns {import("./types").Saved} */
  function tried(act) {
    try {
      act();
      return "saved";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "off";
    }
  }

  merleg.shelf ??= {
    usable: () => tried(() => localStorage.getItem("")) === "saved",

    // Chromium has one store for all files, Firefox one a file, and gives those no origin
    shared: location.protocol !== "file:" || location.origin !== "null",

    keys() {
      try {
        return Object.keys(localStorage);
      } catch {
        return [];
      }
    },

    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },

    set: (key, text) => tried(() => localStorage.setItem(key, text)),

    remove: (key) => tried(() => localStorage.removeItem(key)),

    watch(changed) {
      addEventListener("storage", (event) => changed(event.key));
    },
  };
})();
