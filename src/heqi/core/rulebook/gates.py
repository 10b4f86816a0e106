"""What has to be so for a condition to hold at all, read off its outermost `and`: the others need no evaluation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heqi.core.rulebook.vocabulary import Vocabulary

if TYPE_CHECKING:
    from heqi.core.rulebook.when import Token

_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}


@dataclass(frozen=True, slots=True)
class Gate:
    """A fact that must be known, or a list that must hold something; with `words` also be one of them."""

    name: str
    words: frozenset[str] = frozenset()


def find_gates(tokens: "Sequence[Token]", vocabulary: Vocabulary) -> tuple[Gate, ...]:
    """The gates of a checked condition; none where an outermost `or` leaves another way."""
    parts = list(_split_and(tokens))
    if not parts:
        return ()
    return tuple(gate for part in parts for gate in _read(part, vocabulary))


def _split_and(tokens: "Sequence[Token]") -> "Iterator[list[Token]]":
    depth = 0
    part: list[Token] = []
    found: list[list[Token]] = []
    for token in tokens:
        depth += _DEPTH.get(token.text, 0) if token.kind == "sign" else 0
        if depth == 0 and token.kind == "word" and token.text == "or":
            return
        if depth == 0 and (token.kind == "end" or (token.kind == "word" and token.text == "and")):
            found.append(part)
            part = []
        else:
            part.append(token)
    yield from found


def _read(part: "list[Token]", vocabulary: Vocabulary) -> Iterator[Gate]:
    texts = [token.text for token in part]
    match texts:
        case [name] if name in vocabulary:
            yield Gate(name)
        case [name, "==", _] if name in vocabulary and part[2].kind == "text":
            yield Gate(name, frozenset({texts[2][1:-1]}))
        case [name, ("==" | "<" | "<=" | ">" | ">="), value] if name in vocabulary and value != "null":
            yield Gate(name)
        case [name, "!=", "null"] if name in vocabulary:
            yield Gate(name)
        case [name, "in", "[", *_] if name in vocabulary and all(token.kind != "name" for token in part[1:]):
            yield Gate(name, frozenset(token.text[1:-1] for token in part[3:] if token.kind == "text"))
        case [_, "in", name] if name in vocabulary:
            yield Gate(name)
