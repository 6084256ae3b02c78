// Text of Block Kit to DOM: plain text, the small part of mrkdwn that is used, and rich text. Always text nodes.

import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";

const EMOJI = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g;
const TOKEN = new RegExp(
  [
    /```([\s\S]+?)```/, /`([^`\n]+)`/, /<([^<>\n]+)>/,
    /(?<!\w)\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\w)/,
    /(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/,
    /(?<!\w)~(?=\S)([^~\n]+?)(?<=\S)~(?!\w)/,
  ].map((part) => part.source).join("|"),
  "g",
);

export function textNodes(object, names) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  if (object.type === "mrkdwn") return lines(object.text ?? "", names);
  return [object.emoji === false ? object.text : withEmoji(object.text ?? "")];
}

export function plainText(object) {
  if (!object) return "";
  return typeof object === "string" ? object : withEmoji(object.text ?? "");
}

export function withEmoji(text) {
  return text.replace(EMOJI, (whole, name) => emojiOf(name) ?? whole);
}

function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function lines(text, names) {
  const out = [];
  let quote = null;
  for (const part of text.split(/(\n)/)) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(part);
    if (quoted) {
      quote = quote ?? h("blockquote");
      quote.append(...(quote.childNodes.length ? ["\n"] : []), ...inline(quoted[1], names));
      if (!out.includes(quote)) out.push(quote);
    } else if (part !== "\n" || !quote) {
      if (part !== "\n") quote = null;
      out.push(part);
    }
  }
  return joinText(out).flatMap((part) => (typeof part === "string" ? inline(part, names) : [part]));
}

function joinText(parts) {
  const joined = [];
  for (const part of parts) {
    const isText = typeof part === "string" && typeof joined.at(-1) === "string";
    if (isText) joined[joined.length - 1] += part;
    else joined.push(part);
  }
  return joined;
}

function inline(text, names) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    out.push(withEmoji(unescape(text.slice(from, match.index))));
    out.push(...styled(match, names));
    from = match.index + match[0].length;
  }
  out.push(withEmoji(unescape(text.slice(from))));
  return out.filter((part) => part !== "");
}

function styled([whole, pre, code, angle, bold, italic, strike], names) {
  if (pre !== undefined) return [h("pre", {}, unescape(pre.trim()))];
  if (code !== undefined) return [h("code", {}, unescape(code))];
  if (angle !== undefined) return [reference(angle, names) ?? whole];
  if (bold !== undefined) return [h("strong", {}, inline(bold, names))];
  if (italic !== undefined) return [h("em", {}, inline(italic, names))];
  return [h("s", {}, inline(strike, names))];
}

function reference(body, names) {
  const [target, label] = body.split("|");
  if (/^@[UW]/.test(target)) return h("span", { class: "mention" }, `@${names(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (/^#[CG]/.test(target)) return h("span", { class: "mention" }, `#${label || names(target.slice(1)) || target.slice(1)}`);
  if (/^!date\^/.test(target)) return h("span", {}, label ?? target);
  if (/^!/.test(target)) return h("span", { class: "mention" }, `@${label ?? target.slice(1)}`);
  return link(unescape(target), label === undefined ? undefined : unescape(label));
}

export function link(url, label) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) return null;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label ?? url.replace(/^(mailto|tel):/i, ""));
}

export function richText(block, names) {
  return (block.elements ?? []).map((element) => richElement(element, names));
}

function richElement(element, names) {
  const inner = () => (element.elements ?? []).map((leaf) => richLeaf(leaf, names));
  switch (element.type) {
    case "rich_text_quote":
      return h("blockquote", {}, inner());
    case "rich_text_preformatted":
      return h("pre", {}, inner());
    case "rich_text_list":
      return h(element.style === "ordered" ? "ol" : "ul", { class: "plain-list" },
        (element.elements ?? []).map((item) => h("li", {}, richElement(item, names))));
    default:
      return h("div", { class: "prose" }, inner());
  }
}

function richLeaf(leaf, names) {
  let node = leafNode(leaf, names);
  for (const [style, tag] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]]) {
    if (leaf.style?.[style]) node = h(tag, {}, node);
  }
  return node;
}

function leafNode(leaf, names) {
  switch (leaf.type) {
    case "text": return document.createTextNode(leaf.text ?? "");
    case "emoji": return document.createTextNode(emojiOf(leaf.name ?? "") ?? `:${leaf.name}:`);
    case "link": return link(leaf.url ?? "", leaf.text) ?? document.createTextNode(leaf.text ?? leaf.url ?? "");
    case "user": return h("span", { class: "mention" }, `@${names(leaf.user_id) ?? leaf.user_id}`);
    case "channel": return h("span", { class: "mention" }, `#${names(leaf.channel_id) ?? leaf.channel_id}`);
    case "broadcast": return h("span", { class: "mention" }, `@${leaf.range}`);
    case "date": return document.createTextNode(leaf.fallback ?? new Date(leaf.timestamp * 1000).toLocaleString());
    default: return document.createTextNode(leaf.text ?? "");
  }
}
