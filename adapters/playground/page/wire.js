// The wire: a drawer that lists every request and answer between the platforms and the bot.

import { h, icon, newId, replace } from "./dom.js";
import { jsonNode } from "./json.js";
import { PLATFORM_NAMES, PLATFORMS } from "./platforms.js";
import { nameOfAction } from "./reading.js";

export function makeWire(app, section, opener) {
  const opened = new Set();
  const state = { direction: "all", platform: "all", wanted: "", opens: 0 };
  const title = h("h2", { id: newId("wire-title") });
  const note = h("p", { class: "wire-note" });
  const filter = h("div", { class: "segments", role: "group" });
  const platforms = h("div", { class: "segments", role: "group", hidden: true });
  const search = h("input", { class: "input", type: "search", autocomplete: "off", on: { input: () => { state.wanted = search.value.trim(); draw(); } } });
  const count = h("span", { class: "wire-count", role: "status" });
  const close = h("button", { type: "button", class: "icon-button", on: { click: () => toggle(false) } }, icon("close"));
  const rows = h("ol", { class: "wire-rows" });
  const empty = h("p", { class: "empty" });
  const scroller = h("div", { class: "wire-scroll", tabindex: "-1" }, empty, rows);
  section.setAttribute("aria-labelledby", title.id);
  section.append(h("div", { class: "wire-head" }, h("div", { class: "wire-title" }, title, note), close),
    h("div", { class: "wire-tools" }, filter, platforms, search, count), scroller);
  section.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); toggle(false); } });

  function toggle(to = section.hidden) {
    section.hidden = !to;
    document.body.classList.toggle("with-wire", to);
    opener.setAttribute("aria-expanded", String(to));
    fence();
    if (to) {
      state.opens += 1;
      draw();
      scroller.scrollTop = scroller.scrollHeight;
      search.focus();
    } else {
      opener.focus();
    }
    app.draw();
  }

  function draw() {
    if (section.hidden) return;
    words();
    const wanted = state.wanted.toLowerCase();
    const entries = app.store.wire.filter((entry) => isWanted(entry, wanted));
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    const old = new Map([...rows.children].map((node) => [node.print, node]));
    const nodes = entries.map((entry) => {
      const print = `${entry.key}:${wanted}:${app.language}`;
      return old.get(print) ?? Object.assign(row(entry, wanted), { print });
    });
    const isLonger = nodes.length > rows.children.length && [...rows.children].every((node, index) => node === nodes[index]);
    if (isLonger) rows.append(...nodes.slice(rows.children.length));
    else if (nodes.length !== rows.children.length || nodes.some((node, index) => node !== rows.children[index])) rows.replaceChildren(...nodes);
    empty.hidden = entries.length > 0;
    empty.textContent = app.words(app.store.wire.length ? "wireNone" : "wireEmpty");
    count.textContent = app.words("wireCount", { shown: entries.length, total: app.store.wire.length });
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
  }

  function words() {
    title.textContent = app.words("wireTitle");
    note.textContent = app.words(app.hasTeams() ? "wireNoteBoth" : "wireNote");
    filter.setAttribute("aria-label", app.words("wireFilter"));
    search.placeholder = app.words("wireSearch");
    search.setAttribute("aria-label", app.words("wireSearch"));
    close.setAttribute("aria-label", app.words("close"));
    platforms.hidden = !app.hasTeams();
    section.classList.toggle("both", app.hasTeams());
    platforms.setAttribute("aria-label", app.words("wirePlatform"));
    if (filter.print === app.language) return;
    filter.print = app.language;
    choice(filter, "direction", [["all", app.words("wireAll")], ["to_bot", app.words("wireToBot")], ["from_bot", app.words("wireFromBot")]]);
    choice(platforms, "platform", [["all", app.words("wireBoth")], ...PLATFORMS.map((platform) => [platform, PLATFORM_NAMES[platform]])]);
  }

  function choice(group, key, options) {
    const choose = (value) => {
      state[key] = value;
      for (const button of group.children) button.setAttribute("aria-pressed", String(button.value === value));
      draw();
    };
    replace(group, options.map(([value, label]) =>
      h("button", { type: "button", value, "aria-pressed": String(state[key] === value), on: { click: () => choose(value) } }, label)));
  }

  function isWanted(entry, wanted) {
    if (state.direction !== "all" && entry.direction !== state.direction) return false;
    if (state.platform !== "all" && entry.platform !== state.platform) return false;
    if (!wanted) return true;
    entry.searchable ??= JSON.stringify([entry.what, entry.request, entry.response]).toLowerCase();
    return entry.searchable.includes(wanted);
  }

  function fault(entry) {
    const text = entry.direction === "from_bot" ? app.words("fault", { kind: entry.fault }) : entry.fault;
    return entry.fault ? h("span", { class: "fault" }, text) : null;
  }

  function row(entry, wanted) {
    const toBot = entry.direction === "to_bot";
    const isFine = entry.status >= 200 && entry.status < 300 && entry.response?.ok !== false;
    const summary = h("summary", {},
      h("span", { class: `arrow ${toBot ? "to" : "from"}`, "aria-hidden": "true" }, toBot ? "→" : "←"),
      h("span", { class: "wire-direction" }, app.words(toBot ? "wireToBot" : "wireFromBot")),
      app.hasTeams() ? h("span", { class: "wire-platform", data: { platform: entry.platform } }, PLATFORM_NAMES[entry.platform]) : null,
      h("span", { class: "wire-what" }, h("code", {}, entry.what), about(entry, app.placeName), fault(entry)),
      h("span", { class: `status ${isFine ? "fine" : "wrong"}` }, entry.status ? String(entry.status) : app.words("noAnswer")),
      h("span", { class: "wire-ms" }, app.words("milliseconds", { ms: Math.round(entry.ms * 10) / 10 })),
      h("time", { class: "wire-time" }, clockTime(entry.at, app.language)));
    const details = h("details", { open: opened.has(entry.key) }, summary);
    const fill = () => {
      if (details.children.length > 1) return;
      details.append(h("div", { class: "wire-bodies" },
        h("div", {}, h("h3", {}, app.words("request")), jsonNode(entry.request ?? null, wanted)),
        h("div", {}, h("h3", {}, app.words("answer")), jsonNode(entry.response ?? null, wanted))));
    };
    details.addEventListener("toggle", () => {
      if (details.open) { opened.add(entry.key); fill(); } else { opened.delete(entry.key); }
    });
    return h("li", {}, details);
  }

  // On a small window the wire covers everything: what is under it cannot be reached.
  function fence() {
    const covers = !section.hidden && !app.isWide();
    for (const part of document.querySelectorAll(".top, .guide, .stage")) part.inert = covers;
  }

  opener.addEventListener("click", () => toggle());
  return { draw, toggle, fence, timesOpened: () => state.opens };
}

