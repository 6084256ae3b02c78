"""How long, in words and in numbers; and who gets what, in words."""

from bot.privacy.catalogue.rows import Ground, Recipient, RecipientRow, TermRow
from bot.privacy.purposes import Term
from bot.words import Words

TERMS: tuple[TermRow, ...] = (
    TermRow(
        Term.ACTIVE_2Y,
        Words(
            nl="tot {years} jaar nadat je voor het laatst iets deed",
            en="until {years} years after you last did something",
        ),
        years=2,
    ),
    TermRow(
        Term.REQUEST,
        Words(
            nl="tot je de aanvraag intrekt, hoogstens tot {years} jaar nadat je voor het laatst iets deed",
            en="until you withdraw the request, at most until {years} years after you last did something",
        ),
        years=2,
    ),
    TermRow(
        Term.COACH,
        Words(
            nl="zolang je coach bent, hoogstens tot {years} jaar nadat je voor het laatst iets deed",
            en="while you are a coach, at most until {years} years after you last did something",
        ),
        years=2,
    ),
    TermRow(
        Term.ROLE,
        Words(
            nl="zolang je de rol hebt, hoogstens tot {years} jaar nadat je voor het laatst iets deed",
            en="while you hold the role, at most until {years} years after you last did something",
        ),
        years=2,
    ),
    TermRow(
        Term.DELIVERY_7D,
        Words(nl="{days} dagen na de bezorging", en="{days} days after the delivery"),
        days=7,
    ),
    TermRow(
        Term.SENT_30D,
        Words(
            nl="{days} dagen nadat het is verstuurd of opgegeven",
            en="{days} days after it was sent or given up",
        ),
        days=30,
    ),
    TermRow(
        Term.SET,
        Words(
            nl="tot het moment dat bij het bewaren is vastgelegd en aan je is verteld",
            en="until the moment that was set when it was kept, and that you were told",
        ),
    ),
    TermRow(
        Term.PROOF_5Y,
        Words(
            nl="{years} jaar na wat ermee bewezen wordt, onder een willekeurig nummer",
            en="{years} years after what it proves, under a random number",
        ),
        years=5,
    ),
    TermRow(
        Term.TAX_7Y,
        Words(
            nl="{years} jaar na het jaar waar het bij hoort, omdat de belastingwet dat voorschrijft",
            en="{years} years after the year it belongs to, because the tax law says so",
        ),
        years=7,
    ),
    TermRow(Term.NETWORK, Words(nl="zolang het netwerk bestaat", en="as long as the network exists")),
    TermRow(Term.NOT_KEPT, Words(nl="Klik bewaart dit niet", en="Klik does not keep this")),
)

RECIPIENTS: tuple[RecipientRow, ...] = (
    RecipientRow(
        Recipient.COACHES,
        Words(
            nl="alle coaches, zonder dat erbij staat van wie het is", en="all coaches, without whom it is of"
        ),
    ),
    RecipientRow(Recipient.COACH, Words(nl="de ene coach die ja zegt", en="the one coach who says yes")),
    RecipientRow(
        Recipient.CANDIDATE,
        Words(
            nl="de kandidaat met wie een coach een match heeft", en="the candidate a coach is matched with"
        ),
    ),
    RecipientRow(
        Recipient.ADMINS,
        Words(
            nl="een beheerder, alleen met een reden, en dat wordt vastgelegd",
            en="an admin, only with a reason, and that is logged",
        ),
    ),
    RecipientRow(
        Recipient.CHAT,
        Words(
            nl="Slack of Microsoft, dat het gesprek bezorgt",
            en="Slack or Microsoft, who deliver the conversation",
        ),
    ),
    RecipientRow(
        Recipient.AUTHORITY,
        Words(
            nl="politie of overheid, alleen op een wettelijke vordering",
            en="police or government, only on a legal order",
        ),
    ),
)

GROUNDS: dict[Ground, Words] = {
    Ground.SERVICE: Words(
        nl="nodig voor wat je vraagt (AVG art. 6 lid 1 b)", en="needed for what you ask (GDPR art. 6(1)(b))"
    ),
    Ground.LEGAL: Words(
        nl="de wet schrijft het voor (AVG art. 6 lid 1 c)", en="the law says so (GDPR art. 6(1)(c))"
    ),
    Ground.CONSENT: Words(
        nl="jouw toestemming, die je altijd kunt intrekken (AVG art. 6 lid 1 a)",
        en="your consent, which you can withdraw at any time (GDPR art. 6(1)(a))",
    ),
}
