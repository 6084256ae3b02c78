"""Klik in conversation: who it is, what it does, what it did not understand, how to reach a person."""

from datetime import date

from bot.commands import Audience, commands_for
from bot.intents import INTENTS, Intent
from bot.messages.authority import COMPLAIN
from bot.messages.parts import (
    data_button,
    privacy_link,
    question_button,
    said,
    start_button,
    statement_line,
    with_parts,
)
from bot.rules import Rules
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Style, View
from bot.words import Language, Words


def welcome(
    language: Language, *, rules: Rules, version: int, in_force: date, start: str = "", typed: bool = False
) -> View:
    """The first message to anybody: who we are and the statement, before any question about the person (R-003)."""
    who = Words(
        nl="Hoi, ik ben Klik. Ik breng je in contact met één loopbaancoach. "
        "Jij schrijft wat je zoekt, ik haal eruit wie je bent, en de coaches lezen alleen dat. "
        "De eerste coach die ja zegt, krijgt je contactgegevens. Niemand anders.",
        en="Hi, I am Klik. I bring you together with one career coach. "
        "You write what you are looking for, I take out who you are, and that is all the coaches read. "
        "The first coach who says yes gets your contact details. Nobody else.",
    )
    summary = Words(nl="Hoi, ik ben Klik.", en="Hi, I am Klik.").of(language)
    notes = (Note(TYPED.of(language)),) if typed else ()
    return View(
        summary,
        (
            Paragraph(who.of(language)),
            Paragraph(statement_line(language, version=version, in_force=in_force)),
            *notes,
            Buttons(
                (
                    start_button(language, start),
                    data_button(language),
                    question_button(language),
                    *privacy_link(rules, language),
                )
            ),
        ),
    )


TYPED = Words(
    nl="Wat je net typte, staat nog in dit gesprek: ik kan het niet wissen. Je mag het zelf verwijderen. "
    "Ik heb het niet opgeslagen; open je het formulier binnen een kwartier, dan staat het er al in.",
    en="What you just typed is still in this conversation: I cannot delete it. You may delete it yourself. "
    "I have not stored it; if you open the form within fifteen minutes, it is already filled in.",
)


def greeting(language: Language) -> View:
    words = Words(nl="Hoi. Waarmee kan ik je helpen?", en="Hi. What can I do for you?")
    return with_parts(words, language, _main_buttons(language))


def not_understood(language: Language) -> View:
    words = Words(
        nl="Dat begreep ik niet. Kies wat je zoekt, of typ /klik help.",
        en="I did not understand that. Choose what you are looking for, or type /klik help.",
    )
    return with_parts(words, language, _main_buttons(language))


def no_letters(language: Language) -> View:
    words = Words(
        nl="Vertel me in een paar woorden wat je zoekt.", en="Tell me in a few words what you need."
    )
    return with_parts(words, language, _main_buttons(language))


def never_mind(language: Language) -> View:
    words = Words(
        nl="Goed. Er is niets veranderd. Ik ben er als je me nodig hebt.",
        en="All right. Nothing has changed. I am here when you need me.",
    )
    return said(words, language)


def _main_buttons(language: Language) -> Buttons:
    return Buttons((start_button(language), data_button(language), question_button(language)))


def choose(language: Language, intents: list[Intent]) -> View:
    """Unsure: a question with at most three buttons instead of a guess."""
    titles = {row.intent: row.title for row in INTENTS}
    buttons = tuple(
        Button(
            titles[intent].of(language),
            "intent.choose",
            intent.value,
            opens_form=intent is Intent.FIND_COACH,
        )
        for intent in intents[:3]
        if intent in titles
    )
    words = Words(nl="Bedoel je een van deze?", en="Do you mean one of these?")
    return with_parts(words, language, Buttons(buttons))


