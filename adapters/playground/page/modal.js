// Forms: Slack views in a <dialog>. What was typed outlives errors and updates; errors stand at their field.

import { h, newId, replace, whileBusy } from "./dom.js";
import { renderBlock } from "./blocks.js";
import { exampleFor } from "./examples.js";
import { makeField } from "./fields.js";
import { plainText } from "./text.js";

export function makeModal(app, dialog) {
  const typed = new Map(); // view id → "block/action" → state value
  let shown = null; // { view, person, print, rows, summary }
  let opener = null;

  dialog.addEventListener("cancel", (event) => { event.preventDefault(); closeView(); });
  // Chromium closes a dialog at the second Escape even so; the view is then closed for Slack too.
  dialog.addEventListener("close", () => { if (shown) closeView(); });

  function update(persons) {
    const found = persons.map((person) => ({ person, view: app.store.states.get(person)?.views?.at(-1) })).find((one) => one.view);
    if (!found) return shut();
    const { view } = found;
    const print = JSON.stringify([view.id, view.title, view.blocks, view.submit, view.close, found.person, app.language]);
    if (shown?.print === print) return undefined;
    const isSame = shown?.view.id === view.id;
    keepTyped();
    draw({ ...found, print });
    open();
    if (Object.keys(view.errors ?? {}).length) showErrors(view.errors);
    else if (!isSame || !dialog.contains(document.activeElement)) focusFirst();
    return undefined;
  }

  function open() {
    if (dialog.open) return;
    opener = document.activeElement;
    dialog.showModal();
  }

  function shut() {
    if (!shown) return;
    typed.delete(shown.view.id);
    shown = null;
    dialog.close();
    replace(dialog);
    if (opener?.isConnected && opener !== document.body) opener.focus();
    else app.focusPane();
  }

  function draw(next) {
    shown = { ...next, rows: [] };
    const { view, person } = shown;
    const title = h("h2", { id: newId("view") }, plainText(view.title));
    const summary = h("div", { class: "form-errors", role: "alert", hidden: true });
    shown.summary = summary;
    shown.body = h("div", { class: "modal-body" }, summary, view.blocks.map(drawBlock));
    const submit = view.submit ? h("button", { type: "submit", class: "button primary" }, plainText(view.submit)) : null;
    const form = h("form", { class: "sheet", novalidate: true, data: { view: view.id }, on: { submit: (event) => { event.preventDefault(); send(submit); } } },
      h("div", { class: "modal-head", data: { tint: String(app.tintOf(person)) } },
        h("div", { class: "modal-head-row" }, h("p", { class: "modal-who" }, app.words(submit ? "formAs" : "windowAs", { who: app.roleOf(person) })), exampleButton()), title), shown.body,
      h("div", { class: "modal-foot" }, h("button", { type: "button", class: "button plain", on: { click: closeView } },
        plainText(view.close) || app.words(submit ? "cancel" : "close")), submit));
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.lang = app.contentLanguageOf(person);
    replace(dialog, form);
    restoreTyped();
  }

  function exampleButton() {
    const coach = app.cast().coaches.indexOf(shown.person);
    const example = ({ isInput, block }) => (isInput ? exampleFor(block, app.language, coach) : undefined);
    const isUntouched = ({ block, field }) => [null, block.element.initial_value].includes(field.read().value);
    const free = () => shown.rows.filter((row) => example(row) && isUntouched(row));
    const fill = () => { for (const row of free()) { row.field.write({ value: example(row) }); forgive(row); } };
    return free().length ? h("button", { type: "button", class: "example", on: { click: fill } }, app.words("example")) : null;
  }

  function context() {
    const { view, person } = shown;
    return {
      ...app.blockContext(), input: drawInput,
      register: (blockId, actionId, field) => shown.rows.push({ block: { block_id: blockId, element: { action_id: actionId } }, field, isInput: false }),
      press: (action) => { keepTyped(); return app.store.send("press", { as: person, view_id: view.id, values: values(), ...action }); },
    };
  }

  function drawBlock(block) {
    return block.type === "input" ? drawInput(block) : renderBlock(block, context());
  }

  function drawInput(block) {
    const id = newId("field");
    const pressed = () => context().press({ block_id: block.block_id, action_id: block.element.action_id, ...pickValue(field.read()) });
    const field = makeField(block.element, {
      id, people: app.store.people, words: app.words,
      onChange: () => { forgive(row); if (block.dispatch_action && field.grouped) pressed(); },
      onEnter: (event) => { if (block.dispatch_action) { event.preventDefault(); pressed(); } },
    });
    if (!field) return renderBlock({ type: block.element.type }, app.blockContext());
    const hint = block.hint ? h("p", { class: "hint", id: `${id}-hint` }, plainText(block.hint)) : null;
    const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
    const label = [plainText(block.label), block.optional ? h("span", { class: "optional" }, ` (${app.words("optional")})`) : null];
    const row = { block, field, error, hint, isInput: true };
    row.node = field.grouped ? grouped(row, label) : single(row, label, id);
    describe(row);
    shown.rows.push(row);
    return row.node;
  }

  function single({ field, hint, error, block }, label, id) {
    if (!block.optional) field.control.setAttribute("aria-required", "true");
    return h("div", { class: "field", data: { block: block.block_id } }, h("label", { class: "label", for: id }, label), hint, field.node, error);
  }

  function grouped({ field, hint, error, block }, label) {
    return h("fieldset", { class: "field", data: { block: block.block_id } }, h("legend", { class: "label" }, label), hint, field.node, error);
  }

  function describe({ field, hint, error, node }) {
    const target = field.grouped ? node : field.control;
    const ids = [hint?.id, field.describedBy, error.hidden ? null : error.id].filter(Boolean).join(" ");
    if (ids) target.setAttribute("aria-describedby", ids);
    else target.removeAttribute("aria-describedby");
  }

  function values() {
    const state = {};
    for (const { block, field } of shown.rows) (state[block.block_id] ??= {})[block.element.action_id] = field.read();
    return state;
  }

  function keepTyped() {
    if (!shown) return;
    const kept = typed.get(shown.view.id) ?? new Map();
    for (const { block, field } of shown.rows) kept.set(`${block.block_id}/${block.element.action_id}`, field.read());
    typed.set(shown.view.id, kept);
  }

  function restoreTyped() {
    const kept = typed.get(shown.view.id);
    const sent = shown.view.state?.values ?? {};
    for (const { block, field } of shown.rows) {
      const action = block.element.action_id;
      const state = kept?.get(`${block.block_id}/${action}`) ?? sent[block.block_id]?.[action];
      if (state) field.write(state);
    }
  }

  async function send(button) {
    if (!button || button.getAttribute("aria-busy")) return;
    const { view, person } = shown;
    keepTyped();
    const answer = await whileBusy(button, () => app.store.send("submit", { as: person, view_id: view.id, values: values() }));
    if (answer.ok === false && answer.errors && shown?.view.id === view.id) showErrors(answer.errors);
  }

  function showErrors(errors) {
    const rows = shown.rows.filter((row) => row.isInput);
    for (const row of rows) showError(row, errors[row.block.block_id]);
    const wrong = rows.filter((row) => errors[row.block.block_id]);
    const fields = wrong.map(({ block }) => plainText(block.label)).join(", ");
    shown.summary.hidden = wrong.length === 0;
    shown.summary.textContent = wrong.length ? app.words("formErrors", { fields }) : "";
    wrong[0]?.field.control.focus();
    wrong[0]?.node.scrollIntoView({ block: "center" });
  }

  function showError(row, text) {
    row.error.textContent = text ?? "";
    row.error.hidden = !text;
    row.node.classList.toggle("wrong", Boolean(text));
    const controls = row.field.grouped ? row.node.querySelectorAll("input") : [row.field.control];
    for (const control of controls) {
      if (text) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    describe(row);
  }

  // Once something is changed its error is out of date; the next answer brings what is still wrong.
  function forgive(row) {
    if (!row.error.hidden) showError(row, null);
    shown.summary.hidden = shown.rows.every((each) => !each.isInput || each.error.hidden);
  }

  function focusFirst() {
    const first = shown.rows[0]?.field.control ?? dialog.querySelector(".modal-body button, .modal-foot button");
    first?.focus();
    shown.body.scrollTop = 0;
  }

  function closeView() {
    if (!shown) return;
    app.store.send("close", { as: shown.person, view_id: shown.view.id });
  }

  return { update };
}

function pickValue({ type, ...chosen }) {
  return type ? chosen : {};
}
