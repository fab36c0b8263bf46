// Marking what was chosen: the same as choose.py, to the last point.
(() => {
  /** @type {import("../../templates/js/types").Choose} */
  const choose = {
    mark(spec, response) {
      const right = new Set(spec.right);
      const wrong = spec.options.length - right.size;
      const chosen = spec.options.filter((id) => response.includes(id));
      const hits = chosen.filter((id) => right.has(id)).length;
      const slips = chosen.length - hits;
      if (spec.one || spec.marking === "all") {
        return { n: hits === right.size && !slips && hits > 0 ? 1 : 0, d: 1 };
      }
      if (!wrong) return { n: hits, d: Math.max(1, right.size) };
      return { n: Math.max(0, hits * wrong - slips * right.size), d: Math.max(1, right.size * wrong) };
    },
  };
  merleg.interactions.choose = choose;
})();
