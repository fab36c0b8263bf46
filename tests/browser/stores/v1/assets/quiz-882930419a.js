globalThis.merleg ??=  ({ interactions: {} });
(() => {
merleg.score = (share, of) => {
const earned = Math.floor((2 * of * share.n + share.d) / (2 * share.d));
const right = share.n === share.d;
const state = right ? "right" : share.n ? "partly" : "wrong";
return { earned: right ? earned : Math.max(0, Math.min(earned, of - 1)), of, state };
};
merleg.reaches = (earned, of, perCent) => 100 * earned >= perCent * of;
})();
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
(() => {
const { normal } = merleg;
const MOST = 40;
const SHAPE = /^([^0-9.,+-]*)([+-]?) ?((?:[0-9][0-9.,' ]*)|(?:[.,][0-9]+))(.*)$/s;
const SPACED = /^[0-9]{1,3}(?:[ '][0-9]{3})+$/;
const GROUPED = /^[0-9]{1,3}(?:[.,][0-9]{3})+$/;
const bare = (text) => text.replace(/[^0-9]/g, "");
function spaced(text) {
const [whole, part = "", more] = text.split(/[.,]/);
return more === undefined && SPACED.test(whole) && !/[^0-9]/.test(part) ? `${bare(whole)}.${part}` : null;
}
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
function canonical(number) {
const sign = number[0] === "-" ? "-" : "";
const [whole, part = ""] = number.replace(/^[+-]/, "").split(".");
const before = whole.replace(/^0+/, "") || "0";
const behind = part.replace(/0+$/, "");
if (before === "0" && !behind) return "0";
return sign + before + (behind && `.${behind}`);
}
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
(() => {
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
(() => {
const { normal } = merleg;
const STAR = "\uffff";
const LETTERS = 5;
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
function close(written, typed, typos) {
const pattern = Array.from(written);
const text = Array.from(typed);
if (pattern.includes(STAR) || Math.abs(pattern.length - text.length) > typos) return false;
if (pattern.filter((char) => /\p{L}/u.test(char)).length < LETTERS) return false;
const far = typos + 1;
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
function unclear(field, typed) {
const read = merleg.numbers.read(typed, field.decimal);
if (read.unclear) return read.unclear;
if (read.beside && !field.units) return "beside";
return field.required && !read.beside ? "unit" : "";
}
function fits(field, typed) {
if (unclear(field, typed)) return false;
const read = merleg.numbers.read(typed, field.decimal);
if (read.beside && !(field.units && merleg.numbers.measured(read.beside, field.units))) return false;
return merleg.numbers.within(read.number, field.low, field.high);
}
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
merleg.interactions.associate = {
mark(spec, response) {
const rows = Object.keys(spec.right);
const hits = rows.filter((id) => Object.hasOwn(response, id) && response[id] === spec.right[id]);
return { n: hits.length, d: Math.max(1, rows.length) };
},
};
merleg.interactions.order = {
mark({ order }, response) {
const given = [...new Set(response)].filter((id) => order.includes(id));
const follows = given.filter((id, place) => place && order[order.indexOf(id) - 1] === given[place - 1]);
return { n: follows.length, d: Math.max(1, order.length - 1) };
},
};
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
merleg.interactions.free = {
mark({ entries }, response) {
const ticked = (Object.hasOwn(response, "ticked") ? response.ticked : "").split(" ");
return { n: entries.filter((id) => ticked.includes(id)).length, d: entries.length };
},
};
(() => {
const VERSION = 1;
function read(key) {
try {
const value = JSON.parse(localStorage.getItem(key) || "null");
return value && typeof value === "object" && !Array.isArray(value) ? value : null;
} catch {
return null;
}
}
function write(key, value) {
try {
localStorage.setItem(key, JSON.stringify(value));
return "saved";
} catch (error) {
return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "off";
}
}
const newer = (value) => typeof value?.v === "number" && value.v > VERSION;
const whole = (n) => Number.isSafeInteger(n) && Number(n) >= 0;
function entry(value) {
const good = value && value.v === VERSION && value.answer && typeof value.answer === "object" &&
whole(value.n) && whole(value.d) && value.d > 0 && value.n <= value.d && whole(value.tries) &&
typeof value.at === "string" && typeof value.language === "string";
return good ? value : null;
}
merleg.store = (site) => {
const own = (place) => `${site}/q/${place.quiz}/${place.question}`;
const prefix = `${site}/q/`;
const sketch = (place) => `${site}/draft/${place.quiz}/${place.question}`;
const store = {
usable() {
try {
localStorage.getItem(prefix);
return true;
} catch {
return false;
}
},
load(place) {
const value = read(own(place));
return entry(value) || (place.was && !newer(value) ? entry(read(prefix + place.was)) : null);
},
save(place, given) {
if (newer(read(own(place)))) return "newer";
const old = store.load(place);
const now = new Date().toISOString();
if (old && !old.again && old.at > given.at && old.at <= now) return "saved";
given.tries = old && !old.again && old.right === given.right ? old.tries + 1 : 1;
return write(own(place), given);
},
again(place) {
const old = store.load(place);
if (old && !newer(read(own(place)))) write(own(place), { ...old, again: true });
},
append(line) {
const random = Math.random().toString(36).slice(2, 6).padEnd(4, "0");
write(`${site}/log/${Date.now()}-${random}`, line);
},
round(quiz) {
const value = read(`${site}/quiz/${quiz}`);
if (!value || value.v !== VERSION || !whole(value.attempt) || !whole(value.seed)) return null;
const best = value.best && whole(value.best.earned) && whole(value.best.of) ? value.best : undefined;
const role = typeof value.role === "string" ? value.role : "";
return { ...value, best, role, flags: Array.isArray(value.flags) ? value.flags : [] };
},
keep(quiz, round) {
const key = `${site}/quiz/${quiz}`;
return newer(read(key)) ? "newer" : write(key, round);
},
draft(place) {
const value = read(sketch(place));
return value && value.v === VERSION && value.answer && typeof value.answer === "object" ? value : null;
},
jot(place, draft) {
const key = sketch(place);
if (newer(read(key))) return "newer";
if (draft) return write(key, draft);
try {
localStorage.removeItem(key);
return "saved";
} catch {
return "off";
}
},
attempts(quiz) {
const first = `${site}/attempt/${quiz}/`;
try {
return Object.keys(localStorage)
.map((key) =>  (key.startsWith(first) ? read(key) : null))
.filter((one) => one && one.v === VERSION && typeof one.at === "string" &&
[one.attempt, one.earned, one.of, one.right, one.asked].every(whole))
.sort((one, other) => other.attempt - one.attempt);
} catch {
return [];
}
},
record(quiz, attempt) {
const key = `${site}/attempt/${quiz}/${attempt.attempt}`;
if (!newer(read(key))) write(key, attempt);
},
watch(changed) {
addEventListener("storage", (event) => {
if (event.key === null) changed(null, "");
const [own, what, quiz, question] = (event.key || "").split("/");
if (own === site && ["q", "draft", "quiz"].includes(what)) changed(quiz, question || "");
});
},
};
return store;
};
})();
(() => {
const page = JSON.parse(document.getElementById("page-data")?.textContent || "null");
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
function apart(text) {
const plain = text.replace(TURNS, "");
return FROM_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
const tools = {
say(key, values = {}) {
const text = (values.n === 1 && page.words[`${key}_1`]) || page.words[key] || key;
return text.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(values, name) ? apart(String(values[name])) : all));
},
make(tag, name, ...inside) {
const element = document.createElement(tag);
if (name) element.className = name;
element.append(...inside);
return element;
},
part: (where, name) => where.querySelector(`[data-${name}]`),
must(where, name) {
const found = tools.part(where, name);
if (!found) throw new Error(`data-${name} is missing`);
return found;
},
show(element, yes) {
if (element) element.hidden = !yes;
},
copies: (element) =>
[...(element?.childNodes || [])].map((node) => {
const copy = node.cloneNode(true);
if (copy instanceof Element) {
for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
}
return copy;
}),
icon(state) {
const icons =  (document.getElementById("icons"));
const found = icons?.content.children[["right", "partly", "wrong"].indexOf(state)];
return found ? found.cloneNode(true) : "";
},
mark: (state, text) => tools.make("span", `mark is-${state}`, tools.icon(state), text),
focus(element, before, block = "start") {
element.focus({ preventScroll: true });
before.scrollIntoView({ block });
element.scrollIntoView({ block: "nearest" });
},
numbers(seed) {
return () => {
seed = (seed + 0x6d2b79f5) | 0;
let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
},
shuffled(list, next) {
const out = [...list];
for (let i = out.length - 1; i > 0; i--) {
const j = Math.floor(next() * (i + 1));
[out[i], out[j]] = [out[j], out[i]];
}
return out;
},
hash: (text) => [...text].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) || 0)) | 0, 7),
};
merleg.tools = tools;
})();
(() => {
const { say, make, copies, mark } = merleg.tools;
const inputs = (form, row) => [...form.querySelectorAll(`${row} :is(input, select, textarea)`)];
const said = (question, id) => question.form.querySelector(`[data-feedback="${CSS.escape(id)}"]`);
function describe(row, input, name, element) {
row.append(element);
element.id = `${input.id}-${name}`;
input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${element.id}`.trim());
}
function unmark(question) {
for (const row of question.form.querySelectorAll(".option, [data-field], .row, .item")) {
row.classList.remove("right", "partly", "wrong", "aside");
for (const one of row.querySelectorAll(".mark, .said, .fix")) one.remove();
row.querySelector("input, select, textarea")?.removeAttribute("aria-describedby");
}
}
const values = (controls) => Object.fromEntries(controls.map((one) => [one.name, one.value]));
const named = (answer) =>
!!answer && !Array.isArray(answer) && Object.values( (answer)).every((one) => typeof one === "string");
const listed = (answer) => Array.isArray(answer) && answer.every((one) => typeof one === "string");
const given = (answer, name) => (answer && Object.hasOwn(answer, name) ? answer[name] : "");
const shown = (control, value) =>
control.options ? [...control.options].find((one) => one.value === value && value)?.text || "" : value.trim();
function lock(control, locked) {
if (control instanceof HTMLTextAreaElement ||  (control).type === "text") {
(control).readOnly = locked;
} else if (locked) {
control.setAttribute("aria-disabled", "true");
} else {
control.removeAttribute("aria-disabled");
}
}
const choose = {
controls: ({ form }) => inputs(form, ".option"),
read: (question) => choose.controls(question).filter((one) => one.checked).map((one) => one.value),
fits: listed,
empty: (answer) => !( (answer).length),
write(question, answer) {
const chosen =  (answer) || [];
for (const one of choose.controls(question)) one.checked = chosen.includes(one.value);
},
lock,
kept: () => null,
arrange(question, numbers) {
const { shuffle, last } = question.data;
if (!shuffle) return;
const rows = [...question.form.querySelectorAll(".option")];
const stays = (row) => last.includes(row.getAttribute("data-option") || "");
const mixed = merleg.tools.shuffled(rows.filter((row) => !stays(row)), numbers);
rows[0].parentElement?.append(...mixed, ...rows.filter(stays));
},
words: (question, answer) =>
choose.controls(question).filter((one) =>  (answer).includes(one.value))
.map((one) => one.labels?.[0].textContent?.trim()).join("; "),
right: (question) => choose.words(question,  (question.data.spec).right),
mark(question, answer, reveal) {
const spec =  (question.data.spec);
const told = [];
for (const input of choose.controls(question)) {
const row = input.closest(".option");
const chosen =  (answer).includes(input.value);
const right = spec.right.includes(input.value);
if (!row || !(chosen || reveal)) continue;
let feedback = said(question, input.value);
if (chosen || right) {
row.classList.add(right ? "right" : "wrong");
const word = chosen ? (right ? "given_right" : "given_wrong") : spec.one ? "correct" : "missed";
describe(row, input, "mark", mark(word === "missed" ? "partly" : right ? "right" : "wrong", say(word)));
if (!chosen) feedback = question.form.querySelector(`[data-missed="${input.value}"]`) || feedback;
} else {
row.classList.add("aside");
}
if (!feedback) continue;
describe(row, input, "said", make("div", "said", ...copies(feedback)));
const name = spec.one ? "" : `${input.labels?.[0].textContent?.trim()}: `;
if (chosen && !right) told.push(make("div", "because unseen", name, ...copies(feedback)));
}
return told;
},
};
function judged(question, field, typed) {
const same = question.entry?.language === question.run.data.language || "words" in field;
const { best, points } = merleg.interactions.enter;
const n = same ? points(field, typed) : 0;
const share = same ? { n, d: field.of } : question.entry;
const { state } = merleg.score(share || { n: 0, d: 1 }, field.of);
const which = "words" in field ? typed : same && "answers" in field ? String(best(field, typed)) : "";
const own = which && said(question, `${field.id}-${which}`);
return { state, feedback: own || (state === "right" ? null : said(question, field.id)) };
}
const enter = {
controls: ({ form }) => inputs(form, "[data-field]"),
read: (question) => values(enter.controls(question)),
fits: named,
empty: (answer) => Object.values(answer).every((one) => merleg.interactions.enter.empty(one)),
unclear(question, answer) {
for (const field of  (question.data.spec).fields) {
const typed = given(answer, field.id);
if (!("low" in field) || merleg.interactions.enter.empty(typed)) continue;
const why = merleg.interactions.enter.unclear(field, typed);
const plain = typed.trim().replace(/[.,]/, "");
if (why === "ambiguous") {
return say(why, { typed: typed.trim(), whole: plain, part: typed.trim().replace(/[.,]/, field.decimal) });
}
const { beside } = merleg.numbers.read(typed, field.decimal);
if (why) return say(why.replace("-", "_"), { unit: why === "beside" ? beside : field.units?.[0] || "" });
}
return "";
},
write(question, answer) {
for (const one of enter.controls(question)) one.value = given(answer, one.name);
},
lock,
words: (question, answer) =>
enter.controls(question).map((one) => shown(one, given(answer, one.name))).filter(Boolean).join("; "),
right: ({ form }) => [...form.querySelectorAll("[data-answers]")]
.map((one) => [...one.querySelectorAll("b")].map((b) => b.textContent).join(" / ")).join("; "),
mark(question, answer, reveal) {
const told = [];
for (const { spec, input, row } of places(question)) {
const typed = given(answer, spec.id);
const { state, feedback } = judged(question, spec, typed);
const answers = question.form.querySelector(`[data-answers="${spec.id}"]`);
const inline = row.matches("span");
row.classList.add(state);
const blank = merleg.interactions.enter.empty(typed);
const word = blank ? (inline ? "blank" : "unanswered") : inline ? state : `given_${state}`;
describe(row, input, "mark", mark(state, say(word)));
if (feedback) {
if (!inline) describe(row, input, "said", make("div", "said", ...copies(feedback)));
if (state !== "right" || inline) told.push(make("div", inline ? "because" : "because unseen", ...copies(feedback)));
}
if (state === "wrong" && "low" in spec && merleg.interactions.enter.only(spec, typed)) told.push(make("p", "because", say("wrong_unit")));
if (!reveal || state === "right") continue;
if (inline) describe(row, input, "fix", make("span", "fix", ...copies(answers)));
else told.push(make("p", "why", ...copies(answers)));
}
return told;
},
};
function places(question) {
const controls = enter.controls(question);
return  (question.data.spec).fields.map((spec) => {
const input = controls.find((one) => one.name === spec.id);
return { spec, input, row:  (input.parentElement) };
});
}
merleg.parts = { inputs, said, describe, values, named, listed, given, shown, lock };
merleg.views =  ({ choose, enter, unmark });
})();
(() => {
const { say, make, must, show, copies, mark, shuffled } = merleg.tools;
const { inputs, said, describe, values, named, listed, given, shown, lock } = merleg.parts;
const associate = {
controls: ({ form }) => inputs(form, ".row"),
read: (question) => values(associate.controls(question)),
fits: named,
empty: (answer) => !Object.values(answer).some(Boolean),
write(question, answer) {
for (const one of associate.controls(question)) one.value = given(answer, one.name);
},
lock,
words: (question, answer) => associate.controls(question).filter((one) => given(answer, one.name))
.map((one) => `${one.labels[0].textContent.trim()} – ${shown(one, given(answer, one.name))}`).join("; "),
right: (question) =>
associate.words(question,  (question.data.spec).right),
mark(question, answer, reveal) {
const { right } =  (question.data.spec);
const told = [];
for (const input of associate.controls(question)) {
const row = input.parentElement;
const chosen = given(answer, input.name);
const state = chosen === right[input.name] ? "right" : "wrong";
row.classList.add(state);
describe(row, input, "mark", mark(state, say(chosen ? state : "unanswered")));
if (state === "right") continue;
if (reveal) {
describe(row, input, "fix", make("p", "fix", say("belongs", { right: shown(input, right[input.name]) })));
}
const feedback = chosen && said(question, input.name);
if (feedback) describe(row, input, "said", make("div", "said", ...copies(feedback)));
}
return told;
},
};
const items = ({ form }) => [...form.querySelectorAll( (".item"))];
const id = (item) => item.getAttribute("data-item") || "";
function bring(question, order) {
const all = items(question);
const known = order.map((one) => all.find((item) => id(item) === one)).filter((one) => !!one);
must(question.form, "items").append(...known, ...all.filter((one) => !known.includes(one)));
ends(question);
}
function ends(question) {
items(question).forEach((item, place, { length }) => {
lock(must(item, "up"), question.locked || !place);
lock(must(item, "down"), question.locked || place === length - 1);
});
}
function move(question, item, by, button) {
const all = items(question);
const place = all.indexOf(item) + by;
if (question.locked || place < 0 || place >= all.length) return;
if (by < 0) all[place].before(item);
else all[place].after(item);
question.moved = true;
ends(question);
button.focus();
const text = item.querySelector(".said-item")?.textContent?.trim() || "";
must(question.form, "moved").textContent = say("moved", { item: text, n: place + 1, m: all.length });
question.form.dispatchEvent(new Event("input", { bubbles: true }));
}
const order = {
controls: ({ form }) => [...form.querySelectorAll( (".move"))],
start(question) {
question.initial = items(question).map(id);
for (const item of items(question)) {
for (const [name, by] of  ([["up", -1], ["down", 1]])) {
const button = must(item, name);
show(button, true);
button.addEventListener("click", () => move(question, item, by, button));
}
}
},
arrange(question, numbers) {
const right =  (question.data.spec).order;
let mixed = shuffled([...right], numbers);
if (mixed.join() === right.join()) mixed = [...mixed.slice(1), mixed[0]];
question.initial = mixed;
if (!question.entry && !question.moved) bring(question, mixed);
},
read: (question) => (question.moved ? items(question).map(id) : []),
fits: listed,
empty: (answer) => !answer.length,
write(question, answer) {
const list =  (answer);
question.moved = !!list?.length;
bring(question, list?.length ? list : question.initial || []);
},
lock: (_control, _locked, question) => ends(question),
words: (question, answer) =>  (answer).map((one) =>
items(question).find((item) => id(item) === one)?.querySelector(".said-item")?.textContent?.trim()).join(" → "),
right: (question) => order.words(question,  (question.data.spec).order),
mark(question, answer, reveal) {
const right =  (question.data.spec).order;
const list =  (answer);
if (!list.length) return [];
const whole = list.join() === right.join();
items(question).forEach((item, place) => {
const last = place === list.length - 1;
const follows = list[place + 1] === right[right.indexOf(id(item)) + 1];
if (last && !whole) return;
const state = follows ? "right" : "wrong";
item.classList.add(state);
if (!last) item.append(mark(state, say(follows ? "follows" : "follows_not")));
});
return reveal && !whole ? [make("div", "why", make("p", "mark", say("correct")), make("ol", "", ...copies(must(question.form, "right"))))] : [];
},
};
Object.assign(merleg.views, { associate, order });
})();
(() => {
const { say, part, must, show, copies } = merleg.tools;
const { inputs, named, given, lock } = merleg.parts;
const { choose } = merleg.views;
const scale = { ...choose, arrange: undefined, plain: true, right: () => "", mark: () => [] };
const ticks = ({ form }) => inputs(form, "[data-own]");
function look(question, yes) {
const { form } = question;
question.looking = yes;
const place = must(form, "compare");
if (!place.childNodes.length) place.append(...copies(part(form, "model")));
show(part(form, "own"), yes);
show(part(form, "own-save"), question.run.exam && !question.locked);
const button = part(form, "check");
if (button && !question.locked) button.textContent = say(yes ? "save_marking" : "compare");
}
const free = {
controls: ({ form }) => inputs(form, ":is([data-field], [data-own])"),
read(question) {
const answer = { text: free.controls(question)[0].value };
if (question.looking) {
answer.ticked = ticks(question).filter((one) => one.checked).map((one) => one.value).join(" ");
}
return answer;
},
fits: named,
empty: (answer) => merleg.interactions.enter.empty(given(answer, "text")),
step(question) {
if (question.looking) return false;
look(question, true);
must(question.form, "own-title").focus();
return true;
},
kept: (answer) => ({ text: given(answer, "text") }),
start(question) {
part(question.form, "own-save")?.addEventListener("click", () => merleg.question.settle(question));
},
pending: (answer) => !Object.hasOwn(answer, "ticked") && !free.empty(answer),
write(question, answer) {
const ticked = given(answer, "ticked").split(" ");
free.controls(question)[0].value = given(answer, "text");
for (const one of ticks(question)) one.checked = ticked.includes(one.value);
look(question, !!answer && (!!question.entry || !free.pending?.(answer)));
},
lock,
words: (_, answer) => given(answer, "text").trim(),
right: (question) => part(question.form, "model")?.textContent?.trim()
|| ticks(question).map((one) => one.labels?.[0].textContent?.trim()).join("; "),
mark: () => [],
};
Object.assign(merleg.views, { scale, free });
})();
(() => {
const { say, make, part, must, show, copies, icon, focus } = merleg.tools;
const { unmark } = merleg.views;
const NOT_TYPED = /radio|checkbox|button/;
const SENTENCE = 160;
const score = (question) => merleg.score( (question.entry), question.data.of);
function verdict({ earned, of, state }) {
const word = say(state);
return of > 1 || state === "partly"
? say("verdict_points", { verdict: word, points: say("points", { n: earned, m: of }) })
: say("verdict", { verdict: word });
}
function spoken(question) {
const { entry, view, data } = question;
const outcome = score(question);
if (entry && view.empty(entry.answer)) return say("verdict", { verdict: say("unanswered") });
if (data.interaction !== "free") return verdict(outcome);
return say("own_marking", { points: say("points", { n: outcome.earned, m: outcome.of }) });
}
function revealed({ entry, asked, run }) {
const tries = run.data.tries;
return !!entry && (run.exam || !tries || asked || entry.n === entry.d || entry.tries >= tries);
}
function history(question, text = "") {
const place = must(question.form, "history");
place.textContent = text;
show(place, !!text);
}
function lacks(question) {
const { view, form } = question;
const given = view.read(question);
if (view.empty(given)) return must(form, "error").dataset.error || "";
return view.unclear?.(question, given) || "";
}
function error(question, text) {
const { form, view } = question;
const message = must(form, "error");
const lacking = !!text;
if (message.lastChild) message.lastChild.textContent = ` ${text}`;
show(message, lacking);
form.classList.toggle("lacks", lacking);
for (const input of view.controls(question)) {
if (lacking) input.setAttribute("aria-describedby", message.id);
else if (input.getAttribute("aria-describedby") === message.id) input.removeAttribute("aria-describedby");
if (!NOT_TYPED.test(input.type)) input.setAttribute("aria-invalid", String(lacking));
}
}
function lock(question, locked) {
question.locked = locked;
question.form.classList.toggle("locked", locked);
for (const input of question.view.controls(question)) question.view.lock(input, locked, question);
}
function open(question) {
const { form, run, past, data, view, looking } = question;
lock(question, false);
unmark(question);
error(question, "");
question.changed = false;
const result = must(form, "result");
result.className = "result";
must(form, "status").replaceChildren();
must(form, "said").replaceChildren();
const button = part(form, "check");
if (button) button.textContent = say(!view.step ? "check" : looking ? "save_marking" : "compare");
show(button, true);
show(part(form, "again"), false);
show(part(form, "show"), false);
if (past && !view.plain) {
const date = new Date(past.at);
history(question, say("changed", {
result: verdict(merleg.score(past, data.of)).replace(/\.$/, ""),
date: isNaN(+date) ? "" : date.toLocaleDateString(run.data.language, { dateStyle: "long" }),
}));
}
}
function told(question, reveal) {
const { form, view } = question;
const entry =  (question.entry);
const all = view.mark(question, entry.answer, reveal);
if (question.reworded) all.push(make("p", "remark", say("reworded")));
if (!reveal) return all;
const explanation = part(form, "explanation");
if (explanation) all.push(make("div", "explanation", ...copies(explanation)));
const see = part(form, "see");
if (see && entry.n < entry.d) all.push(make("p", "see", ...copies(see)));
return all;
}
function buttons(question, fresh) {
const { form, run, entry, asked } = question;
const tries = run.data.tries;
const again = !run.exam && !!entry && entry.n < entry.d && (!tries || (!asked && entry.tries < tries));
const button = part(form, "check");
if (button) button.textContent = say(run.single ? "try_again" : next(question) ? "next_question" : "to_summary");
show(button, run.single ? again : fresh);
show(part(form, "again"), again && !run.single);
show(part(form, "show"), !run.exam && !revealed(question));
}
function bring({ form }, heading) {
for (const one of [must(form, "result"), form.querySelector(".buttons"), heading]) {
one?.scrollIntoView({ block: "nearest" });
}
}
function result(question, how) {
const { form, run, entry, view } = question;
if (!entry) return;
const pending = !!view.pending?.(entry.answer);
lock(question, !pending);
if (pending) view.lock(view.controls(question)[0], true, question);
unmark(question);
error(question, "");
question.changed = false;
view.write(question, entry.answer);
const outcome = pending ? merleg.score({ n: 1, d: 2 }, 0) : score(question);
const more = told(question, revealed(question));
const words = [pending ? `${say("to_mark")}.` : spoken(question)];
if (entry.tries > 1 && !run.exam) words.push(say("attempt", { n: entry.tries }));
const heading = make("p", "verdict", icon(outcome.state), make("span", "", words.join(" ")));
const long = more.reduce((sum, node) => sum + (node.textContent || "").length, 0) > SENTENCE;
must(form, "result").className = `result shown ${outcome.state}`;
buttons(question, how === "announce");
const lost = !!document.activeElement?.closest("[hidden]") || document.activeElement === document.body;
const go = long || lost || !!part(form, "check")?.hidden;
const announce = how === "announce" && !go;
must(form, "status").replaceChildren(...(announce ? [heading, ...more] : []));
must(form, "said").replaceChildren(...(announce ? [] : [heading, ...more]));
if (how === "quiet") return;
if (go) {
heading.tabIndex = -1;
heading.focus({ preventScroll: true });
}
bring(question, heading);
}
function answer(question, quiet) {
const { data, run, view, place } = question;
const given = view.read(question);
const marking = merleg.interactions[data.interaction];
const { n, d } = marking.mark(data.spec, given);
const [right, wording] = data.digests[run.data.language] || ["", ""];
const at = new Date().toISOString();
const entry = {
v: 1, id: data.id, answer: given, n, d, tries: 1, at, language: run.data.language, right, said: wording,
};
const before = question.entry || question.last;
const how = run.store.save(place, entry);
if (how !== "saved" && before) entry.tries = before.tries + 1;
if (how === "saved" && !quiet) {
run.store.append({ v: 1, quiz: place.quiz, question: data.id, n, d, tries: entry.tries, at, right });
}
if (how === "saved" && !run.exam) run.store.jot(place, null);
question.entry = entry;
question.past = null;
question.reworded = false;
question.changed = false;
history(question);
run.kept(how);
}
function settle(question) {
answer(question);
result(question, "announce");
question.run.progress();
question.run.finish();
}
function check(question) {
const { run, view } = question;
if (run.exam) return;
if (question.locked) {
if (run.single) retry(question);
else onward(question);
return;
}
const lack = lacks(question);
if (lack) {
error(question, lack);
enter(question, "nearest");
return;
}
if (view.step?.(question)) return;
show(part(run.section, "resume"), false);
answer(question);
result(question, "announce");
for (const one of run.active) {
if (one !== question && one.locked && !run.single) show(part(one.form, "check"), false);
}
run.progress();
if (run.active.every((one) => one.entry)) run.finish();
}
function retry(question) {
const { entry, view } = question;
if (!entry) return;
const given = view.words(question, entry.answer).replace(/\.$/, "");
const text = say("earlier", { answer: given, result: say(score(question).state) });
question.last = entry;
question.entry = null;
view.write(question, view.kept ? view.kept(entry.answer) : entry.answer);
open(question);
history(question, `${say("attempt", { n: entry.tries + 1 })} ${text}`);
question.run.progress();
enter(question);
const first = view.controls(question)[0];
if (first.type === "text") first.select();
}
function recall(question) {
const { data, run, view } = question;
const entry = run.store.load(question.place);
question.entry = question.past = question.last = null;
question.reworded = question.asked = false;
if (!entry || entry.again || !view.fits(entry.answer)) return;
const now = Object.hasOwn(data.digests, entry.language) ? data.digests[entry.language] : null;
if (now && now[0] !== entry.right) {
question.past = entry;
} else {
question.entry = entry;
question.reworded = !!now && now[1] !== entry.said;
}
}
function restore(question) {
recall(question);
history(question);
if (question.entry && question.view.plain) {
question.view.write(question, question.entry.answer);
} else if (question.entry) {
result(question, "quiet");
} else {
if (question.locked) question.view.write(question, null);
open(question);
}
}
function begin(run, data, form) {
const view = merleg.views[data.interaction];
if (!view || !merleg.interactions[data.interaction]) throw new Error(`no interaction ${data.interaction}`);
const question = {
form, data, run, view, place: { quiz: run.data.quiz, question: data.id, was: data.was },
entry: null, last: null, past: null, reworded: false, changed: false, asked: false, locked: false,
};
if (!view.controls(question).length) throw new Error("nothing to answer with");
for (const name of ["history", "error", "result", "status", "said"]) must(form, name);
const message = must(form, "error");
message.dataset.error = message.lastChild?.textContent?.trim();
view.start?.(question);
restore(question);
form.addEventListener("submit", (event) => {
event.preventDefault();
check(question);
});
form.addEventListener("input", () => {
if (question.locked && question.entry) return view.write(question, question.entry.answer);
question.changed = true;
error(question, "");
});
form.addEventListener("click", (event) => {
const { target } = event;
if (question.locked && target instanceof HTMLInputElement && target.type !== "text") event.preventDefault();
});
part(form, "again")?.addEventListener("click", () => retry(question));
part(form, "show")?.addEventListener("click", () => {
question.asked = true;
result(question, "announce");
});
form.classList.add("live");
return question;
}
function next(question) {
const list = question.run.active.filter((one) => !one.form.hidden);
const at = list.indexOf(question);
return [...list.slice(at + 1), ...list.slice(0, at)].find((one) => !one.entry);
}
function enter(question, block) {
const controls = question.view.controls(question);
const legend = question.form.querySelector("legend") || question.form;
const free = controls.find((one) => one.getAttribute("aria-disabled") !== "true");
focus(controls.find((one) => one.checked) || free || controls[0], legend, block);
}
function onward(question) {
const following = next(question);
if (following) return enter(following);
question.run.finish();
const { section } = question.run;
focus(must(section, "summary-title"), must(section, "summary"));
}
merleg.question = { begin, open, restore, answer, result, error, history, score, verdict, spoken, revealed, lacks, settle, enter };
})();
(() => {
const { say, part, show, numbers, shuffled, hash } = merleg.tools;
function arrange(run) {
const { data, questions, section } = run;
const random = numbers(run.round.seed);
const order = shuffled(questions, random);
let drawn = questions;
if (data.draw) {
const topics = data.draw.topics;
const left = topics ? { ...topics } : {};
const picked = new Set(topics ? order.filter((one) => {
const topic = one.data.topic || "";
return (left[topic] = (left[topic] || 0) - 1) >= 0;
}) : order.slice(0, data.draw.count));
drawn = questions.filter((one) => picked.has(one));
}
run.active = data.shuffle ? order.filter((one) => drawn.includes(one)) : drawn;
const end = questions[questions.length - 1].form.nextSibling;
const stand = [...run.active, ...questions.filter((one) => !drawn.includes(one))];
if (data.shuffle) {
const after = [...section.children].filter((one) => one.matches("form.question")).pop()?.nextSibling || end;
for (const one of stand) section.insertBefore(one.form, after);
}
questions.forEach((one) => show(one.form, drawn.includes(one)));
run.active.forEach((question, index) => {
const number = part(question.form, "number");
if (number) number.textContent = say("question_n", { n: index + 1, m: run.active.length });
question.view.arrange?.(question, numbers(run.round.seed ^ hash(question.data.id)));
});
}
function fresh(run) {
const there = run.store.round(run.data.quiz);
if (run.apart) return run.round;
if (!there) run.round.flags = [];
else if (there.attempt === run.round.attempt) run.round = there;
return there || run.round;
}
function note(run, more) {
const there = fresh(run);
const { round, store, data } = run;
Object.assign(round, more);
const kept = there.attempt > round.attempt ? { ...there, best: more.best || there.best } : round;
run.apart = store.keep(data.quiz, kept) !== "saved";
}
merleg.round = { arrange, fresh, note };
})();
(() => {
const { say, make, part, must, show, copies, mark } = merleg.tools;
const { score, spoken, revealed } = merleg.question;
const { fresh, note } = merleg.round;
const SHOWN = 10;
function sum(list) {
let earned = 0;
let of = 0;
for (const question of list) {
if (question.entry) earned += score(question).earned;
of += question.data.of;
}
return { earned, of };
}
const reaches = (points, other) => points.earned * other.of >= other.earned * points.of;
const total = ({ earned, of }) => say("total", { n: earned, m: of, p: Math.floor((100 * earned) / Math.max(1, of)) });
function counting(run, points) {
if (run.data.result !== "best") return points;
const { best } = fresh(run);
if (best && !reaches(points, best)) return best;
note(run, { best: points });
return points;
}
function outcome(run) {
const { data, section, active } = run;
const points = sum(active);
const counts = counting(run, points);
const right = active.filter((one) => one.entry && score(one).state === "right").length;
const all = [make("p", "total", say("score_questions", { score: right, max: active.length }))];
if (data.result === "best") {
const lines = [say("latest", { result: total(points) }), make("br", ""), say("best", { result: total(counts) })];
all.push(make("p", "", ...lines));
} else if (active.some((one) => one.data.of > 1)) {
all.push(make("p", "", total(points)));
}
if (data.pass !== null) {
const passed = merleg.reaches(counts.earned, counts.of, data.pass);
const word = mark(passed ? "right" : "partly", say(passed ? "passed" : "not_passed"));
all.push(make("p", "", `${say("pass_mark", { p: data.pass })} `, word));
}
const bands = data.bands.map((one) => one.from).filter((from) => merleg.reaches(counts.earned, counts.of, from));
if (bands.length) {
all.push(make("div", "", ...copies(section.querySelector(`[data-band="${Math.max(...bands)}"]`))));
}
return all;
}
function line(question, index) {
const { form, entry, view, data } = question;
const link =  (
make("a", "", `${index + 1}. ${form.querySelector(".ask")?.textContent || ""}`));
link.href = `#${data.anchor}`;
if (!entry) return make("li", "", link, mark("wrong", say("unanswered")));
if (view.pending?.(entry.answer)) return make("li", "", link, mark("partly", say("to_mark")));
const outcome = score(question);
const all = [link, mark(outcome.state, spoken(question).replace(/\.$/, ""))];
if (!view.empty(entry.answer)) all.push(make("p", "", say("answer", { answer: view.words(question, entry.answer) })));
if (outcome.state !== "right" && revealed(question)) {
all.push(make("p", "", say("right_answer", { answer: view.right(question) })));
}
return make("li", "", ...all);
}
function remember(run, right) {
const { active, store, round, data } = run;
if (fresh(run).attempt > round.attempt) return;
const points = sum(active);
const old = store.attempts(data.quiz).find((one) => one.attempt === round.attempt);
if (old && !reaches(points, old)) return;
const at = active.map((one) => one.entry?.at || "").sort().pop() || "";
store.record(data.quiz, { v: 1, attempt: round.attempt, ...points, right, asked: active.length, at });
}
function earlier(run) {
const others = run.store.attempts(run.data.quiz).filter((one) => one.attempt !== run.round.attempt);
return others.slice(0, SHOWN).map((one) => {
const date = new Date(one.at);
const when = isNaN(+date) ? say("attempt", { n: one.attempt })
: date.toLocaleString(run.data.language, { dateStyle: "long", timeStyle: "short" });
return make("li", "", `${when}: `, total(one));
});
}
function reread(questions) {
const links = new Map();
for (const { form } of questions) {
for (const link of form.querySelectorAll(".solution [data-see] a")) links.set(link.getAttribute("href"), link);
}
return [...links.values()].map((link) => make("li", "", link.cloneNode(true)));
}
function finish(run) {
const { section, active } = run;
const box = part(section, "summary");
if (!box) return;
for (const question of run.questions) show(question.form, active.includes(question));
const rank = `h${Number(must(box, "summary-title").tagName.slice(1)) + 1}`;
const wrong = active.filter((one) => !one.entry || score(one).state !== "right");
const links = reread(wrong);
remember(run, active.length - wrong.length);
const before = earlier(run);
must(box, "summary-text").replaceChildren(
...outcome(run),
make(rank, "", say("questions")),
make("ol", "results", ...active.map(line)),
...(links.length ? [make(rank, "", say("reread")), make("ul", "", ...links)] : []),
...(before.length ? [make(rank, "", say("attempts")), make("ul", "attempts", ...before)] : []),
);
show(part(box, "wrong"), wrong.length > 0);
show(part(section, "resume"), false);
show(box, true);
section.classList.add("done");
}
merleg.summary = { finish };
})();
(() => {
const { say, make, part, must, show, focus } = merleg.tools;
const { answer, result, error, enter, lacks } = merleg.question;
const { fresh, note } = merleg.round;
const title = document.title;
const given = (question) =>
question.entry ? !question.view.empty(question.entry.answer) : question.run.exam && !lacks(question);
const flagged = ({ data, run }) => !!run.round.flags?.includes(data.id);
const digest = ({ data, run }) => (data.digests[run.data.language] || [""])[0];
function recall(question) {
const { entry, changed, run, place, view } = question;
if (entry || changed) return;
const draft = run.store.draft(place);
view.write(question, draft && draft.right === digest(question) && view.fits(draft.answer) ? draft.answer : null);
}
function jot(question) {
const { locked, entry, run, place, view } = question;
if (locked || entry) return;
const text = view.read(question);
const at = new Date().toISOString();
const how = run.store.jot(place, view.empty(text) ? null : { v: 1, answer: text, right: digest(question), at });
question.changed = how !== "saved";
run.kept(how);
run.progress();
}
function flag(question) {
const { run, data } = question;
const off = flagged(question);
fresh(run);
const others = (run.round.flags || []).filter((id) => id !== data.id);
note(run, { flags: off ? others : [...others, data.id] });
tell(run);
}
function way(question, ...inside) {
const link =  (make("a", "", ...inside));
link.href = `#${question.view.controls(question)[0].id || question.data.anchor}`;
link.addEventListener("click", (event) => {
event.preventDefault();
enter(question);
});
return make("li", "", link);
}
function tell(run) {
const { section, active } = run;
const open = active.some((one) => !one.entry);
const list = must(section, "list");
active.forEach((question, index) => {
const item = question.item ??= way(question, make("b", ""), make("span", "state"), make("span", ""));
if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
item.hidden = question.form.hidden;
item.className = given(question) ? "given" : "";
const marked = flagged(question);
const [number, state, flag] = item.children[0].children;
number.textContent = say("number", { n: index + 1 });
state.textContent = say(given(question) ? "given" : "unanswered");
const button = must(question.form, "flag");
flag.replaceChildren(...(marked ? [button.children[0].cloneNode(true), say("flagged")] : []));
button.setAttribute("aria-pressed", String(marked));
show(must(question.form, "flagged"), marked);
show(must(question.form, "flagging"), !question.entry);
});
while (list.children.length > active.length) list.lastChild?.remove();
show(must(section, "overview"), open);
show(must(section, "hand-in"), open);
}
function complain(run, lacking, flags) {
const box = must(run.section, "problem");
document.title = lacking.length ? `${say("error")} ${title}` : title;
const all = run.active.filter((one) => lacking.includes(one) || flags.includes(one));
show(box, all.length > 0);
box.classList.toggle("mild", !lacking.length);
for (const question of run.active) error(question, lacking.includes(question) ? lacks(question) : "");
if (!all.length) return box.replaceChildren();
const heading = make(must(run.section, "summary-title").tagName, "", say(lacking.length ? "problem" : "before"));
heading.tabIndex = -1;
const list = make("ul", "", ...all.map((question) => {
const told = [];
if (lacking.includes(question)) told.push(must(question.form, "error").lastChild?.textContent?.trim());
if (flags.includes(question)) told.push(`${say("flagged")}.`);
return way(question, `${part(question.form, "number")?.textContent}: ${told.join(" ")}`);
}));
const words = [];
const empty = lacking.filter((one) => one.view.empty(one.view.read(one))).length;
if (empty) words.push(`${say("unanswered_n", { n: empty })}.`);
if (lacking.length > empty) words.push(`${say("unclear_n", { n: lacking.length - empty })}.`);
if (flags.length) words.push(`${say("flagged_n", { n: flags.length })}.`);
box.replaceChildren(heading, make("p", "", [...words, say("hand_in")].join(" ")), list);
focus(heading, box);
}
function handIn(run) {
const waiting = run.active.filter((one) => !one.entry);
const lacking = waiting.filter(lacks);
const flags = waiting.filter(flagged);
if ((lacking.length || flags.length) && !run.warned) {
run.warned = true;
return complain(run, lacking, flags);
}
complain(run, [], []);
for (const question of waiting) {
answer(question);
result(question, "quiet");
const there = run.store.load(question.place);
if (there && !there.again) run.store.jot(question.place, null);
}
run.progress();
run.finish();
focus(must(run.section, "summary-title"), must(run.section, "summary"));
}
function reset(run, list) {
for (const question of list) run.store.jot(question.place, null);
run.warned = false;
complain(run, [], []);
}
function keep(run) {
for (const question of run.questions) {
if (!run.exam && /choose|scale/.test(question.data.interaction)) continue;
if (run.exam || run.store.draft(question.place)) recall(question);
question.form.addEventListener("input", () => jot(question));
}
}
function start(run) {
for (const question of run.questions) {
must(question.form, "flag").addEventListener("click", () => flag(question));
}
must(run.section, "hand-in").addEventListener("click", () => handIn(run));
}
merleg.exam = { start, keep, given, recall, reset, tell };
})();
(() => {
const SVG = "http://www.w3.org/2000/svg";
const NARROW = 480;
function draw(name, values, ...inside) {
const element = document.createElementNS(SVG, name);
for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
element.append(...inside);
return element;
}
merleg.chart = (rows, poles, width, id) => {
const narrow = width < NARROW;
const middle = width / 2;
const reach = middle - (narrow ? 4 : 0.28 * width);
const step = narrow ? 46 : 33;
const top = narrow ? 22 : 0;
const head = poles.length ? 30 : 8;
const height = rows.length * step + head;
const ends = poles.map((name, place) => draw("text", {
class: "pole", x: place ? width - 6 : 6, y: 15, "text-anchor": place ? "end" : "start",
}, document.createTextNode(name)));
const pattern = draw("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
draw("rect", { class: "gap", width: 8, height: 8 }), draw("rect", { class: "hatch", width: 4, height: 8 }));
const bars = rows.flatMap(({ name, side, level }, place) => {
const y = place * step + head;
const long = Math.max(1, (reach * level) / 100);
const x = side < 0 ? middle - long : side > 0 ? middle : middle - long / 2;
const bar = draw("rect", { class: side < 0 ? "front" : side > 0 ? "back" : "shared", x, y: y + top, width: long, height: 18 });
if (side > 0) bar.setAttribute("fill", `url(#${id})`);
const end = side < 0 ? x - 8 : x + long + 8;
const place_ = narrow ? { x: middle, y: y + 14, "text-anchor": "middle" }
: { x: end, y: y + 14, "text-anchor": side < 0 ? "end" : "start" };
return [draw("text", place_, document.createTextNode(`${name} ${level}`)), bar];
});
return draw("svg", { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
draw("defs", {}, pattern), draw("line", { x1: middle, x2: middle, y1: head - 8, y2: height }), ...ends, ...bars);
};
})();
(() => {
const { say, make, part, must, show, copies, focus } = merleg.tools;
const STRONG = 60;
const WEAK = 50;
const named = (run, id) => run.section.querySelector(`[data-dimension="${id}"]`);
const name = (run, id) => named(run, id)?.querySelector("b")?.textContent || id;
function standings(run) {
const { least, dimensions } =  (run.data.profile);
return dimensions.map((one) => {
const shares = run.active.flatMap(({ data, entry }) => {
const spec =  (data.spec);
if (!entry || spec.dimension !== one.id || !spec.values.map(String).includes(String(entry.answer))) return [];
return [merleg.interactions.scale.mark(spec,  (entry.answer))];
});
const level = merleg.interactions.scale.level(shares);
return { ...one, count: shares.length, level, known: shares.length >= Math.max(1, least) };
}).sort((a, b) => Number(b.known) - Number(a.known) || b.level - a.level);
}
const names = (run, list) => list.map((one) => name(run, one.id)).join(", ");
function words(run, known, few) {
const strong = known.filter((one) => one.level >= STRONG);
const weak = known.filter((one) => one.level < WEAK).reverse();
return [
strong.length && say("profile_strong", { names: names(run, strong) }),
weak.length && say("profile_weak", { names: names(run, weak) }),
few.length && say("profile_few", { names: names(run, few) }),
].filter((one) => typeof one === "string").map((one) => make("p", "", one));
}
function advice(run, known) {
const { lowest, highest, paths } =  (run.data.profile);
const role = run.round.role || "";
const weights = Object.hasOwn(paths, role) ? paths[role] : {};
const weight = (one) => (Object.hasOwn(weights, one.id) ? weights[one.id] : 1);
const leading = known.filter((one) => one.page);
const high = leading.filter((one) => one.level >= STRONG).slice(0, highest);
const low = leading.filter((one) => !high.includes(one) && (one.level < STRONG || weight(one) > 1))
.sort((a, b) => (100 - b.level) * weight(b) - (100 - a.level) * weight(a)).slice(0, lowest);
return [...low, ...high].map((one) => {
const key = high.includes(one) ? "profile_highest" : weight(one) > 1 ? "profile_weighed" : "profile_lowest";
const link = named(run, one.id)?.querySelector("a")?.cloneNode(true) || "";
const band = run.data.bands.map(({ from }) => from).filter((from) => one.level >= from);
const more = band.length ? copies(run.section.querySelector(`[data-band="${Math.max(...band)}"]`)) : [];
return make("li", "", link, make("p", "", say(key, { name: name(run, one.id), value: one.level })), ...more);
});
}
function table(run, all) {
const head = ["profile_dimension", "profile_value", "profile_count"].map((key) => {
const cell = make("th", "", say(key));
cell.setAttribute("scope", "col");
return cell;
});
const rows = all.map((one) => {
const first = make("th", "", name(run, one.id));
first.setAttribute("scope", "row");
return make("tr", "", first, make("td", "", one.known ? String(one.level) : "–"), make("td", "", String(one.count)));
});
return make("div", "table", make("table", "", make("thead", "", make("tr", "", ...head)), make("tbody", "", ...rows)));
}
function lean(run, known) {
const box = part(run.section, "lean");
const sides = [-1, 1].map((sign) => known.filter((one) => one.side * sign > 0).map((one) => one.level));
const [first, second] = sides.map((list) => list.reduce((sum, one) => sum + one, 0) / list.length);
show(box, sides.every((list) => list.length > 0));
const by = Math.round(second - first) || 0;
const pointer = box?.querySelector(".pointer");
pointer?.setAttribute("transform", `translate(${by})`);
const where = Math.abs(by) < 5 ? "both" : by < 0 ? "first" : "second";
for (const one of box?.querySelectorAll("[data-leans]") || []) {
show( (one), one.getAttribute("data-leans") === where);
}
}
function finish(run) {
const box = part(run.section, "summary");
if (!box) return;
const rank = `h${Number(must(box, "summary-title").tagName.slice(1)) + 1}`;
const all = standings(run);
const known = all.filter((one) => one.known);
const links = advice(run, known);
const done = run.active.filter((one) => one.entry).length;
lean(run, known);
show(box, true);
run.section.classList.add("done");
const text = must(box, "summary-text");
const chart = make("figure", "diverging");
text.replaceChildren(
...(done && done < run.active.length ? [make("p", "", say("profile_answers", { n: done, m: run.active.length }))] : []),
...(known.length ? [] : [make("p", "", say("profile_none"))]),
...words(run, known, all.filter((one) => !one.known)),
...(links.length ? [make(rank, "", say("profile_next")), make("ol", "advice", ...links)] : []),
make(rank, "", say(all.some((one) => one.side) ? "profile_where" : "profile_values")),
table(run, all),
...(known.length ? [chart] : []),
);
if (!known.length) return;
const rows = known.map((one) => ({ ...one, name: name(run, one.id) }));
const axis = part(run.section, "lean");
const poles = axis && rows.some((one) => one.side) ? (axis.dataset.poles || "").split("|") : [];
const told = rows.map((one) => `${one.name} ${one.level}`).join(", ");
chart.append(
make("figcaption", "unseen", say("profile_chart", { names: told })),
merleg.chart(rows, poles, Math.max(240, text.clientWidth), `hatch-${run.data.quiz}`),
);
}
function start(run) {
const box = part(run.section, "summary");
for (const question of run.questions) {
question.form.addEventListener("input", () => {
const shown = !!box && !box.hidden;
merleg.question.answer(question, true);
run.progress();
if (shown) finish(run);
});
}
if (!box) return;
const button = must(run.section, "profile-show");
show(button, true);
button.addEventListener("click", () => {
merleg.round.note(run, { shown: true });
finish(run);
focus(must(box, "summary-title"), box);
});
const role = box.querySelector("select");
if (!role) return;
role.value = run.round.role || "";
role.addEventListener("change", () => {
merleg.round.note(run, { role: role.value });
finish(run);
});
}
merleg.profile = { start, finish };
})();
(() => {
const { say, make, part, must, show } = merleg.tools;
const { begin, open, restore, history, score, enter } = merleg.question;
const { exam } = merleg;
function progress(run) {
if (run.single) return;
const done = run.active.filter(exam.given).length;
const count = part(run.section, "count");
if (count) count.textContent = say("answered", { n: done, m: run.active.length });
const steps = run.section.querySelector(".steps");
if (steps && steps.children.length !== run.active.length) {
steps.replaceChildren(...run.active.map(() => make("li", "")));
}
run.active.forEach((one, index) => steps?.children[index].classList.toggle("done", exam.given(one)));
if (!run.data.profile && run.active.some((one) => !one.entry)) {
show(part(run.section, "summary"), false);
run.section.classList.remove("done");
}
if (run.exam) exam.tell(run);
}
function kept(run, how) {
const place = part(run.section, "saved");
if (!place) return;
const trouble = how !== "saved";
const text = say(trouble ? how : location.protocol === "file:" ? "per_page" : "saved");
if (place.textContent !== text) place.textContent = text;
place.classList.toggle("trouble", trouble);
place.hidden = false;
}
function ask(run, list) {
for (const question of list) {
run.store.again(question.place);
question.entry = question.past = question.last = null;
question.asked = false;
history(question);
question.view.write(question, null);
open(question);
}
merleg.round.note(run, { flags: [] });
if (run.exam) exam.reset(run, list);
else for (const question of list) run.store.jot(question.place, null);
show(part(run.section, "resume"), false);
run.progress();
const first = run.active.find((one) => list.includes(one));
if (first) enter(first);
}
function restart(run) {
const list = [...run.questions];
const last = merleg.round.fresh(run);
run.round = { ...last, attempt: last.attempt + 1, seed: seed(), shown: false };
if (run.data.profile) show(part(run.section, "summary"), false);
merleg.round.arrange(run);
ask(run, list);
}
function onlyWrong(run) {
const wrong = run.active.filter((one) => !one.entry || score(one).state !== "right");
for (const question of run.active) show(question.form, wrong.includes(question));
ask(run, wrong);
}
const seed = () => Math.floor(Math.random() * 4294967296);
function resume(run) {
if ((run.data.profile && run.round.shown) || run.active.every((one) => one.entry)) return run.finish();
const done = run.active.filter(exam.given).length;
if (!done) return;
const text = part(run.section, "resume-text");
if (text) text.textContent = say("resume", { n: done, m: run.active.length });
show(part(run.section, "resume"), true);
}
function sure(box) {
const asked = must(box, "sure");
const turn = (yes) => {
show(must(box, "ways"), !yes);
show(asked, yes);
must(box, yes ? "sentence" : "ask").focus();
};
must(box, "ask").addEventListener("click", () => turn(true));
must(box, "cancel").addEventListener("click", () => turn(false));
asked.addEventListener("keydown", (event) => {
if (event.key !== "Escape") return;
event.preventDefault();
turn(false);
});
}
function whole(run) {
const { section } = run;
const steps = make("ol", "steps");
steps.setAttribute("aria-hidden", "true");
section.querySelector("header")?.after(steps);
if (run.exam) exam.start(run);
run.progress();
for (const button of section.querySelectorAll("[data-restart]")) {
button.addEventListener("click", () => restart(run));
}
part(section, "wrong")?.addEventListener("click", () => onlyWrong(run));
part(section, "print")?.addEventListener("click", () => print());
part(section, "continue")?.addEventListener("click", () => {
show(part(section, "resume"), false);
const first = run.active.find((one) => !exam.given(one));
if (first) enter(first);
else part(section, "hand-in")?.focus();
});
sure(must(section, "resume"));
resume(run);
}
function watch(run) {
const refresh = (which) => {
const list = run.questions.filter((one) => !one.changed && which(one));
if (!list.length) return;
list.forEach(restore);
if (run.exam) list.forEach(exam.recall);
run.progress();
if (run.active.every((one) => one.entry)) run.finish();
};
const flags = () => {
if (!run.exam) return;
merleg.round.fresh(run);
exam.tell(run);
};
run.store.watch((quiz, question) => {
if (quiz !== null && quiz !== run.data.quiz) return;
if (!question) flags();
refresh((one) => quiz === null || question === one.data.id);
});
addEventListener("pageshow", (event) => {
if (event.persisted) {
flags();
return refresh(() => true);
}
for (const one of run.questions) if (one.entry) one.view.write(one, one.entry.answer);
});
}
function questions(run) {
for (const one of run.data.questions) {
const form =  (run.section.querySelector(`form[data-question="${one.id}"]`));
if (!form) continue;
try {
run.questions.push(begin(run, one, form));
} catch (problem) {
console.error(problem);
form.classList.remove("live");
form.prepend(make("p", "error", say("broken")));
}
}
}
function start(section) {
const data = JSON.parse(must(section, "quiz-data").textContent || "");
const single = !part(section, "summary");
const store = merleg.store(data.site);
const stored = store.round(data.quiz);
const run = {
data, section, store, single, exam: data.mode === "exam" && !single, questions: [], active: [],
warned: false, apart: false,
round: stored || { v: 1, attempt: 1, seed: seed() },
kept: (how) => kept(run, how), progress: () => progress(run), finish: () => (data.profile ? merleg.profile : merleg.summary).finish(run),
};
questions(run);
if (!run.questions.length) return;
const random = !single && (data.shuffle || !!data.draw || data.questions.some((one) => one.shuffle || one.interaction === "order"));
if (random && !stored) store.keep(data.quiz, run.round);
if (single) run.active = run.questions;
else merleg.round.arrange(run);
run.kept(store.usable() ? "saved" : "off");
part(section, "saved")?.setAttribute("role", "status");
if (data.profile) merleg.profile.start(run);
else exam.keep(run);
if (!single) whole(run);
watch(run);
if (random) document.querySelector("form.question:target")?.scrollIntoView();
}
for (const section of document.querySelectorAll("[data-quiz]")) {
try {
start( (section));
} catch (problem) {
console.error(problem);
}
}
})();
