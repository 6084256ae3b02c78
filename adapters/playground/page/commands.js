// The slash commands that are hinted at, and first sentences to press. Texts in both languages.

const KLIK = [
  { en: "help", dutch: "hulp", about: { nl: "wat Klik kan", en: "what Klik can do" }, roles: "*" },
  { en: "find", dutch: "zoek", about: { nl: "zoek een coach", en: "find a coach" }, roles: "candidate visitor" },
  { en: "status", dutch: "status", about: { nl: "hoe staat mijn oproep ervoor", en: "how is my request doing" }, roles: "candidate visitor" },
  { en: "withdraw", dutch: "intrekken", about: { nl: "trek mijn oproep in", en: "withdraw my request" }, roles: "candidate visitor" },
  { en: "coach", dutch: "coach", about: { nl: "word coach, of pas je profiel aan", en: "become a coach, or change your profile" }, roles: "coach visitor" },
  { en: "matches", dutch: "matches", about: { nl: "wie ik begeleid", en: "whom I am helping" }, roles: "coach" },
  { en: "pause", dutch: "pauze", about: { nl: "even geen nieuwe oproepen", en: "no new requests for a while" }, roles: "coach" },
  { en: "my-data", dutch: "mijn-gegevens", about: { nl: "wat Klik over mij bewaart", en: "what Klik keeps about me" }, roles: "*" },
  { en: "language", dutch: "taal", about: { nl: "Nederlands of Engels", en: "Dutch or English" }, roles: "*" },
];
const AVG = [
  { en: "overview", dutch: "overzicht", about: { nl: "wat er vandaag nodig is", en: "what needs attention today" } },
  { en: "broadcasts", dutch: "oproepen", about: { nl: "oproepen: open, blijven liggen, vast", en: "requests: open, unclaimed, stuck" } },
  { en: "coaches", dutch: "coaches", about: { nl: "bevestigen, opschorten", en: "confirm, suspend" } },
  { en: "queue", dutch: "wachtrij", about: { nl: "wat nog verstuurd moet worden", en: "what is still to be sent" } },
  { en: "roles", dutch: "rollen", about: { nl: "wie wat mag", en: "who may do what" } },
  { en: "audit", dutch: "logboek", about: { nl: "wie deed wat", en: "who did what" } },
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

export function hintsFor(typed, role, language) {
  if (!typed.startsWith("/")) return [];
  const word = (row) => (language === "nl" ? row.dutch : row.en);
  const rows = [
    ...KLIK.filter((row) => row.roles === "*" || row.roles.includes(role)).map((row) => ["/klik", row]),
    ...(role === "admin" ? AVG : []).map((row) => ["/avg", row]),
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
