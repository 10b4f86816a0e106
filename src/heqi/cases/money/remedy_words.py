"""The words that go with a remedy: screened like every message, and never a word about reviews (H5)."""

import re

from heqi.assets.loader import load_screener
from heqi.core.errors import HeqiError

_REVIEW = re.compile(
    r"评价|评论|[好差中追改删刷]评|评分|打分|[五5]星|晒[图单]|口碑|hao\s*ping|cha\s*ping", re.IGNORECASE
)
"""A remedy is for what went wrong. Whoever names a review beside it ties the one to the other."""


def require_clean_words(words: str) -> str:
    """The words, trimmed. Raises remedy.review for words about reviews, remedy.words for what screening blocks."""
    words = words.strip()
    screening = load_screener().screen(words)
    seen = [words, *(finding.seen_as for finding in screening.findings)]
    if any(_REVIEW.search(text) for text in seen):
        raise HeqiError(
            "remedy.review",
            "补偿不能和评价有任何关系，话术里不能提评价。",
            "A remedy is never tied to a review; its words may not name one.",
            422,
        )
    if screening.verdict == "block":
        first = next(finding for finding in screening.findings if finding.severity == "block")
        raise HeqiError(
            "remedy.words",
            f"话术未通过检查：“{first.surface}”。{first.advice}",
            f"These words may not be sent: {first.surface!r}.",
            422,
            {"rule": first.rule, "surface": first.surface},
        )
    return words
