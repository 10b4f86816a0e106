"""Whether a phrase may be kept: its form, its place, and what the screening says of it."""

from collections.abc import Collection
from dataclasses import dataclass

from heqi.assets.loader import load_phrase_places, load_screener
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import Screening
from heqi.core.phrases.phrase import (
    ANYTHING,
    LONGEST_CODE,
    LONGEST_TITLE,
    About,
    check_asks,
    check_line,
    check_text,
)
from heqi.core.places import fill_samples
from heqi.language.queries import words_of


@dataclass(frozen=True, slots=True)
class Written:
    """A phrase as somebody wrote it, not looked at yet."""

    text: str
    title: str = ""
    code: str = ""
    about: About = ANYTHING
    asks: Collection[str] = ()


def check_written(shop_id: int, given: Written) -> tuple[Written, Screening]:
    """The phrase as it would be kept, and what the screening says of it, filled. Raises phrase.…"""
    text = check_text(given.text, tuple(load_phrase_places()))
    kept = Written(
        text=text,
        title=check_line(given.title, LONGEST_TITLE, "标题", "A title"),
        code=check_line(given.code, LONGEST_CODE, "快捷编码", "A code"),
        about=About(given.about.goods_id.strip()[:64], given.about.category.strip()[:100]),
        asks=check_asks(given.asks),
    )
    return kept, screen_filled(shop_id, text)


def require_sayable(shop_id: int, given: Written) -> Written:
    """The phrase as it is kept. Raises phrase.… and phrase.blocked, with the findings, where it must not leave."""
    kept, screening = check_written(shop_id, given)
    if screening.verdict == "block":
        first = next(each for each in screening.findings if each.severity == "block")
        raise HeqiError(
            "phrase.blocked",
            f"这条话术发出去会被拦下，不能保存：{first.title}。{first.advice}",
            f"It would be stopped whenever it is sent: {first.title_en}. {first.advice_en}",
            422,
            {"findings": [each.body() for each in screening.findings], "rewrite": screening.rewrite},
        )
    return kept


def screen_filled(shop_id: int, text: str) -> Screening:
    """The text as a buyer would read it, screened by the rules and the shop's own words."""
    return screen_text(shop_id, fill_samples(text, load_phrase_places()))


def screen_text(shop_id: int, text: str) -> Screening:
    """A text screened by the rules and the shop's own words."""
    return load_screener().screen(text, words=words_of(shop_id))
