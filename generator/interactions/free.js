// Counting what the reader ticked of their own answer: the same as free.py.
merleg.interactions.free = {
  mark({ entries }, response) {
    const ticked = (Object.hasOwn(response, "ticked") ? response.ticked : "").split(" ");
    return { n: entries.filter((id) => ticked.includes(id)).length, d: entries.length };
  },
};
