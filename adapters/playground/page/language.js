// In which language a text stands, by its small words: a message keeps its own when the page is switched to another.

const SMALL_WORDS = {
  nl: "aan al als bij dan dat de deze die dit een en er geen het hier hoe ik in is je jij kan maar me met mij mijn naar niet nog nu of om ook op over te tot uit van voor wat we weer wie worden zijn zo",
  en: "a about an and any are as at be but by can do for from has have here how i if in is it me my no not now of on or our out so that the their them there they this to up was we what when who will with you your",
};
const KNOWN = Object.fromEntries(Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(" "))]));
const PART = /[a-zà-ÿ]+/g;

export function languageOf(text, otherwise) {
  const words = text.toLowerCase().match(PART) ?? [];
  const score = (language) => words.filter((word) => KNOWN[language].has(word)).length;
  const [dutch, english] = [score("nl"), score("en")];
  if (dutch === english) return otherwise;
  return dutch > english ? "nl" : "en";
}

// Every text in a message, however deep it stands in its blocks or cards.
export function textIn(value) {
  if (Array.isArray(value)) return value.map(textIn).join(" ");
  if (!value || typeof value !== "object") return "";
  return Object.entries(value).map(([key, one]) => (typeof one === "string" ? (["text", "title"].includes(key) ? one : "") : textIn(one))).join(" ");
}
