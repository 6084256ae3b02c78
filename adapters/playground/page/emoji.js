// Slack's and Teams' names of the few emoji used here. A name that is not in the table is shown as it is.

const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", raising_hand: "🙋", raised_hands: "🙌", "+1": "👍",
  thumbsup: "👍", "-1": "👎", thumbsdown: "👎", eyes: "👀", heart: "❤️", tada: "🎉", pray: "🙏",
  wave: "👋", smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔", warning: "⚠️", lock: "🔒",
  hourglass: "⏳", hourglass_flowing_sand: "⏳", handshake: "🤝", x: "❌", no_entry: "⛔", bell: "🔔",
  memo: "📝", pencil: "📝", mailbox: "📫", email: "📧", phone: "☎️", star: "⭐", sparkles: "✨",
  information_source: "ℹ️", question: "❓", clock3: "🕒", calendar: "📅", mag: "🔍", key: "🔑",
  bust_in_silhouette: "👤", busts_in_silhouette: "👥", speech_balloon: "💬", seedling: "🌱", bulb: "💡",
};
// Teams' reactions to a message; its heart is Slack's.
const REACTIONS = { like: "👍", laugh: "😆", surprised: "😮", sad: "😢", angry: "😡" };
const SKIN_TONES = { 2: "🏻", 3: "🏼", 4: "🏽", 5: "🏾", 6: "🏿" };

export function emojiOf(name) {
  const [base, tone] = name.split("::skin-tone-");
  const sign = EMOJI[base] ?? REACTIONS[base];
  if (!sign) return null;
  return tone ? sign.replace("️", "") + (SKIN_TONES[tone] ?? "") : sign;
}

export function emojiLabel(name) {
  return name.replace("::skin-tone-", ", ").replaceAll("_", " ");
}
