// The slash commands that are hinted at, and first sentences to press. Texts in both languages.

const KLIK = [
  { en: "help", dutch: "hulp", about: { nl: "wat je kunt typen", en: "what you can type" }, roles: "*" },
  { en: "find", dutch: "zoek", about: { nl: "vraag een coach aan", en: "ask for a coach" }, roles: "candidate visitor" },
  { en: "status", dutch: "status", about: { nl: "hoe het met je aanvraag staat", en: "how your request is doing" }, roles: "candidate visitor" },
  { en: "withdraw", dutch: "intrekken", about: { nl: "trek je aanvraag in", en: "withdraw your request" }, roles: "candidate visitor" },
  { en: "coach", dutch: "coach", about: { nl: "word coach, of bekijk je profiel", en: "become a coach, or see your profile" }, roles: "coach visitor" },
  { en: "matches", dutch: "matches", about: { nl: "je lopende matches", en: "your open matches" }, roles: "coach" },
  { en: "pause", dutch: "pauze", about: { nl: "even geen aanvragen", en: "no requests for a while" }, roles: "coach" },
  { en: "my-data", dutch: "mijn-gegevens", about: { nl: "wat Klik van je bewaart", en: "what Klik holds about you" }, roles: "*" },
  { en: "privacy", dutch: "privacy", about: { nl: "de privacyverklaring", en: "the privacy statement" }, roles: "*" },
  { en: "language", dutch: "taal", about: { nl: "Nederlands of Engels", en: "Dutch or English" }, roles: "*" },
];
const AVG = [
  { en: "overview", dutch: "overzicht", about: { nl: "wat er vandaag op je wacht", en: "what waits for you today" } },
  { en: "broadcasts", dutch: "oproepen", about: { nl: "open oproepen, en waar niemand op reageert", en: "open requests, and those nobody takes" } },
  { en: "coaches", dutch: "coaches", about: { nl: "bevestigen of schorsen", en: "confirm or suspend" } },
  { en: "disclose", dutch: "vordering", about: { nl: "een vordering van een instantie", en: "an authority's order" } },
  { en: "queue", dutch: "wachtrij", about: { nl: "berichten die wachten of vastzitten", en: "messages that wait or are stuck" } },
  { en: "roles", dutch: "rollen", about: { nl: "wie welke rol heeft", en: "who has which role" } },
  { en: "audit", dutch: "logboek", about: { nl: "controleer het logboek", en: "verify the audit trail" } },
  { en: "help", dutch: "hulp", about: { nl: "alle commando’s", en: "all commands" } },
];

const FIRST_WORDS = {
  candidate: {
    nl: ["Hallo", "Ik zoek een coach", "Wat weten jullie van mij?"],
    en: ["Hello", "I am looking for a coach", "What do you know about me?"],
  },
  coach: { nl: ["/klik matches", "/klik coach", "/klik hulp"], en: ["/klik matches", "/klik coach", "/klik help"] },
  admin: {
    nl: ["/avg overzicht", "/avg oproepen", "/avg coaches", "/avg hulp"],
    en: ["/avg overview", "/avg broadcasts", "/avg coaches", "/avg help"],
  },
  visitor: { nl: ["Hallo", "/klik coach", "/avg overzicht"], en: ["Hello", "/klik coach", "/avg overview"] },
};

export function firstWords(role, language) {
  return (FIRST_WORDS[role] ?? FIRST_WORDS.visitor)[language];
}

// On Teams the slash may stay away.
export function hintsFor(typed, role, { language, slash }) {
  const start = /^(\/|klik\b|avg\b)/i.exec(typed)?.[1];
  if (!start || (slash && start !== "/")) return [];
  const sign = start === "/" ? "/" : "";
  const word = (row) => (language === "nl" ? row.dutch : row.en);
  const rows = [
    ...KLIK.filter((row) => row.roles === "*" || row.roles.includes(role)).map((row) => [`${sign}klik`, row]),
    ...(role === "admin" ? AVG : []).map((row) => [`${sign}avg`, row]),
  ];
  const hints = rows.map(([command, row]) => ({ text: `${command} ${word(row)}`, about: row.about[language] }));
  const wanted = typed.toLowerCase();
  return hints.filter((hint) => hint.text.startsWith(wanted) && hint.text !== wanted.trimEnd());
}

// "/klik help" → what Slack would send; null for an ordinary message.
export function parseCommand(text) {
  const match = /^(\/\S+)\s*([\s\S]*)$/.exec(text.trim());
  return match ? { command: match[1], text: match[2] } : null;
}
