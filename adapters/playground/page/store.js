// What the page knows: every person's view of the workspace, the wire, and what each person has seen.
// Reads the playground's calls and nothing else.

const ROOT = "/playground/";

export function openStore({ onChange, onLost, onFailure }) {
  const store = {
    people: [], states: new Map(), wire: [], revision: -1, workspace: {}, run: 0,
    seen: JSON.parse(sessionStorage.getItem("klik.seen")) ?? {},
  };
  let running = false;
  let again = false;

  async function refresh() {
    if (running) { again = true; return; }
    running = true;
    let isHere = true;
    do {
      again = false;
      isHere = await loadAll(store).then(() => true, () => false);
    } while (again && isHere);
    running = false;
    onLost(!isHere);
    if (isHere) onChange();
  }

  store.start = async () => {
    const isFirstVisit = !sessionStorage.getItem("klik.seen");
    await refresh();
    if (isFirstVisit) markAllSeen(store);
    const stream = new EventSource(`${ROOT}stream`);
    stream.addEventListener("changed", refresh);
    stream.addEventListener("open", refresh);
    stream.addEventListener("error", () => onLost(true));
  };
  store.refresh = refresh;
  store.send = (path, body, method = "POST") => send(path, body, method, onFailure);
  store.markSeen = (person, conversation) => markSeen(store, person, conversation);
  store.unread = (person, conversation) => unread(store, person, conversation);
  store.unreadOf = (person) => conversationsOf(store, person).reduce((sum, one) => sum + unread(store, person, one), 0);
  store.conversationsOf = (person) => conversationsOf(store, person);
  return store;
}

async function getJson(path) {
  const response = await fetch(ROOT + path, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function loadAll(store) {
  const first = await getJson("state");
  if (first.revision < store.revision) forget(store);
  const others = first.people.filter((person) => person.id !== first.me);
  const rest = await Promise.all(others.map((person) => getJson(`state?as=${encodeURIComponent(person.id)}`)));
  await loadWire(store);
  store.states = new Map([first, ...rest].map((state) => [state.me, state]));
  Object.assign(store, { people: first.people, revision: first.revision, workspace: first.workspace });
}

async function loadWire(store) {
  const { entries } = await getJson(`wire?after=${store.wire.at(-1)?.n ?? 0}`);
  store.wire.push(...entries);
}

// The demo was started again: its wire begins anew.
function forget(store) {
  store.wire.length = 0;
  store.run += 1;
}

async function send(path, body, method, onFailure) {
  try {
    const response = await fetch(ROOT + path, {
      method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = await response.json();
    if (answer.ok === false && answer.error) onFailure(answer.error);
    return answer;
  } catch (error) {
    onFailure(error.message);
    return { ok: false };
  }
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
