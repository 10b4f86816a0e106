"""What is written is read plain, and every place leads back to what was written (M1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.assets.loader import load_normaliser


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ＷｅＣｈａｔ：１２３", "wechat:123"),
        ("①⓪❸㊀ⓥⅩ", "103一vx"),
        ("𝐯𝓍𝟙𝟛", "vx13"),
        ("🅥🅧🇻🇽", "vxvx"),
        ("1️⃣3️⃣8️⃣", "138"),
        ("w\u0336e\u0336i\u0336", "wei"),
        ("wēi xìn", "wei xin"),
        ("微\u200b信\u200d\ufeff", "微信"),
        ("\u202e微信\u202c", "微信"),
        ("支付寶帳號發給妳", "支付宝帐号发给妳"),
        ("Ｖх", "vx"),
        ("加➕⁺", "加++"),
        ("亻言", "信"),
        ("彳攵 亻 言", "微 信"),
        ("一\u2028二\t三", "一\n二 三"),
        ("\x00\ud800", "\ufffd"),
        ("🔟元", "10元"),
        ("", ""),
    ],
)
def test_M1_decorated_writing_is_read_plain(written: str, read: str) -> None:
    assert load_normaliser()(written).seen == read


def test_M1_a_place_leads_back_to_what_was_written() -> None:
    written = "亲\u200b加1️⃣亻 言呀"
    normalised = load_normaliser()(written)
    assert normalised.seen == "亲加1信呀"
    assert normalised.surface(1, 4) == "加1️⃣亻 言"
    assert normalised.span(3, 4) == (6, 9)
    assert normalised.span(5, 5) == (len(written), len(written))


@given(st.text(st.characters(codec=None, categories=None)))
def test_M1_every_place_lies_in_the_text_and_in_order(written: str) -> None:
    normalised = load_normaliser()(written)
    spans = [normalised.span(at, at + 1) for at in range(len(normalised.seen))]
    assert all(0 <= start < end <= len(written) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad"))))
def test_M1_what_is_invisible_changes_nothing(written: str, hidden: list[tuple[int, str]]) -> None:
    disguised = written
    for at, sign in hidden:
        disguised = disguised[:at] + sign + disguised[at:]
    assert load_normaliser()(disguised).seen == load_normaliser()(written).seen


def test_M1_reading_what_was_read_changes_nothing_more() -> None:
    normalise = load_normaliser()
    for code in range(0x20000):
        once = normalise(chr(code)).seen
        assert normalise(once).seen == once
