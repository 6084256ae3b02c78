// A dialog of the pretend Teams as the content of the form window: a card to fill in, or a text to read.

import { h } from "../dom.js";
import { makeCard } from "./card.js";

export function makeCardDialog(app, { person, view: dialog }, { keep, isBusy }) {
  const press = async (action, inputs) => {
    if (isBusy()) return undefined;
    keep();
    return app.store.send("submit", { as: person, dialog: dialog.id, action, inputs });
  };
  const close = () => app.store.send("close", { as: person, dialog: dialog.id });
  const common = { title: dialog.title || "Klik", submit: null, closeLabel: "", close, errors: dialog.errors ?? {} };
  if (!dialog.card) {
    return { ...common, body: [h("p", { class: "prose" }, dialog.message ?? "")], foot: [], restore: () => {}, values: () => ({}), showErrors: () => {}, first: () => undefined };
  }
  const card = makeCard(dialog.card, { ...app.cardContext(person), press });
  const first = card.actions?.querySelector(".primary, [data-action]");
  return {
    ...common, body: [card.node], foot: card.actions ? [card.actions] : [],
    values: card.values, showErrors: card.showErrors, first: card.first, fillIn: card.fillIn,
    restore: (kept) => card.write(kept ?? dialog.values ?? {}),
    // Enter in a field does what the first button does.
    send: async () => { first?.click(); },
  };
}
