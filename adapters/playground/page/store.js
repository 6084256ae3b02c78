// What the page knows: every person's view on each platform, the wire, and what each person has seen.
// The pretend Teams joins when the pretend Slack says where it is.

import { platformOfEntry } from "./platforms.js";
import { openSource } from "./source.js";

export function openStore({ onChange, onLost, onFailure }) {
  const sources = [openSource("slack", "", { onFailure })];
  const store = { people: [], states: new Map(), wire: [], run: 0, openedAt: "", seen: JSON.parse(sessionStorage.getItem("klik.seen")) ?? {} };
  let running = false;
  let again = false;

  async function refresh() {
    if (running) { again = true; return; }
    running = true;
    let isHere = true;
    do {
      again = false;
      isHere = await loadAll().then(() => true, () => false);
    } while (again && isHere);
    running = false;
    onLost(!isHere);
    if (isHere) onChange();
  }

  async function loadAll() {
    await Promise.all(sources.map((source) => source.load()));
    const [slack] = sources;
    if (slack.teamsUrl && sources.length === 1) {
      const teams = openSource("teams", slack.teamsUrl, { onFailure });
      await teams.load();
      sources.push(teams);
      teams.listen(listeners);
    }
    join(store, sources);
    store.openedAt = openedAt(store);
  }

  const listeners = { onChange: refresh, onLost: () => onLost(true) };
  store.start = async () => {
    const isFirstVisit = !sessionStorage.getItem("klik.seen");
    await refresh();
    if (isFirstVisit) markAllSeen(store);
    sources[0].listen(listeners);
  };
  store.send = (path, body, { method = "POST", platform } = {}) => {
    const of = platform ?? store.people.find((person) => person.id === body?.as)?.platform ?? "slack";
    return sources.find((source) => source.platform === of).send(path, body, method);
  };
  store.platforms = () => sources.map((source) => source.platform);
  store.markSeen = (person, conversation) => markSeen(store, person, conversation);
  store.unread = (person, conversation) => unread(store, person, conversation);
  store.unreadOf = (person) => conversationsOf(store, person).reduce((sum, one) => sum + unread(store, person, one), 0);
  store.conversationsOf = (person) => conversationsOf(store, person);
  return store;
}

function join(store, sources) {
  store.people = sources.flatMap((source) => source.people);
  store.states = new Map(sources.flatMap((source) => [...source.states]));
  store.run = sources.reduce((sum, source) => sum + source.run, 0);
  store.wire = oneWire(sources);
}

// One wire may serve both platforms, and then each of them tells all of it.
function oneWire(sources) {
  const found = new Map();
  for (const { platform, wire, run } of sources) {
    for (const entry of wire) {
      entry.platform = sources.length > 1 ? platformOfEntry(entry) : platform;
      entry.key = `${run}/${entry.at}/${entry.n}/${entry.what}`;
      if (!found.has(entry.key)) found.set(entry.key, entry);
    }
  }
  const entries = [...found.values()];
  return sources.length > 1 ? entries.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.n - other.n)) : entries;
}

// How the demo was made ready, before anybody looked, is no step that a visitor took. Each run has its own moment.
function openedAt(store) {
  const run = store.wire[0]?.at ?? "";
  const wasEmpty = store.openedRun === "";
  store.openedRun = run;
  const kept = JSON.parse(localStorage.getItem("klik.opened")) ?? {};
  if (kept.run === run) return kept.at;
  const at = wasEmpty ? "" : (store.wire.at(-1)?.at ?? "");
  localStorage.setItem("klik.opened", JSON.stringify({ run, at }));
  return at;
}

function conversationsOf(store, person) {
  const found = store.states.get(person)?.conversations ?? [];
  return [...found].sort((one, other) => (one.kind === "dm" ? 0 : 1) - (other.kind === "dm" ? 0 : 1));
}

function unread(store, person, conversation) {
  const last = store.seen[`${person}/${conversation.id}`] ?? "";
  return conversation.messages.filter((message) => message.user !== person && !message.deleted && message.ts > last).length;
}

// What was there before the page was opened is no news to anybody.
function markAllSeen(store) {
  for (const { id } of store.people) for (const one of conversationsOf(store, id)) markSeen(store, id, one);
}

function markSeen(store, person, conversation) {
  const last = conversation.messages.at(-1)?.ts;
  const key = `${person}/${conversation.id}`;
  if (!last || (store.seen[key] ?? "") >= last) return;
  store.seen[key] = last;
  sessionStorage.setItem("klik.seen", JSON.stringify(store.seen));
}
