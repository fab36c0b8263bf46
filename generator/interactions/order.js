// Marking an order: the same as order.py.
merleg.interactions.order = {
  mark({ order }, response) {
    const given = [...new Set(response)].filter((id) => order.includes(id));
    const follows = given.filter((id, place) => place && order[order.indexOf(id) - 1] === given[place - 1]);
    return { n: follows.length, d: Math.max(1, order.length - 1) };
  },
};
