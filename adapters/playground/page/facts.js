// Who did what, out of one request to the bot: { user, actions, command, text, reaction }.
// Kept on the entry, for the wire only grows.

import { nameOfAction } from "./reading.js";

const COMMAND = /^\/?(klik|avg)(?:\s+([\s\S]*))?$/i;

export function factOf(entry) {
  entry.fact ??= entry.platform === "teams" ? readActivity(entry.request ?? {}) : readPayload(opened(entry.request));
  return entry.fact;
}

function readPayload(request) {
  const payload = opened(request?.payload) ?? request ?? {};
  const event = payload.event ?? {};
  return {
    user: payload.user?.id ?? payload.user_id ?? event.user ?? "",
    actions: [...(payload.actions ?? []).map((action) => action.action_id), payload.type === "view_submission" ? payload.view?.callback_id : null].filter(Boolean),
    command: (payload.command ?? "").replace(/^\//, ""), text: payload.command ? (payload.text ?? "") : "",
    reaction: event.type === "reaction_added" ? event.reaction : "",
  };
}

// A press is an invoke with its verb, or a message with the button's data; a form carries its name.
function readActivity({ from, type, text, value, reactionsAdded }) {
  const [, command = "", words = ""] = (type === "message" && COMMAND.exec((text ?? "").replace(/<at>.*?<\/at>/g, "").trim())) || [];
  const pressed = value?.action?.verb ? value.action : { data: value?.data ?? value };
  return {
    user: from?.aadObjectId ?? "",
    actions: [nameOfAction(pressed), value?.data?.form, value?.action?.data?.form].filter(Boolean),
    command: command.toLowerCase(), text: words, reaction: reactionsAdded?.[0]?.type ?? "",
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
