// The steps of "what to try": who does what, in both languages, and how the page sees that it happened.
// A step is the same on either platform; what it looks at is gathered in world.js.

const STEPS = [
  {
    id: "hello", who: "candidate", place: "dm",
    title: { nl: "Zeg wat je zoekt", en: "Say what you are looking for" },
    text: {
      nl: "Schrijf Klik in je eigen woorden, bijvoorbeeld „Ik zoek een coach”. Klik vertelt eerst wat er bewaard wordt.",
      en: "Write to Klik in your own words, for example “I am looking for a coach”. Klik first tells what is kept.",
    },
    done: (world) => world.wrote("candidate"),
  },
  {
    id: "form", who: "candidate", place: "dm",
    title: { nl: "Vul het formulier in", en: "Fill in the form" },
    text: {
      nl: "Druk op de knop om een coach te zoeken. Laat eerst eens iets leeg. Noem in je verhaal een naam, een werkgever en een telefoonnummer: verzonnen mag.",
      en: "Press the button to find a coach. Try leaving something empty first. Mention a name, an employer and a phone number in your story: made up is fine.",
    },
    done: (world) => world.dmHas("candidate", "request.publish") || world.channelHas("request.accept"),
  },
  {
    id: "post", who: "candidate", place: "dm",
    title: { nl: "Lees wat coaches zien, en plaats het", en: "Read what coaches will see, and post it" },
    text: {
      nl: "In het voorbeeld is weggehaald wie je bent. Er gaat niets de deur uit voordat je op plaatsen drukt.",
      en: "In the preview it is taken out who you are. Nothing goes out before you press post.",
    },
    done: (world) => world.channelHas("request.accept"),
  },
  {
    id: "accept", who: "coach1", place: "channel",
    title: { nl: "Neem de aanvraag aan", en: "Accept the request" },
    text: {
      nl: "De aanvraag staat in het kanaal, zonder naam. Druk op de knop om te helpen, of reageer met {emoji}. De contactgegevens komen in je privégesprek, de kandidaat hoort wie je bent.",
      en: "The request is in the channel, without a name. Press the button to help, or react with {emoji}. The contact details come in your direct message, the candidate hears who you are.",
    },
    done: (world) => world.hasWinner(),
  },
  {
    id: "late", who: "coach2", place: "channel",
    title: { nl: "Kom te laat", en: "Come second" },
    text: {
      nl: "Probeer als een andere coach dezelfde aanvraag met een emoji aan te nemen. Je leest een vriendelijk nee, en niets over de persoon.",
      en: "As another coach, try to accept the same request with an emoji. You read a kind no, and nothing about the person.",
    },
    done: (world) => world.triedToAccept().size > 1,
  },
  {
    id: "both", who: "coach2", place: "channel", isOther: true, needsTeams: true,
    title: { nl: "Kijk op het andere platform", en: "Look on the other platform" },
    text: {
      nl: "De aanvraag stond in twee kanalen: op Slack en op Teams. Eén coach won, en ook aan de andere kant is hij nu vergeven. Boven elk scherm kies je waar iemand zit: vraag en neem gerust eens andersom aan.",
      en: "The request was in two channels: on Slack and on Teams. One coach won, and on the other side it is taken now as well. At the top of each screen you choose where somebody sits: feel free to ask and accept the other way round.",
    },
    done: (world) => world.looksAcross(),
  },
  {
    id: "wire", who: null,
    title: { nl: "Kijk op de draad", en: "Look at the wire" },
    text: {
      nl: "Zoek op de naam die je invulde. Je vindt die in het formulier en bij de ene coach die aannam, en in geen bericht aan het kanaal.",
      en: "Search for the name you filled in. You find it in the form and with the one coach who accepted, and in no message to the channel.",
    },
    done: (world) => world.wireOpened,
  },
  {
    id: "data", who: "candidate", place: "dm",
    title: { nl: "Vraag wat er over je bewaard wordt", en: "Ask what is kept about you" },
    text: { nl: "Typ /klik mijn-gegevens, of vraag het gewoon.", en: "Type /klik my-data, or simply ask." },
    done: (world) => world.did("data.view") || world.typed("klik", /^(my-data|mijn-gegevens)/),
  },
  {
    id: "withdraw", who: "candidate", place: "dm",
    title: { nl: "Plaats er nog een, en trek die in", en: "Post another one, and withdraw it" },
    text: {
      nl: "Zoek opnieuw een coach, plaats de aanvraag en trek die weer in. In het kanaal blijft alleen een lege plek over.",
      en: "Look for a coach again, post the request and withdraw it. In the channel only an empty place is left.",
    },
    done: (world) => world.did("request.withdraw"),
  },
  {
    id: "coach", who: "visitor", place: "dm",
    title: { nl: "Word zelf coach", en: "Become a coach yourself" },
    text: {
      nl: "Typ als bezoeker /klik coach, vul in wie je bent en teken de afspraken. De beheerder bevestigt je met /avg coaches, zoals eerder de drie andere. In het kanaal kom je via „Maak iets stuk”.",
      en: "As the visitor, type /klik coach, say who you are and sign the agreement. The admin confirms you with /avg coaches, as happened with the other three. You get into the channel by “Break it”.",
    },
    done: (world) => world.did("coach.join", "visitor"),
  },
  {
    id: "overview", who: "admin", place: "dm",
    title: { nl: "Bekijk wat de beheerder ziet", en: "See what the admin sees" },
    text: { nl: "Typ /avg overzicht. Dat werkt alleen voor de beheerder; probeer het gerust ook als bezoeker.", en: "Type /avg overview. It works for the admin only; feel free to try it as the visitor too." },
    done: (world) => world.typed("avg", /^(overview|overzicht|$)/, "admin"),
  },
  {
    id: "four-eyes", who: "admin", place: "dm",
    title: { nl: "Doe iets met vier ogen", en: "Do something with four eyes" },
    text: {
      nl: "Geef als beheerder iemand een rol met /avg rollen. Er gebeurt niets voordat beheerder 2 het bekijkt met /avg overzicht en goedkeurt.",
      en: "As the admin, give somebody a role with /avg roles. Nothing happens until admin 2 looks at it with /avg overview and approves.",
    },
    done: (world) => world.did("approval.approve", "admin2"),
  },
  {
    id: "break", who: null,
    title: { nl: "Maak iets stuk", en: "Break something" },
    text: {
      nl: "Laat een coach vertrekken, maak het kanaal openbaar of laat Slack haperen, en kijk wat Klik doet.",
      en: "Let a coach leave, make the channel public or let Slack falter, and see what Klik does.",
    },
    done: (world) => world.broke,
  },
];

export const stepsFor = (hasTeams) => STEPS.filter((step) => hasTeams || !step.needsTeams);
