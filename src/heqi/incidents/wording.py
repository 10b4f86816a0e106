"""Words that many buyers will get are screened before they are kept, with the shop's own words as well."""

from heqi.assets.loader import load_screener
from heqi.cases.money.remedy_words import require_clean_words
from heqi.core.errors import HeqiError
from heqi.language.queries import words_of


def require_clean(shop_id: int, words: str) -> str:
    """The words, trimmed; empty ones pass. Raises remedy.review (they go with money), remedy.words, words.blocked."""
    if not words.strip():
        return ""
    plain = require_clean_words(words)
    screening = load_screener().screen(plain, words=words_of(shop_id))
    if screening.verdict == "block":
        first = next(finding for finding in screening.findings if finding.severity == "block")
        raise HeqiError(
            "words.blocked",
            f"文字未通过检查：“{first.surface}”。{first.advice}",
            f"These words may not be sent: {first.surface!r}.",
            422,
            {"rule": first.rule, "surface": first.surface},
        )
    return plain
