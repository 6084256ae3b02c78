// A Slack view as the content of the form window: its blocks, its fields, and what is sent.

import { h, newId, whileBusy } from "./dom.js";
import { renderBlock } from "./blocks.js";
import { exampleFor } from "./examples.js";
import { makeField } from "./fields.js";
import { makeRows } from "./rows.js";
import { plainText } from "./text.js";

export function makeViewForm(app, { person, view }, { keep }) {
  const form = makeRows(app.words);
  const loose = []; // controls between the blocks, which have no row
  const context = {
    ...app.blockContext(), input: drawInput,
    register: (block, action, field) => loose.push({ name: block, action, field }),
    press: (action) => { keep(); return app.store.send("press", { as: person, view_id: view.id, values: values(), ...action }); },
  };
  const everything = () => [...form.rows, ...loose];

  function drawInput(block) {
    const id = newId("field");
    const pressed = () => context.press({ block_id: block.block_id, action_id: block.element.action_id, ...pickValue(field.read()) });
    const field = makeField(block.element, {
      id, people: app.store.people, words: app.words, upload: (file) => app.store.send("upload", { as: person, ...file }),
      onChange: () => { form.forgive(row); if (block.dispatch_action && field.grouped) pressed(); },
      onEnter: (event) => { if (block.dispatch_action) { event.preventDefault(); pressed(); } },
    });
    if (!field) return renderBlock({ type: block.element.type }, app.blockContext());
    const sign = block.optional ? h("span", { class: "optional" }, ` (${app.words("optional")})`) : null;
    const row = form.add({
      id, name: block.block_id, label: plainText(block.label), sign, hint: plainText(block.hint), field, isRequired: !block.optional,
    });
    Object.assign(row, { action: block.element.action_id, initial: block.element.initial_value, isText: /_input$/.test(block.element.type) });
    return row.node;
  }

  function values() {
    const state = {};
    for (const { name, action, field } of everything()) (state[name] ??= {})[action] = field.read();
    return state;
  }

  // What was typed, what Slack kept, or nothing.
  function restore(kept) {
    for (const { name, action, field } of everything()) {
      const state = kept?.[name]?.[action] ?? view.state?.values?.[name]?.[action];
      if (state) field.write(state);
    }
  }

  async function send() {
    const answer = await whileBusy(submit, () => app.store.send("submit", { as: person, view_id: view.id, values: values() }));
    return answer.ok === false ? answer.errors : null;
  }

  function fillIn() {
    const example = (row) => (row.isText ? exampleFor(row.name, app.language, app.coachNumber(person)) : undefined);
    const isUntouched = (row) => [null, row.initial].includes(row.field.read().value);
    const free = () => form.rows.filter((row) => example(row) && isUntouched(row));
    if (!free().length) return null;
    return () => { for (const row of free()) { row.field.write({ value: example(row) }); form.forgive(row); } };
  }

  const body = view.blocks.map((block) => (block.type === "input" ? drawInput(block) : renderBlock(block, context)));
  const submit = view.submit ? h("button", { type: "submit", class: "button primary" }, plainText(view.submit)) : null;
  return {
    title: plainText(view.title), body, submit, foot: [], closeLabel: plainText(view.close), summary: form.summary,
    values, restore, send, fillIn: fillIn(), showErrors: form.showErrors, errors: view.errors ?? {},
    first: () => everything()[0]?.field.control,
    close: () => app.store.send("close", { as: person, view_id: view.id }),
  };
}

function pickValue({ type, ...chosen }) {
  return type ? chosen : {};
}
