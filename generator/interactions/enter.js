// Marking what was filled in: the same as enter.py, to the last point, where the reasons are written down.
(() => {
  const { normal } = merleg;
  const STAR = "\uffff";
  const LETTERS = 5;
  /** Split an author's answer at its bars; STAR stands for a wildcard. @param {string} written */
  function alternatives(written) {
    const parts = [""];
    const chars = Array.from(written.replaceAll(STAR, ""));
    for (let i = 0; i < chars.length; i++) {
      const char = chars[i];
      let add = char;
      if (char === "\\") {
        const following = chars[++i] ?? "";
        add = following && "*|\\".includes(following) ? following : char + following;
      } else if (char === "*") {
        add = STAR;
      } else if (char === "|") {
        parts.push("");
        continue;
      }
      parts[parts.length - 1] += add;
    }
    return parts;
  }

  /** Whether a pattern with wildcards covers the whole text. @param {string} pattern @param {string} text */
  function like(pattern, text) {
    const pieces = pattern.split(STAR);
    const first = pieces[0];
    const last = pieces[pieces.length - 1];
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let place = first.length;
    for (const piece of pieces.slice(1, -1)) {
      const found = text.indexOf(piece, place);
      if (found < 0 || found + piece.length > end) return false;
      place = found + piece.length;
    }
    return true;
  }

  /** Whether at most so many letters are wrong, missing, too many, or swapped with their neighbour.
   * @param {string} written @param {string} typed @param {number} typos */
  function close(written, typed, typos) {
    const pattern = Array.from(written);
    const text = Array.from(typed);
    if (pattern.includes(STAR) || Math.abs(pattern.length - text.length) > typos) return false;
    if (pattern.filter((char) => /\p{L}/u.test(char)).length < LETTERS) return false;
    const far = typos + 1;
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: text.length + 1 }, (_, j) => j);
    for (let i = 1; i <= pattern.length; i++) {
      const older = before;
      before = row;
      row = new Array(text.length + 1).fill(far);
      if (i <= typos) row[0] = i;
      const end = Math.min(text.length, i + typos);
      for (let j = Math.max(1, i - typos); j <= end; j++) {
        const same = pattern[i - 1] === text[j - 1];
        let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && pattern[i - 1] === text[j - 2] && pattern[i - 2] === text[j - 1]) {
          cost = Math.min(cost, older[j - 2] + 1);
        }
        row[j] = Math.min(cost, far);
      }
    }
    return row[text.length] <= typos;
  }

  const STRICT = { case: "strict", accents: "strict" };

  /** The index of the best answer, -1 for none. @param {import("../../templates/js/types").EnterField} field
   * @param {string} typed */
  function best(field, typed) {
    const text = normal(typed, field);
    if (!text) return -1;
    const points = field.answers.map((answer) => answer.points);
    let exact = -1;
    let fuzzy = -1;
    let literal = false;
    field.answers.forEach((answer, index) => {
      for (const one of alternatives(answer.text)) {
        const pattern = normal(one, field, STAR);
        let hit;
        if (pattern.includes(STAR)) {
          hit = like(pattern, text);
        } else {
          hit = pattern === text;
          literal = literal || hit;
        }
        if (hit && (exact < 0 || points[index] > points[exact])) {
          exact = index;
        } else if (
          field.typos && (fuzzy < 0 || points[index] > points[fuzzy]) && close(pattern, text, field.typos)
        ) {
          fuzzy = index;
        }
      }
    });
    if (fuzzy < 0 || literal) return exact;
    if (exact < 0) return fuzzy;
    const ahead = points[fuzzy] - points[exact];
    return ahead > 0 || (ahead === 0 && fuzzy < exact) ? fuzzy : exact;
  }

  /** Why a typed number cannot be marked. @param {import("../../templates/js/types").NumberField} field
   * @param {string} typed */
  function unclear(field, typed) {
    const read = merleg.numbers.read(typed, field.decimal);
    if (read.unclear) return read.unclear;
    if (read.beside && !field.units) return "beside";
    return field.required && !read.beside ? "unit" : "";
  }

  /** @param {import("../../templates/js/types").NumberField} field @param {string} typed */
  function fits(field, typed) {
    if (unclear(field, typed)) return false;
    const read = merleg.numbers.read(typed, field.decimal);
    if (read.beside && !(field.units && merleg.numbers.measured(read.beside, field.units))) return false;
    return merleg.numbers.within(read.number, field.low, field.high);
  }

  /** @type {import("../../templates/js/types").Enter} */
  const enter = {
    best,
    unclear,

    only(field, typed) {
      const read = merleg.numbers.read(typed, field.decimal);
      return !unclear(field, typed) && merleg.numbers.within(read.number, field.low, field.high);
    },

    empty: (typed) => !normal(typed, STRICT),

    points(field, given) {
      if ("answers" in field) {
        const index = best(field, given);
        return index < 0 ? 0 : Math.min(field.of, field.answers[index].points);
      }
      const right = "words" in field ? field.right.includes(given) : fits(field, given);
      return right ? field.of : 0;
    },

    mark(spec, response) {
      let n = 0;
      let d = 0;
      for (const field of spec.fields) {
        d += field.of;
        n += enter.points(field, Object.hasOwn(response, field.id) ? response[field.id] : "");
      }
      return { n, d: Math.max(1, d) };
    },
  };
  merleg.interactions.enter = enter;
})();
