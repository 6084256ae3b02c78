"""A sentence for each mistake in a form: what is wrong, and how to put it right. What was typed stays."""

from bot.desk.tickets import TEXT_MAX
from bot.matching.form import MOTIVATION_MAX, MOTIVATION_MIN
from bot.views import Invalid
from bot.words import Language, Words

_MISTAKES = {
    "too_short": Words(
        nl="Schrijf iets meer: dit zijn {n} tekens, en minstens {least} is nodig om iets te kunnen zeggen.",
        en="Please write a little more: this is {n} characters, and at least {least} are needed to say something.",
    ),
    "too_long": Words(
        nl="Dit zijn {n} tekens; er passen er {most}. Er is niets afgeknipt: kort het zelf in.",
        en="This is {n} characters; {most} fit. Nothing was cut: please shorten it yourself.",
    ),
    "too_much_out": Words(
        nl="Met wat er voor namen en getallen in de plaats komt, is je verhaal te lang voor een bericht. Er is niets "
        "afgeknipt: kort het in, of noem minder namen en getallen.",
        en="With what takes the place of names and numbers, your story is too long for a message. Nothing was cut: "
        "please shorten it, or use fewer names and numbers.",
    ),
    "line_too_long": Words(
        nl="Dit zijn {n} tekens; dat is te lang voor een regel.",
        en="This is {n} characters; too long for a line.",
    ),
    "choose_one": Words(
        nl="Kies minstens een van de mogelijkheden.", en="Choose at least one of the options."
    ),
    "name_needed": Words(nl="Vul je naam in.", en="Fill in your name."),
    "moment_needed": Words(
        nl="Schrijf dag-maand-jaar en de tijd, zoals 28-11-2026 14:30. Het moment ligt niet in de toekomst.",
        en="Write day-month-year and the time, such as 28-11-2026 14:30. The moment is not in the future.",
    ),
    "line_needed_here": Words(nl="Vul hier een regel in.", en="Fill in a line here."),
    "case_needed": Words(nl="Kies een verzoek dat nog open is.", en="Choose a data request that is open."),
    "another_case": Words(
        nl="Dit verzoek hoort bij iemand anders.", en="This data request belongs to somebody else."
    ),
    "day_needed": Words(
        nl="Schrijf een dag die nog komt, zoals 28-11-2026, hoogstens twee jaar vooruit.",
        en="Write a day that is still to come, such as 28-11-2026, at most two years ahead.",
    ),
    "term_longer": Words(
        nl="Op deze dag loopt de gewone termijn nog. Kies een dag daarna.",
        en="On this day the standard term still runs. Choose a day after it.",
    ),
    "not_known": Words(
        nl="Klik kent deze persoon of dit kenmerk niet.", en="Klik does not know this person or reference."
    ),
    "not_yourself": Words(
        nl="Dit gaat over jou: een ander moet het doen.", en="This is about you: somebody else must do it."
    ),
    "past_day_needed": Words(
        nl="Schrijf dag-maand-jaar, zoals 28-11-2026: een dag die al geweest is, en waarvan de zeven jaar nog loopt.",
        en="Write day-month-year, such as 28-11-2026: a day that has been, and whose seven years still run.",
    ),
    "amount_needed": Words(nl="Schrijf een bedrag, zoals 125,00.", en="Write an amount, such as 125.00."),
    "invoice_known": Words(nl="Dit nummer is al vastgelegd.", en="This number has been filed before."),
    "invoice_unknown": Words(
        nl="Onder dit nummer is niets vastgelegd.", en="Nothing is filed under this number."
    ),
    "summary_needed": Words(
        nl="Schrijf in een paar zinnen wat er gebeurde.", en="Write in a few sentences what happened."
    ),
    "action_needed": Words(
        nl="Schrijf wat we ervan leren: wat gaan we doen?", en="Write what we learn from it: what will we do?"
    ),
    "not_a_date": Words(
        nl="Schrijf een datum als jaar-maand-dag, zoals 2027-12-31.",
        en="Write a date as year-month-day, such as 2027-12-31.",
    ),
    "extension_day": Words(
        nl="Schrijf een dag na de huidige datum, hoogstens twee maanden later, zoals 28-11-2026.",
        en="Write a day after the present date, at most two months later, such as 28-11-2026.",
    ),
    "words_needed": Words(nl="Schrijf hier wat je wilt zeggen.", en="Write here what you want to say."),
    "ticket_too_long": Words(
        nl="Dit zijn {n} tekens; er passen er {ticket_most}. Er is niets afgeknipt: kort het zelf in.",
        en="This is {n} characters; {ticket_most} fit. Nothing was cut: please shorten it yourself.",
    ),
    "no_bsn": Words(
        nl="Hier staat een burgerservicenummer in. Dat mogen we niet bewaren: haal het eruit.",
        en="This holds a citizen service number (BSN). We may not keep it: please take it out.",
    ),
    "piled_up": Words(
        nl="Hier staan zo veel tekens op elkaar gestapeld dat het niet past. Schrijf het met gewone letters.",
        en="So many characters are piled on top of each other here that it does not fit. Write it in plain letters.",
    ),
    "reach_needed": Words(
        nl="Kies een account, vul een kenmerk in, of schrijf hoe we iemand bereiken.",
        en="Choose an account, fill in a reference, or write how we reach somebody.",
    ),
    "reach_needed_here": Words(
        nl="Schrijf hoe we je bereiken: een e-mailadres, een telefoonnummer of een postadres.",
        en="Write how we reach you: an e-mail address, a phone number or a postal address.",
    ),
    "tick_needed_mask": Words(
        nl="Scherm dit eerst af, en zet dan het vinkje.", en="Mask this first, and then tick the box."
    ),
    "picture_needed": Words(
        nl="Kies een foto van hoogstens 10 MB, een JPEG of PNG.",
        en="Choose a picture of at most 10 MB, a JPEG or PNG.",
    ),
    "person_needed": Words(nl="Kies om wie het gaat.", en="Choose whom it is about."),
    "line_needed": Words(nl="Schrijf een regel over jezelf.", en="Write a line about yourself."),
    "not_an_email": Words(
        nl="Dit lijkt geen e-mailadres. Kijk of er een @ en een punt in staan.",
        en="This does not look like an e-mail address. Check for an @ and a dot.",
    ),
    "not_a_phone": Words(
        nl="Dit lijkt geen telefoonnummer. Begin met 0 of met + en je landcode.",
        en="This does not look like a phone number. Start with 0, or with + and your country code.",
    ),
    "email_or_phone": Words(
        nl="Vul je e-mailadres of je telefoonnummer in, anders kan de coach je niet bereiken.",
        en="Fill in your e-mail address or phone number, or the coach cannot reach you.",
    ),
    "tick_needed": Words(
        nl="Zet hier een vinkje als je akkoord bent. Zonder kan ik niet verder.",
        en="Tick this box if you agree. I cannot go on without it.",
    ),
    "agreement_first": Words(
        nl="Deze aanvraag is van vóór onze afspraak over zulke gegevens. Laat ze leeg, of verstuur eerst het formulier van "
        "de aanvraag zelf opnieuw: daar staat die afspraak.",
        en="This request is older than our agreement about such data. Leave them empty, or first send the form of the "
        "request itself again: the agreement stands there.",
    ),
    "tick_needed_cv": Words(
        nl="Vink dit aan, of haal je cv uit het formulier.",
        en="Tick this box, or take your CV out of the form.",
    ),
    "tick_needed_special": Words(
        nl="Vink dit aan, of laat werkgever, dienstverband en inkomen leeg.",
        en="Tick this box, or leave employer, employment and income empty.",
    ),
    "capacity": Words(nl="Vul een getal in van 1 tot en met {n}.", en="Fill in a number from 1 to {n}."),
}


def mistakes(language: Language, codes: dict[str, str]) -> Invalid:
    """`{"motivation": "too_short:12"}` as sentences at the fields."""
    errors = {}
    for field, code in codes.items():
        name, _, number = code.partition(":")
        words = _MISTAKES.get(name, _MISTAKES["choose_one"])
        errors[field] = words.of(
            language, n=number, least=MOTIVATION_MIN, most=MOTIVATION_MAX, ticket_most=TEXT_MAX
        )
    return Invalid(errors)
