"""A screener with a rule or two of a story's own."""

from typing import Any

from heqi.assets.language.screening_parts import build_screener_of, read_screening_files
from heqi.core.language.screen.phrase import read_phrase_rule, read_phrase_rules
from heqi.core.language.screen.screener import Screener

CASHBACK = {
    "id": "review_offer.cashback",
    "kind": "review_offer",
    "title": "好评返现",
    "title_en": "Paying for a good review",
    "severity": "block",
    "penalty": "平台处罚",
    "penalty_en": "The platform's penalty",
    "source": {"document": "电子商务法", "article": "17", "confidence": "official"},
    "patterns": ["好评.{0,4}返"],
    "unless": ["(没有|不做)好评"],
    "advice": "评价由买家自愿。",
    "advice_en": "Reviews are voluntary.",
    "rewrite": "欢迎您按真实感受评价",
}


def screener_with(*changes: dict[str, Any]) -> Screener:
    """The cashback rule, once for each mapping of changed fields."""
    rules = [read_phrase_rule(CASHBACK | change, "story.yaml") for change in changes]
    found = [rule for rule in read_phrase_rules(read_screening_files()) if rule.found_by]
    return build_screener_of([*rules, *found])
