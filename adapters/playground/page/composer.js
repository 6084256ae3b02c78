// Where one writes: a growing text box, slash-command hints, and first sentences to press.

import { h, icon, newId, replace, whileBusy } from "./dom.js";
import { base64Of } from "./files.js";
import { firstWords, hintsFor, parseCommand } from "./commands.js";

export function makeComposer(app, pane) {
  const list = h("ul", { class: "hints", id: newId("hints"), role: "listbox", hidden: true });
  const input = h("textarea", {
    class: "composer-input", rows: "1", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    on: { input: () => hint(), keydown: (event) => key(event), blur: () => close(), paste: (event) => paste(event) },
  });
  const sendButton = h("button", { type: "submit", class: "send" }, icon("send"));
  const attach = attachButton(app, (file) => share(file, {}));
  const chips = h("div", { class: "suggestions", role: "group" });
  const form = h("form", { class: "composer", on: { submit: (event) => { event.preventDefault(); say(input.value); } } },
    chips, list, h("div", { class: "composer-row" }, attach.node, input, sendButton));
  let hints = [];
  let active = -1;

  function hint() {
    hints = hintsFor(input.value, pane.role(), { language: app.language, slash: pane.platform() === "slack" });
    active = -1;
    replace(list, hints.map(hintNode));
    show();
  }

  function hintNode(one, index) {
    return h("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); take(index); } } }, h("code", {}, one.text), h("span", {}, one.about));
  }

  function show() {
    list.hidden = hints.length === 0;
    list.setAttribute("aria-label", app.words("commands"));
    input.setAttribute("aria-expanded", String(!list.hidden));
    [...list.children].forEach((node, index) => node.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function close() { hints = []; active = -1; show(); }
  function take(index) { input.value = hints[index].text; close(); input.focus(); }

  function key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (hints.length && step) {
      event.preventDefault();
      active = active < 0 ? (step > 0 ? 0 : hints.length - 1) : (active + step + hints.length) % hints.length;
      show();
    } else if (hints.length && event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (active >= 0) take(active);
      else say(input.value);
    }
  }

  async function say(raw) {
    const text = raw.trim();
    if (!text || sendButton.getAttribute("aria-busy")) return;
    const command = pane.platform() === "slack" ? parseCommand(text) : null; // Teams has no slash commands: they are words
    const where = { as: pane.person, channel: pane.conversation };
    close();
    const answer = await whileBusy(sendButton, () =>
      (command ? app.store.send("command", { ...where, ...command }) : app.store.send("say", { ...where, text })));
    sent(answer);
  }

  // What was typed goes along with the file, as in the real ones.
  async function share(file, more) {
    const content = await base64Of(file);
    const where = { as: pane.person, channel: pane.conversation };
    sent(await whileBusy(sendButton, () => app.store.send("share", { ...where, ...more, name: file.name, content, text: input.value.trim() })));
  }

  function paste(event) {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    share(file, { pasted: file.type.startsWith("image/") }); // Teams puts a picture in the message itself
  }

  function sent(answer) {
    if (answer.ok === false) return; // what was typed stays
    input.value = "";
    pane.follow();
  }

  function update() {
    const label = app.words("writeLabel", { who: app.whoIs(pane.person) });
    input.setAttribute("aria-label", label);
    const isTeams = pane.platform() === "teams";
    input.placeholder = app.words(pane.kind() === "dm" ? (isTeams ? "writeTeams" : "write") : isTeams ? "writeTeam" : "writeChannel");
    sendButton.setAttribute("aria-label", app.words("send"));
    sendButton.title = app.words("send");
    attach.update();
    drawChips();
  }

  function drawChips() {
    const said = pane.messages().filter((message) => message.user === pane.person).length;
    const words = pane.kind() === "dm" && said < 3 ? firstWords(pane.role(), app.language) : [];
    const print = words.join("|");
    chips.hidden = words.length === 0;
    if (chips.print === print) return;
    chips.print = print;
    chips.setAttribute("aria-label", app.words("suggestions"));
    replace(chips, words.map((word) => h("button", { type: "button", class: "suggestion", on: { click: () => { say(word); input.focus(); } } }, word)));
  }

  return { node: form, update, focus: () => input.focus() };
}

function attachButton(app, take) {
  const chooser = h("input", { type: "file", hidden: true, on: { change: () => taken() } });
  const button = h("button", { type: "button", class: "attach", on: { click: () => chooser.click() } }, icon("clip"));

  function taken() {
    const [file] = chooser.files;
    chooser.value = ""; // the same file may be chosen again
    if (file) take(file);
  }

  function update() {
    button.setAttribute("aria-label", app.words("attach"));
    button.title = app.words("attach");
  }

  return { node: h("span", { class: "attachment" }, button, chooser), update };
}
