"""The rules in force on one platform at one time, compiled so that only those that can speak are evaluated."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import zen

from heqi.core.rulebook.gates import Gate
from heqi.core.rulebook.rule import Rule
from heqi.core.rulebook.when import zen_name

WHERE = "derived.where"
"""Where the goods are: known in each case, and what most rules ask first."""


class RuleSet:
    """One expression list for each place that the goods can be at, and one for each fact that is seldom known."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._common: list[int] = []
        self._seldom: dict[str, Part] = {}
        self._at: dict[str, Part] = {}
        seldom: dict[str, list[int]] = {}
        for place, rule in enumerate(self.rules):
            name = next((gate.name for gate in rule.gates if _is_seldom(gate)), None)
            if name is None:
                self._common.append(place)
            else:
                seldom.setdefault(name, []).append(place)
        for name, places in seldom.items():
            self._seldom[name] = Part(self.rules, places)

    def speaking(self, values: Mapping[str, Any]) -> list[Rule]:
        """The rules whose condition is true for these facts, in the book's order."""
        found = self._at_place(values[WHERE]).true_ones(values)
        for name, part in self._seldom.items():
            value = values[name]
            if value is not None and value != []:
                found += part.true_ones(values)
        return [self.rules[place] for place in sorted(found)]

    def _at_place(self, where: str) -> "Part":
        part = self._at.get(where)
        if part is None:
            wanted = [place for place in self._common if _may_speak(self.rules[place], where)]
            part = self._at[where] = Part(self.rules, wanted)
        return part


class Part:
    """Some rules of a set in one expression list."""

    def __init__(self, rules: Sequence[Rule], places: Iterable[int]) -> None:
        self.places = tuple(places)
        mine = [rules[place] for place in self.places]
        self.names = tuple((name, zen_name(name)) for name in sorted({name for rule in mine for name in rule.names}))
        self.expression = zen.compile_expression("[" + ", ".join(rule.zen for rule in mine) + "]") if mine else None

    def true_ones(self, values: Mapping[str, Any]) -> list[int]:
        """The places of the rules that hold."""
        if self.expression is None:
            return []
        verdicts = self.expression.evaluate({flat: values[name] for name, flat in self.names})
        return [place for place, holds in zip(self.places, verdicts, strict=True) if holds]


def _is_seldom(gate: Gate) -> bool:
    """Facts that a person has to find out; what orders and requests state themselves is there in most cases."""
    return gate.name.startswith(("evidence.", "goods.", "talk.", "invoice.", "price_change.")) or gate.name in _SELDOM


_SELDOM = frozenset({
    "after_sale.abuse_found", "after_sale.freight_owed_fen", "after_sale.refused_back", "after_sale.refused_parcel",
    "after_sale.return_accepted", "after_sale.return_breach", "after_sale.return_broken", "after_sale.return_denied",
    "after_sale.return_difficult", "after_sale.return_hindered", "after_sale.return_lost", "after_sale.return_possible",
    "after_sale.return_received_at", "order.address_wrong", "order.coupons_used", "order.courier_record",
    "order.free_shipping_lost", "order.kept_fen", "order.merged_parcel", "order.stock_out",
})  # fmt: skip


def _may_speak(rule: Rule, where: str) -> bool:
    return all(not gate.words or where in gate.words for gate in rule.gates if gate.name == WHERE)
