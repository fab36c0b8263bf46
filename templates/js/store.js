// Where answers are kept: the browser's own storage, one entry a question. What it promises: `Store` in types.d.ts.
(() => {
  const VERSION = 1;

  /** @param {string} key @returns {{v?: unknown} | null} what lies there, when it is one of ours at all */
  function read(key) {
    try {
      const value = JSON.parse(localStorage.getItem(key) || "null");
      return value && typeof value === "object" && !Array.isArray(value) ? value : null;
    } catch {
      return null; // storage is off, or the text is broken
    }
  }

  /** @param {string} key @param {object} value @returns {"saved" | "full" | "off"} */
  function write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return "saved";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "off";
    }
  }

  /** @param {{v?: unknown} | null} value */
  const newer = (value) => typeof value?.v === "number" && value.v > VERSION;

  /** @param {unknown} n */
  const whole = (n) => Number.isSafeInteger(n) && Number(n) >= 0;

  /** @param {any} value @returns {import("./types").Entry | null} */
  function entry(value) {
    const good = value && value.v === VERSION && value.answer && typeof value.answer === "object" &&
      whole(value.n) && whole(value.d) && value.d > 0 && value.n <= value.d && whole(value.tries) &&
      typeof value.at === "string" && typeof value.language === "string";
    return good ? value : null;
  }

  merleg.store = (site) => {
    /** @param {import("./types").Place} place */
    const own = (place) => `${site}/q/${place.quiz}/${place.question}`;
    const prefix = `${site}/q/`;
    /** @param {import("./types").Place} place */
    const sketch = (place) => `${site}/draft/${place.quiz}/${place.question}`;

    /** @type {import("./types").Store} */
    const store = {
      usable() {
        try {
          localStorage.getItem(prefix);
          return true;
        } catch {
          return false;
        }
      },

      load(place) {
        const value = read(own(place));
        return entry(value) || (place.was && !newer(value) ? entry(read(prefix + place.was)) : null);
      },

      save(place, given) {
        // read again: another tab may have answered since this page was loaded
        if (newer(read(own(place)))) return "newer";
        const old = store.load(place);
        const now = new Date().toISOString();
        // an entry from the future (a clock put right) must not stop all saving
        if (old && !old.again && old.at > given.at && old.at <= now) return "saved";
        given.tries = old && !old.again && old.right === given.right ? old.tries + 1 : 1;
        return write(own(place), given);
      },

      again(place) {
        const old = store.load(place);
        if (old && !newer(read(own(place)))) write(own(place), { ...old, again: true });
      },

      append(line) {
        const random = Math.random().toString(36).slice(2, 6).padEnd(4, "0");
        write(`${site}/log/${Date.now()}-${random}`, line);
      },

      round(quiz) {
        /** @type {any} */
        const value = read(`${site}/quiz/${quiz}`);
        if (!value || value.v !== VERSION || !whole(value.attempt) || !whole(value.seed)) return null;
        const best = value.best && whole(value.best.earned) && whole(value.best.of) ? value.best : undefined;
        const role = typeof value.role === "string" ? value.role : "";
        return { ...value, best, role, flags: Array.isArray(value.flags) ? value.flags : [] };
      },

      keep(quiz, round) {
        const key = `${site}/quiz/${quiz}`;
        return newer(read(key)) ? "newer" : write(key, round);
      },

      draft(place) {
        /** @type {any} */
        const value = read(sketch(place));
        return value && value.v === VERSION && value.answer && typeof value.answer === "object" ? value : null;
      },

      jot(place, draft) {
        const key = sketch(place);
        if (newer(read(key))) return "newer";
        if (draft) return write(key, draft);
        try {
          localStorage.removeItem(key);
          return "saved";
        } catch {
          return "off";
        }
      },

      attempts(quiz) {
        const first = `${site}/attempt/${quiz}/`;
        try {
          return Object.keys(localStorage)
            .map((key) => /** @type {any} */ (key.startsWith(first) ? read(key) : null))
            .filter((one) => one && one.v === VERSION && typeof one.at === "string" &&
              [one.attempt, one.earned, one.of, one.right, one.asked].every(whole))
            .sort((one, other) => other.attempt - one.attempt);
        } catch {
          return [];
        }
      },

      record(quiz, attempt) {
        const key = `${site}/attempt/${quiz}/${attempt.attempt}`;
        if (!newer(read(key))) write(key, attempt);
      },

      watch(changed) {
        addEventListener("storage", (event) => {
          // no key: everything was deleted
          if (event.key === null) changed(null, "");
          const [own, what, quiz, question] = (event.key || "").split("/");
          if (own === site && ["q", "draft", "quiz"].includes(what)) changed(quiz, question || "");
        });
      },
    };
    return store;
  };
})();
