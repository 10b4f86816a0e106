"""The rule book as a shop has it."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from heqi.assets.loader import load_rulebook
from heqi.core.rulebook.book import Rulebook
from heqi.core.rulebook.overrides import Override
from heqi.rules.access import NEVER_CHANGED, Stamp, overrides_of, stamp_of
from heqi.rules.contracts import OverrideView

MOST_SHOPS = 200
"""Shops whose compiled book is kept in one process."""

_kept: dict[int, tuple[Stamp, Rulebook]] = {}
_writing = Lock()


def rulebook_of(shop_id: int) -> Rulebook:
    """The shipped rules with everything the shop ever changed, so that a past moment gives what held then.

    One small query; the compiled book is kept until an override of the shop is made or withdrawn.
    """
    stamp = stamp_of(shop_id)
    held = _kept.get(shop_id)
    if held is not None and held[0] == stamp:
        return held[1]
    book = load_rulebook() if stamp == NEVER_CHANGED else _book(overrides_of(shop_id))
    with _writing:
        if len(_kept) >= MOST_SHOPS:
            _kept.clear()
        _kept[shop_id] = (stamp, book)
    return book


def present_book(shop_id: int) -> Rulebook:
    """The book as it stands now, for any date: present overrides count as if they had always been there."""
    return load_rulebook().with_overrides(_timeless(shop_id))


def book_with_changes(shop_id: int, changes: Mapping[str, Mapping[str, Any]]) -> Rulebook:
    """As `present_book`, with these changes (by rule id) in the place of present overrides; {} is the rule as it ships.

    Raises RuleError on a change that does not fit its rule.
    """
    others = [each for each in _timeless(shop_id) if each.rule_id not in changes]
    tried = [Override(rule_id, change) for rule_id, change in changes.items()]
    return load_rulebook().with_overrides([*others, *tried])


def _timeless(shop_id: int) -> list[Override]:
    return [Override(each.rule_id, each.changes) for each in _shipped(overrides_of(shop_id)) if not each.withdrawn_at]


def _book(views: list[OverrideView]) -> Rulebook:
    return load_rulebook().with_overrides(
        Override(each.rule_id, each.changes, str(each.by), each.at, each.withdrawn_at) for each in _shipped(views)
    )


def _shipped(views: list[OverrideView]) -> list[OverrideView]:
    """Without those of rules that this release no longer ships: they are history."""
    known = {rule.id for rule in load_rulebook().rules}
    return [each for each in views if each.rule_id in known]
