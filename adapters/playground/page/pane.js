// One screen: who I am, my conversations, the messages of the open one, and where I write.

import { h, icon, newId, replace } from "./dom.js";
import { makeComposer } from "./composer.js";
import { drawMessages } from "./messages.js";

const NEAR_END = 80;

export function makePane(app, index) {
  const saved = JSON.parse(sessionStorage.getItem(`klik.pane.${index}`) ?? "{}");
  const pane = { index, person: saved.person, conversation: saved.conversation };
  const people = h("div", { class: "people", role: "group" });
  const tabs = h("div", { class: "tabs", role: "group" });
  const list = h("ol", { class: "messages" });
  const empty = h("p", { class: "empty" });
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "region" }, empty, list);
  const title = h("h2", { class: "unseen", id: newId("screen") });
  const newer = h("button", { type: "button", class: "newer", hidden: true, on: { click: () => pane.follow() } });
  let kept = "";

  pane.state = () => app.store.states.get(pane.person);
  pane.open = () => app.store.conversationsOf(pane.person).find((one) => one.id === pane.conversation);
  pane.role = () => app.person(pane.person)?.role;
  pane.kind = () => pane.open()?.kind;
  pane.messages = () => pane.open()?.messages ?? [];
  pane.isShown = () => pane.node.offsetParent !== null;
  pane.follow = () => { scroller.scrollTop = scroller.scrollHeight; newer.hidden = true; };
  pane.focus = () => composer.focus();
  const composer = makeComposer(app, pane);
  pane.node = h("section", { class: "pane", id: `pane-${index}`, tabindex: "-1", "aria-labelledby": title.id },
    h("div", { class: "pane-top" }, title, people, tabs), h("div", { class: "log" }, scroller, newer), composer.node);

  pane.choose = (person, kind) => {
    pane.person = person;
    const conversations = app.store.conversationsOf(person);
    pane.conversation = (conversations.find((one) => one.kind === kind) ?? conversations[0])?.id;
    keep();
    app.draw();
  };

  pane.settle = settle;
  pane.look = () => { if (!document.hidden && pane.open()) app.store.markSeen(pane.person, pane.open()); };
  pane.update = () => {
    const who = app.roleOf(pane.person);
    title.textContent = app.words("pane", { who });
    pane.node.dataset.tint = String(app.tintOf(pane.person));
    drawPeople();
    drawTabs();
    drawLog();
    composer.update();
  };

  function settle() {
    const everyone = app.store.people;
    const wanted = { 1: "candidate", 2: "coach" }[index];
    if (!app.person(pane.person)) pane.person = (everyone.find((one) => one.role === wanted) ?? everyone[0])?.id;
    if (pane.open()) return;
    const conversations = app.store.conversationsOf(pane.person);
    const first = conversations.find((one) => one.kind === (index === 2 ? "channel" : "dm")) ?? conversations[0];
    pane.conversation = first?.id;
  }

  function keep() {
    sessionStorage.setItem(`klik.pane.${index}`, JSON.stringify({ person: pane.person, conversation: pane.conversation }));
  }

  function drawPeople() {
    people.setAttribute("aria-label", app.words("whoAmI"));
    if (people.children.length !== app.store.people.length) {
      replace(people, app.store.people.map((person) => h("button", {
        type: "button", class: "person", data: { person: person.id, tint: String(app.tintOf(person.id)) },
        on: { click: () => pane.choose(person.id, pane.kind()) },
      })));
    }
    for (const button of people.children) drawPerson(button, app.person(button.dataset.person));
  }

  function drawPerson(button, person) {
    const selected = person.id === pane.person;
    const unread = app.store.unreadOf(person.id);
    button.setAttribute("aria-pressed", String(selected));
    const label = [app.roleOf(person.id), unread ? app.words("unread", { n: unread }) : null].filter(Boolean).join(", ");
    button.setAttribute("aria-label", label);
    button.title = person.deleted ? `${label}, ${app.words("deactivated")}` : label;
    button.classList.toggle("away", person.deleted);
    const print = [unread, selected, app.language].join("|");
    if (button.print === print) return;
    button.print = print;
    replace(button,
      h("span", { class: "avatar", "aria-hidden": "true" }, app.initialOf(person.id), unread ? h("span", { class: "dot" }) : null),
      h("span", { class: "person-role" }, app.roleOf(person.id)));
  }

  function drawTabs() {
    tabs.setAttribute("aria-label", app.words("conversations"));
    const conversations = app.store.conversationsOf(pane.person);
    const print = JSON.stringify([pane.person, pane.conversation, app.language,
      conversations.map((one) => [one.id, one.name, one.members?.length, one.is_private, one.is_shared, app.store.unread(pane.person, one)])]);
    if (tabs.print === print) return;
    tabs.print = print;
    const focused = tabs.contains(document.activeElement) ? document.activeElement.dataset.conversation : null;
    replace(tabs, conversations.map(tab));
    [...tabs.children].find((node) => focused && node.dataset.conversation === focused)?.focus();
  }

  function tab(conversation) {
    const unread = app.store.unread(pane.person, conversation);
    const isDirect = conversation.kind === "dm";
    const note = isDirect ? app.words("directNote") : channelNote(conversation);
    return h("button", {
      type: "button", class: "tab", "aria-pressed": String(conversation.id === pane.conversation), data: { conversation: conversation.id },
      on: { click: () => { pane.conversation = conversation.id; keep(); app.draw(); } },
    }, h("strong", {}, isDirect ? app.words("directMessage") : `# ${conversation.name}`), h("span", { class: "tab-note" }, note),
    unread ? h("span", { class: "count-dot" }, String(unread), h("span", { class: "unseen" }, ` ${app.words("unread", { n: "" }).trim()}`)) : null);
  }

  function channelNote({ members, is_private: isPrivate, is_shared: isShared }) {
    const state = [isPrivate === false ? "isPublic" : null, isShared ? "isShared" : null].filter(Boolean);
    return [app.words("channelNote", { n: members?.length ?? 0 }), ...state.map((key) => app.words(key))].join(", ");
  }

  function drawLog() {
    const conversation = pane.open() ?? { id: "", messages: [] };
    const isNew = kept !== `${pane.person}/${conversation.id}`;
    const wasAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    const before = list.children.length;
    kept = `${pane.person}/${conversation.id}`;
    scroller.setAttribute("aria-label", app.words("messages"));
    replace(newer, icon("down"), app.words("newer"));
    empty.hidden = conversation.messages.length > 0;
    empty.textContent = app.words(conversation.kind === "channel" ? "emptyChannel" : "emptyDm");
    drawMessages(list, conversation, app.messageContext(pane));
    if (isNew || wasAtEnd) pane.follow();
    else if (list.children.length > before) newer.hidden = false;
  }

  scroller.addEventListener("scroll", () => {
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END) newer.hidden = true;
  }, { passive: true });
  return pane;
}
