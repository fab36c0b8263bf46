// Where an answer lies on its scale: the same as scale.py.
merleg.interactions.scale = {
  mark({ values, reverse }, response) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    const d = Math.max(1, high - low);
    const chosen = values.find((one) => response.length === 1 && response[0] === String(one));
    if (chosen === undefined) return { n: 0, d };
    return { n: reverse ? high - chosen : chosen - low, d };
  },

  level(shares) {
    const of = shares.reduce((sum, one) => sum + one.d, 0);
    const n = shares.reduce((sum, one) => sum + one.n, 0);
    return of ? Math.floor((200 * n + of) / (2 * of)) : 0;
  },
};
