"""Which plain texts a pattern needs: where they do not stand in a message, the pattern cannot match it.

A small reader of the RE2 that phrase rules are written in. What it does not understand it takes for 'anything', so it
may ask for a closer look too often and never too seldom.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_MOST = 96
"""Texts of one set; beyond that pieces are no longer multiplied out."""
_SMALL_CLASS = 12
_RARE = 60.0
"""One Chinese sign in so many is a given one, roughly; it weighs the sets against each other."""
_RARE_ASCII = 25.0
_FREQUENT = frozenset("的我您你一是了不有下个到发这好们在请可以吗么单没货订退要能款号时怎什还那问就电送买收给天用")
_RARE_FREQUENT = 12.0
"""… of the signs that most messages hold."""
_CLASS_ESCAPES = "dDwWsSpPbBAzC"


_KEPT = 3
"""Sets of one way that are asked for: the rarest ones."""

Way = tuple[frozenset[str], ...]
"""Sets of texts, the rarest first; of each at least one stands in whatever matches. Empty: nothing can be said."""


@dataclass(frozen=True, slots=True)
class _Need:
    """`exact`: all that a piece can match, if that is few; else `sets`: of each, one text must be there."""

    exact: frozenset[str] | None
    sets: Way = ()

    def required(self) -> Way:
        if self.exact is None:
            return self.sets
        return () if "" in self.exact else (self.exact,)


_ANYTHING = _Need(None)
_NOTHING = _Need(frozenset({""}))


def needed_texts(pattern: str) -> tuple[Way, ...]:
    """One way for each alternative that the pattern has at its top; whatever it matches goes one of these ways."""
    return tuple(tuple(_without_longer(texts) for texts in way.required()) for way in _Reader(pattern).ways())


class _Reader:
    """Recursive descent over one pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def ways(self) -> list[_Need]:
        ways = [self._sequence()]
        while self._take("|"):
            ways.append(self._sequence())
        return ways

    def _sequence(self) -> _Need:
        pieces: list[_Need] = []
        while self._at < len(self._pattern) and self._peek() not in "|)":
            pieces.append(self._repeated(self._piece()))
        return _joined(pieces)

    def _piece(self) -> _Need:
        sign = self._next()
        if sign == "(":
            if self._take("?"):
                self._until(":")
            inside = _either(self.ways())
            self._take(")")
            return inside
        if sign == "[":
            return self._class()
        if sign == "\\":
            return self._escape()
        if sign in "^$":
            return _NOTHING
        return _ANYTHING if sign == "." else _text(sign)

    def _escape(self) -> _Need:
        sign = self._next()
        if sign in "bBAz":
            return _NOTHING
        if sign in "pP" and self._take("{"):
            self._until("}")
        if sign in _CLASS_ESCAPES:
            return _ANYTHING
        return _text("\n" if sign == "n" else sign)

    def _class(self) -> _Need:
        signs: set[str] = set()
        plain = not self._take("^")
        while not self._take("]"):
            sign = self._next()
            if sign == "\\":
                sign = self._next()
                plain = plain and sign not in _CLASS_ESCAPES
                if sign in "pP" and self._take("{"):
                    self._until("}")
            plain = plain and self._peek() != "-"
            signs.add(sign)
        return _Need(frozenset(signs)) if plain and len(signs) <= _SMALL_CLASS else _ANYTHING

    def _repeated(self, piece: _Need) -> _Need:
        mark = self._peek() if self._at < len(self._pattern) else ""
        if mark not in ("?", "*", "+", "{"):
            return piece
        self._at += 1
        bounds = self._until("}") if mark == "{" else ""
        self._take("?")
        if mark == "?" or bounds == "0,1":
            return _Need(piece.exact | {""}) if piece.exact is not None else _ANYTHING
        if mark == "*" or bounds.startswith("0"):
            return _ANYTHING
        return _Need(None, piece.required())

    def _peek(self) -> str:
        return self._pattern[self._at]

    def _next(self) -> str:
        self._at += 1
        return self._pattern[self._at - 1]

    def _take(self, sign: str) -> bool:
        if self._pattern.startswith(sign, self._at):
            self._at += 1
            return True
        return False

    def _until(self, sign: str) -> str:
        end = self._pattern.index(sign, self._at)
        skipped, self._at = self._pattern[self._at : end], end + 1
        return skipped


def _text(sign: str) -> _Need:
    return _Need(frozenset({sign}))


def _either(ways: list[_Need]) -> _Need:
    exact: set[str] = set()
    for way in ways:
        if way.exact is None or len(exact | way.exact) > _MOST:
            break
        exact |= way.exact
    else:
        return _Need(frozenset(exact))
    required = [way.required() for way in ways]
    if not all(required):
        return _ANYTHING
    return _Need(None, (frozenset().union(*(min(sets, key=_how_common) for sets in required)),))


def _joined(pieces: list[_Need]) -> _Need:
    run: frozenset[str] = frozenset({""})
    sets: list[frozenset[str]] = []
    whole = True
    for piece in pieces:
        if piece.exact is not None and len(run) * len(piece.exact) <= _MOST:
            run = frozenset(before + after for before in run for after in piece.exact)
            continue
        whole = False
        sets += [*_Need(run).required(), *piece.sets]
        run = piece.exact if piece.exact is not None else frozenset({""})
    if whole:
        return _Need(run)
    return _Need(None, tuple(sorted([*sets, *_Need(run).required()], key=_how_common)[:_KEPT]))


def _how_common(texts: Iterable[str]) -> float:
    return sum(_chance(text) for text in texts)


def _chance(text: str) -> float:
    chance = 1.0
    for sign in text:
        chance /= _RARE_FREQUENT if sign in _FREQUENT else _RARE_ASCII if sign.isascii() else _RARE
    return chance


def _without_longer(texts: frozenset[str]) -> frozenset[str]:
    """Without those that hold another of them: the shorter one stands there anyway."""
    kept: list[str] = []
    for text in sorted(texts, key=len):
        if not any(each in text for each in kept):
            kept.append(text)
    return frozenset(kept)
