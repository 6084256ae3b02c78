// The messages of one conversation: keyed drawing, so that an update keeps focus and place.

import { h, icon, mark, whileBusy } from "./dom.js";
import { renderBlocks } from "./blocks.js";
import { cardNode } from "./cards/card.js";
import { emojiLabel, emojiOf } from "./emoji.js";
import { languageOf, textIn } from "./language.js";
import { momentOf, PICKERS } from "./platforms.js";
import { textNodes } from "./text.js";

const ZONE = "Europe/Amsterdam"; // where the people of the pretend workspace live

export function drawMessages(list, conversation, context) {
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = conversation.messages.map((message) => {
    const key = `${conversation.id}:${message.ts}:${message.ephemeral ? "e" : ""}`;
    const print = JSON.stringify([message, context.language, context.me]);
    const known = old.get(key);
    if (known?.print === print) return known;
    const focused = known?.contains(document.activeElement) ? document.activeElement : null;
    const cards = drawCards(message, { ...context, conversation }, known?.cards ?? []);
    const node = drawMessage(message, { ...context, conversation, cards: cards.map((one) => one.node) });
    node.dataset.key = key;
    Object.assign(node, { print, cards });
    if (known) carryFocus(known, node, focused);
    return node;
  });
  if (nodes.length !== list.children.length || nodes.some((node, index) => node !== list.children[index])) arrange(list, nodes);
}

// A node that stays is not moved: a moved node would lose the focus.
function arrange(list, nodes) {
  const keep = new Set(nodes);
  for (const child of [...list.children].filter((one) => !keep.has(one))) {
    if (keep.has(child.replacement)) child.replaceWith(child.replacement);
    else child.remove();
  }
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
    node.restoreFocus?.();
    delete node.restoreFocus;
  });
}

// A card that did not change stays itself, so that what is being typed in it outlives a reaction to its message.
function drawCards(message, context, before) {
  return (message.deleted ? [] : message.cards ?? []).map((card, index) => {
    const print = JSON.stringify([card, context.language, context.me]);
    if (before[index]?.print === print) return before[index];
    const press = (action, inputs) => context.send("press", { as: context.me, conversation: context.conversation.id, activity: message.ts, card: index, action, inputs });
    return { print, node: cardNode(card, { ...context, press }) };
  });
}

function carryFocus(known, node, focused) {
  known.replacement = node;
  if (!focused) return;
  if (node.contains(focused)) { node.restoreFocus = () => focused.focus(); return; }
  const { action, value, reaction } = focused.dataset;
  node.restoreFocus = () => {
    const twin = [...node.querySelectorAll("button")].find((button) =>
      (action && button.dataset.action === action && button.dataset.value === value) || (reaction && button.dataset.reaction === reaction));
    (twin ?? node.querySelector("article")).focus();
  };
}

function drawMessage(message, context) {
  const mine = message.user === context.me;
  const sender = context.names(message.user) ?? (message.username || "Klik");
  const moment = momentOf(message, context.platform);
  const time = timeOf(moment, context.language);
  const isReply = message.thread && message.thread !== message.ts;
  const classes = ["message", mine ? "mine" : "theirs", message.ephemeral ? "ephemeral" : "", message.deleted ? "deleted" : "", isReply ? "reply" : ""];
  return h("li", { class: classes.filter(Boolean).join(" ") },
    mine ? null : face(message, context),
    h("article", { tabindex: "-1", "aria-label": `${sender}, ${time}` },
      h("div", { class: "message-head" },
        mine ? null : h("span", { class: "sender", "aria-hidden": "true" }, sender),
        h("time", { datetime: moment.toISOString() }, time),
        message.edited && !message.deleted ? h("span", { class: "faint" }, context.words("edited")) : null,
        message.ephemeral || message.replaced ? h("span", { class: "badge" }, icon("lock"), context.words(message.replaced ? "onlyYouSo" : "onlyYou")) : null),
      h("div", { class: "bubble", lang: languageOf(wordsOf(message), context.contentLanguage) }, body(message, context)),
      message.deleted || message.ephemeral ? null : reactions(message, context)));
}

