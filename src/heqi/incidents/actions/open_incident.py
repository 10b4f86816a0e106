"""Open an incident: what is wrong, where it began, which orders; and lay the stop of the sale ready."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.cases.causes import Link
from heqi.core.cases.flows.actions import PREFIX
from heqi.core.errors import HeqiError
from heqi.core.incidents.selection import Selection, dump_selection, require_sense
from heqi.core.words import ReasonFamily
from heqi.incidents.access import require_runner
from heqi.incidents.actions.edit import subject_of
from heqi.incidents.actions.join_orders import join_orders
from heqi.incidents.finding import Found, find_orders
from heqi.incidents.models import Incident
from heqi.incidents.stop_sale import STOP_SALE, most_sold, stop_sale_payload
from heqi.journal.actions import write_entry
from heqi.outbox.actions import hand_over, propose_action
from heqi.shops.access import get_shop

MOST_LISTINGS = 20
"""Things to be taken off sale that are laid ready, the most ordered first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What people say of an incident. `wrong` in words, `family` as buyers would put it, `cause`: where it began."""

    title: str
    wrong: str
    family: ReasonFamily
    cause: Link


def open_incident(
    *,
    staff: StaffView,
    shop_id: int,
    told: Told,
    selection: Selection,
    later: Incident.Later,
    excluded: Collection[str] = (),
    reason: str = "",
    now: datetime,
) -> Incident:
    """An incident with every order that fits. `excluded`: those that are kept out, and the `reason`.

    Raises shop.none, role.incidents, incident.untold, .empty, .days, .many, .reason, .no_orders.
    """
    require_runner(staff, shop_id)
    _require_told(told)
    if excluded and not reason.strip():
        raise HeqiError("incident.reason", "请写明为什么排除。", "Say why these are left out.", 422)
    found = find_orders(shop_id, require_sense(selection))
    with transaction.atomic():
        incident = Incident.objects.create(
            shop_id=shop_id,
            title=told.title.strip(),
            wrong=told.wrong.strip(),
            family=told.family,
            cause=told.cause,
            selection=dump_selection(selection),
            later=later,
            opened_at=now,
            opened_by=staff.id,
        )
        joined = join_orders(incident, found.joining, excluded=excluded, by=staff.id, reason=reason, now=now)
        if not joined:
            raise HeqiError("incident.no_orders", "没有找到订单，事件没有建立。", "No order was found.", 422)
        listings = _lay_stop_sale(incident, found, set(excluded), staff, now)
        data = {"cause": told.cause, "orders": joined, "listings": listings, "version": incident.version}
        write_entry(
            shop_id=shop_id, kind="incident.opened", subject=subject_of(incident), actor=actor_of(staff), data=data,
            now=now,
        )  # fmt: skip
        return incident


def _require_told(told: Told) -> None:
    if not told.title.strip() or not told.wrong.strip():
        raise HeqiError("incident.untold", "请写明标题和出了什么问题。", "Give a title and say what is wrong.", 422)


def _lay_stop_sale(incident: Incident, found: Found, excluded: set[str], staff: StaffView, now: datetime) -> int:
    """One thing to be done for each listing among the orders; how many."""
    joining = [each.gist for each in found.joining if each.gist.order_no not in excluded]
    sold = most_sold((line[0], line[1], line[2]) for gist in joining for line in gist.goods)[:MOST_LISTINGS]
    platform = get_shop(incident.shop_id).platform
    for number, each in enumerate(sold):
        action = propose_action(
            shop_id=incident.shop_id,
            kind=f"{PREFIX[platform]}.{STOP_SALE}",
            subject=subject_of(incident),
            payload=stop_sale_payload(each, incident.title, platform),
            by=actor_of(staff),
            now=now,
            key=f"incident:{incident.pk}:stop:{number}",
            approved=True,
        )
        hand_over(action_id=action.id, by=actor_of(staff), now=now)
    return len(sold)
