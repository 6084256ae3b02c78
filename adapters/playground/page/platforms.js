// What differs between the two pretend platforms, apart from how a message looks. Everything else is shared.

export const PLATFORMS = ["slack", "teams"];
export const PLATFORM_NAMES = { slack: "Slack", teams: "Teams" };

export const PICKERS = {
  slack: ["white_check_mark", "raising_hand", "raising_hand::skin-tone-4", "+1", "-1", "eyes", "heart", "tada"],
  teams: ["like", "heart", "laugh", "surprised", "sad", "angry"],
};

export const METHODS = {
  slack: ["chat.postMessage", "chat.update", "chat.postEphemeral", "chat.delete", "conversations.open", "views.open", "users.info"],
  teams: ["sendToConversation", "replyToActivity", "updateActivity", "deleteActivity", "createConversation", "getMember", "token"],
};

// The pretend Teams' names on the wire. The demo may write one wire for both; a name tells whose entry it is.
const OF_TEAMS = new Set([
  "createConversation", "sendToConversation", "replyToActivity", "updateActivity", "deleteActivity", "getConversationMembers",
  "getPagedMembers", "getMember", "getActivityMembers", "fetchChannelList", "fetchTeamDetails", "token", "discovery", "openid", "keys",
  "upload", "download", "message", "adaptiveCard/action", "submit", "task/fetch", "task/submit", "fileConsent/invoke", "messageReaction",
  "installationUpdate", "conversationUpdate",
]);

export const platformOfEntry = ({ what }) => (OF_TEAMS.has(what) ? "teams" : "slack");

// Slack counts a message's moment in seconds, Teams in milliseconds.
export const momentOf = (message, platform) => new Date(Number(message.ts) * (platform === "teams" ? 1 : 1000));

// Slack has a form in front of a person as a stack of views, Teams as one dialog.
export const formInFront = (state) => state?.dialogs?.at(-1) ?? state?.views?.at(-1);
