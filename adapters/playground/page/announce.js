// News: spoken politely to a screen reader when it is on screen, a small notification when it is not.
// Both say only a message's summary text, as a phone's lock screen would.

import { h } from "./dom.js";
import { textNodes } from "./text.js";

const SHOWN_FOR = 8000;

export function makeAnnouncer(app, live, toasts) {
  let known = null;
  let told = null; // the last notice each person got
  toasts.setAttribute("role", "region");

  function update() {
    toasts.setAttribute("aria-label", app.words("notices"));
    const now = new Map();
    const news = [];
    for (const person of app.store.people) {
      for (const conversation of app.store.conversationsOf(person.id)) {
        for (const message of conversation.messages) {
          const key = [person.id, conversation.id, message.ts, message.ephemeral].join("/");
          const print = `${textOf(message)}${message.deleted ? " –" : ""}`;
          now.set(key, print);
          if (known && known.get(key) !== print && message.user !== person.id) news.push({ person: person.id, conversation, message, isNew: !known.has(key) });
        }
      }
    }
    known = now;
    for (const node of toasts.querySelectorAll("[data-person]")) if (isOnScreen(node.dataset)) node.remove();
    tell(news);
    tellNotices();
  }

  // Teams answers some clicks with a short text that goes away by itself.
  function tellNotices() {
    const last = new Map();
    for (const person of app.store.people) {
      const notices = app.store.states.get(person.id)?.notices ?? [];
      last.set(person.id, notices.at(-1)?.id ?? 0);
      for (const { id, text } of told ? notices : []) if (id > (told.get(person.id) ?? 0)) notice(person.id, text);
    }
    told = last;
  }

  function notice(person, text) {
    show(h("p", { class: "toast notice", data: { tint: String(app.tintOf(person)) } },
      h("span", { class: "avatar", "aria-hidden": "true" }, app.initialOf(person)), h("span", { class: "toast-text" }, h("strong", {}, app.words("noticeFor", { who: app.whoIs(person) })), h("span", {}, text))));
    say(app.words("newMessage", { who: app.whoIs(person), from: "Klik", text }));
  }

  function isOnScreen({ person, conversation }) {
    return app.shownPanes().some((pane) => pane.person === person && pane.conversation === conversation);
  }

  function tell(news) {
    const told = new Set();
    for (const one of news) {
      const place = `${one.conversation.id}/${one.message.ts}`;
      const onScreen = isOnScreen({ person: one.person, conversation: one.conversation.id });
      const nearby = one.conversation.kind === "channel" && app.shownPanes().some((pane) => pane.conversation === one.conversation.id);
      if (onScreen) say(sentence(one));
      else if (one.isNew && !nearby && !told.has(place)) { told.add(place); toast(one); }
    }
  }

  function sentence({ person, message, isNew }) {
    const text = message.deleted ? app.words("deleted") : summaryOf(message);
    return app.words(isNew ? "newMessage" : "changedMessage", { who: app.whoIs(person), from: senderOf(message), text });
  }

  const textOf = (message) => message.summary || message.text || (message.cards?.length ? app.words("newCard") : "");
  const summaryOf = (message) => (message.cards ? textOf(message) : h("p", {}, textNodes({ type: "mrkdwn", text: message.text }, app.names)).textContent);
  const senderOf = (message) => message.username || app.names(message.user) || "Klik";

  function say(text) {
    const line = h("p", {}, text);
    live.append(line);
    while (live.children.length > 5) live.firstChild.remove();
  }

  function toast({ person, conversation, message }) {
    const node = h("button", { type: "button", class: "toast", data: { tint: String(app.tintOf(person)), person, conversation: conversation.id }, on: { click: () => { node.remove(); app.goTo(person, conversation.kind); } } },
      h("span", { class: "avatar", "aria-hidden": "true" }, app.initialOf(person)),
      h("span", { class: "toast-text" }, h("strong", {}, app.words("noticeFor", { who: app.whoIs(person) })), h("span", {}, `${senderOf(message)}: ${summaryOf(message)}`)));
    show(node);
    say(sentence({ person, message, isNew: true }));
  }

  function problem(text) {
    show(h("p", { class: "toast problem", role: "alert" }, text));
  }

  function show(node) {
    toasts.append(node);
    while (toasts.children.length > (app.isWide() ? 3 : 1)) toasts.firstChild.remove();
    const leave = () => (node.matches(":hover, :focus-within, :focus") ? setTimeout(leave, 1000) : node.remove());
    setTimeout(leave, SHOWN_FOR);
  }

  return { update, problem };
}
