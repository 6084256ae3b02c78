// A dialog of the pretend Teams as the content of the form window: a card to fill in, or a text to read.

import { h } from "../dom.js";
import { makeCard } from "./card.js";

export function makeCardDialog(app, { person, view: dialog }, { keep }) {
  let isSending = false;
  const close = () => app.store.send("close", { as: person, dialog: dialog.id });
  const common = { title: dialog.title || "Klik", submit: null, closeLabel: "", close, errors: dialog.errors ?? {} };
  if (!dialog.card) {
    return { ...common, body: [h("p", { class: "prose" }, dialog.message ?? "")], foot: [], restore: () => {}, values: () => ({}), showErrors: () => {}, first: () => undefined };
  }

  const press = async (action, inputs) => {
    if (isSending) return undefined;
    isSending = true;
    keep();
    const answer = await app.store.send("submit", { as: person, dialog: dialog.id, action, inputs });
    isSending = false;
    return answer;
  };
  const card = makeCard(withActionsBelow(dialog.card), { ...app.cardContext(person), press });
  const first = card.actions?.querySelector("button");
  return {
    ...common, body: [card.node], foot: card.actions ? [card.actions] : [],
    values: card.values, showErrors: card.showErrors, first: card.first, firstWrong: card.firstWrong, fillIn: card.fillIn,
    restore: (kept) => card.write(kept ?? dialog.values ?? {}),
    // Enter in a field does what the first button does.
    send: async () => { first?.click(); },
  };
}

// Buttons that end the body stand in the window's foot, where they stay in sight.
function withActionsBelow(card) {
  const last = card.body?.at(-1);
  if (card.actions?.length || last?.type !== "ActionSet") return card;
  return { ...card, body: card.body.slice(0, -1), actions: last.actions };
}