def help_view(language: Language, audience: Audience) -> View:
    """Every command with what it does, from the same table that the manifests list."""
    title = Words(nl="Wat je kunt typen", en="What you can type").of(language)
    rows = tuple(
        (f"/{audience} {row.alias if language is Language.NL else row.word}", row.help.of(language))
        for row in commands_for(audience)
    )
    foot = Words(
        nl="Je mag ook gewoon zeggen wat je wilt, in het Nederlands of Engels.",
        en="You may also just say what you want, in Dutch or English.",
    )
    note = (Note(foot.of(language)),) if audience is Audience.KLIK else ()
    return View(title, (Heading(title), Facts(rows), *note))


def reach_us(language: Language, *, rules: Rules, intent: str, typed: bool = False) -> View:
    """Questions, complaints and rights that a person of the network answers."""
    words = _REACH.get(intent, _REACH["question"])
    reach = Words(
        nl="Schrijf het ons hier, of bereik een mens zo: {contact}.",
        en="Write to us here, or reach a person like this: {contact}.",
    ).of(language, contact=rules.contact or _NOBODY.of(language))
    notes = (Note(COMPLAIN.of(language)),) if intent in _WITH_AUTHORITY else ()
    kind = _KINDS.get(intent, "question")
    write = Button(
        _WRITE.of(language), "ticket.open", f"{kind} typed" if typed else kind, Style.PRIMARY, opens_form=True
    )
    parts = (Paragraph(words.of(language)), Paragraph(reach), *notes, Buttons((write,)))
    return View(words.of(language), parts)


_WRITE = Words(nl="Schrijf het op", en="Write it down")
_KINDS = {"complaint": "complaint", "feedback": "feedback"}


_NOBODY = Words(nl="vraag de beheerder van deze werkruimte", en="ask the admin of this workspace")
_WITH_AUTHORITY = frozenset({"complaint"})
_REACH = {
    "question": Words(nl="Stel je vraag gerust.", en="Feel free to ask."),
    "human": Words(nl="Natuurlijk, liever een mens.", en="Of course, a person it is."),
    "feedback": Words(
        nl="Fijn dat je meedenkt. We lezen het graag.",
        en="Thank you for thinking along. We are glad to read it.",
    ),
    "newsletter": Words(
        nl="Ik verstuur geen nieuwsbrieven en heb daarvoor niets van je bewaard.",
        en="I send no newsletters, and hold nothing of you for that purpose.",
    ),
    "newsletter_on": Words(
        nl="Ik verstuur geen nieuwsbrieven, dus ik kan je er niet voor aanmelden.",
        en="I send no newsletters, so I cannot sign you up for one.",
    ),
    "newsletter_off": Words(
        nl="Ik verstuur geen nieuwsbrieven, dus er is niets om te stoppen. "
        "Mijn berichten over je aanvraag stoppen als je die intrekt.",
        en="I send no newsletters, so there is nothing to stop. "
        "My messages about your request stop when you withdraw it.",
    ),
    "complaint": Words(
        nl="Vervelend dat het niet goed ging. We willen het graag oplossen.",
        en="I am sorry that it went wrong. We would like to put it right.",
    ),
}


def language_ask(language: Language) -> View:
    words = Words(nl="Welke taal zal ik spreken?", en="Which language shall I speak?")
    return with_parts(words, language, Buttons(LANGUAGE_BUTTONS))


LANGUAGE_BUTTONS = (Button("Nederlands", "language.set", "nl"), Button("English", "language.set", "en"))


def language_set(language: Language) -> View:
    return said(Words(nl="Ik spreek nu Nederlands met je.", en="I will speak English with you."), language)


def link_code(language: Language, code: str) -> View:
    words = Words(
        nl="Typ binnen een kwartier op het andere platform, in je gesprek met Klik: /klik koppel {code}",
        en="Within fifteen minutes, in your conversation with Klik on the other platform, type: /klik link {code}",
    )
    after = Words(
        nl="Daarna ben je op beide dezelfde: één aanvraag, één profiel, één overzicht van je gegevens.",
        en="After that you are the same person on both: one request, one profile, one overview of your data.",
    )
    never = Words(
        nl="Typ alleen een code die je zelf bij mij hebt gevraagd: van wie je code is, die ziet daarna al je gegevens.",
        en="Only type a code that you asked me for yourself: whoever a code belongs to sees all your data afterwards.",
    )
    return with_parts(words, language, Note(after.of(language)), Note(never.of(language)), code=code)


