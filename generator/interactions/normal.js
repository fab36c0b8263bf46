// What never decides when texts are compared: the same as normal.py.
(() => {
  const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\uffff]/g;
  const DOUBLE = /[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02]/g;
  const SINGLE = /[`\u00b4\u02b9\u02bb\u02bc\u2018-\u201b\u2032\u2039\u203a\uff07]/g;
  const DASHES = /[\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
  const MARKS = /[\u0300-\u036f]/g;
  const TAIL = /([^.,;:!?\u2026 "'])[.,;:!?\u2026 "']+$/;
  const EDGES = /^["' ]+|["' ]+$/g;

  merleg.normal = (text, field, star) => {
    text = text.replace(UNSEEN, (found) => (found === star ? found : "")).normalize("NFD");
    text = text.replace(DOUBLE, '"').replace(SINGLE, "'").replace(DASHES, "-");
    if (field.case === "ignore") text = text.toLowerCase().replaceAll("ς", "σ");
    if (field.accents === "ignore") text = text.replace(MARKS, "");
    return text.replace(SPACES, " ").replace(EDGES, "").replace(TAIL, "$1").normalize("NFC");
  };
})();
