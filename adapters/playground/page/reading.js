// Which public actions a message offers, whichever platform drew it.

const WITHIN = ["body", "items", "columns", "rows", "cells", "images", "inlines", "actions"];
const ONE = ["card", "selectAction", "inlineAction"];

export function hasAction(message, action) {
  return [...actionsOfBlocks(message.blocks), ...(message.cards ?? []).flatMap(actionsOfCard)].includes(action);
}

function actionsOfBlocks(blocks) {
  return (blocks ?? []).flatMap((block) => [...(block.elements ?? []), block.accessory ?? {}]).map((element) => element.action_id).filter(Boolean);
}

// An action is known by its verb; one that opens a form has it in its data.
export const nameOfAction = (action) => action?.verb ?? action?.data?.action ?? action?.data?.form ?? "";

function actionsOfCard(node) {
  if (!node || typeof node !== "object") return [];
  const inner = [...WITHIN.flatMap((key) => node[key] ?? []), ...ONE.map((key) => node[key]).filter(Boolean)];
  const own = String(node.type).startsWith("Action.") ? [nameOfAction(node)] : [];
  return [...own, ...inner.flatMap(actionsOfCard)];
}
