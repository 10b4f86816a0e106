"""The table of decision cases: read, decided, and summed up."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from heqi.assets.loader import load_parameters, load_reason_table, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import read_facts, read_time
from heqi.core.cases.names import write_moment
from heqi.core.cases.reading import read_case
from heqi.core.cases.reasons import name_family
from heqi.core.cases.weighing import weigh
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Outcome

TABLE = Path(__file__).with_name("decisions.yaml")
FROM_SOURCES = [Path(__file__).with_name(name) for name in ("decisions_from_sources.yaml", "decisions_from_words.yaml")]
USUAL = {"talk.contact_attempts": 1, "talk.first_wish_recorded": True}
MARKS = {"owed": "O", "offerable": "o", "closed": "-"}


@cache
def entries() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(TABLE.read_text("utf-8")))


@cache
def from_sources() -> tuple[dict[str, Any], ...]:
    """Cases whose expectation was written from the sources: only what those say, not every figure."""
    read = [entry for table in FROM_SOURCES for entry in yaml.safe_load(table.read_text("utf-8"))]
    return tuple({**entry, "facts": {**USUAL, **entry["facts"]}} for entry in read)


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
    return name_family(read_facts(nest(entry["facts"])), load_reason_table())


def decide_entry(entry: dict[str, Any], rulebook: Rulebook | None = None) -> Decision:
    return decide(
        facts_of(entry),
        at=read_time(entry["at"]),
        rulebook=rulebook or load_rulebook(),
        parameters=load_parameters(),
    )


def payers_of(entry: dict[str, Any], outcome: str) -> str:
    """Who pays the way back, and after a slash the way out where goods go out: 'merchant/buyer'."""
    reading = read_case(facts_of(entry), read_time(entry["at"]))
    scales = weigh(reading, load_rulebook().in_force(reading.facts.platform, reading.at))
    back, out = (scales.payer(Outcome(outcome), leg)[0] for leg in ("return", "outbound"))
    return f"{back}/{out}" if outcome in ("exchange", "reship") else back


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
