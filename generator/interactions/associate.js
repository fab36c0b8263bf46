// Marking what was put to what: the same as associate.py.
merleg.interactions.associate = {
  mark(spec, response) {
    const rows = Object.keys(spec.right);
    const hits = rows.filter((id) => Object.hasOwn(response, id) && response[id] === spec.right[id]);
    return { n: hits.length, d: Math.max(1, rows.length) };
  },
};
