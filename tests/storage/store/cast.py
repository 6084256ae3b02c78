"""Who and what the store's tests are about: invented accounts, places, words."""

from bot.model import Account, CoachProfile, Contact, Place, Platform, PublicFields

WORKSPACE = "T0WORK"
CHANNEL = Place(Platform.SLACK, WORKSPACE, "C0COACHES")
PUBLIC = PublicFields(
    motivation="I would like to change careers after years of night shifts.",
    topics=("change", "balance"),
    education="mbo",
    region="Utrecht",
    language="nl",
)
CONTACT = Contact(
    name="Canary Vogelzang",
    email="canary.7f3a@example.org",
    phone="+31 6 00000073",
    motivation="I, Canary Vogelzang, would like to leave the night shifts of Kwinkeleer bv.",
    optional={"employer": "Kwinkeleer bv", "gender": "woman"},
)
PROFILE = CoachProfile(
    name="Coach Wielewaal",
    line="Twenty years of listening to birds.",
    topics=("change",),
    languages=("nl", "en"),
    region="Utrecht",
    capacity=3,
)


def account(user: str) -> Account:
    return Account(Platform.SLACK, WORKSPACE, user)
