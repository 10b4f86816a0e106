"""What a blocked message is offered instead: words that may leave, with nothing of the offer left in them (M1)."""

from pathlib import Path

import pytest
import yaml

from heqi.assets.loader import load_screener
from heqi.core.language.screen.words import ExtraWord, ShopWords
from tests.core.language.contact.examples import read_examples

HARD_DAY = Path(__file__).with_name("hard_day") / "block.yaml"


def test_M1_no_rewrite_keeps_what_was_found_and_each_may_leave() -> None:
    screener = load_screener()
    texts = [*read_examples("contact.txt"), *yaml.safe_load(HARD_DAY.read_text("utf-8"))]
    blocked = [found for text in texts if (found := screener.screen(text)).verdict == "block"]
    assert len(blocked) >= 1200
    for screening in blocked:
        assert screening.rewrite
        away = [each.surface for each in screening.findings if each.kind in ("contact", "marketplace", "link")]
        assert not [surface for surface in away if surface in screening.rewrite]
        assert screener.screen(screening.rewrite).verdict == "pass"


@pytest.mark.parametrize(
    ("text", "rewrite"),
    [
        ("加我薇❤聊：abc1234567", "您有任何问题，直接在平台聊天里联系我们就可以"),
        ("abc1234567，加我微信", "您有任何问题，直接在平台聊天里联系我们就可以"),
        ("您好，加我微信：abc123，有优惠", "您好，您有任何问题，直接在平台聊天里联系我们就可以，有优惠"),
        ("加我微信，账号是幺三八零零幺三八。祝您愉快", "您有任何问题，直接在平台聊天里联系我们就可以，祝您愉快"),
        (
            "订单号240521-138001380001234已发出，加我微信",
            "订单号240521-138001380001234已发出，您有任何问题，直接在平台聊天里联系我们就可以",
        ),
        ("微信付的会原路退，加我QQ 2837461923", "您有任何问题，直接在平台聊天里联系我们就可以"),
    ],
)
def test_M1_the_whole_offer_goes_and_the_rest_stays(text: str, rewrite: str) -> None:
    assert load_screener().screen(text).rewrite == rewrite


def test_M1_a_shops_own_word_goes_with_what_is_blocked() -> None:
    words = ShopWords(extra=(ExtraWord("清仓", "caution", "请说换季优惠"),))
    screening = load_screener().screen("您好，今天清仓，加我微信聊", words=words)
    assert screening.verdict == "block"
    assert screening.rewrite == "您好，您有任何问题，直接在平台聊天里联系我们就可以"


def test_M1_nobody_but_the_shop_knows_what_to_say_for_its_own_word() -> None:
    words = ShopWords(extra=(ExtraWord("清仓", "block", "请说换季优惠"),))
    assert load_screener().screen("您好，今天清仓", words=words).rewrite is None


def test_T6_no_rewrite_praises_the_goods() -> None:
    """The desk does not know what other buyers said."""
    praise = ("评价不错", "评价都", "评价很", "好评", "回购", "口碑", "销量", "都说")
    rewrites = [rule.rewrite for rule in load_screener().rules.values() if rule.rewrite]
    assert len(rewrites) > 30
    assert not [rewrite for rewrite in rewrites for word in praise if word in rewrite]
