// Controls for Block Kit's input elements, shared by forms and messages; cards have theirs in cards/inputs.js.
// Each maker returns { node, control, read(): Slack's state value, write(state value) }.

import { h, newId } from "./dom.js";
import { fileField } from "./files.js";
import { plainText } from "./text.js";

const SLACK_MOST = 3000; // where every text field ends; a count says something only below it
const TEXT_TYPES = {
  plain_text_input: "text", email_text_input: "email", number_input: "text", url_text_input: "url",
};

export function makeField(element, { id, people, words, upload, onChange = () => {}, onEnter = () => {} }) {
  const context = { id, people, words, upload, onChange, onEnter };
  if (element.type in TEXT_TYPES) return textField(element, context);
  switch (element.type) {
    case "static_select":
    case "external_select": return select(element, context, optionsOf(element), "selected_option");
    case "users_select": return peopleSelect(element, context);
    case "datepicker": return picker(element, context, { type: "date", key: "selected_date", initial: element.initial_date });
    case "timepicker": return picker(element, context, { type: "time", key: "selected_time", initial: element.initial_time });
    case "radio_buttons": return choices(element, context, { type: "radio", key: "selected_option" });
    case "checkboxes": return choices(element, context, { type: "checkbox", key: "selected_options", pills: areShort(element.options) });
    case "multi_static_select": return choices(element, context, { type: "checkbox", key: "selected_options", pills: true });
    case "file_input": return fileField(element, context);
    default: return null;
  }
}

function textField(element, { id, words, onChange, onEnter }) {
  const many = element.multiline === true;
  const control = h(many ? "textarea" : "input", {
    id, class: "input", rows: many ? 6 : null, type: many ? null : TEXT_TYPES[element.type],
    inputmode: element.type === "number_input" ? (element.is_decimal_allowed ? "decimal" : "numeric") : null,
    placeholder: plainText(element.placeholder) || null, value: element.initial_value ?? "", autocomplete: "off",
    on: {
      input: () => { count?.update(); onChange(); },
      keydown: (event) => { if (event.key === "Enter" && !many && !event.isComposing) onEnter(event); },
    },
  });
  const count = element.max_length < SLACK_MOST ? makeCounter(control, element.max_length, words) : null;
  count?.update();
  return {
    control,
    node: count ? h("div", { class: "counted" }, control, count.node) : control,
    describedBy: count?.node.id,
    read: () => ({ type: element.type, value: control.value === "" ? null : control.value }),
    write: (state) => { control.value = state?.value ?? ""; count?.update(); },
  };
}

export function makeCounter(control, most, words) {
  const node = h("span", { class: "count", id: newId("count") });
  const update = () => {
    const used = [...control.value].length;
    const over = used - most;
    node.textContent = over > 0 ? words("tooMuch", { over }) : `${used} / ${most}`;
    node.classList.toggle("over", over > 0);
  };
  return { node, update };
}

function picker(element, { id, onChange }, { type, key, initial }) {
  const control = h("input", { id, class: "input short", type, value: initial ?? "", on: { change: onChange } });
  return {
    control, node: control,
    read: () => ({ type: element.type, [key]: control.value || null }),
    write: (state) => { control.value = state?.[key] ?? ""; },
  };
}

function optionsOf(element) {
  if (element.options) return element.options.map((option) => ({ option }));
  return (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => ({ option, group: plainText(group.label) })));
}

function select(element, { id, words, onChange }, rows, key) {
  const control = h("select", { id, class: "input", on: { change: onChange } },
    h("option", { value: "" }, plainText(element.placeholder) || words("choose")));
  const groups = new Map();
  rows.forEach(({ option, group }, index) => {
    const node = h("option", { value: String(index) }, plainText(option.text));
    if (group && !groups.has(group)) {
      groups.set(group, h("optgroup", { label: group }));
      control.append(groups.get(group));
    }
    (groups.get(group) ?? control).append(node);
  });
  const write = (state) => {
    const index = rows.findIndex(({ option }) => option.value === state?.[key]?.value);
    control.value = index < 0 ? "" : String(index);
  };
  write({ [key]: element.initial_option });
  return {
    control, node: h("div", { class: "select" }, control), write,
    read: () => ({ type: element.type, [key]: rows[Number(control.value || -1)]?.option ?? null }),
  };
}

function peopleSelect(element, context) {
  const rows = context.people.filter((person) => person.platform === "slack").map((person) => ({ option: { text: person.name, value: person.id } }));
  const field = select({ ...element, initial_option: { value: element.initial_user } }, context, rows, "selected_option");
  return {
    ...field,
    read: () => ({ type: element.type, selected_user: field.read().selected_option?.value ?? null }),
    write: (state) => field.write({ selected_option: { value: state?.selected_user } }),
  };
}

const areShort = (options) => options.length > 2 && options.every((option) => plainText(option.text).length < 40 && !option.description);

function choices(element, { id, onChange }, { type, key, pills = false }) {
  const rows = optionsOf(element).map(({ option }, index) => {
    const words = { label: plainText(option.text), note: plainText(option.description) };
    return { option, ...makeChoice(words, { id: index ? `${id}-${index}` : id, name: id, type, onChange }) };
  });
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ option }) => option);
  const write = (state) => {
    const values = [state?.[key] ?? []].flat().map((option) => option.value);
    for (const { input, option } of rows) input.checked = values.includes(option.value);
  };
  const initial = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  write({ [key]: initial });
  return {
    control: rows[0]?.input, grouped: true, write,
    node: h("div", { class: pills ? "choices pills" : "choices" }, rows.map(({ node }) => node)),
    read: () => ({ type: element.type, [key]: key === "selected_options" ? chosen() : chosen()[0] ?? null }),
  };
}

export function makeChoice({ label, note }, { id, name, type, onChange }) {
  const input = h("input", { id, name, type, on: { change: onChange } });
  return { input, node: h("label", { class: "choice", for: id }, input, h("span", {}, label, note ? h("small", {}, note) : null)) };
}
