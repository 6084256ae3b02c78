// What can be pressed inside a message or a form: buttons, menus, choices. Confirm dialogs are asked here.

import { h, newId, whileBusy } from "./dom.js";
import { makeField } from "./fields.js";
import { plainText, textNodes } from "./text.js";

export function renderElement(element, blockId, context) {
  switch (element.type) {
    case "button": return button(element, blockId, context);
    case "overflow": return field({ ...element, type: "static_select", placeholder: "⋯" }, blockId, context);
    case "image": return picture(element, "thumb", context);
    default: return field(element, blockId, context);
  }
}

function button(element, blockId, context) {
  const node = h("button", {
    type: "button", class: `button ${element.style ?? "plain"}`, "aria-label": element.accessibility_label ?? null,
    data: { block: blockId ?? "", action: element.action_id ?? "", value: element.value ?? "" },
    on: { click: () => pressed() },
  }, plainText(element.text));
  const pressed = async () => {
    if (node.getAttribute("aria-busy")) return;
    if (element.confirm && !(await context.confirm(element.confirm, element.style))) return;
    if (element.url) window.open(element.url, "_blank", "noopener,noreferrer");
    await whileBusy(node, () => context.press({ block_id: blockId, action_id: element.action_id, value: element.value }));
  };
  return node;
}

function field(element, blockId, context) {
  const made = makeField(element, {
    id: newId("act"), people: context.people, words: context.words,
    onChange: async () => {
      if (element.confirm && !(await context.confirm(element.confirm))) return;
      const { type, ...chosen } = made.read();
      await context.press({ block_id: blockId, action_id: element.action_id, ...chosen });
    },
  });
  if (!made) return h("span", { class: "unknown" }, context.words("unknownBlock", { type: element.type }));
  const label = plainText(element.placeholder) || context.words("choose");
  context.register?.(blockId, element.action_id, made);
  if (made.grouped) return h("fieldset", { class: "inline" }, h("legend", { class: "unseen" }, label), made.node);
  made.control.setAttribute("aria-label", label);
  return made.node;
}

// A picture from elsewhere is not fetched: the page makes no request outside this machine.
export function picture(element, className, context) {
  const url = new URL(element.image_url ?? "", location.href);
  const isHere = url.origin === location.origin || url.protocol === "data:";
  if (isHere && element.image_url) return h("img", { class: className, src: url.href, alt: element.alt_text ?? "" });
  return h("span", { class: "unknown", role: "img", "aria-label": element.alt_text },
    context.words("outsidePicture", { alt: element.alt_text ?? "" }));
}

export function askConfirm(dialog, question, { names, words, style }) {
  const answer = (value) => () => dialog.close(value);
  const danger = (question.style ?? style) === "danger";
  const deny = h("button", { type: "button", class: "button plain", on: { click: answer("no") } }, plainText(question.deny) || words("cancel"));
  const go = h("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, on: { click: answer("yes") } },
    plainText(question.confirm) || words("yes"));
  const title = h("h2", { id: newId("question") }, plainText(question.title));
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.replaceChildren(h("div", { class: "sheet" }, title, h("p", { class: "prose" }, textNodes(question.text, names)),
    h("div", { class: "modal-foot" }, deny, go)));
  dialog.returnValue = "no";
  dialog.showModal();
  (danger ? deny : go).focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
