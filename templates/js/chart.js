// The diverging chart of a profile: bars from the middle, to the side that each dimension leans to.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const NARROW = 480;

  /** @param {string} name @param {Record<string, string | number>} values @param {...Node} inside */
  function draw(name, values, ...inside) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
    element.append(...inside);
    return element;
  }

  /** Sizes are pixels of the page, so that the words stay as large as its text.
   * @param {{name: string, side: number, level: number}[]} rows @param {string[]} poles the names of the two sides
   * @param {number} width @param {string} id */
  merleg.chart = (rows, poles, width, id) => {
    const narrow = width < NARROW;
    const middle = width / 2;
    const reach = middle - (narrow ? 4 : 0.28 * width); // room for the words beside a bar
    const step = narrow ? 46 : 33;
    const top = narrow ? 22 : 0;
    const head = poles.length ? 30 : 8;
    const height = rows.length * step + head;
    // what is drawn from the left begins at the right where lines do; the anchors of texts turn by themselves
    const turned = document.dir === "rtl";
    /** @param {number} x @param {number} [wide] */
    const across = (x, wide = 0) => (turned ? width - x - wide : x);
    const ends = poles.map((name, place) => draw("text", {
      class: "pole", x: across(place ? width - 6 : 6), y: 15, "text-anchor": place ? "end" : "start",
    }, document.createTextNode(name)));
    const pattern = draw("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      draw("rect", { class: "gap", width: 8, height: 8 }), draw("rect", { class: "hatch", width: 4, height: 8 }));
    const bars = rows.flatMap(({ name, side, level }, place) => {
      const y = place * step + head;
      const long = Math.max(1, (reach * level) / 100);
      const x = side < 0 ? middle - long : side > 0 ? middle : middle - long / 2;
      const bar = draw("rect", { class: side < 0 ? "front" : side > 0 ? "back" : "shared", x: across(x, long), y: y + top, width: long, height: 18 });
      if (side > 0) bar.setAttribute("fill", `url(#${id})`);
      const end = side < 0 ? x - 8 : x + long + 8;
      const place_ = narrow ? { x: middle, y: y + 14, "text-anchor": "middle" }
        : { x: across(end), y: y + 14, "text-anchor": side < 0 ? "end" : "start" };
      return [draw("text", place_, document.createTextNode(`${name} ${level}`)), bar];
    });
    return draw("svg", { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
      draw("defs", {}, pattern), draw("line", { x1: middle, x2: middle, y1: head - 8, y2: height }), ...ends, ...bars);
  };
})();
