"""The table of decision cases: read, decided, and summed up."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import read_facts, read_time
from heqi.core.cases.names import write_moment
from heqi.core.rulebook.book import Rulebook

TABLE = Path(__file__).with_name("decisions.yaml")
MARKS = {"owed": "O", "offerable": "o", "closed": "-"}


@cache
def entries() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(TABLE.read_text("utf-8")))


def nest(flat: dict[str, Any]) -> dict[str, Any]:
    """{'order.state': 'signed'} → {'order': {'state': 'signed'}}."""
    nested: dict[str, Any] = {}
    for name, value in flat.items():
        group, _, rest = name.partition(".")
        if rest:
            nested.setdefault(group, {})[rest] = value
        else:
            nested[name] = value
    return nested


def facts_of(entry: dict[str, Any]) -> CaseFacts:
    return read_facts(nest(entry["facts"]))


def decide_entry(entry: dict[str, Any], rulebook: Rulebook | None = None) -> Decision:
    return decide(
        facts_of(entry),
        at=read_time(entry["at"]),
        rulebook=rulebook or load_rulebook(),
        parameters=load_parameters(),
    )


def summarise(decision: Decision) -> dict[str, Any]:
    """What a decision says, short: standings, recommendation, rules by place, clocks, amounts, what is unconfirmed."""
    options = decision.options
    return {
        "options": "".join(MARKS[option.standing] for option in options),
        "recommended": decision.recommended and decision.recommended.value,
        "because": {option.outcome.value: [note.rule for note in option.reasons] for option in options},
        "fen": [option.amount_fen for option in options[:3]],
        "total": [option.cost.total for option in options],
        "warnings": [note.rule for note in decision.warnings],
        "human": [note.rule for note in decision.needs_human],
        "clocks": [f"{clock.name} {write_moment(clock.due_at)} {clock.origin}" for clock in decision.clocks],
        "unconfirmed": sorted({f"{each.rule} {each.fen}" for option in options for each in option.cost.unconfirmed}),
    }
