"""A dry run, and a reason to hold, as pages show them: words for every guard, titles for every rule."""

from collections.abc import Iterable, Mapping
from typing import Any

from heqi.assets.loader import load_rulebook
from heqi.core.cases.automation.guards import GUARDS, Guard


def found_page(found: Mapping[str, Any]) -> dict[str, Any]:
    """`dry_run.Found` with its words. What an older release has kept and this one does not know is left out."""
    reasons = [
        {**reason, "cases": count}
        for name, count in sorted(found["held_by"].items(), key=lambda each: (-each[1], each[0]))
        for reason in guard_rows([name])
    ]
    rules = [
        {**rule, "cases": count}
        for name, count in sorted(found["rules"].items(), key=lambda each: (-each[1], each[0]))
        for rule in rule_rows([name])
    ]
    counts = {name: found[name] for name in _COUNTS}
    return {
        **counts,
        "held_by": reasons,
        "rules": rules,
        "acted": [_row(each) for each in found["acted"]],
        "held": [_row(each) for each in found["held"]],
    }


_COUNTS = ("days", "cases", "capped", "others", "acts", "holds", "cost_fen", "same", "contradicted", "unchosen")


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    words = {"guards": guard_rows(row["guards"]), "rules": rule_rows(row["rules"])}
    return {**row, "chosen": row["chosen"] or None, **words}


def guard_rows(names: Iterable[str]) -> list[dict[str, str]]:
    """Reasons to hold with their words."""
    known = [Guard(name) for name in names if name in GUARDS]
    return [{"guard": each.value, "text": GUARDS[each][0], "text_en": GUARDS[each][1]} for each in known]


def rule_rows(ids: Iterable[str]) -> list[dict[str, str]]:
    """Rules with their titles."""
    titles = {rule.id: (rule.title, rule.title_en) for rule in load_rulebook().rules}
    known = [rule_id for rule_id in ids if rule_id in titles]
    return [{"rule": each, "title": titles[each][0], "title_en": titles[each][1]} for each in known]
