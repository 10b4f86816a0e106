"""The language of `when`: a small part of ZEN, parsed here because ZEN itself makes a misspelt name silently false.

    order.state in ["signed", "completed"] and not order.presale and order.paid_fen >= 100
    "fraud" in talk.legal_signs or order.signed_at == null

Names, literals, == != < <= > >=, in, not in, and, or, not, brackets. No assignment, no arithmetic, no functions.
What is not known (null, or the word "unknown" of an enum) makes a comparison false, and its negation false too;
only `== null`, `!= null` and naming "unknown" ask for it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from heqi.core.rulebook.vocabulary import FactType, Vocabulary, suggest

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"]*"|'[^']*')|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][A-Za-z_0-9.]*)"""
    r"""|(?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,)|(?P<wrong>\S))"""
)
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}
_WORDS = {"and", "or", "not", "in", "true", "false", "null"}
_CLOCKS = {"now", "date", "d", "time", "duration", "today", "rand", "random"}


class WhenError(ValueError):
    """The condition is not in the language; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a condition. `kind`: text | number | name | sign | word | end."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that has been checked: ZEN source that treats the unknown as described above, and the names in it."""

    zen: str
    names: frozenset[str]


def read_condition(source: str, vocabulary: Vocabulary) -> Condition:
    """Check a condition against the names and their types. Raises WhenError."""
    reader = _Reader(_split(source), vocabulary)
    zen = reader.read_any(False)
    if reader.token.kind != "end":
        raise WhenError(f"cannot read on at {reader.token.text!r}")
    return Condition(zen, frozenset(reader.names))


def zen_name(name: str) -> str:
    """The flat name under which a fact is handed to ZEN."""
    return name.replace(".", "__")


def _split(source: str) -> list[Token]:
    tokens = []
    for found in _TOKEN.finditer(source):
        kind = found.lastgroup or "wrong"
        text = found[kind]
        if kind == "wrong":
            hint = "assignment with = is not a comparison, write ==" if text == "=" else f"unexpected {text!r}"
            raise WhenError(hint)
        tokens.append(Token("word" if text in _WORDS else kind, text))
    if not tokens:
        raise WhenError("the condition is empty; write true for a rule that always holds")
    return [*tokens, Token("end", "the end")]


