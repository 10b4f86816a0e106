"""Which rules stand against what somebody is about to do about an order, each with its sentence and source."""

from datetime import datetime

from heqi.core.cases.decision import RuleNote
from heqi.core.cases.facts import ActFacts, CaseFacts, OrderFacts, PriceChangeFacts
from heqi.core.cases.reading import read_case
from heqi.core.cases.weighing import weigh
from heqi.core.order_actions.wish import ActWish
from heqi.core.rulebook.book import Rulebook
from heqi.core.rulebook.effects import GuardEffect
from heqi.core.rulebook.rule import Rule
from heqi.core.words import Platform

ABOUT_ACTS = ("act.", "price_change.")
"""A guard that reads one of these facts limits what may be done; any other is about a case."""


def act_facts(
    wish: ActWish,
    *,
    platform: Platform,
    order: OrderFacts,
    goods_changes: int,
    days_since: int | None,
    request_open: bool,
) -> CaseFacts:
    """The order with what is about to be done to it. `goods_changes`: how often its goods' price was changed before."""
    return CaseFacts(
        platform=platform,
        order=order,
        price_change=PriceChangeFacts(wish.goods_fen, wish.postage_fen, goods_changes),
        act=ActFacts(wish.kind, days_since, request_open),
    )


def find_refusals(facts: CaseFacts, *, at: datetime, rulebook: Rulebook) -> tuple[RuleNote, ...]:
    """The rules that forbid it at that moment; empty when it may be done."""
    return _spoken(facts, at, rulebook, forbidding=True)


def find_hints(facts: CaseFacts, *, at: datetime, rulebook: Rulebook) -> tuple[RuleNote, ...]:
    """What else the rules say about it."""
    return _spoken(facts, at, rulebook, forbidding=False)


def lowest_goods_fen(facts: CaseFacts, *, at: datetime, rulebook: Rulebook) -> int | None:
    """The lowest sum that the goods' price may be changed to; None without a rule about it or a known price."""
    goods = facts.order.goods_fen
    floors = [
        rule.then.under
        for rule in rulebook.in_force(facts.platform, at).rules
        if isinstance(rule.then, GuardEffect) and rule.then.measure == "derived.price_percent" and rule.then.under
    ]
    return None if goods is None or not floors else -(-goods * max(floors) // 100)


def _spoken(facts: CaseFacts, at: datetime, rulebook: Rulebook, *, forbidding: bool) -> tuple[RuleNote, ...]:
    rules = rulebook.in_force(facts.platform, at)
    meant = {rule.id for rule in rules.rules if _is_about_acts(rule) and (rule.kind == "guard") is forbidding}
    return tuple(note for note in weigh(read_case(facts, at), rules).warnings if note.rule in meant)


def _is_about_acts(rule: Rule) -> bool:
    return any(name.startswith(ABOUT_ACTS) for name in rule.names)
