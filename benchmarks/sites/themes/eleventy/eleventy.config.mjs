const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

const ids = (markdown) => {
  markdown.core.ruler.push("ids", (state) => {
    state.tokens.forEach((token, at) => {
      if (token.type !== "heading_open") return;
      const name = state.tokens[at + 1].content.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
      token.attrSet("id", name);
    });
  });
};

export default function (config) {
  config.amendLibrary("md", ids);
  config.addFilter("plain", plain);
  config.addFilter("contents", (html) =>
    [...html.matchAll(/<h2 id="(.*?)">(.*?)<\/h2>/g)].map((found) => ({ id: found[1], text: found[2] })));
  config.addFilter("json", (value) => JSON.stringify(value));
  return { dir: { input: "content", output: "_site" } };
}
