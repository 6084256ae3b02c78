// JSON to readable, coloured lines; what was searched for is marked.

import { h } from "./dom.js";

export function jsonNode(value, wanted = "") {
  return h("pre", { class: "json", tabindex: "0" }, parts(value, "", wanted.toLowerCase()));
}

function parts(value, indent, wanted) {
  if (Array.isArray(value)) return group(value.map((one) => [null, one]), ["[", "]"], indent, wanted);
  if (value && typeof value === "object") return group(Object.entries(value), ["{", "}"], indent, wanted);
  if (typeof value === "string") return nestedJson(value, indent, wanted) ?? [h("span", { class: "j-text" }, marked(JSON.stringify(value), wanted))];
  return [h("span", { class: "j-word" }, String(value))];
}

function group(entries, [open, close], indent, wanted) {
  if (entries.length === 0) return [open + close];
  const inner = `${indent}  `;
  const rows = entries.flatMap(([key, one], index) => [
    `\n${inner}`, ...(key === null ? [] : [h("span", { class: "j-key" }, marked(JSON.stringify(key), wanted)), ": "]),
    ...parts(one, inner, wanted), index < entries.length - 1 ? "," : "",
  ]);
  return [open, ...rows, `\n${indent}${close}`];
}

// Slack sends some JSON as a string inside a form field: shown opened.
function nestedJson(text, indent, wanted) {
  if (!/^[[{]/.test(text)) return null;
  try {
    return parts(JSON.parse(text), indent, wanted);
  } catch {
    return null;
  }
}

function marked(text, wanted) {
  if (!wanted) return [text];
  const out = [];
  let from = 0;
  for (let at = text.toLowerCase().indexOf(wanted); at >= 0; at = text.toLowerCase().indexOf(wanted, from)) {
    out.push(text.slice(from, at), h("mark", {}, text.slice(at, at + wanted.length)));
    from = at + wanted.length;
  }
  return [...out, text.slice(from)];
}