class _Reader:
    """Recursive descent. `turned` says that an odd number of `not` stands before: the output has none left in it."""

    def __init__(self, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.at = 0
        self.vocabulary = vocabulary
        self.names: set[str] = set()

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> bool:
        found = self.token.kind in ("word", "sign") and self.token.text in texts
        self.at += found
        return found

    def expect(self, text: str) -> None:
        if not self.take(text):
            raise WhenError(f"expected {text!r} before {self.token.text!r}")

    def read_any(self, turned: bool) -> str:
        return self._chain("or", "and" if turned else "or", self.read_all, turned)

    def read_all(self, turned: bool) -> str:
        return self._chain("and", "or" if turned else "and", self.read_one, turned)

    def _chain(self, word: str, written: str, read: Callable[[bool], str], turned: bool) -> str:
        parts = [read(turned)]
        while self.take(word):
            parts.append(read(turned))
        return parts[0] if len(parts) == 1 else "(" + f" {written} ".join(parts) + ")"

    def read_one(self, turned: bool) -> str:
        if self.take("not"):
            return self.read_one(not turned)
        if self.take("("):
            inner = self.read_any(turned)
            self.expect(")")
            return inner
        return self.read_comparison(turned)

    def read_comparison(self, turned: bool) -> str:
        left = self.next_operand()
        if self.take("in"):
            return self.read_membership(left, "not in" if turned else "in")
        if self.token.text == "not" and self.tokens[self.at + 1].text == "in":
            self.at += 2
            return self.read_membership(left, "in" if turned else "not in")
        if not self.take("==", "!=", "<", "<=", ">", ">="):
            return self.read_truth(left, turned)
        sign = self.tokens[self.at - 1].text
        right = self.next_operand()
        return self.write_comparison(left, _OPPOSITE[sign] if turned else sign, right)

    def next_operand(self) -> Token:
        token = self.token
        if token.kind in ("sign", "end") or (token.kind == "word" and token.text not in ("true", "false", "null")):
            raise WhenError(f"expected a name or a value, found {token.text!r}")
        self.at += 1
        if token.kind == "name":
            self.check_name(token.text)
        return token

    def check_name(self, name: str) -> None:
        if self.token.text == "(":
            why = "clocks and chance have no place in a rule" if name in _CLOCKS else "functions are not allowed"
            raise WhenError(f"{name}(…): {why}")
        if name not in self.vocabulary:
            raise WhenError(f"there is no fact {name}{suggest(name, self.vocabulary)}")
        self.names.add(name)

    def read_truth(self, left: Token, turned: bool) -> str:
        if left.kind == "word" and left.text in ("true", "false"):
            return str((left.text == "true") is not turned).lower()
        if left.kind != "name" or self.vocabulary[left.text].kind != "bool":
            raise WhenError(f"{left.text} is no yes-or-no fact; compare it with a value")
        return f"{zen_name(left.text)} == {str(not turned).lower()}"

    def read_membership(self, left: Token, sign: str) -> str:
        if self.take("["):
            values = [self.next_operand()]
            while self.take(","):
                values.append(self.next_operand())
            self.expect("]")
            fact = self.fact_of(left)
            for value in values:
                _check_literal(left.text, fact, value)
            name = zen_name(left.text)
            guard = " and ".join(_known(left.text, fact, sign, values))
            return f"({guard} and {name} {sign} [{', '.join(_write(value) for value in values)}])"
        right = self.next_operand()
        fact = self.fact_of(right)
        if fact.kind != "list":
            raise WhenError(f"{right.text} is no list")
        _check_literal(right.text, fact, left)
        return f"{_write(left)} {sign} {zen_name(right.text)}"

    def write_comparison(self, left: Token, sign: str, right: Token) -> str:
        if left.kind != "name":
            raise WhenError(f"put the name first: it is {right.text} that is compared with {left.text}")
        fact = self.fact_of(left)
        if right.text == "null" and right.kind == "word":
            if sign not in ("==", "!="):
                raise WhenError(f"{left.text} {sign} null has no meaning")
            if not fact.nullable:
                raise WhenError(f"{left.text} is never null")
            return f"{zen_name(left.text)} {sign} null"
        if fact.kind == "time":
            raise WhenError(f"{left.text} is a time; only == null and != null can be asked of it")
        if sign not in ("==", "!=") and fact.kind != "number":
            raise WhenError(f"{left.text} is no number and has no order")
        guard = _known(left.text, fact, sign, [right])
        if right.kind == "name":
            if self.fact_of(right).kind != fact.kind:
                raise WhenError(f"{left.text} and {right.text} are of different kinds")
            guard.append(f"{zen_name(right.text)} != null")
        else:
            _check_literal(left.text, fact, right)
        return f"({' and '.join(guard)} and {zen_name(left.text)} {sign} {_write(right)})"

    def fact_of(self, token: Token) -> FactType:
        if token.kind != "name":
            raise WhenError(f"expected the name of a fact, found {token.text}")
        return self.vocabulary[token.text]


def _known(name: str, fact: FactType, sign: str, values: list[Token]) -> list[str]:
    """The guards that keep a comparison silent on what is not known; an enum's 'unknown' counts as not known."""
    guards = [f"{zen_name(name)} != null"]
    if sign in ("!=", "not in") and "unknown" in fact.words and all(v.text[1:-1] != "unknown" for v in values):
        guards.append(f'{zen_name(name)} != "unknown"')
    return guards


def _check_literal(name: str, fact: FactType, value: Token) -> None:
    """Whether a value can stand beside that fact; an enum's value must be one of its words."""
    kind = "bool" if value.text in ("true", "false") and value.kind == "word" else value.kind
    wanted = {"enum": "text", "list": "text"}.get(fact.kind, fact.kind)
    if kind != wanted:
        raise WhenError(f"{name} is of kind {fact.kind}, {value.text} is not")
    text = value.text[1:-1]
    if fact.words and text not in fact.words:
        raise WhenError(f"{name} has no value {text!r}{suggest(text, fact.words)}; it has {', '.join(fact.words)}")


def _write(token: Token) -> str:
    return zen_name(token.text) if token.kind == "name" else token.text
