"""One phrase rule as it stands in YAML, read strictly.

A file under `assets/language/screening/` looks like this; every text is what a 客服 reads:

    rules:
      - id: review.cashback              # <kind>.<name>, stable, unique over all files
        kind: review_offer               # one of KINDS
        title: 好评返现
        title_en: Paying for a good review
        directions: [out]                # out (we write), in (a buyer writes), listing (a page); left out: [out]
        severity: block                  # block | caution | note; what comes in is always noted, never blocked
        penalty: 按平台规则处理…           # in words, only where a source says so; may be left out
        source: {document: …, article: …, url: …, date: 2022-12-01, checked_on: 2025-11-22, confidence: official}
        patterns:                        # RE2 over what is SEEN (see below); one of them must be found
          - 好评.{0,6}(返现|返红包|返\\d+元)
        words: [好评返现]                 # plain words, seen through spaces and signs between, and look-alikes
        unless: [没有好评返现]             # RE2; found in the clause around the hit, the hit does not count
        needs: no_authorisation          # a condition of screen/conditions.py that must hold; may be left out
        advice: 评价要由买家自愿…           # what to do instead
        advice_en: …
        answer: 我们不会…                 # what to answer where a buyer wrote it; left out: the advice
        answer_en: …
        rewrite: 欢迎您如实评价             # a compliant clause that replaces the clause of the hit; "" takes it out
        replaces: clause                 # clause (left out) | span: only the hit itself is replaced

SEEN is simplified Chinese, lower case, half width (`,` `:` `!` `?` and digits too; 。and 、 stay), with nothing
invisible, decorated letters and digits plain (① → 1), look-alike letters Latin. Write patterns in that form. They do
not see through inserted signs (傻.逼): list such words under `words`. RE2 knows neither look-around nor
back-references. A rule with neither patterns nor words but with `needs` finds the whole message (a repeated answer has
no words of its own). `(?s)` is on: `.` matches a line break, so keep gaps bounded: `.{0,8}`.
`<near>` and its like are parts that all files share; they stand in slots.yaml.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from heqi.core.errors import HeqiError
from heqi.core.language.screen.conditions import CONDITIONS
from heqi.core.language.screen.finding import DIRECTIONS, SEVERITIES, Direction, Severity
from heqi.core.words import Confidence

KINDS = frozenset(
    {
        "contact",  # off-platform contact
        "marketplace",  # another marketplace
        "link",  # a link that is not the platform's
        "review_offer",  # something offered for a review
        "uncivil",
        "evasive",  # evasive or repeated
        "tone",  # dismissive or cold
        "invoice",  # refused, bargained away, replaced
        "late_dispatch",  # agreeing to ship late
        "unlawful_term",
        "promise",  # beyond policy
        "competitor",  # disparaging one
        "presale",  # missing or contradicted ship date
        "absolute_claim",
        "medical_claim",
        "personal_data",  # other people's, or what nobody may ask for
        "fake_trade",  # brushing, dispatch that is only clicked
        "refund_reason",  # steering the reason that the buyer picks
        "closing_early",  # asking the buyer to stop a clock of theirs
        "platform_claim",  # the platform as an excuse or a mask
        "unsafe",  # unsafe goods called fine
        "shop_word",  # the shop's own
    }
)
DETECTORS = ("channel", "number", "link", "opinion")
_FIELDS = {
    "id", "kind", "title", "title_en", "directions", "severity", "penalty", "penalty_en", "source", "patterns", "words",
    "unless", "needs", "advice", "advice_en", "answer", "answer_en", "rewrite", "replaces", "found_by",
}  # fmt: skip
_NEEDED = ("id", "kind", "title", "title_en", "severity", "advice", "advice_en", "source")


class UnableToReadPhraseRule(HeqiError):
    """A rule of a YAML file that cannot be what was meant."""

    def __init__(self, rule: str, message: str, message_en: str) -> None:
        super().__init__("phrase_rule.invalid", f"{rule}: {message}", f"{rule}: {message_en}", 500)


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """What a rule looks for, and what it answers."""

    id: str
    kind: str
    title: str
    title_en: str
    severity: Severity
    advice: str
    advice_en: str
    source: Mapping[str, Any]
    directions: tuple[Direction, ...] = ("out",)
    penalty: str | None = None
    penalty_en: str | None = None
    patterns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    needs: str | None = None
    rewrite: str | None = None
    replaces: str = "clause"
    answer: str | None = None
    answer_en: str | None = None
    found_by: str | None = None
    """What finds it, where no pattern can: channel, number, link or opinion. They hear both directions."""


def read_phrase_rules(documents: Mapping[str, Any]) -> tuple[PhraseRule, ...]:
    """All rules of {file name: its `rules` list}, in order. Raises UnableToReadPhraseRule."""
    rules = [read_phrase_rule(each, name) for name, listed in documents.items() for each in listed]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise UnableToReadPhraseRule(rule.id, "规则编号重复", "the id is used twice")
        seen.add(rule.id)
    return tuple(rules)


def read_phrase_rule(data: Mapping[str, Any], name: str) -> PhraseRule:
    """One rule. Raises UnableToReadPhraseRule."""
    rule_id = str(data.get("id", f"{name}: ?"))
    for field in _NEEDED:
        if not data.get(field):
            raise UnableToReadPhraseRule(rule_id, f"缺少 {field}", f"{field} is missing")
    if unknown := sorted(set(data) - _FIELDS):
        raise UnableToReadPhraseRule(rule_id, f"不认识的字段 {unknown}", f"unknown fields {unknown}")
    rule = PhraseRule(
        id=rule_id,
        kind=_one_of(data["kind"], sorted(KINDS), rule_id),
        title=data["title"],
        title_en=data["title_en"],
        severity=cast(Severity, _one_of(data["severity"], SEVERITIES, rule_id)),
        advice=data["advice"],
        advice_en=data["advice_en"],
        source=data["source"],
        directions=cast(
            tuple[Direction, ...],
            tuple(_one_of(each, DIRECTIONS, rule_id) for each in data.get("directions", ("out",))),
        ),
        penalty=data.get("penalty"),
        penalty_en=data.get("penalty_en"),
        patterns=_texts(data, "patterns", rule_id),
        words=_texts(data, "words", rule_id),
        unless=_texts(data, "unless", rule_id),
        needs=_one_of(data["needs"], sorted(CONDITIONS), rule_id) if data.get("needs") else None,
        rewrite=data.get("rewrite"),
        replaces=_one_of(data.get("replaces", "clause"), ("clause", "span"), rule_id),
        answer=data.get("answer"),
        answer_en=data.get("answer_en"),
        found_by=_one_of(data["found_by"], DETECTORS, rule_id) if data.get("found_by") else None,
    )
    _one_of(rule.source.get("confidence"), [each.value for each in Confidence], rule_id)
    if bool(rule.penalty) != bool(rule.penalty_en):
        raise UnableToReadPhraseRule(rule_id, "penalty 与 penalty_en 缺一", "of penalty and penalty_en one is missing")
    if not (rule.patterns or rule.words or rule.needs or rule.found_by):
        raise UnableToReadPhraseRule(rule_id, "没有 patterns、words 或 needs", "no patterns, no words and no needs")
    return rule


def _one_of(value: Any, known: Sequence[str], rule_id: str) -> str:
    if value not in known:
        raise UnableToReadPhraseRule(rule_id, f"{value!r} 不在 {known} 中", f"{value!r} is none of {known}")
    return str(value)


def _texts(data: Mapping[str, Any], field: str, rule_id: str) -> tuple[str, ...]:
    listed = data.get(field, ())
    if isinstance(listed, str) or not all(isinstance(each, str) and each for each in listed):
        raise UnableToReadPhraseRule(rule_id, f"{field} 应为文字列表", f"{field} is no list of texts")
    return tuple(listed)
