// The inputs of an Adaptive Card. What a field holds is read as the pretend Teams wants it: text, true or false, or a list.

import { h, newId } from "../dom.js";
import { makeChoice, makeCounter } from "../fields.js";

const LINES = { text: "text", tel: "tel", url: "url", email: "email", password: "password" };
const SHORT = 40;

export function renderInput(element, draw) {
  const id = newId("field");
  const made = { id, words: draw.words, people: draw.people, onChange: () => draw.form.forgive(row) };
  const field = fieldOf(element, made);
  if (!field) return null;
  const sign = element.isRequired ? [h("span", { class: "required", "aria-hidden": "true" }, " *"), field.grouped ? h("span", { class: "unseen" }, `, ${draw.words("required")}`) : null] : null;
  const label = element.label ?? (element.type === "Input.Toggle" ? "" : element.placeholder ?? "");
  const row = draw.form.add({ id, name: element.id, label, sign, field, isRequired: element.isRequired });
  Object.assign(row, { isText: element.type === "Input.Text", initial: element.value ?? "" });
  if (!element.label) row.label = element.title ?? element.placeholder ?? "";
  return row.node;
}

function fieldOf(element, made) {
  switch (element.type) {
    case "Input.Text": return textField(element, made);
    case "Input.Number": return line(element, made, { type: "text", inputmode: "numeric" });
    case "Input.Date": return line(element, made, { type: "date", class: "input short" });
    case "Input.Time": return line(element, made, { type: "time", class: "input short" });
    case "Input.Toggle": return toggle(element, made);
    case "Input.ChoiceSet": return choiceSet(element, made);
    default: return null;
  }
}

function textField(element, made) {
  const many = element.isMultiline === true;
  if (!many) return line(element, made, { type: LINES[element.style?.toLowerCase()] ?? "text" });
  return line(element, made, { rows: 6 }, "textarea");
}

function line(element, { id, words, onChange }, look, tag = "input") {
  const control = h(tag, {
    class: "input", ...look, id, placeholder: element.placeholder ?? null, value: String(element.value ?? ""), autocomplete: "off",
    on: { input: () => { count?.update(); onChange(); } },
  });
  const count = element.maxLength ? makeCounter(control, element.maxLength, words) : null;
  count?.update();
  return {
    control, node: count ? h("div", { class: "counted" }, control, count.node) : control, describedBy: count?.node.id,
    read: () => control.value,
    write: (value) => { control.value = value ?? ""; count?.update(); },
  };
}

function toggle(element, { id, onChange }) {
  const [on, off] = [element.valueOn ?? "true", element.valueOff ?? "false"];
  const { input, node } = makeChoice({ label: element.title ?? "" }, { id, name: id, type: "checkbox", onChange });
  if (element.isRequired) input.required = true;
  const write = (value) => { input.checked = value === true || value === on; };
  write(element.value ?? off);
  return { control: input, grouped: true, node: h("div", { class: "choices" }, node), read: () => input.checked, write };
}

function choiceSet(element, made) {
  const isMulti = element.isMultiSelect === true;
  if (!isMulti && element.style?.toLowerCase() !== "expanded") return menu(element, made);
  const choices = element.choices ?? [];
  const short = isMulti && choices.length > 2 && choices.every((choice) => choice.title.length < SHORT);
  const rows = choices.map(({ title, value }, index) => ({
    value, ...makeChoice({ label: title }, { ...made, id: index ? `${made.id}-${index}` : made.id, name: made.id, type: isMulti ? "checkbox" : "radio" }),
  }));
  const read = () => rows.filter(({ input }) => input.checked).map(({ value }) => value);
  const write = (value) => {
    const chosen = Array.isArray(value) ? value : String(value ?? "").split(isMulti ? "," : "\n");
    for (const row of rows) row.input.checked = chosen.includes(row.value);
  };
  write(element.value);
  return {
    control: rows[0]?.input, grouped: true, write, read: () => (isMulti ? read() : read()[0] ?? ""),
    node: h("div", { class: short ? "choices pills" : "choices" }, rows.map(({ node }) => node)),
  };
}

// The people picker: the client itself knows who is in the tenant.
const everybody = (people) => people.filter((person) => person.platform === "teams").map((person) => ({ title: person.name, value: person.id }));

function menu(element, { id, words, people, onChange }) {
  const control = h("select", { id, class: "input", on: { change: onChange } },
    h("option", { value: "" }, element.placeholder || words("choose")),
    (element["choices.data"] ? everybody(people) : element.choices ?? []).map(({ title, value }) => h("option", { value }, title)));
  const write = (value) => { control.value = value ?? ""; };
  write(element.value);
  return { control, node: h("div", { class: "select" }, control), read: () => control.value, write };
}
