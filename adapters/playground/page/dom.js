// Building elements. All text goes in as text nodes; nothing here ever parses markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) setProperty(node, key, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function setProperty(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (key === "data") {
    Object.assign(node.dataset, value);
  } else if (key === "value" || key === "checked") {
    node[key] = value;
  } else {
    node.setAttribute(key === "class" ? "class" : key, value === true ? "" : String(value));
  }
}

export function replace(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const PATHS = {
  send: "M4 12 20 4l-5 16-3.5-6.5z M11.5 13.5 20 4",
  clip: "M19 11.5l-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l7.8-7.8a3.1 3.1 0 0 1 4.4 4.4l-7.8 7.8a1.5 1.5 0 0 1-2.2-2.2l7-7",
  wire: "M4 8h13l-3-3 M20 16H7l3 3",
  wrench: "M14.5 5.5a4.5 4.5 0 0 1 5 6l-2.7-2.2-2 .2-.2 2 2.2 2.7a4.5 4.5 0 0 1-5.6-4.6L4.6 16.2a1.8 1.8 0 1 0 2.6 2.6l6.6-6.6",
  close: "M6 6l12 12 M18 6 6 18",
  check: "M5 12.5 10 17 19 7",
  down: "M6 9l6 6 6-6",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M8.5 14.5a4.5 4.5 0 0 0 7 0 M9 9.5v.5 M15 9.5v.5",
  lock: "M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  go: "M5 12h14 M13 6l6 6-6 6",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  for (const part of PATHS[name].split(/ (?=M)/)) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", part);
    svg.append(path);
  }
  return svg;
}

// The mark of the page: two halves that fit.
export function mark() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const halves = [
    ["mark-a", "M4 8a5 5 0 0 1 5-5h6v8.2a4.8 4.8 0 0 1 0 9.6V29H9a5 5 0 0 1-5-5z"],
    ["mark-b", "M17.5 3H23a5 5 0 0 1 5 5v16a5 5 0 0 1-5 5h-5.5v-6.3a7.3 7.3 0 0 0 0-13.4z"],
  ];
  for (const [name, shape] of halves) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", name);
    path.setAttribute("d", shape);
    svg.append(path);
  }
  return svg;
}

let lastNumber = 0;
export function newId(prefix) {
  lastNumber += 1;
  return `${prefix}-${lastNumber}`;
}

export async function whileBusy(node, work) {
  node.setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    node.removeAttribute("aria-busy");
  }
}
