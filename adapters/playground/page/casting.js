// Who is who: a part in the play (candidate, coach1, …), the account that plays it on each platform, and where it sits now.

import { PLATFORM_NAMES } from "./platforms.js";

const NAMED = ["candidate", "admin", "admin2", "visitor"];

export function addCasting(app) {
  const seats = JSON.parse(sessionStorage.getItem("klik.seats")) ?? {};

  app.person = (id) => app.store.people.find((person) => person.id === id);
  app.account = (part, platform) => app.store.people.find((person) => person.part === part && person.platform === platform)?.id;
  app.platformOf = (id) => app.person(id)?.platform ?? "slack";
  app.hasTeams = () => app.store.platforms().length > 1;

  // At first everybody sits on Slack, but for the candidate: so that both can be seen.
  app.seatOf = (part) => (app.hasTeams() ? seats[part] ?? (part === "candidate" ? "teams" : "slack") : "slack");
  app.sit = (part, platform) => {
    seats[part] = platform;
    sessionStorage.setItem("klik.seats", JSON.stringify(seats));
  };
  app.seated = (part) => app.account(part, app.seatOf(part));
  app.otherSeat = (part) => app.account(part, app.seatOf(part) === "slack" ? "teams" : "slack");
  app.parts = () => app.store.people.filter((person) => person.platform === "slack").map((person) => person.part);

  app.cast = (platform = "slack") => {
    const one = (part) => app.account(part, platform);
    const coaches = app.store.people.filter((person) => person.platform === platform && person.role === "coach").map((person) => person.id);
    return { candidate: one("candidate"), visitor: one("visitor"), admin: one("admin"), coaches };
  };

  const numberOf = (part) => /^coach(\d+)$/.exec(part ?? "")?.[1];
  app.roleOf = (id) => {
    const part = app.person(id)?.part;
    if (NAMED.includes(part)) return app.words(part);
    return numberOf(part) ? app.words("coach", { n: numberOf(part) }) : (app.names(id) ?? id);
  };
  // Named with the platform where that could be in doubt.
  app.whoIs = (id) => (app.hasTeams() ? app.words("onPlatform", { who: app.roleOf(id), platform: PLATFORM_NAMES[app.platformOf(id)] }) : app.roleOf(id));
  app.initialOf = (id) => {
    if (app.person(id)?.part === "visitor") return app.words("visitorInitial");
    const [, n = ""] = /(\d*)$/.exec(app.roleOf(id));
    return `${app.roleOf(id).slice(0, 1)}${n}`;
  };
  app.coachNumber = (id) => Number(numberOf(app.person(id)?.part) ?? 0) - 1;
  app.tintOf = (id) => app.person(id)?.tint ?? -1;
  app.names = (id) => {
    const person = app.person(id);
    if (person) return NAMED.includes(person.part) || numberOf(person.part) ? app.roleOf(id) : person.name;
    return app.store.people.flatMap((one) => app.store.conversationsOf(one.id)).find((one) => one.id === id)?.name;
  };
  // A conversation of Teams by its people: its id says nothing. A thread's id goes on after the channel's.
  app.placeName = (id) => {
    const [room] = id.split(";");
    const person = app.store.people.find((one) => app.store.conversationsOf(one.id).some((conversation) => conversation.id === room));
    const conversation = person && app.store.conversationsOf(person.id).find((one) => one.id === room);
    return conversation?.kind === "dm" ? app.roleOf(person.id) : conversation ? `# ${conversation.name}` : room;
  };
  app.contentLanguageOf = (id) => app.person(id)?.locale?.slice(0, 2) ?? app.language;
}
