// Points: whole numbers, one rule, the same as in score.py. The first of the joined files: it makes the one global.
globalThis.merleg ??= /** @type {any} */ ({ interactions: {} });

(() => {
  merleg.score = (share, of) => {
    const earned = Math.floor((2 * of * share.n + share.d) / (2 * share.d));
    const right = share.n === share.d;
    // the whole only for what is wholly right
    const state = right ? "right" : share.n ? "partly" : "wrong";
    return { earned: right ? earned : Math.max(0, Math.min(earned, of - 1)), of, state };
  };

  merleg.reaches = (earned, of, perCent) => 100 * earned >= perCent * of;
})();
