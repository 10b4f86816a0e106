"""How soon a shop answers: what its owner set, else the platform's present measure from the rule book."""

from datetime import datetime

from heqi.core.reception.standard import ReplyStandard
from heqi.core.rulebook.effects import ClockEffect
from heqi.core.words import Platform
from heqi.rules.queries import rulebook_of
from heqi.shops.access import get_shop

RULE = "reply"
"""The name of the clock that the platforms' rules set."""
SETTING = "reply"
ASSIGNING = "auto"
"""Setting: whether talks are given to people (auto) or people take them (by_hand)."""
RATE = 80
"""Percent of a day's waits to be answered in time, by the source of M7."""
FALLBACK = ReplyStandard(5, RATE, ("00:00-24:00",), "default")
"""Where a platform has no rule of its own, or the owner switched it off: five minutes, by the source of M7."""


def standard_of(shop_id: int, at: datetime) -> ReplyStandard:
    """The standard of a shop at a moment."""
    shop = get_shop(shop_id)
    held = _by_rule(shop_id, shop.platform, at)
    said = shop.settings.get(SETTING, {})
    if not said:
        return held
    return ReplyStandard(
        int(said.get("minutes", held.minutes)),
        int(said.get("rate", held.rate)),
        tuple(said.get("shifts", held.shifts)),
        "shop",
    )


def _by_rule(shop_id: int, platform: Platform, at: datetime) -> ReplyStandard:
    for rule in rulebook_of(shop_id).in_force(platform, at).rules:
        if isinstance(rule.then, ClockEffect) and rule.then.name == RULE and rule.then.minutes:
            return ReplyStandard(rule.then.minutes, RATE, rule.then.shifts or FALLBACK.shifts, rule.id)
    return FALLBACK


def is_given_out(shop_id: int) -> bool:
    """Whether the shop's talks are given to people, rather than taken by them."""
    return bool(get_shop(shop_id).settings.get(SETTING, {}).get("assign", ASSIGNING) == ASSIGNING)
