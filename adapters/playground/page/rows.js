// The rows of a form: a label, a hint, a control, and its error in place. The same for Slack's views and Teams' cards.

import { h, newId } from "./dom.js";

export function makeRows(words) {
  const rows = [];
  const summary = h("div", { class: "form-errors", role: "alert", hidden: true });

  // `field` is { node, control, grouped?, describedBy?, read(), write() }; a group of controls needs a legend.
  function add({ id, name, label, sign, hint, field, isRequired }) {
    const row = { name, label, field, texts: [], hint: hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null, error: h("p", { class: "field-error", id: `${id}-error`, hidden: true }) };
    const title = [label, sign].flat();
    const parts = [row.hint, field.node, row.error];
    if (field.grouped) {
      row.node = h("fieldset", { class: "field", data: { block: name } }, h("legend", { class: label ? "label" : "unseen" }, title), parts);
    } else {
      if (isRequired) field.control.setAttribute("aria-required", "true");
      row.node = h("div", { class: "field", data: { block: name } }, h("label", { class: label ? "label" : "unseen", for: id }, title), parts);
    }
    describe(row);
    rows.push(row);
    return row;
  }

  // A text that the bot put under a field: its hint, or what is wrong with it.
  function explain(row, node, { isError }) {
    node.id ||= newId("about");
    row.texts.push(node.id);
    if (isError) mark(row, true);
    describe(row);
  }

  function mark(row, isWrong) {
    row.node.classList.toggle("wrong", isWrong);
    const controls = row.field.grouped ? row.node.querySelectorAll("input") : [row.field.control];
    for (const control of controls) {
      if (isWrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  function describe({ field, hint, error, node, texts }) {
    const target = field.grouped ? node : field.control;
    const ids = [hint?.id, ...texts, field.describedBy, error.hidden ? null : error.id].filter(Boolean).join(" ");
    if (ids) target.setAttribute("aria-describedby", ids);
    else target.removeAttribute("aria-describedby");
  }

  function showErrors(errors) {
    for (const row of rows) showError(row, errors[row.name]);
    const wrong = rows.filter((row) => errors[row.name]);
    summary.hidden = wrong.length === 0;
    summary.textContent = wrong.length ? words("formErrors", { fields: wrong.map((row) => row.label || row.name).join(", ") }) : "";
    wrong[0]?.field.control.focus();
    wrong[0]?.node.scrollIntoView({ block: "center" });
  }

  function showError(row, text) {
    row.error.textContent = text ?? "";
    row.error.hidden = !text;
    mark(row, Boolean(text));
    describe(row);
  }

  // Once something is changed its error is out of date; the next answer brings what is still wrong.
  function forgive(row) {
    if (!row.error.hidden) showError(row, null);
    summary.hidden = rows.every((each) => each.error.hidden);
  }

  const firstWrong = () => rows.find((row) => row.node.classList.contains("wrong"))?.field.control;

  return { rows, summary, add, explain, showErrors, forgive, firstWrong };
}
