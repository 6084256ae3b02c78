"""Tasks that an admin gets by themselves: one sentence, with the way on. References only."""

from bot.matching.readiness import Obstacle
from bot.messages.parts import said
from bot.views import View
from bot.words import Language, Words

_TASKS = {
    "mass_accept": Words(
        nl="Een coach wil vandaag meer aannemen dan mag. Wat eerder is aangenomen blijft staan. Kijk met /avg coaches.",
        en="A coach wants to accept more today than is allowed. What was accepted before stands. See /avg coaches.",
    ),
    "quick_accept": Words(
        nl="Een coach nam meerdere aanvragen aan voordat iemand ze kan lezen. Vraag na hoe dat kan, met /avg coaches.",
        en="A coach accepted several requests before anybody can read them. Ask how that can be, with /avg coaches.",
    ),
    "first_admins_changed": Words(
        nl="Wie in KLIK_ADMINS staat, is veranderd. Weet je daar niet van, vraag het dan aan wie Klik beheert. "
        "Kijk met /avg rollen.",
        en="Who stands in KLIK_ADMINS has changed. If that is news to you, ask whoever runs Klik. See /avg roles.",
    ),
    "control_failed": Words(
        nl="Een controle is niet meer in orde. Kijk met /avg controles.",
        en="A self-check is no longer in order. See /avg controls.",
    ),
    "controls_dead": Words(
        nl="De controles draaiden meer dan een dag niet. Ze draaien nu. Kijk met /avg controles.",
        en="The self-checks did not run for more than a day. They run now. See /avg controls.",
    ),
    "hold_review": Words(
        nl="Vordering {reference}: kijk of de bewaarplicht nog nodig is, met /avg vordering.",
        en="Order {reference}: see whether the hold is still needed, with /avg disclose.",
    ),
    "hold_over": Words(
        nl="Vordering {reference}: de bewaarplicht is voorbij. Wat nog verwijderd moest worden, gaat nu.",
        en="Order {reference}: the hold is over. What still had to be deleted goes now.",
    ),
    "ticket_question": Words(
        nl="Er is een vraag voor je, {reference}. Lees haar met /avg vragen.",
        en="There is a question for you, {reference}. Read it with /avg tickets.",
    ),
    "ticket_feedback": Words(
        nl="Er is een idee of opmerking voor je, {reference}. Lees het met /avg vragen.",
        en="There is an idea or remark for you, {reference}. Read it with /avg tickets.",
    ),
    "ticket_complaint": Words(
        nl="Er is een klacht voor je, {reference}. Lees haar met /avg vragen.",
        en="There is a complaint for you, {reference}. Read it with /avg tickets.",
    ),
    "ticket_undelivered": Words(
        nl="Je antwoord op {reference} komt niet aan. Antwoord op een andere manier.",
        en="Your answer to {reference} does not arrive. Answer another way.",
    ),
    "ticket_due": Words(
        nl="{reference} wacht nog op antwoord, en de vier weken gaan om. Antwoord met /avg vragen.",
        en="{reference} still waits for an answer, and the four weeks run out. Answer with /avg tickets.",
    ),
    "incident_new": Words(
        nl="Incident {reference} is vastgelegd. Kijk met /avg incident.",
        en="Incident {reference} is registered. See /avg incident.",
    ),
    "incident_24": Words(
        nl="Incident {reference}: 24 van de 72 uur zijn om. Beslis of je het meldt, met /avg incident.",
        en="Incident {reference}: 24 of the 72 hours have passed. Decide whether to report it, with /avg incident.",
    ),
    "incident_48": Words(
        nl="Incident {reference}: 48 van de 72 uur zijn om. Beslis of je het meldt, met /avg incident.",
        en="Incident {reference}: 48 of the 72 hours have passed. Decide whether to report it, with /avg incident.",
    ),
    "incident_66": Words(
        nl="Incident {reference}: nog 6 uur om te melden bij de Autoriteit Persoonsgegevens. Kijk met /avg incident.",
        en="Incident {reference}: 6 hours left to report to the Autoriteit Persoonsgegevens. See /avg incident.",
    ),
    "incident_72": Words(
        nl="Incident {reference}: de 72 uur zijn om en er is niets beslist. Meld het nu, met de reden dat het later is.",
        en="Incident {reference}: the 72 hours are over and nothing was decided. Report it now, with the reason for the delay.",
    ),
    "incident_action": Words(
        nl="De actie bij incident {reference} moet klaar zijn. Kijk met /avg incident.",
        en="The action of incident {reference} is due. See /avg incident.",
    ),
    "approval_waits": Words(
        nl="Een collega vraagt om jouw akkoord. Kijk met /avg overzicht.",
        en="A colleague asks for your approval. See /avg overview.",
    ),
    "approval_own": Words(
        nl="Iemand probeerde een eigen vraag goed te keuren. Dat is geweigerd. Kijk met /avg logboek.",
        en="Somebody tried to approve their own question. It was refused. See /avg audit.",
    ),
    "approval_subject": Words(
        nl="Iemand probeerde iets goed te keuren dat over henzelf gaat. Dat is geweigerd. Kijk met /avg logboek.",
        en="Somebody tried to approve something about themselves. It was refused. See /avg audit.",
    ),
    "approval_changed": Words(
        nl="Wat werd goedgekeurd is daarna veranderd. Er is niets uitgevoerd. Kijk met /avg logboek.",
        en="What was approved has been changed since. Nothing was carried out. See /avg audit.",
    ),
    "approval_replayed": Words(
        nl="Iemand gebruikte een akkoord voor de tweede keer. Dat is geweigerd. Kijk met /avg logboek.",
        en="Somebody used an approval a second time. It was refused. See /avg audit.",
    ),
    "approval_lost_right": Words(
        nl="Een akkoord telt niet meer: een van de twee heeft de rol niet meer. Er is niets uitgevoerd.",
        en="An approval does not count any more: one of the two no longer has the role. Nothing was carried out.",
    ),
    "register_ends": Words(
        nl="Een overeenkomst met een verwerker loopt binnen een maand af. Kijk met /avg register.",
        en="An agreement with a processor ends within a month. See /avg register.",
    ),
    "register_over": Words(
        nl="Een overeenkomst met een verwerker is afgelopen. Vernieuw haar, en kijk met /avg register.",
        en="An agreement with a processor has ended. Renew it, and see /avg register.",
    ),
    "residue": Words(
        nl="Bij een verwijdering staan er nog berichten die het platform niet loslaat. Kijk met /avg verwijderen.",
        en="After an erasure some messages still stand that the platform does not let go. See /avg erase.",
    ),
    "duty_overdue": Words(
        nl="Een coach heeft na twee herinneringen niet gezegd dat de kopieën weg zijn. Kijk met /avg coaches.",
        en="After two reminders a coach has not said that the copies are gone. See /avg coaches.",
    ),
    "duty_unreachable": Words(
        nl="Een coach die nog kopieën moet verwijderen, is niet meer te bereiken. Kijk met /avg coaches.",
        en="A coach who has yet to delete copies cannot be reached any more. See /avg coaches.",
    ),
    "term_untold": Words(
        nl="Iemand voor wie een andere bewaartermijn geldt, is hier niet te bereiken. Zeg het op een andere manier. Kijk "
        "met /avg bewaren.",
        en="Somebody for whom another retention term holds cannot be reached here. Tell them another way. See "
        "/avg retention.",
    ),
    "clock_jumped": Words(
        nl="De klok is meer dan 48 uur verder dan bij de vorige opruiming. Er wordt niets verwijderd tot je zegt "
        "dat de klok klopt, met /avg bewaren.",
        en="The clock is more than 48 hours ahead of the last clean-up. Nothing is erased until you say that the clock "
        "is right, with /avg retention.",
    ),
    "coach_waits": Words(
        nl="Een coach wacht op je bevestiging. Kijk met /avg coaches.",
        en="A coach is waiting for your confirmation. See /avg coaches.",
    ),
    "unclaimed": Words(
        nl="{reference} heeft nog geen coach. Spreek iemand aan, of kijk met /avg oproepen.",
        en="{reference} has no coach yet. Speak to somebody, or see /avg broadcasts.",
    ),
    "undeliverable": Words(
        nl="De contactgegevens van {reference} komen niet aan bij de coach. Spreek de coach aan.",
        en="The contact details of {reference} do not reach the coach. Speak to the coach.",
    ),
    "case_new": Words(
        nl="Er kwam een verzoek over gegevens binnen via het contactformulier, {reference}. Kijk met /avg verzoeken.",
        en="A data request came in by the contact form, {reference}. See /avg requests.",
    ),
    "case_due": Words(
        nl="Verzoek {reference} loopt nog, en de termijn nadert. Kijk met /avg verzoeken.",
        en="Data request {reference} is still open, and its term is near. See /avg requests.",
    ),
    "case_overdue": Words(
        nl="Verzoek {reference} is niet op tijd afgehandeld. De persoon heeft dat van Klik gehoord. "
        "Handel het af met /avg verzoeken.",
        en="Data request {reference} was not handled in time. The person has heard so from Klik. "
        "Complete it with /avg requests.",
    ),
    "case_identified": Words(
        nl="Verzoek {reference} is van wie je dacht: de persoon zei ja. Handel het af met /avg verzoeken.",
        en="Data request {reference} is of whom you thought: the person said yes. Complete it with /avg requests.",
    ),
    "case_not_theirs": Words(
        nl="Verzoek {reference} is niet van het account dat gekozen was: de persoon zei nee. Kijk met /avg verzoeken.",
        en="Data request {reference} is not of the account that was chosen: the person said no. See /avg requests.",
    ),
    "case_copy_in": Words(
        nl="Voor verzoek {reference} is een kopie binnen. Bekijk haar binnen 72 uur met /avg verzoeken, dan is ze weg.",
        en="A copy has come in for data request {reference}. See it within 72 hours with /avg requests, then it is gone.",
    ),
    "case_copy_over": Words(
        nl="Voor verzoek {reference} kwam geen kopie, of ze is ongelezen gewist. Vraag haar opnieuw met /avg verzoeken.",
        en="No copy came for data request {reference}, or it was erased unread. Ask for it again with /avg requests.",
    ),
    "case_paper_confirm": Words(
        nl="Klik kan het account bij verzoek {reference} niet bereiken. Vraag op een andere manier of het klopt.",
        en="Klik cannot reach the account of data request {reference}. Ask another way whether it is theirs.",
    ),
    "case_paper_received": Words(
        nl="Bevestig op papier dat verzoek {reference} is ontvangen: Klik kan deze persoon niet bereiken.",
        en="Confirm on paper that data request {reference} was received: Klik cannot reach this person.",
    ),
    "case_paper_extended": Words(
        nl="Schrijf de persoon van verzoek {reference} dat het langer duurt, met de reden en de nieuwe datum.",
        en="Write to the person of data request {reference} that it takes longer, with the reason and the new date.",
    ),
    "case_paper_late": Words(
        nl="Schrijf de persoon van verzoek {reference} dat het te laat is, en noem de Autoriteit Persoonsgegevens.",
        en="Write to the person of data request {reference} that it is late, and name the Autoriteit Persoonsgegevens.",
    ),
    "case_paper_refused": Words(
        nl="Schrijf de weigering met de reden aan de persoon van verzoek {reference}, en noem de Autoriteit "
        "Persoonsgegevens.",
        en="Write the refusal with its reason to the person of data request {reference}, and name the Autoriteit "
        "Persoonsgegevens.",
    ),
    "case_paper_done": Words(
        nl="Schrijf de persoon van verzoek {reference} wat er gedaan is, en noem de Autoriteit Persoonsgegevens.",
        en="Write to the person of data request {reference} what was done, and name the Autoriteit Persoonsgegevens.",
    ),
    "stuck": Words(
        nl="Een bericht zit vast. Kijk met /avg wachtrij.", en="A message is stuck. See /avg queue."
    ),
    Obstacle.NO_CHANNEL: Words(
        nl="Een kandidaat kan niemand bereiken: er is geen kanaal van coaches. Zet KLIK_COACH_CHANNELS goed.",
        en="A candidate can reach nobody: there is no coaches' channel. Set KLIK_COACH_CHANNELS.",
    ),
    Obstacle.CHANNEL_UNKNOWN: Words(
        nl="Klik heeft het kanaal van de coaches nog niet kunnen bekijken.",
        en="Klik has not been able to look at the coaches' channel yet.",
    ),
    Obstacle.CHANNEL_PUBLIC: Words(
        nl="Het kanaal van de coaches is openbaar: er wordt niets geplaatst. Maak het privé.",
        en="The coaches' channel is public: nothing is posted. Make it private.",
    ),
    Obstacle.CHANNEL_SHARED: Words(
        nl="Het kanaal van de coaches is gedeeld met anderen: er wordt niets geplaatst. Stop het delen.",
        en="The coaches' channel is shared with others: nothing is posted. Stop sharing it.",
    ),
    Obstacle.CHANNEL_ARCHIVED: Words(
        nl="Het kanaal van de coaches is gearchiveerd: er wordt niets geplaatst. Haal het terug.",
        en="The coaches' channel is archived: nothing is posted. Bring it back.",
    ),
    Obstacle.NOT_IN_CHANNEL: Words(
        nl="Klik zit niet in het kanaal van de coaches. Nodig Klik uit.",
        en="Klik is not in the coaches' channel. Invite Klik.",
    ),
    Obstacle.NO_COACH: Words(
        nl="Een kandidaat kan niemand bereiken: geen coach kan nu aannemen. Kijk met /avg coaches.",
        en="A candidate can reach nobody: no coach can accept now. See /avg coaches.",
    ),
}


def task(language: Language, code: str, reference: str) -> View:
    return said(_TASKS.get(code, _TASKS["stuck"]), language, reference=reference)
