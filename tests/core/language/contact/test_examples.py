"""Every message of the two tables: what leads away is blocked, ordinary talk is not (M1)."""

from heqi.assets.loader import load_screener
from tests.core.language.contact.examples import blocks, read_examples

NOT_SEEN = {"围❤"}
"""What nobody can tell from ordinary talk without more around it."""


def test_M1_all_that_leads_away_is_blocked_but_for_what_is_known_to_pass() -> None:
    contact = read_examples("contact.txt")
    assert len(contact) >= 600
    assert {text for text in contact if not blocks(load_screener().screen(text))} == NOT_SEEN


def test_M1_ordinary_talk_is_not_blocked() -> None:
    harmless = read_examples("harmless.txt")
    assert len(harmless) >= 690
    assert {text: blocks(found) for text in harmless if blocks(found := load_screener().screen(text))} == {}


def test_M1_a_buyers_own_number_for_the_parcel_is_only_noted() -> None:
    for text in ("我的电话是13800138000，送货前打一下", "麻烦改成这个号码 15088886666 收货"):
        screening = load_screener().screen(text, direction="in")
        assert (screening.verdict, [each.rule for each in screening.findings]) == ("pass", ["contact.phone"])


def test_M10_a_buyer_who_leads_away_is_noted_and_answered() -> None:
    screener = load_screener()
    for text in read_examples("contact.txt"):
        screening = screener.screen(text, direction="in")
        assert screening.verdict == "pass"
        assert {each.severity for each in screening.findings} <= {"note"}


def test_M1_spellings_that_the_design_did_not_know_are_seen_but_for_these() -> None:
    missed = {text for text in read_examples("spellings.txt") if not blocks(load_screener().screen(text))}
    assert missed == {"m.i.c.r.o微信", "one三八12345678"}
