// Numbers as people type them: the same as numbers.py, where the reasons are written down.
(() => {
  const { normal } = merleg;
  const MOST = 40;
  const SHAPE = /^([^0-9.,+-]*)([+-]?) ?((?:[0-9][0-9.,' ]*)|(?:[.,][0-9]+))(.*)$/s;
  const SPACED = /^[0-9]{1,3}(?:[ '][0-9]{3})+$/;
  const GROUPED = /^[0-9]{1,3}(?:[.,][0-9]{3})+$/;

  /** @param {string} text */
  const bare = (text) => text.replace(/[^0-9]/g, "");

  /** Figures grouped by spaces: then a mark can only be the decimal one. @param {string} text */
  function spaced(text) {
    const [whole, part = "", more] = text.split(/[.,]/);
    return more === undefined && SPACED.test(whole) && !/[^0-9]/.test(part) ? `${bare(whole)}.${part}` : null;
  }

  /** Null for what is no number, nothing for what is not clear. @param {string} text @param {string} decimal */
  function figures(text, decimal) {
    if (/[ ']/.test(text)) return spaced(text);
    const commas = text.split(",").length - 1;
    const points = text.split(".").length - 1;
    if (!commas && !points) return text;
    const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
    const whole = text.slice(0, last);
    const part = text.slice(last + 1);
    if (commas && points) {
      return (text[last] === "," ? commas : points) > 1 || !GROUPED.test(whole) ? null : `${bare(whole)}.${part}`;
    }
    if (commas + points > 1) return GROUPED.test(text) ? bare(text) : null;
    const asked = text[last] !== decimal && part.length === 3 && whole && whole.length < 4 && whole[0] !== "0";
    return asked ? "" : `${whole}.${part}`;
  }

  /** @param {string} number */
  function canonical(number) {
    const sign = number[0] === "-" ? "-" : "";
    const [whole, part = ""] = number.replace(/^[+-]/, "").split(".");
    const before = whole.replace(/^0+/, "") || "0";
    const behind = part.replace(/0+$/, "");
    if (before === "0" && !behind) return "0";
    return sign + before + (behind && `.${behind}`);
  }

  /** @param {string} number @param {number} places */
  function scaled(number, places) {
    const [whole, part = ""] = number.split(".");
    return BigInt(whole + part.padEnd(places, "0"));
  }

  merleg.numbers = {
    read(typed, decimal) {
      const text = normal(typed, { case: "strict", accents: "strict" });
      const shape = SHAPE.exec(text);
      if (!text || !shape) return { number: "", beside: "", unclear: text ? "not-number" : "empty" };
      const beside = [shape[1].trim(), shape[4].trim()].filter(Boolean).join(" ");
      const given = shape[3].replace(/[ ']+$/, "").replace(/[.,]$/, "");
      const found = figures(given, decimal);
      if (found === null || bare(given).length > MOST) return { number: "", beside: "", unclear: "not-number" };
      if (!found) return { number: "", beside: "", unclear: "ambiguous" };
      return { number: canonical(shape[2] + found), beside, unclear: "" };
    },

    within(number, low, high) {
      const places = Math.max(...[number, low, high].map((one) => (one.split(".")[1] || "").length));
      const value = scaled(number, places);
      return scaled(low, places) <= value && value <= scaled(high, places);
    },

    measured(beside, units) {
      const rules = { case: "ignore", accents: "strict" };
      return units.some((one) => normal(one, rules) === normal(beside, rules));
    },
  };
})();
