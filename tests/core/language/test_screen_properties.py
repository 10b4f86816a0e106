"""Whatever a message holds, screening answers, the same each time, with places that lie in it (M1)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from heqi.assets.loader import load_screener
from heqi.core.language.screen.finding import DIRECTIONS, Screening
from tests.core.language.contact.examples import read_examples

PIECES = [*read_examples("contact.txt"), *read_examples("harmless.txt")]
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066\x00\x07"
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)
MESSAGES = st.lists(st.one_of(st.sampled_from(PIECES), ANY_TEXT), max_size=4).map("".join)


@given(MESSAGES, st.sampled_from(DIRECTIONS))
@settings(max_examples=150)
def test_M1_it_always_answers_the_same_with_places_inside_the_text(text: str, direction: str) -> None:
    screener = load_screener()
    screening = screener.screen(text, direction=direction)
    for finding in screening.findings:
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.surface == text[start:end]
    assert screener.screen(text, direction=direction) == screening


@given(st.sampled_from(PIECES), st.lists(st.tuples(st.integers(0, 40), st.sampled_from(INVISIBLE)), max_size=6))
@settings(max_examples=150)
def test_M1_what_is_invisible_changes_no_answer(text: str, hidden: list[tuple[int, str]]) -> None:
    disguised = text
    for at, sign in hidden:
        disguised = disguised[:at] + sign + disguised[at:]
    plain, seen = load_screener().screen(text), load_screener().screen(disguised)
    assert seen.verdict == plain.verdict
    assert _told(seen) == _told(plain)


def test_M1_bad_input_of_every_kind_is_answered() -> None:
    screener = load_screener()
    for text in ("", " ", "\x00", "\ud800", "\udfff微\ud83d信", "😀" * 500, "\u202e信微", "\n" * 50, "е́" * 80):
        assert screener.screen(text).verdict in ("pass", "block")
    assert screener.screen("\udfff微\ud83d信").verdict == "block"


def test_M1_a_message_of_a_hundred_thousand_signs_is_read_to_its_end() -> None:
    text = "亲您好," * 24_995 + "加我微信详聊"
    assert len(text) == 99_986
    [finding] = [each for each in load_screener().screen(text).findings if each.rule == "contact.channel"]
    assert (finding.surface, finding.span[1]) == ("微信", len(text) - 2)


def test_M1_no_rule_says_more_than_anybody_reads() -> None:
    screening = load_screener().screen("加我微信," * 1_000)
    assert [each.rule for each in screening.findings].count("contact.channel") == 50


def _told(screening: Screening) -> list[tuple[str, str, str]]:
    visible = {ord(sign): None for sign in INVISIBLE}
    return [(each.rule, each.surface.translate(visible), each.seen_as) for each in screening.findings]
