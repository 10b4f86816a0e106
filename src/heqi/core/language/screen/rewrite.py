"""The message in compliant words: the clauses that offend are replaced, the rest stays as it was written."""

from collections.abc import Sequence

from heqi.core.language.normalise import Normalised
from heqi.core.language.screen.clauses import Clauses
from heqi.core.language.screen.finding import Direction
from heqi.core.language.screen.hit import Hit


def rewrite_message(hits: Sequence[Hit], normalised: Normalised, direction: Direction) -> str | None:
    """The whole message, or None where no rule that was hit has other words to offer, or a buyer wrote it."""
    if direction == "in":
        return None
    places = _places(hits, Clauses(normalised.seen))
    if not places:
        return None
    parts: list[str] = []
    at = 0
    for start, end, instead in places:
        first, last = normalised.span(start, end)
        parts += [normalised.text[at:first], instead]
        at = last
    return _tidy("".join([*parts, normalised.text[at:]]))


def _places(hits: Sequence[Hit], clauses: Clauses) -> list[tuple[int, int, str]]:
    """Stretches of `seen` and what stands there instead: those that touch become one, each sentence is said once."""
    found: list[tuple[int, int, str]] = []
    for hit in hits:
        if hit.rule.rewrite is None:
            continue
        start, end = (hit.start, hit.end) if hit.rule.replaces == "span" else clauses.around(hit.start, hit.end)
        found.append((start, end, hit.rule.rewrite))
    merged: list[tuple[int, int, str]] = []
    said: set[str] = set()
    for start, end, instead in sorted(found):
        fresh = "" if instead in said else instead
        said.add(instead)
        if merged and start < merged[-1][1]:
            first, last, words = merged.pop()
            merged.append((first, max(end, last), _join(words, fresh)))
        else:
            merged.append((start, end, fresh))
    return merged


def _join(one: str, other: str) -> str:
    return f"{one}，{other}" if one and other else one or other


def _tidy(text: str) -> str:
    return text.strip(" ,，、;；")