// The one thing that tells two rows apart: which event, button, command or channel.
function about({ request, platform }, placeName) {
  const text = platform === "teams" ? ofActivity(request, placeName) : ofPayload(request) || request?.channel || request?.users || request?.user || "";
  return text ? h("span", { class: "wire-about" }, String(text)) : null;
}

function ofPayload(request) {
  const act = request?.actions?.[0]?.action_id ?? (request?.type === "view_submission" ? request.view?.callback_id : null);
  const event = request?.event && [request.event.type, request.event.reaction].filter(Boolean).join(" ");
  return act ?? event ?? (request?.command && `${request.command} ${request.text}`);
}

function ofActivity(request, placeName) {
  const value = request?.value;
  const pressed = nameOfAction(value?.action?.verb ? value.action : { data: value?.data ?? value });
  const reaction = (request?.reactionsAdded ?? request?.reactionsRemoved)?.[0]?.type;
  const place = typeof request?.conversation === "string" ? placeName(request.conversation) : "";
  return pressed || reaction || (typeof request?.action === "string" ? request.action : "") || place;
}

function clockTime(at, language) {
  const moment = new Date(typeof at === "number" ? at * 1000 : at);
  if (Number.isNaN(moment.getTime())) return String(at ?? "");
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: "Europe/Amsterdam" }).format(moment);
}
