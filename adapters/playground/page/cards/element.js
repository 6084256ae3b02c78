// Elements of an Adaptive Card: which drawing belongs to which type, and what they all have in common.

import { h } from "../dom.js";
import { picture } from "../elements.js";
import { renderActions, selectable } from "./actions.js";
import { renderInput } from "./inputs.js";
import { richTextBlock, textBlock } from "./texts.js";

export function renderElements(elements, draw) {
  let row = null; // the input that the texts right under it are about
  return (elements ?? []).map((element) => {
    const before = draw.form.rows.length;
    const node = renderElement(element, draw);
    const isText = ["RichTextBlock", "TextBlock"].includes(element.type);
    if (element.type?.startsWith("Input.")) row = draw.form.rows.at(before) ?? null;
    else if (isText && row && node && element.spacing === "small") draw.form.explain(row, node, { isError: isAlarming(element) });
    else row = null;
    return node;
  }).filter(Boolean);
}

const isAlarming = (element) => [element, ...(element.inlines ?? [])].some((one) => one.color?.toLowerCase() === "attention");

function renderElement(element, draw) {
  const node = nodeOf(element, draw);
  if (!node) return null;
  if (element.isVisible === false) node.hidden = true;
  if (element.id) node.dataset.element = element.id;
  if (element.separator) node.classList.add("card-separated");
  const spacing = (element.spacing ?? "default").toLowerCase();
  if (spacing !== "default") node.classList.add(`card-space-${spacing}`);
  return node;
}

function nodeOf(element, draw) {
  switch (element.type) {
    case "TextBlock": return textBlock(element);
    case "RichTextBlock": return richTextBlock(element, draw);
    case "Container": return container(element, draw);
    case "ColumnSet": return columns(element, draw);
    case "FactSet": return facts(element);
    case "ActionSet": return renderActions(element.actions, draw);
    case "Image": return image(element, draw);
    default: return element.type?.startsWith("Input.") ? renderInput(element, draw) ?? otherwise(element, draw) : otherwise(element, draw);
  }
}

function container(element, draw) {
  const style = element.style && element.style !== "default" ? ` card-box card-${element.style.toLowerCase()}` : "";
  return selectable(h("div", { class: `card-container${style}` }, renderElements(element.items, draw)), element, draw);
}

// A column is as wide as it needs ("auto"), takes what is left ("stretch"), or a share of it (a number).
function columns(element, draw) {
  const made = (element.columns ?? []).map((column) => {
    const width = String(column.width ?? "stretch").toLowerCase();
    const share = Number(width) > 0 ? `${Number(width)} 1 0` : width === "auto" ? "0 1 auto" : /^\d+px$/.test(width) ? `0 0 ${width}` : "1 1 0";
    const node = container(column, draw);
    node.classList.add("card-column");
    node.style.flex = share;
    return node;
  });
  return selectable(h("div", { class: "card-columns" }, made), element, draw);
}

function facts(element) {
  return h("dl", { class: "card-facts" }, (element.facts ?? []).map(({ title, value }) =>
    h("div", { class: "fact" }, h("dt", { class: "fact-label" }, title ?? ""), h("dd", { class: "prose" }, value ?? ""))));
}

function image(element, draw) {
  const size = ["small", "medium", "large"].includes(element.size?.toLowerCase()) ? ` card-image-${element.size.toLowerCase()}` : "";
  const round = element.style === "person" ? " card-image-person" : "";
  return selectable(picture({ image_url: element.url, alt_text: element.altText ?? "" }, `card-image${size}${round}`, draw), element, draw);
}

// What a client does not know it leaves to the fallback.
function otherwise(element, draw) {
  if (element.fallback === "drop") return null;
  if (element.fallback) return renderElement(element.fallback, draw);
  return h("p", { class: "unknown" }, draw.words("unknownBlock", { type: element.type ?? "?" }));
}
