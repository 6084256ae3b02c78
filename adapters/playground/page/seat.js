// On which platform the person of a pane sits. Only there when the demo has both.

import { h } from "./dom.js";
import { PLATFORM_NAMES, PLATFORMS } from "./platforms.js";

export function makeSeat(app, pane) {
  const buttons = PLATFORMS.map((platform) => h("button", {
    type: "button", value: platform, data: { platform }, on: { click: () => choose(platform) },
  }, h("span", { class: "seat-sign", "aria-hidden": "true" }), PLATFORM_NAMES[platform]));
  const node = h("div", { class: "segments seat", role: "group", hidden: true }, buttons);

  function choose(platform) {
    const part = pane.part();
    app.sit(part, platform);
    pane.choose(app.account(part, platform), pane.kind());
  }

  function update() {
    node.hidden = !app.hasTeams();
    node.setAttribute("aria-label", app.words("sitsOn", { who: app.roleOf(pane.person) }));
    for (const button of buttons) {
      const unread = button.value === pane.platform() ? 0 : app.store.unreadOf(app.account(pane.part(), button.value));
      button.setAttribute("aria-pressed", String(button.value === pane.platform()));
      button.setAttribute("aria-label", [PLATFORM_NAMES[button.value], unread ? app.words("unread", { n: unread }) : null].filter(Boolean).join(", "));
      button.classList.toggle("with-news", unread > 0);
    }
  }

  return { node, update };
}
