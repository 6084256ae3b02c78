// One screen: who I am, my conversations, the messages of the open one, and where I write.

import { h, icon, newId, replace } from "./dom.js";
import { makeComposer } from "./composer.js";
import { makeSeat } from "./seat.js";
import { drawMessages } from "./messages.js";

const NEAR_END = 80;

export function makePane(app, index) {
  const saved = JSON.parse(sessionStorage.getItem(`klik.pane.${index}`) ?? "{}");
  const pane = { index, person: saved.person, conversation: saved.conversation };
  const people = h("div", { class: "people", role: "group" });
  const tabs = h("div", { class: "tabs", role: "group" });
  const list = h("ol", { class: "messages" });
  const empty = h("p", { class: "empty" });
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "group" }, empty, list);
  const title = h("h2", { class: "unseen", id: newId("screen") });
  const typing = h("p", { class: "typing", role: "status" });
  const newer = h("button", { type: "button", class: "newer", hidden: true, on: { click: () => pane.follow() } });
  let kept = "";

  pane.part = () => app.person(pane.person)?.part;
  pane.platform = () => app.platformOf(pane.person);
  pane.open = () => app.store.conversationsOf(pane.person).find((one) => one.id === pane.conversation);
  pane.role = () => (pane.part() === "visitor" ? "visitor" : app.person(pane.person)?.role);
  pane.kind = () => pane.open()?.kind;
  pane.messages = () => pane.open()?.messages ?? [];
  pane.isShown = () => pane.node.offsetParent !== null;
  pane.follow = () => { scroller.scrollTop = scroller.scrollHeight; newer.hidden = true; };
  pane.focus = () => composer.focus();
  const composer = makeComposer(app, pane);
  const seat = makeSeat(app, pane);
  pane.node = h("section", { class: "pane", id: `pane-${index}`, tabindex: "-1", "aria-labelledby": title.id },
    h("div", { class: "pane-top" }, title, people, h("div", { class: "pane-bar" }, tabs, seat.node)), h("div", { class: "log" }, scroller, newer, typing), composer.node);

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
    title.textContent = app.words("pane", { who: app.whoIs(pane.person) });
    Object.assign(pane.node.dataset, { tint: String(app.tintOf(pane.person)), platform: pane.platform() });
    drawPeople();
    seat.update();
    drawTabs();
    drawLog();
    composer.update();
  };

  function settle() {
    const wanted = { 1: "candidate", 2: "coach1" }[index];
    if (!app.person(pane.person)) pane.person = app.seated(wanted) ?? app.store.people[0]?.id;
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
    const parts = app.parts();
    if (people.children.length !== parts.length) {
      replace(people, parts.map((part) => h("button", {
        type: "button", class: "person", data: { part }, on: { click: () => pane.choose(app.seated(part), pane.kind()) },
      })));
    }
    for (const button of people.children) drawPerson(button, button.dataset.part);
  }

  // Somebody's news counts wherever it came in; their face is where they sit.
  function drawPerson(button, part) {
    const selected = part === pane.part();
    const person = app.person(selected ? pane.person : app.seated(part));
    const unread = app.store.people.filter((one) => one.part === part).reduce((sum, one) => sum + app.store.unreadOf(one.id), 0);
    button.setAttribute("aria-pressed", String(selected));
    const label = [app.whoIs(person.id), unread ? app.words("unread", { n: unread }) : null].filter(Boolean).join(", ");
    button.setAttribute("aria-label", label);
    button.title = person.deleted ? `${label}, ${app.words("deactivated")}` : label;
    button.classList.toggle("away", person.deleted);
    Object.assign(button.dataset, { tint: String(person.tint), platform: person.platform });
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
      conversations.map((one) => [one.id, one.name, one.members?.length, one.is_private, one.is_shared, one.is_archived, one.blocked, app.store.unread(pane.person, one)])]);
    if (tabs.print === print) return;
    tabs.print = print;
    const focused = tabs.contains(document.activeElement) ? document.activeElement.dataset.conversation : null;
    replace(tabs, conversations.map(tab));
    [...tabs.children].find((node) => focused && node.dataset.conversation === focused)?.focus();
  }

  function tab(conversation) {
    const unread = app.store.unread(pane.person, conversation);
    const isDirect = conversation.kind === "dm";
    const note = isDirect ? app.words(conversation.blocked ? "blockedNote" : "directNote") : channelNote(conversation);
    return h("button", {
      type: "button", class: "tab", title: note, "aria-pressed": String(conversation.id === pane.conversation), data: { conversation: conversation.id },
      on: { click: () => { pane.conversation = conversation.id; keep(); app.draw(); } },
    }, h("strong", {}, isDirect ? app.words("directMessage") : `# ${conversation.name}`), h("span", { class: "tab-note" }, note),
    unread ? h("span", { class: "count-dot" }, String(unread), h("span", { class: "unseen" }, ` ${app.words("unread", { n: "" }).trim()}`)) : null);
  }

  function channelNote({ members, is_private: isPrivate, is_shared: isShared, is_archived: isGone }) {
    const state = [isPrivate === false ? "isPublic" : null, isShared ? "isShared" : null, isGone ? "isGone" : null].filter(Boolean);
    return [app.words("channelNote", { n: members?.length ?? 0 }), ...state.map((key) => app.words(key))].join(", ");
  }

  function drawLog() {
    const conversation = pane.open() ?? { id: "", messages: [] };
    const isNew = kept !== `${pane.person}/${conversation.id}`;
    const wasAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    const before = list.children.length;
    kept = `${pane.person}/${conversation.id}`;
    scroller.setAttribute("aria-label", app.words("messages"));
    typing.textContent = conversation.typing ? app.words("typing") : "";
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