def linked(language: Language) -> View:
    words = Words(
        nl="Je accounts zijn gekoppeld. Alles staat nu bij elkaar.",
        en="Your accounts are linked. Everything is in one place now.",
    )
    wrong = Words(
        nl="Was de code niet van jou, maar van iemand anders? Meld het meteen met /klik contact.",
        en="Was the code not yours, but somebody else's? Tell us at once with /klik contact.",
    )
    return with_parts(words, language, Note(wrong.of(language)))


def link_elsewhere(language: Language) -> View:
    words = Words(
        nl="Deze code gaf ik je in dit account, en hier koppelt ze niets. Ze blijft geldig: typ haar, binnen het kwartier, "
        "op het andere platform in je gesprek met Klik.",
        en="I gave you this code in this account, and here it links nothing. It is still good: type it, within its fifteen "
        "minutes, in your conversation with Klik on the other platform.",
    )
    return said(words, language)


def link_refused(language: Language) -> View:
    words = Words(
        nl="Deze code ken ik niet, of ze is al gebruikt of verlopen. Met /klik koppel krijg je een nieuwe.",
        en="I do not know this code, or it was used or is over. /klik link gives you a new one.",
    )
    return said(words, language)


def command_unknown(language: Language, audience: str, suggestion: str) -> View:
    """Says a whole line that can be typed, in the reader's own word for it."""
    rows = {row.word: row for row in commands_for(Audience(audience or Audience.KLIK))}
    row = rows.get(suggestion, rows["help"])
    line = f"/{row.audience} {row.alias if language is Language.NL else row.word}"
    meant = Words(nl="Dat ken ik niet. Bedoel je {line}?", en="I do not know that. Do you mean {line}?")
    help = Words(
        nl="Dat ken ik niet. Met {line} zie je wat er kan.",
        en="I do not know that. {line} shows what is possible.",
    )
    return said(meant if suggestion else help, language, line=line)


def slow_down(language: Language) -> View:
    words = Words(
        nl="Dat gaat te snel voor me. Wacht een minuut; dan ga ik weer verder. Wat je in die minuut stuurt, lees ik niet.",
        en="That is too fast for me. Wait a minute; then I go on. What you send in that minute I do not read.",
    )
    return said(words, language)


def keep_it_out(language: Language) -> View:
    """Words behind a command that may be personal (F-115): not repeated, not stored, and a better place named."""
    words = Words(
        nl="Achter deze opdracht kan ik niets met die woorden: daar hoort niets persoonlijks. Ik heb er niets mee gedaan en "
        "niets bewaard. Typ de opdracht zonder die woorden; een formulier vraagt wat erbij hoort.",
        en="I can do nothing with those words behind this command: nothing personal belongs there. I did nothing with them "
        "and stored nothing. Type the command without those words; a form asks for what belongs to it.",
    )
    return said(words, language)


def in_public(language: Language) -> View:
    words = Words(
        nl="Hier kunnen anderen meelezen. Typ dit in je gesprek met Klik.",
        en="Others can read along here. Type this in your conversation with Klik.",
    )
    return said(words, language)


def failed(language: Language, token: str) -> View:
    words = Words(
        nl="Dat ging mis aan onze kant. Probeer het zo nog eens. Blijft het misgaan, noem dan code {token}.",
        en="Something went wrong on our side. Please try again in a moment. If it keeps failing, quote code {token}.",
    )
    return said(words, language, token=token)


def press_again(language: Language) -> View:
    words = Words(
        nl="Het venster ging niet op tijd open. Druk nog een keer.",
        en="The window did not open in time. Please press again.",
    )
    return said(words, language)


def unknown_action(language: Language) -> View:
    words = Words(
        nl="Deze knop werkt niet meer. Typ /klik help voor wat er kan.",
        en="This button no longer works. Type /klik help to see what is possible.",
    )
    return said(words, language)