function face({ user }, { people, tintOf, initialOf }) {
  const isPerson = people.some(({ id }) => id === user);
  if (!isPerson) return h("span", { class: "avatar bot", "aria-hidden": "true" }, mark());
  return h("span", { class: "avatar", "aria-hidden": "true", data: { tint: String(tintOf(user)) } }, initialOf(user));
}

const wordsOf = (message) => (message.cards?.length || message.blocks?.length ? textIn([message.cards, message.blocks]) : message.text ?? "");

function timeOf(moment, language) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ZONE }).format(moment);
}

function body(message, context) {
  if (message.deleted) return h("p", { class: "prose" }, context.words("deleted"));
  const files = (message.files ?? []).map((file) => fileRow(file, message, context));
  if (context.platform === "teams") return [message.text ? h("p", { class: "prose" }, message.text) : null, ...context.cards, ...files].filter(Boolean);
  if (!message.blocks?.length) return [h("p", { class: "prose" }, textNodes({ type: "mrkdwn", text: message.text }, context.names)), ...files];
  const press = (action) => context.send("press", { as: context.me, channel: context.conversation.id, ts: message.ts, ...action });
  return [...renderBlocks(message.blocks, { ...context, press }), ...files];
}

// Teams asks before a bot may put a file in somebody's own storage.
function fileRow(file, message, context) {
  const title = `📄 ${file.title}`;
  const name = h("p", { class: "file" }, file.url ? h("a", { href: file.url, download: file.title }, title) : title, sizeOf(file, context.language));
  if (!file.state) return name;
  const answer = (accept) => context.send("consent", { as: context.me, conversation: context.conversation.id, activity: message.ts, accept });
  const choice = (key, look, accept) => {
    const button = h("button", { type: "button", class: `button ${look}`, data: { action: key }, on: { click: () => whileBusy(button, () => answer(accept)) } }, context.words(key));
    return button;
  };
  const rest = file.state === "asked"
    ? h("div", { class: "block-actions" }, choice("fileAccept", "primary", true), choice("fileDecline", "plain", false))
    : h("p", { class: "faint" }, context.words(`file-${file.state}`));
  return h("div", { class: "file-row" }, name, rest);
}

function sizeOf({ size }, language) {
  if (!size) return null;
  const kilobytes = new Intl.NumberFormat(language, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
  return h("span", { class: "faint" }, kilobytes.format(Math.max(1, size / 1000)));
}

function reactions(message, context) {
  const given = (message.reactions ?? []).filter((one) => one.users.length);
  const canStart = context.conversation.kind === "channel" && message.user !== context.me;
  if (!given.length && !canStart) return null;
  const react = (name, remove) => context.send("react", {
    as: context.me, channel: context.conversation.id, ts: message.ts, name, remove,
  });
  const picker = h("div", { class: "picker", role: "group", "aria-label": context.words("react"), hidden: true });
  const open = h("button", {
    type: "button", class: "react", "aria-expanded": "false", "aria-label": context.words("react"), data: { reaction: "open" },
    on: { click: () => toggle() },
  }, icon("smile"));
  const toggle = (to = picker.hidden) => {
    picker.hidden = !to;
    open.setAttribute("aria-expanded", String(to));
    if (to) picker.firstChild.focus();
  };
  picker.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { toggle(false); open.focus(); }
  });
  picker.append(...PICKERS[context.platform].map((name) => pick(name, context, async () => { toggle(false); open.focus(); await react(name, false); })));
  return h("div", { class: "reactions" }, given.map((one) => chip(one, context, react)), open, picker);
}

function pick(name, context, choose) {
  const button = h("button", {
    type: "button", class: "pick", title: `:${name}:`, "aria-label": context.words("reactWith", { name: emojiLabel(name) }),
    on: { click: () => whileBusy(button, choose) },
  }, emojiOf(name));
  return button;
}

function chip({ name, users }, context, react) {
  const mine = users.includes(context.me);
  const people = users.map((user) => context.roleOf(user)).join(", ");
  const label = context.words("reactionBy", { name: emojiLabel(name), people });
  const button = h("button", {
    type: "button", class: "chip", "aria-pressed": String(mine), title: label, "aria-label": label, data: { reaction: name },
    on: { click: () => whileBusy(button, () => react(name, mine)) },
  }, h("span", { "aria-hidden": "true" }, emojiOf(name) ?? `:${name}:`), ` ${users.length}`);
  return button;
}
