// An example for each field one would otherwise have to think up. Choices and ticks are left to the person.

const EXAMPLES = {
  motivation: {
    nl: "Ik werk nu zes jaar als teamleider bij bakkerij De Gouden Korst in Zutphen en loop vast. Ik wil uitzoeken of ik iets met mensen en techniek kan gaan doen. Bel me gerust op 06 12345678. Groet, Noor Voorbeeld",
    en: "I have been a team lead at bakery De Gouden Korst in Zutphen for six years and feel stuck. I want to find out whether I can do something with people and technology. Feel free to call me on 06 12345678. Regards, Noor Voorbeeld",
  },
  name: { nl: "Noor Voorbeeld", en: "Noor Voorbeeld" },
  email: { nl: "noor@voorbeeld.example", en: "noor@voorbeeld.example" },
  phone: { nl: "06 12345678", en: "06 12345678" },
  job_title: { nl: "Teamleider", en: "Team lead" },
  coach_line: { nl: "Ik help mensen die van richting willen veranderen, nuchter en met humor.", en: "I help people who want to change direction, down to earth and with humour." },
};

// Coaches must be told apart, so each gets a name of their own; the last is for whoever is no coach yet.
const COACHES = ["Bo Bedacht", "Kim Verzonnen", "Sam Zogenaamd", "Jip Gelogen"];

export function exampleFor(name, language, coach) {
  return name === "coach_name" ? COACHES.at(coach) : EXAMPLES[name]?.[language];
}
