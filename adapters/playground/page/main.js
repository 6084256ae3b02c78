// Puts the page together: who is who, which panes are open, and one draw() after every change.

import { h, icon, mark, replace } from "./dom.js";
import { askConfirm } from "./elements.js";
import { makeAnnouncer } from "./announce.js";
import { addCasting } from "./casting.js";
import { makeGuide } from "./guide.js";
import { makeModal } from "./modal.js";
import { makePane } from "./pane.js";
import { openStore } from "./store.js";
import { wordsIn } from "./texts.js";
import { makeTrouble } from "./trouble.js";
import { makeWire } from "./wire.js";

const byId = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 900px)");
const app = { language: document.documentElement.lang, words: (key, values) => wordsIn(app.language)(key, values) };

addCasting(app);

// -- what the parts share

app.blockContext = () => ({
  words: app.words, names: app.names, people: app.store.people, send: app.store.send,
  confirm: (question, style) => askConfirm(byId("confirm"), question, { names: app.names, words: app.words, style }),
});
app.cardContext = (person) => ({ ...app.blockContext(), language: app.language, coachNumber: app.coachNumber(person) });
app.messageContext = (pane) => ({
  ...app.cardContext(pane.person), me: pane.person, platform: app.platformOf(pane.person),
  roleOf: app.roleOf, tintOf: app.tintOf, initialOf: app.initialOf, contentLanguage: app.contentLanguageOf(pane.person),
});
app.isWide = () => wide.matches;
app.shownPanes = () => app.panes.filter((pane) => pane.isShown());
app.focusPane = () => app.shownPanes()[0]?.focus();
app.goTo = (person, kind) => {
  const shown = app.shownPanes();
  const { part, role, platform } = app.person(person);
  const has = shown.find((pane) => pane.person === person) ?? shown.find((pane) => pane.part() === part);
  const pane = has ?? (shown.length > 1 && role !== "candidate" ? shown[1] : shown[0]);
  app.sit(part, platform);
  pane.choose(person, kind);
  pane.focus();
};

app.draw = () => {
  if (!app.store.people.length) return;
  document.documentElement.lang = app.language;
  byId("skip").textContent = app.words("skip");
  drawTop();
  for (const pane of app.panes) pane.settle();
  for (const pane of app.shownPanes()) pane.look();
  for (const pane of app.panes) pane.update();
  app.modal.update([...new Set(app.shownPanes().map((pane) => pane.person))]);
  app.wire.draw();
  app.trouble.draw();
  app.guide.update();
  app.announcer.update();
};

// -- the top

const wireButton = h("button", { type: "button", class: "top-button", "aria-expanded": "false", "aria-controls": "wire" });
const troubleButton = h("button", { type: "button", class: "top-button", "aria-haspopup": "dialog" });
const languages = h("div", { class: "segments", role: "group" });
const tagline = h("p", { class: "tagline" });
const lost = h("p", { class: "lost", role: "alert", hidden: true });

function drawTop() {
  tagline.textContent = app.words(app.hasTeams() ? "taglineBoth" : "tagline");
  label(wireButton, "wire", app.words("wire"));
  label(troubleButton, "wrench", app.words("trouble"));
  languages.setAttribute("aria-label", app.words("language"));
  for (const button of languages.children) button.setAttribute("aria-pressed", String(button.value === app.language));
}

// Only when the words change: a press during which its button's content is replaced is no click.
function label(button, picture, words) {
  if (button.textContent !== words) replace(button, icon(picture), h("span", {}, words));
}

// The page starts in the language of its people, so that it and the bot speak the same one.
function adoptLanguage() {
  const spoken = app.contentLanguageOf(app.account("candidate", "slack"));
  if (!app.hasLanguage && ["nl", "en"].includes(spoken)) app.language = spoken;
  app.hasLanguage = true;
}

async function speak(language) {
  app.language = language;
  app.draw();
  const locale = language === "nl" ? "nl-NL" : "en-US";
  await Promise.all(app.store.people.filter((person) => person.locale !== locale).map((person) =>
    app.store.send("people", { as: person.id, action: "locale", locale })));
}

function buildTop() {
  for (const [language, name] of [["nl", "Nederlands"], ["en", "English"]]) {
    languages.append(h("button", { type: "button", value: language, lang: language, "aria-label": name, on: { click: () => speak(language) } }, language.toUpperCase()));
  }
  byId("top").append(h("div", { class: "brand" }, mark(), h("h1", {}, "Klik"), tagline), h("div", { class: "top-actions" }, languages, wireButton, troubleButton), lost);
}

async function start() {
  buildTop();
  app.store = openStore({
    onChange: () => { adoptLanguage(); app.draw(); },
    onLost: (isLost) => { lost.hidden = !isLost; lost.textContent = isLost ? app.words("lost") : ""; },
    onFailure: (error) => app.announcer.problem(app.words("failed", { error })),
  });
  app.panes = [makePane(app, 1), makePane(app, 2)];
  byId("stage").append(...app.panes.map((pane) => pane.node));
  app.modal = makeModal(app, byId("modal"));
  app.wire = makeWire(app, byId("wire"), wireButton);
  app.trouble = makeTrouble(app, byId("trouble"), troubleButton);
  app.guide = makeGuide(app, byId("guide"));
  app.announcer = makeAnnouncer(app, byId("announcer"), byId("toasts"));
  wide.addEventListener("change", () => { app.wire.fence(); app.draw(); });
  document.addEventListener("visibilitychange", () => app.draw());
  await app.store.start();
  app.draw();
  document.body.classList.add("ready");
}

start();
