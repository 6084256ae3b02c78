// What can be pressed in an Adaptive Card. Execute and Submit go to the bot; the rest is done here.

import { h, newId, whileBusy } from "../dom.js";
import { nameOfAction } from "../reading.js";
import { renderElements } from "./element.js";

const STYLES = { positive: "primary", destructive: "danger" };

export function renderActions(actions, draw) {
  const shown = [];
  const buttons = (actions ?? []).map((action) => button(action, draw, shown)).filter(Boolean);
  if (!buttons.length) return null;
  return h("div", { class: "card-actions" }, h("div", { class: "block-actions" }, buttons), shown);
}

function button(action, draw, shown) {
  const label = action.title ?? "";
  const look = { class: `button ${STYLES[action.style] ?? "plain"}`, title: action.tooltip ?? null };
  switch (action.type) {
    case "Action.OpenUrl": return isAddress(action.url) ? h("a", { ...look, href: action.url, target: "_blank", rel: "noopener noreferrer" }, label) : null;
    case "Action.ShowCard": return opener(action, look, { draw, shown });
    case "Action.ToggleVisibility": return pressable(look, label, action, (node) => toggle(action.targetElements, node.closest(".card")));
    case "Action.Execute":
    case "Action.Submit": return pressable(look, label, action, (node) => whileBusy(node, () => draw.press(action)));
    default: return action.fallback && action.fallback !== "drop" ? button(action.fallback, draw, shown) : null;
  }
}

function pressable(look, label, action, act) {
  const data = { action: nameOfAction(action), value: action.data?.value ?? "" };
  const node = h("button", { ...look, type: "button", data, disabled: action.isEnabled === false, on: { click: () => { if (!node.getAttribute("aria-busy")) act(node); } } }, label);
  return node;
}

// A card that unfolds below the buttons, such as the question before something that cannot be undone.
function opener(action, look, { draw, shown }) {
  const id = newId("shown");
  const inner = h("div", { class: "card-container card-box card-emphasis card-shown", id, hidden: true }, renderElements(action.card?.body, draw), renderActions(action.card?.actions, draw));
  shown.push(inner);
  const node = h("button", {
    ...look, type: "button", "aria-expanded": "false", "aria-controls": id,
    on: { click: () => { inner.hidden = !inner.hidden; node.setAttribute("aria-expanded", String(!inner.hidden)); if (!inner.hidden) inner.querySelector("button, input, textarea, select")?.focus(); } },
  }, action.title ?? "");
  return node;
}

function toggle(targets, card) {
  for (const target of targets ?? []) {
    const { elementId = target, isVisible } = typeof target === "string" ? {} : target;
    const node = [...card.querySelectorAll("[data-element]")].find((one) => one.dataset.element === elementId);
    if (node) node.hidden = isVisible === undefined ? !node.hidden : !isVisible;
  }
}

// A whole box or picture that can be pressed.
export function selectable(node, { selectAction: action }, draw) {
  if (!action || !draw) return node;
  if (action.type === "Action.OpenUrl") return isAddress(action.url) ? h("a", { href: action.url, target: "_blank", rel: "noopener noreferrer" }, node) : node;
  const wrap = h("button", { type: "button", class: "card-select", "aria-label": action.title ?? null, on: { click: () => whileBusy(wrap, () => draw.press(action)) } }, node);
  return wrap;
}

const isAddress = (url) => /^https?:\/\//i.test(url ?? "");
