// What the steps of the guide look at: gathered from the state and the wire of every platform, once per change.
// A person is meant by their part, so it makes no difference on which platform they did it.

import { factOf } from "./facts.js";
import { hasAction } from "./reading.js";

const ACCEPTING = /^(white_check_mark|raising_hand|like|heart)/;
const POSTS = ["chat.postMessage", "sendToConversation", "replyToActivity", "createConversation"];

export function worldOf(app) {
  const { store } = app;
  const dmOf = (person) => store.conversationsOf(person.id).find((one) => one.kind === "dm")?.messages ?? [];
  const playing = (part) => store.people.filter((person) => person.part === part);
  const coaches = store.people.filter((person) => person.role === "coach");
  const since = store.wire.filter((entry) => entry.at > store.openedAt);
  const posted = since.filter((entry) => entry.direction === "from_bot" && POSTS.includes(entry.what));
  const partOf = new Map(store.people.map((person) => [person.id, person.part]));
  const facts = since.filter((entry) => entry.direction === "to_bot").map((entry) => {
    const fact = factOf(entry);
    return { ...fact, platform: entry.platform, part: partOf.get(fact.user) };
  });
  const channelsOf = (person) => store.conversationsOf(person.id).filter((one) => one.kind === "channel");
  const channelMessages = store.people.flatMap(channelsOf).flatMap((one) => one.messages);
  const winners = () => coaches.filter((coach) => dmOf(coach).some((message) => hasAction(message, "match.contacted")));
  const lookedAt = app.shownPanes().filter((pane) => pane.kind() === "channel" && pane.messages().length).map((pane) => pane.platform());
  return {
    wireOpened: app.wire.timesOpened() > 0,
    broke: app.trouble.used(),
    wrote: (part) => playing(part).some((person) => dmOf(person).some((message) => message.user === person.id)) || facts.some((fact) => fact.part === part && fact.command),
    dmHas: (part, action) => playing(part).some((person) => dmOf(person).some((message) => hasAction(message, action))),
    channelHas: (action) => channelMessages.some((message) => hasAction(message, action)) || posted.some((entry) => textOf(entry).includes(action)),
    did: (action, part) => facts.some((fact) => fact.actions.includes(action) && (!part || fact.part === part)),
    typed: (command, words, part) => facts.some((fact) => fact.command === command && words.test(fact.text) && (!part || fact.part === part)),
    hasWinner: () => winners().length > 0,
    looksAcross: () => lookedAt.some((platform) => winners().some((winner) => winner.platform !== platform)),
    triedToAccept: () => new Set(facts.filter((fact) => fact.actions.includes("request.accept") || ACCEPTING.test(fact.reaction))
      .map((fact) => fact.part).filter((part) => part?.startsWith("coach"))),
  };
}

function textOf(entry) {
  entry.text ??= JSON.stringify(entry.request ?? "");
  return entry.text;
}
