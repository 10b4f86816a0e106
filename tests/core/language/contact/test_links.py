"""Links that are not the platform's: found, never clickable, answered (M10)."""

import pytest

from heqi.assets.language.screening_parts import read_yaml
from heqi.assets.loader import load_normaliser, load_screener
from heqi.core.language.links import LinkReader, neutralise_links
from heqi.core.language.screen.words import ShopWords
from heqi.core.words import Platform


@pytest.fixture
def reader() -> LinkReader:
    return LinkReader(read_yaml("contact", "links.yaml"))


@pytest.mark.parametrize(
    ("text", "host", "kind"),
    [
        ("看https://Evil.Example.com/a?b=1。谢谢", "evil.example.com", "foreign"),
        ("打开 guoguo点com", "guoguo.com", "foreign"),
        ("guoguo。cn", "guoguo.cn", "foreign"),
        ("http://t.cn/A6x", "t.cn", "short"),
        ("https://mobile.yangkeduo.com/goods.html?id=1", "mobile.yangkeduo.com", "marketplace"),
        ("http://item.jd.com/1741850.html", "item.jd.com", "marketplace"),
        ("https://u.jd.com/a1", "u.jd.com", "marketplace"),
        ("item.jd.com.evil.top/x", "item.jd.com.evil.top", "foreign"),
        ("http://[链接]-[链接]", None, None),
        ("查 www.12315.cn", "www.12315.cn", "known"),
        ("http://1.2.3.4/x", "1.2.3.4", "foreign"),
        ("1.com", None, None),
        ("amin@163.com", "amin@163.com", "mail"),
        ("版本v2.0.1", None, None),
        ("图1.jpg 和 3.5元", None, None),
        ("yangkeduo.com.evil.top/x", "yangkeduo.com.evil.top", "foreign"),
    ],
)
def test_M10_a_link_is_told_by_whose_it_is(reader: LinkReader, text: str, host: str | None, kind: str | None) -> None:
    found = [(each.host, each.kind) for each in reader.find(load_normaliser()(text).seen)]
    assert found == ([(host, kind)] if kind else [])


def test_M10_the_other_platforms_links_are_foreign_to_a_shop(reader: LinkReader) -> None:
    [link] = reader.find("https://item.taobao.com/item.htm?id=1", Platform.PINDUODUO)
    assert link.kind == "foreign"
    [link] = reader.find("https://item.taobao.com/item.htm?id=1", Platform.TMALL)
    assert link.kind == "platform"


def test_M10_a_marketplaces_link_is_blocked_only_where_it_is_known_to_be_foreign() -> None:
    def read(text: str, platform: Platform | None) -> tuple[str, list[str]]:
        screening = load_screener().screen(text, words=ShopWords(platform=platform))
        return screening.verdict, [each.rule for each in screening.findings]

    yangkeduo, jd = "https://mobile.yangkeduo.com/goods.html?goods_id=1", "https://item.jd.com/1.html"
    assert read(yangkeduo, None) == ("caution", ["link.marketplace"])
    assert read(yangkeduo, Platform.PINDUODUO) == ("pass", [])
    assert read(yangkeduo, Platform.TAOBAO) == ("block", ["link.foreign"])
    assert read(jd, None) == ("caution", ["link.marketplace"])
    assert read(jd, Platform.PINDUODUO) == ("block", ["link.foreign"])
    assert read("https://u.jd.com/a1", Platform.PINDUODUO) == ("block", ["link.short"])


def test_M10_a_foreign_link_is_shown_and_never_clickable(reader: LinkReader) -> None:
    written = "看ｈttps://evil.example.com/a 和 https://mobile.yangkeduo.com/b"
    normalised = load_normaliser()(written)
    shown = neutralise_links(normalised, reader.find(normalised.seen, Platform.PINDUODUO))
    assert shown == "看ｈttps[:]//evil[.]example[.]com/a 和 https://mobile.yangkeduo.com/b"


def test_M10_a_buyers_link_is_noted_with_the_phrase_to_answer() -> None:
    screening = load_screener().screen("你看这个 http://evil.example.com", direction="in")
    [finding] = screening.findings
    assert (screening.verdict, finding.rule, finding.severity) == ("pass", "link.foreign", "note")
    assert finding.advice == "为保障安全，我们不打开站外链接，请发平台内链接或截图。"
