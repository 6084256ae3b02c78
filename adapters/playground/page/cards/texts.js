// TextBlock and RichTextBlock. A RichTextBlock is never markup; a TextBlock knows a little Markdown, as in Teams.

import { h } from "../dom.js";
import { link } from "../text.js";
import { selectable } from "./actions.js";

const MARKDOWN = /\[([^\]\n]+)\]\(([^()\s]+)\)|\*\*(?=\S)([^*\n]+)\*\*|(?<!\w)[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?!\w)/g;

export function textBlock(element) {
  const classes = ["card-text", ...look(element), ...align(element), element.wrap === false ? "card-line" : ""].filter(Boolean).join(" ");
  const isHeading = element.style === "heading";
  return h(isHeading ? "h3" : "p", { class: classes }, markdown(element.text ?? ""));
}

export function richTextBlock(element, draw) {
  return h("p", { class: ["card-text", ...align(element)].join(" ") }, (element.inlines ?? []).map((run) => textRun(run, draw)));
}

function textRun(run, draw) {
  if (typeof run === "string") return run;
  let node = document.createTextNode(run.text ?? "");
  for (const [flag, tag] of [["bold", "strong"], ["italic", "em"], ["underline", "u"], ["strikethrough", "s"], ["highlight", "mark"]]) {
    if (run[flag] || (flag === "bold" && run.weight?.toLowerCase() === "bolder")) node = h(tag, {}, node);
  }
  const classes = look({ ...run, weight: undefined });
  const isPlain = !classes.length && !run.selectAction;
  return isPlain ? node : selectable(h("span", { class: classes.join(" ") }, node), run, draw);
}

function look({ size, weight, color, isSubtle, fontType }) {
  const words = { size, weight, color, font: fontType };
  const named = Object.entries(words).filter(([, word]) => word && word.toLowerCase() !== "default").map(([kind, word]) => `card-${kind}-${word.toLowerCase()}`);
  return isSubtle ? [...named, "card-subtle"] : named;
}

const align = ({ horizontalAlignment: side }) => (side && side.toLowerCase() !== "left" ? [`card-align-${side.toLowerCase()}`] : []);

function markdown(text) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(MARKDOWN)) {
    const [whole, label, url, bold, italic] = match;
    out.push(text.slice(from, match.index), label !== undefined ? link(url, label) ?? whole : bold !== undefined ? h("strong", {}, bold) : h("em", {}, italic));
    from = match.index + whole.length;
  }
  return [...out, text.slice(from)].filter((part) => part !== "");
}
