// Blocks of a message or a view to DOM. Inputs of a form are drawn in modal.js.

import { h } from "./dom.js";
import { picture, renderElement } from "./elements.js";
import { plainText, richText, textNodes } from "./text.js";

export function renderBlocks(blocks, context) {
  return (blocks ?? []).map((block) => renderBlock(block, context));
}

export function renderBlock(block, context) {
  switch (block.type) {
    case "header": return h("h3", { class: "block-header" }, plainText(block.text));
    case "section": return section(block, context);
    case "rich_text": return h("div", { class: "block-rich" }, richText(block, context.names));
    case "markdown": return h("p", { class: "prose" }, block.text ?? "");
    case "context": return h("div", { class: "block-context" }, (block.elements ?? []).map((element) => small(element, context)));
    case "divider": return h("hr");
    case "actions":
      return h("div", { class: "block-actions" }, (block.elements ?? []).map((element) => renderElement(element, block.block_id, context)));
    case "image": return figure(block, context);
    case "input": return context.input ? context.input(block) : unknown(block, context);
    default: return unknown(block, context);
  }
}

function section(block, context) {
  const text = block.text ? h("p", { class: "prose" }, textNodes(block.text, context.names)) : null;
  const facts = block.fields ? h("div", { class: "facts" }, block.fields.map((field) => fact(field, context))) : null;
  const accessory = block.accessory ? h("div", { class: "accessory" }, renderElement(block.accessory, block.block_id, context)) : null;
  return h("div", { class: accessory ? "block-section with-accessory" : "block-section" }, h("div", {}, text, facts), accessory);
}

// A field is often "label, line break, value": then the first line is set as a label.
function fact(field, context) {
  const [label, ...rest] = (field.text ?? "").split("\n");
  if (field.type !== "plain_text" || rest.length === 0) return h("p", { class: "fact prose" }, textNodes(field, context.names));
  return h("p", { class: "fact prose" }, h("span", { class: "fact-label" }, plainText({ ...field, text: label })), "\n",
    plainText({ ...field, text: rest.join("\n") }));
}

function small(element, context) {
  if (element.type === "image") return picture(element, "dot-image", context);
  return h("span", { class: "prose" }, textNodes(element, context.names));
}

function figure(block, context) {
  return h("figure", {}, picture(block, "picture", context), block.title ? h("figcaption", {}, plainText(block.title)) : null);
}

function unknown(block, context) {
  return h("p", { class: "unknown" }, context.words("unknownBlock", { type: block.type ?? "?" }));
}
