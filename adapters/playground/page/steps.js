// The steps of "what to try": who does what, in both languages, and how the page sees that it happened.
// Everything is read from the workspace's state and the wire; nothing is asked of the bot.

import { hasAction } from "./blocks.js";

const ACCEPTING = /^(white_check_mark|raising_hand)/;

export const STEPS = [
  {
    id: "hello", who: "candidate", place: "dm",
    title: { nl: "Zeg wat je zoekt", en: "Say what you are looking for" },
    text: {
      nl: "Schrijf Klik in je eigen woorden, bijvoorbeeld „Ik zoek een coach”. Klik vertelt eerst wat er bewaard wordt.",
      en: "Write to Klik in your own words, for example “I am looking for a coach”. Klik first tells what is kept.",
    },
    done: (world) => world.wrote("candidate"),
  },
  {
    id: "form", who: "candidate", place: "dm",
    title: { nl: "Vul het formulier in", en: "Fill in the form" },
    text: {
      nl: "Druk op de knop om een coach te zoeken. Laat eerst eens iets leeg. Noem in je verhaal een naam, een werkgever en een telefoonnummer: verzonnen mag.",
      en: "Press the button to find a coach. Try leaving something empty first. Mention a name, an employer and a phone number in your story: made up is fine.",
    },
    done: (world) => world.dmHas("candidate", "request.publish") || world.channelHas("request.accept"),
  },
  {
    id: "post", who: "candidate", place: "dm",
    title: { nl: "Lees wat coaches zien, en plaats het", en: "Read what coaches will see, and post it" },
    text: {
      nl: "In het voorbeeld is weggehaald wie je bent. Er gaat niets de deur uit voordat je op plaatsen drukt.",
      en: "In the preview it is taken out who you are. Nothing goes out before you press post.",
    },
    done: (world) => world.channelHas("request.accept"),
  },
  {
    id: "accept", who: "coach1", place: "channel",
    title: { nl: "Neem de aanvraag aan", en: "Accept the request" },
    text: {
      nl: "De aanvraag staat in het kanaal, zonder naam. Druk op de knop om te helpen, of reageer met ✅. De contactgegevens komen in je privégesprek, de kandidaat hoort wie je bent.",
      en: "The request is in the channel, without a name. Press the button to help, or react with ✅. The contact details come in your direct message, the candidate hears who you are.",
    },
    done: (world) => world.coaches.some((coach) => world.dmOf(coach).some((message) => hasAction(message, "match.contacted"))),
  },
  {
    id: "late", who: "coach2", place: "channel",
    title: { nl: "Kom te laat", en: "Come second" },
    text: {
      nl: "Probeer als een andere coach dezelfde aanvraag met een emoji aan te nemen. Je leest een vriendelijk nee, en niets over de persoon.",
      en: "As another coach, try to accept the same request with an emoji. You read a kind no, and nothing about the person.",
    },
    done: (world) => world.triedToAccept().size > 1,
  },
  {
    id: "wire", who: null,
    title: { nl: "Kijk op de draad", en: "Look at the wire" },
    text: {
      nl: "Zoek op de naam die je invulde. Je vindt die in het formulier en bij de ene coach die aannam, en in geen bericht aan het kanaal.",
      en: "Search for the name you filled in. You find it in the form and with the one coach who accepted, and in no message to the channel.",
    },
    done: (world) => world.wireOpened,
  },
  {
    id: "data", who: "candidate", place: "dm",
    title: { nl: "Vraag wat er over je bewaard wordt", en: "Ask what is kept about you" },
    text: { nl: "Typ /klik mijn-gegevens, of vraag het gewoon.", en: "Type /klik my-data, or simply ask." },
    done: (world) => world.facts.some((fact) => fact.actions.includes("data.view") || /^(my-data|mijn-gegevens)/.test(fact.text)),
  },
  {
    id: "withdraw", who: "candidate", place: "dm",
    title: { nl: "Plaats er nog een, en trek die in", en: "Post another one, and withdraw it" },
    text: {
      nl: "Zoek opnieuw een coach, plaats de aanvraag en trek die weer in. In het kanaal blijft alleen een lege plek over.",
      en: "Look for a coach again, post the request and withdraw it. In the channel only an empty place is left.",
    },
    done: (world) => world.facts.some((fact) => fact.actions.includes("request.withdraw")),
  },
  {
    id: "overview", who: "admin", place: "dm",
    title: { nl: "Bekijk wat de beheerder ziet", en: "See what the admin sees" },
    text: { nl: "Typ /avg overzicht. Dat werkt alleen voor de beheerder; probeer het gerust ook als bezoeker.", en: "Type /avg overview. It works for the admin only; feel free to try it as the visitor too." },
    done: (world) => world.facts.some((fact) => fact.command === "/avg" && fact.user === world.admin && /^(overview|overzicht|$)/.test(fact.text)),
  },
  {
    id: "break", who: null,
    title: { nl: "Maak iets stuk", en: "Break something" },
    text: {
      nl: "Laat een coach vertrekken, maak het kanaal openbaar of laat Slack haperen, en kijk wat Klik doet.",
      en: "Let a coach leave, make the channel public or let Slack falter, and see what Klik does.",
    },
    done: (world) => world.broke,
  },
];

// What the steps look at, gathered once per change.
export function worldOf(app) {
  const { store } = app;
  const cast = app.cast();
  const dmOf = (person) => store.conversationsOf(person).find((one) => one.kind === "dm")?.messages ?? [];
  const channel = [cast.admin, ...cast.coaches].flatMap((person) => store.conversationsOf(person ?? "").filter((one) => one.kind === "channel"));
  const channelMessages = channel.flatMap((one) => one.messages);
  const facts = store.wire.filter((entry) => entry.direction === "to_bot").map(factOf);
  const posted = store.wire.filter((entry) => entry.direction === "from_bot");
  return {
    ...cast, facts, dmOf, wireOpened: app.wire.timesOpened() > 0, broke: app.trouble.used(),
    wrote: (role) => dmOf(cast[role]).some((message) => message.user === cast[role]) || facts.some((fact) => fact.user === cast[role] && fact.command === "/klik"),
    dmHas: (role, action) => dmOf(cast[role]).some((message) => hasAction(message, action)),
    channelHas: (action) => channelMessages.some((message) => hasAction(message, action)) || posted.some((entry) => postedAction(entry, action)),
    triedToAccept: () => new Set([
      ...facts.filter((fact) => fact.actions.includes("request.accept") || ACCEPTING.test(fact.reaction)).map((fact) => fact.user),
    ].filter((user) => cast.coaches.includes(user))),
  };
}

function postedAction(entry, action) {
  entry.text ??= JSON.stringify(entry.request ?? "");
  return entry.what === "chat.postMessage" && entry.text.includes(action);
}

// Who did what, out of one request to the bot. Kept on the entry: the wire only grows.
function factOf(entry) {
  entry.fact ??= readFact(opened(entry.request));
  return entry.fact;
}

function readFact(request) {
  const payload = opened(request?.payload) ?? request ?? {};
  const event = payload.event ?? {};
  return {
    user: payload.user?.id ?? payload.user_id ?? event.user ?? "",
    actions: [...(payload.actions ?? []).map((action) => action.action_id), payload.type === "view_submission" ? payload.view?.callback_id : null].filter(Boolean),
    command: payload.command ?? "", text: payload.command ? (payload.text ?? "") : "",
    reaction: event.type === "reaction_added" ? event.reaction : "",
  };
}

function opened(value) {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return Object.fromEntries(new URLSearchParams(value));
  }
}
