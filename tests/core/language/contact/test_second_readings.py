"""Names and numbers under decoration, in other scripts, mistyped, and pieces of addresses spelled out (M1)."""

import pytest

from heqi.assets.loader import load_normaliser, load_screener
from heqi.core.language.screen.contact.channels import misspellings


def found(text: str) -> list[tuple[str, str]]:
    """(rule, what was written) of each finding that blocks."""
    return [(each.rule, each.surface) for each in load_screener().screen(text).findings if each.severity == "block"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("加微○信聊", "微○信"),
        ("加微㊙️信聊", "微㊙️信"),
        ("我微丿信转您", "微丿信"),
        ("您企①微多少", "企①微"),
        ("通过薇✓芯发您", "薇✓芯"),
    ],
)
def test_M1_a_name_is_read_again_as_if_ornaments_were_not_there(text: str, surface: str) -> None:
    assert ("contact.channel", surface) in found(text)


def test_M1_ornaments_leave_every_other_sign_in_its_place() -> None:
    normalise = load_normaliser()
    read = normalise("微❤️信①")
    assert (read.seen, normalise.without_ornaments(read)) == ("微♥信1", "微·信·")
    assert normalise.without_ornaments(normalise("稍微信任")) is None


@pytest.mark.parametrize(
    "digits", ["١٣٨٠٠١٣٨٠٠٠", "〡〣〨〇〇〡〣〨〇〇〇", "ⅠⅢⅧ00ⅠⅢⅧ000", "壹參捌零零壹參捌零零零", "𝟙𝟛𝟠𝟘𝟘𝟙𝟛𝟠𝟘𝟘𝟘"]
)
def test_M1_a_phone_number_is_seen_in_digits_of_any_script(digits: str) -> None:
    assert ("contact.phone", digits) in found(f"打{digits}")


def test_M1_a_name_with_one_letter_wrong_counts_where_contact_is_offered() -> None:
    assert found("加我wexin") == [("contact.channel", "wexin")]
    assert found("weix1n加我") == [("contact.channel", "weix1n")]
    assert load_screener().screen("weixn这个词没见过").verdict == "pass"


def test_M1_misspellings_keep_the_first_letter_and_are_one_step_away() -> None:
    assert misspellings("abc") == ["ab", "abbc", "abcc", "ac", "acb"]
    assert "we1xin" in misspellings("weixin")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("上guoranxian点com看看", "link.foreign"),
        ("上果然鲜丶com看看", "link.spelled"),
        ("邮箱lin2024艾特163", "contact.email_spelled"),
        ("lin2024(at)qq(dot)com", "contact.email"),
        ("w w w . guoran . com", "link.spelled"),
    ],
)
def test_M1_addresses_spelled_out_are_seen(text: str, rule: str) -> None:
    assert rule in [each for each, _ in found(text)]


def test_M1_a_line_said_to_be_the_couriers_own_is_a_caution() -> None:
    assert load_screener().screen("中通官方客服热线400-123-4567").verdict == "caution"
    assert load_screener().screen("我们客服热线400-123-4567").verdict == "block"
