// One pretend platform as the page sees it: reads every person's view and the wire, and passes acts on.

export function openSource(platform, origin, { onFailure }) {
  const source = { platform, people: [], states: new Map(), wire: [], revision: -1, run: 0, teamsUrl: "" };
  const root = `${origin}/playground/`;

  async function getJson(path) {
    const response = await fetch(root + path, { headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }

  source.load = async () => {
    const first = await getJson("state");
    if (first.revision < source.revision) forget(source);
    const others = first.people.filter((person) => person.id !== first.me);
    const rest = await Promise.all(others.map((person) => getJson(`state?as=${encodeURIComponent(person.id)}`)));
    const { entries } = await getJson(`wire?after=${source.wire.at(-1)?.n ?? 0}`);
    source.wire.push(...entries);
    source.states = new Map([first, ...rest].map((state) => [state.me, state]));
    Object.assign(source, { people: withParts(first.people, platform), revision: first.revision, teamsUrl: first.teams?.url ?? "" });
  };

  source.listen = ({ onChange, onLost }) => {
    const stream = new EventSource(`${root}stream`);
    stream.addEventListener("changed", onChange);
    stream.addEventListener("open", onChange);
    stream.addEventListener("error", onLost);
  };

  source.send = async (path, body, method) => {
    try {
      const response = await fetch(root + path, {
        method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
      });
      const answer = await response.json();
      if (answer.ok === false && answer.error) onFailure(answer.error);
      return answer;
    } catch (error) {
      onFailure(error.message);
      return { ok: false };
    }
  };

  return source;
}

// The demo was started again: its wire begins anew.
function forget(source) {
  source.wire.length = 0;
  source.run += 1;
}

const PARTS = { candidate: ["candidate", "visitor"], admin: ["admin", "admin2"] };

// Both platforms have the same cast, under other ids: a part is who somebody is in the play.
function withParts(people, platform) {
  const seen = { candidate: 0, coach: 0, admin: 0 };
  const partOf = ({ id, role }) => {
    seen[role] = (seen[role] ?? 0) + 1;
    if (role === "coach") return `coach${seen.coach}`;
    return PARTS[role]?.[seen[role] - 1] ?? id;
  };
  return people.map((person, tint) => ({ ...person, platform, tint, part: partOf(person) }));
}
