// One Adaptive Card to DOM: what it shows, the values of its inputs, and its errors. Text goes in as text nodes only.
// https://adaptivecards.io/explorer. Elements are drawn in element.js, what can be pressed in actions.js.

import { h, newId } from "../dom.js";
import { exampleFor } from "../examples.js";
import { makeRows } from "../rows.js";
import { renderActions } from "./actions.js";
import { renderElements } from "./element.js";

// `context`: what blocks have too, and press(action, values) → answer.
export function makeCard(card, context) {
  const form = makeRows(context.words);
  const draw = { ...context, form, id: newId("card"), press: (action) => press(action) };
  const node = h("div", { class: "card", lang: card.lang ?? null }, form.summary, renderElements(card.body, draw));
  const actions = renderActions(card.actions, draw);
  const values = () => Object.fromEntries(form.rows.map((row) => [row.name, row.field.read()]));

  async function press(action) {
    const answer = await context.press(action, action.associatedInputs === "none" ? {} : values());
    if (answer?.errors) form.showErrors(answer.errors);
  }

  function fillIn() {
    const free = () => form.rows.filter((row) => row.isText && exampleFor(row.name, context.language, context.coachNumber) && ["", row.initial].includes(row.field.read()));
    if (!free().length) return null;
    return () => { for (const row of free()) { row.field.write(exampleFor(row.name, context.language, context.coachNumber)); form.forgive(row); } };
  }

  return {
    node, actions, values, press, fillIn: fillIn(), showErrors: form.showErrors,
    write: (given) => { for (const row of form.rows) if (row.name in given) row.field.write(given[row.name]); },
    firstWrong: form.firstWrong,
    first: () => form.rows[0]?.field.control,
  };
}

// A card in a message holds all of it: its body, and its actions below.
export function cardNode(card, context) {
  const made = makeCard(card, context);
  const example = made.fillIn ? h("button", { type: "button", class: "example", on: { click: made.fillIn } }, context.words("example")) : null;
  made.node.append(...[made.actions, example].filter(Boolean));
  return made.node;
}
