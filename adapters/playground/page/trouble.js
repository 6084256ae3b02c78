// "Break it": people who leave, a channel that opens up, a Slack that falters.

import { h, newId, replace, whileBusy } from "./dom.js";
import { METHODS, PLATFORM_NAMES } from "./platforms.js";

const FAULTS = {
  fault429: { kind: "status", status: 429, retry_after: 2 },
  fault500: { kind: "status", status: 500 },
  faultDrop: { kind: "store_then_drop" },
  faultDelay: { kind: "store_then_delay", seconds: 5 },
  faultGarbage: { kind: "garbage" },
};
const SWITCHES = {
  leave: "member", join: "member", deactivate: "account", reactivate: "account", uninstall: "installed", install: "installed",
  makePublic: "private", makePrivate: "private", makeShared: "shared", makeUnshared: "shared",
  deleteChannel: "gone", restoreChannel: "gone",
};
export function makeTrouble(app, dialog, opener) {
  let used = false;
  let said = "";
  let platform = "slack";
  const send = (path, body, method) => app.store.send(path, body, { method, platform });

  // The two sides of a switch share their place for the focus, so that it stays when the label turns.
  const control = (key, run, person = "") => {
    const label = app.words(key);
    const focus = person + (SWITCHES[key] ?? key);
    const button = h("button", { type: "button", class: "button plain", data: { focus }, on: { click: () => whileBusy(button, act) } }, label);
    const act = async () => {
      const answer = await run();
      if (answer.ok === false) return;
      used = true;
      said = app.words("troubleDone", { what: label });
      app.draw();
    };
    return button;
  };

  function draw() {
    if (!dialog.open) return;
    const focused = dialog.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const title = h("h2", { id: newId("trouble-title") }, app.words("trouble"));
    dialog.setAttribute("aria-labelledby", title.id);
    replace(dialog, h("div", { class: "sheet" },
      h("div", { class: "modal-head" }, title),
      h("div", { class: "modal-body" }, h("p", {}, app.words("troubleIntro")), platformChoice(),
        part("troublePeople", [...app.cast(platform).coaches, app.account("visitor", platform)].filter(Boolean).map(personRow)),
        part("troubleChannel", channelRow()), part("troubleFaults", faultRow())),
      h("div", { class: "modal-foot" }, h("p", { class: "said", role: "status" }, said),
        h("button", { type: "button", class: "button primary", data: { focus: "close" }, on: { click: () => dialog.close() } }, app.words("close")))));
    if (focused) [...dialog.querySelectorAll("[data-focus]")].find((node) => node.dataset.focus === focused)?.focus();
  }

  const part = (key, rows) => h("section", { class: "trouble-part" }, h("h3", {}, app.words(key, { platform: PLATFORM_NAMES[platform] })), rows);

  function platformChoice() {
    if (!app.hasTeams()) return null;
    return h("div", { class: "segments", role: "group", "aria-label": app.words("wirePlatform") }, app.store.platforms().map((name) => h("button", {
      type: "button", data: { focus: name }, "aria-pressed": String(name === platform),
      on: { click: () => { platform = name; chosen.method = METHODS[name][0]; said = ""; draw(); } },
    }, PLATFORM_NAMES[name])));
  }

  function channel() {
    const people = app.store.people.filter((person) => person.platform === platform);
    return people.flatMap(({ id }) => app.store.conversationsOf(id)).find((one) => one.kind === "channel");
  }

  function personRow(id) {
    const person = app.person(id);
    const isMember = channel()?.members?.includes(id) ?? true;
    const isOff = person.deleted;
    const change = (action) => () => send("people", { as: id, action });
    const install = person.installed ? "uninstall" : "install";
    return h("div", { class: "trouble-row", role: "group", "aria-label": app.roleOf(id) },
      h("span", { class: "trouble-who", data: { tint: String(app.tintOf(id)) } }, h("span", { class: "avatar tiny", "aria-hidden": "true" }, app.initialOf(id)), app.roleOf(id)),
      control(isMember ? "leave" : "join", change(isMember ? "leave" : "join"), id),
      control(isOff ? "reactivate" : "deactivate", change(isOff ? "reactivate" : "deactivate"), id),
      platform === "teams" ? control(install, change(install), id) : null);
  }

  function channelRow() {
    const now = channel() ?? {};
    if (platform === "teams") return h("div", { class: "trouble-row" }, channelGone(now));
    const isPrivate = now.is_private !== false;
    const isShared = now.is_shared === true;
    const change = (next) => () => send("channel", { private: isPrivate, shared: isShared, ...next });
    return h("div", { class: "trouble-row" },
      control(isPrivate ? "makePublic" : "makePrivate", change({ private: !isPrivate })),
      control(isShared ? "makeUnshared" : "makeShared", change({ shared: !isShared })));
  }

  function channelGone({ is_archived: isGone }) {
    return control(isGone ? "restoreChannel" : "deleteChannel", () => send("channel", { deleted: !isGone }));
  }

  const chosen = { method: METHODS.slack[0], fault: "fault429", times: "1" };
  function faultRow() {
    const menu = (key, label, options) => {
      const id = newId("fault");
      const select = h("select", { class: "input", id, data: { focus: key }, on: { change: () => { chosen[key] = select.value; } } },
        options.map(([value, text]) => h("option", { value, selected: value === chosen[key] }, text)));
      return h("div", { class: "field" }, h("label", { class: "label", for: id }, app.words(label)), h("div", { class: "select" }, select));
    };
    const set = () => send("faults", { method: chosen.method, ...FAULTS[chosen.fault], times: Number(chosen.times) });
    return [
      h("div", { class: "trouble-fields" },
        menu("method", "faultMethod", METHODS[platform].map((method) => [method, method])),
        menu("fault", "faultKind", Object.keys(FAULTS).map((key) => [key, app.words(key)])),
        menu("times", "faultTimes", ["1", "3", "10"].map((times) => [times, `${times} ×`]))),
      h("div", { class: "trouble-row" }, control("faultSet", set), platform === "teams" ? control("resend", () => send("resend", {})) : null,
        control("faultClear", () => send("faults", undefined, "DELETE"))),
    ];
  }

  function open() {
    said = "";
    dialog.showModal();
    draw();
    dialog.querySelector("button")?.focus();
  }

  opener.addEventListener("click", open);
  return { draw, open, used: () => used };
}
