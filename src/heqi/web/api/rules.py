"""The rule book over HTTP: read, change for a shop, take back, and try a change on past cases."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.backtest import backtest
from heqi.core.errors import HeqiError
from heqi.core.time import end_of_day
from heqi.core.words import Confidence, Platform
from heqi.rules.access import overrides_of, require_owner
from heqi.rules.actions import override_rule, withdraw_override
from heqi.rules.contracts import OverrideView
from heqi.rules.page import Wanted, find_rule, list_rules, rule_row
from heqi.rules.queries import book_with_changes, present_book
from heqi.shops.access import get_shop, shops_by_id
from heqi.web.api import rule_shapes as shapes
from heqi.web.api.moments import Day
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
DETAIL: dict[int | frozenset[int], Any] = {
    200: shapes.RuleDetail,
    frozenset({400, 401, 403, 404, 422}): Problem,
}


class RuleQuery(Schema):
    """Filters of the page. `at`: the rules that held at the end of that day."""

    shop: int | None = None
    platform: Platform | None = None
    kind: str = ""
    confidence: Confidence | None = None
    q: str = ""
    overridden: bool = False
    at: Day | None = None


@router.get("", response={200: shapes.RulePage, frozenset({401, 403, 404, 422}): Problem}, by_alias=True)
def read_rules(request: HttpRequest, asked: Query[RuleQuery]) -> dict[str, Any]:
    """The rules of a shop's platform, or of all platforms of my shops; overrides only where a shop is named."""
    staff = staff_of(request)
    shops = shops_by_id(shops_asked(staff, asked.shop))
    platforms = {asked.platform} if asked.platform else {shop.platform for shop in shops.values()}
    at = timezone.now() if asked.at is None else end_of_day(asked.at)
    overrides = [] if asked.shop is None else overrides_of(asked.shop)
    names = _names(overrides)
    wanted = Wanted(asked.kind, asked.confidence or "", asked.q.strip(), asked.overridden)
    return {
        "items": list_rules(platforms, overrides, wanted=wanted, at=at, names=names),
        "total": len(list_rules(platforms, overrides, wanted=Wanted(), at=at, names=names)),
        "may_edit": asked.shop is not None and staff.owns(asked.shop),
    }


@router.get("/{rule_id}", response=DETAIL, by_alias=True)
def read_rule(request: HttpRequest, rule_id: str, shop: int) -> dict[str, Any]:
    """One rule as a shop has it now."""
    staff = staff_of(request)
    shops_asked(staff, shop)
    return _show(rule_id, staff, shop, timezone.now())


@router.put("/{rule_id}/override", response=DETAIL, by_alias=True)
def put_override(request: HttpRequest, rule_id: str, given: shapes.RuleChange) -> dict[str, Any]:
    """Change the rule for one shop from now on (owner). The shop's open cases are decided anew behind it."""
    staff, now = staff_of(request), timezone.now()
    override_rule(staff=staff, shop_id=given.shop_id, rule_id=rule_id, changes=given.changes, note=given.note, now=now)
    return _show(rule_id, staff, given.shop_id, now)


@router.delete("/{rule_id}/override", response=DETAIL, by_alias=True)
def delete_override(request: HttpRequest, rule_id: str, shop: int) -> dict[str, Any]:
    """Let the rule stand as it ships again (owner)."""
    staff, now = staff_of(request), timezone.now()
    withdraw_override(staff=staff, shop_id=shop, rule_id=rule_id, now=now)
    return _show(rule_id, staff, shop, now)


@router.post("/{rule_id}/backtest", response={200: shapes.BacktestShape, frozenset({400, 401, 403, 404, 422}): Problem})
def try_change(request: HttpRequest, rule_id: str, given: shapes.BacktestAsked) -> dict[str, Any]:
    """What the change would have changed in the shop's newest cases (owner). Nothing is kept; {} is as it ships."""
    staff = staff_of(request)
    require_owner(staff, given.shop_id)
    if find_rule(rule_id, timezone.now()) is None:
        raise unable_to_find_rule()
    found = backtest(
        shop=get_shop(given.shop_id),
        before=present_book(given.shop_id),
        after=book_with_changes(given.shop_id, {rule_id: given.changes}),
        at=given.at,
        limit=given.limit,
    )
    return asdict(found)


def unable_to_find_rule() -> HeqiError:
    """No rule of that id is shipped."""
    return HeqiError("rule.none", "没有这条规则。", "There is no such rule.", 404)


def _show(rule_id: str, staff: StaffView, shop_id: int, now: datetime) -> dict[str, Any]:
    rule = find_rule(rule_id, now)
    if rule is None:
        raise unable_to_find_rule()
    overrides = overrides_of(shop_id)
    return {
        "rule": rule_row(rule, overrides, at=now, names=_names(overrides)),
        "may_edit": staff.owns(shop_id),
    }


def _names(overrides: list[OverrideView]) -> dict[int, str]:
    ids = {each.by for each in overrides} | {each.withdrawn_by for each in overrides if each.withdrawn_by}
    return staff_names(ids)
