"""The whole path on a few sentences; the figures are the benchmark's work."""

from bot.anonymise import Kind, Known, anonymise
from bot.words import Language


def test_what_says_who_asks_goes_out_and_the_question_stays():
    done = anonymise("Ik ben Sanne de Groot, mail me op sanne@gmail.com. Ik zoek een coach voor burn-out.")

    assert "Sanne" not in done.text
    assert "gmail" not in done.text
    assert "Ik zoek een coach voor burn-out." in done.text


def test_a_replacement_knows_where_it_stood_in_the_original():
    text = "Mail me op sanne@gmail.com graag."
    (only,) = anonymise(text, language=Language.NL).replacements

    assert text[only.start : only.end] == "sanne@gmail.com"
    assert only.kind is Kind.EMAIL


def test_marks_point_at_the_placeholders():
    done = anonymise("Bel 06-12345678 of mail sanne@gmail.com.", language=Language.NL)

    assert [done.text[mark.start : mark.end] for mark in done.marks] == ["[telefoonnummer]", "[e-mailadres]"]


def test_the_persons_own_values_go_out_in_every_spelling():
    known = Known(names=("Roos Vermeer",), employers=("Van Dijk Bouw",), phones=("0612345678",))
    done = anonymise("R o o s van dijk bouw, zes cijfers: +31 6 1234 5678, groet vermeer", known=known)

    for piece in ("o o s", "dijk", "5678", "vermeer"):
        assert piece not in done.text
