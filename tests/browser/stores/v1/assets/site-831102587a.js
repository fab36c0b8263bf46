(() => {
const root = document.documentElement;
const page = JSON.parse(document.getElementById("page-data")?.textContent || '{"words":{}}');
function tone() {
const control =  (document.querySelector("[data-theme-control]"));
const select = control?.querySelector("select");
if (!control || !select) return;
const key = `${root.dataset.site}/theme`;
const show = () => { select.value = root.dataset.theme || ""; };
const set = (value) => {
if (value === "light" || value === "dark") root.dataset.theme = value;
else delete root.dataset.theme;
};
select.addEventListener("change", () => {
set(select.value);
try {
if (select.value) localStorage.setItem(key, select.value);
else localStorage.removeItem(key);
} catch {
}
});
addEventListener("storage", (event) => {
if (event.key !== key) return;
set(event.newValue);
show();
});
addEventListener("pageshow", show);
show();
control.hidden = false;
}
function links() {
const status = document.createElement("p");
status.className = "unseen";
status.setAttribute("role", "status");
document.body.append(status);
for (const heading of document.querySelectorAll("main > :is(h2, h3)[id]")) {
const button = document.createElement("button");
button.type = "button";
button.className = "copy";
button.textContent = "#";
button.setAttribute("aria-label", page.words.copy_link.replace("{title}", heading.textContent || ""));
button.addEventListener("click", async () => {
location.hash = heading.id;
button.focus();
status.textContent = "";
try {
await navigator.clipboard.writeText(location.href);
status.textContent = page.words.link_copied;
button.textContent = "✓";
setTimeout(() => { button.textContent = "#"; }, 2000);
} catch {
}
});
const box = document.createElement("div");
box.className = "heading";
heading.before(box);
box.append(heading, button);
}
}
function place() {
const links =  ([...document.querySelectorAll("#outline a")]);
const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
if (!links.length) return;
let waiting = false;
const look = () => {
waiting = false;
const end = scrollY + innerHeight >= root.scrollHeight - 2;
let at = -1;
heads.forEach((head, index) => {
if (head && head.getBoundingClientRect().top < (end ? innerHeight : innerHeight / 3)) at = index;
});
links.forEach((link, index) => {
if (index === at) link.setAttribute("aria-current", "true");
else link.removeAttribute("aria-current");
});
};
const later = () => {
if (!waiting) requestAnimationFrame(look);
waiting = true;
};
addEventListener("scroll", later, { passive: true });
addEventListener("resize", later);
look();
}
function menus() {
for (const [id, from] of [["tree", "(min-width: 52.01rem)"], ["outline", "(min-width: 76.01rem)"]]) {
const menu = document.getElementById(id);
if (!menu?.hidePopover) continue;
const close = () => { if (menu.matches(":popover-open")) menu.hidePopover(); };
matchMedia(from).addEventListener("change", close);
menu.addEventListener("click", (event) => {
if (event.target instanceof Element && event.target.closest("a")) close();
});
}
}
function print() {
let opened = [];
addEventListener("beforeprint", () => {
opened = [...document.querySelectorAll("details")].filter((one) => !one.open);
for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
for (const one of opened) one.open = false;
});
}
for (const part of [tone, links, place, menus, print]) {
try {
part();
} catch (error) {
console.error(error);
}
}
})();
