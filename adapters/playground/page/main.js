// Puts the page together: who is who, which panes are open, and one draw() after every change.

import { h, icon, mark, replace } from "./dom.js";
import { askConfirm } from "./elements.js";
import { makeAnnouncer } from "./announce.js";
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

// -- who is who

app.person = (id) => app.store.people.find((person) => person.id === id);
app.cast = () => {
  const withRole = (role) => app.store.people.filter((person) => person.role === role).map((person) => person.id);
  const [candidate, second] = withRole("candidate");
  const coaches = withRole("coach");
  return {
    candidate, visitor: withRole("visitor")[0] ?? second, admin: withRole("admin")[0], coaches,
    coach1: coaches[0], coach2: coaches[1], coach3: coaches[2],
  };
};
app.roleOf = (id) => {
  const cast = app.cast();
  const part = ["candidate", "admin", "visitor"].find((role) => cast[role] === id);
  if (part) return app.words(part);
  const n = cast.coaches.indexOf(id) + 1;
  return n ? app.words("coach", { n }) : (app.names(id) ?? id);
};
app.initialOf = (id) => {
  const n = app.cast().coaches.indexOf(id) + 1;
  return n ? `C${n}` : app.roleOf(id).slice(0, 1);
};
app.tintOf = (id) => app.store.people.findIndex((person) => person.id === id);
app.names = (id) => {
  if (app.person(id)) return app.roleOf(id);
  return app.store.people.flatMap((person) => app.store.conversationsOf(person.id)).find((one) => one.id === id)?.name;
};
app.contentLanguageOf = (id) => app.person(id)?.locale?.slice(0, 2) ?? app.language;

// -- what the parts share

app.blockContext = () => ({
  words: app.words, names: app.names, people: app.store.people, send: app.store.send,
  confirm: (question, style) => askConfirm(byId("confirm"), question, { names: app.names, words: app.words, style }),
});
app.messageContext = (pane) => ({
  ...app.blockContext(), me: pane.person, language: app.language, roleOf: app.roleOf, tintOf: app.tintOf, initialOf: app.initialOf, contentLanguage: app.contentLanguageOf(pane.person),
});
app.isWide = () => wide.matches;
app.shownPanes = () => app.panes.filter((pane) => pane.isShown());
app.focusPane = () => app.shownPanes()[0]?.focus();
app.goTo = (person, kind) => {
  const shown = app.shownPanes();
  const has = shown.find((pane) => pane.person === person);
  const pane = has ?? (shown.length > 1 && app.person(person).role !== "candidate" ? shown[1] : shown[0]);
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
  tagline.textContent = app.words("tagline");
  replace(wireButton, icon("wire"), h("span", {}, app.words("wire")));
  replace(troubleButton, icon("wrench"), h("span", {}, app.words("trouble")));
  languages.setAttribute("aria-label", app.words("language"));
  for (const button of languages.children) button.setAttribute("aria-pressed", String(button.value === app.language));
}

// The page starts in the language of its people, so that it and the bot speak the same one.
function adoptLanguage() {
  const spoken = app.contentLanguageOf(app.cast().candidate);
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
