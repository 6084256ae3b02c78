// The form window: a <dialog> around a Slack view or a Teams dialog. What was typed outlives errors and updates.

import { h, icon, newId, replace } from "./dom.js";
import { makeCardDialog } from "./cards/dialog.js";
import { formInFront } from "./platforms.js";
import { makeViewForm } from "./view_form.js";

export function makeModal(app, dialog) {
  const typed = new Map(); // what stands for the same content → values
  let shown = null; // { id, person, print, content, body }
  let opener = null;

  dialog.addEventListener("cancel", (event) => { event.preventDefault(); closeForm(); });
  // Chromium closes a dialog at the second Escape even so; the form is then closed for the platform too.
  dialog.addEventListener("close", () => { if (shown) closeForm(); });

  function update(persons) {
    const found = persons.map((person) => ({ person, view: formInFront(app.store.states.get(person)) })).find((one) => one.view);
    if (!found) return shut();
    const { person, view } = found;
    const print = JSON.stringify([view.id, view.title, view.blocks, view.card, view.message, view.submit, view.close, person, app.language]);
    if (shown?.print === print) return undefined;
    const isSame = shown?.id === view.id;
    keepTyped();
    draw({ person, view, print });
    open();
    if (Object.keys(shown.content.errors).length) shown.content.showErrors(shown.content.errors);
    else if (!isSame || !dialog.contains(document.activeElement)) (isSame && shown.content.firstWrong?.() ? focusWrong : focusFirst)();
    return undefined;
  }

  function open() {
    if (dialog.open) return;
    opener = document.activeElement;
    dialog.showModal();
  }

  function shut() {
    if (!shown) return;
    typed.clear();
    shown = null;
    dialog.close();
    replace(dialog);
    if (opener?.isConnected && opener !== document.body) opener.focus();
    else app.focusPane();
  }

  function draw({ person, view, print }) {
    const platform = app.platformOf(person);
    const content = (platform === "teams" ? makeCardDialog : makeViewForm)(app, { person, view }, { keep: keepTyped });
    // A card that the bot drew anew holds what should stand in it; a view keeps what was typed.
    const key = platform === "teams" ? `${view.id}${JSON.stringify(view.card)}` : view.id;
    shown = { id: view.id, person, print, content, key };
    const title = h("h2", { id: newId("view") }, content.title);
    shown.body = h("div", { class: "modal-body" }, content.summary, content.body);
    const closing = platform === "teams" && content.foot.length ? null : h("button", { type: "button", class: "button plain", on: { click: closeForm } },
      content.closeLabel || app.words(content.submit ? "cancel" : "close"));
    const form = h("form", { class: "sheet", novalidate: true, data: { view: view.id }, on: { submit: (event) => { event.preventDefault(); send(); } } },
      h("div", { class: "modal-head", data: { tint: String(app.tintOf(person)) } }, headRow(!closing), title), shown.body,
      h("div", { class: "modal-foot" }, closing, content.foot, content.submit));
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.dataset.platform = platform;
    dialog.lang = app.contentLanguageOf(person);
    replace(dialog, form);
    content.restore(typed.get(key));
  }

  // A Teams dialog has its cross at the top, and only the card's own buttons below.
  function headRow(hasCross) {
    const { content, person } = shown;
    const cross = hasCross ? h("button", { type: "button", class: "icon-button", "aria-label": app.words("close"), on: { click: closeForm } }, icon("close")) : null;
    const isForm = content.submit || content.foot.length;
    const example = content.fillIn ? h("button", { type: "button", class: "example", on: { click: content.fillIn } }, app.words("example")) : null;
    return h("div", { class: "modal-head-row" }, h("p", { class: "modal-who" }, app.words(isForm ? "formAs" : "windowAs", { who: app.whoIs(person) })), example, cross);
  }

  function keepTyped() {
    if (shown) typed.set(shown.key, { ...typed.get(shown.key), ...shown.content.values() });
  }

  const isBusy = () => Boolean(dialog.querySelector(".modal-foot [aria-busy]"));

  async function send() {
    const { content, id } = shown;
    if (!(content.submit || content.foot.length) || isBusy()) return;
    keepTyped();
    const errors = await content.send();
    if (errors && shown?.id === id) shown.content.showErrors(errors);
  }

  function focusFirst() {
    const first = shown.content.first() ?? dialog.querySelector(".modal-body button, .modal-foot button");
    first?.focus();
    shown.body.scrollTop = 0;
  }

  // The bot drew the card anew, with what is wrong under the fields.
  function focusWrong() {
    const wrong = shown.content.firstWrong();
    wrong.focus();
    wrong.scrollIntoView({ block: "center" });
  }

  function closeForm() {
    shown?.content.close();
  }

  return { update };
}
