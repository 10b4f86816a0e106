"""What may be done about an order from the talk, as the pane shows it before anything is pressed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import cases_in
from heqi.cases.freshness import is_old
from heqi.cases.models import Case
from heqi.cases.money.limits import four_eyes_fen
from heqi.cases.progress import is_undecided
from heqi.cases.rows import number_of, person
from heqi.core.order_actions.kinds import FORMS, ActForm
from heqi.core.order_actions.limits import find_hints, find_refusals, lowest_goods_fen
from heqi.core.order_actions.sentences import office_link, words_for_buyer
from heqi.core.order_actions.wish import ActWish
from heqi.core.words import OrderActKind
from heqi.order_actions.access import acts_on, order_of_mine
from heqi.order_actions.actions.begin_act import tell_note
from heqi.order_actions.models import OrderAct
from heqi.order_actions.order_facts import facts_for
from heqi.outbox.access import actions_in
from heqi.outbox.contracts import ActionView
from heqi.rules.queries import rulebook_of
from heqi.shops.access import get_shop
from heqi.trade.contracts import OrderView

MOST_SHOWN = 30


def acts_page(staff: StaffView, shop_id: int, order_no: str, *, now: datetime) -> dict[str, Any]:
    """`OrderActsPage` of the API. Raises shop.none, order.none."""
    order = order_of_mine(staff, shop_id, order_no)
    shop = get_shop(shop_id)
    forms = [form for form in FORMS.values() if shop.platform in form.platforms]
    return {
        "shop_id": shop_id,
        "order_no": order_no,
        "may_act": staff.handles(shop_id),
        "state": order.state,
        "paid_fen": order.paid_fen,
        "goods_fen": order.goods_fen,
        "postage_fen": order.postage_fen,
        "as_of": order.as_of,
        "old": is_old(order.as_of, now),
        "kinds": [_kind(form, order, now) for form in forms],
        "small_payment": _small_payment(staff, order),
        "under_way": acts_shown(order),
    }


def check_wish(order: OrderView, wish: ActWish, *, now: datetime) -> dict[str, Any]:
    """What the rules say of this very wish: what forbids it, and what else is to be known."""
    facts, book = facts_for(order, wish, now=now), rulebook_of(order.shop_id)
    return {
        "refusals": [tell_note(note) for note in find_refusals(facts, at=now, rulebook=book)],
        "hints": [tell_note(note) for note in find_hints(facts, at=now, rulebook=book)],
    }


def _kind(form: ActForm, order: OrderView, now: datetime) -> dict[str, Any]:
    """A button: what stands against it whatever is typed, and the figures that the form needs."""
    wish = _least_wish(form.kind, order)
    lowest = None
    if form.kind is OrderActKind.CHANGE_PRICE:
        lowest = lowest_goods_fen(facts_for(order, wish, now=now), at=now, rulebook=rulebook_of(order.shop_id))
    return {
        "kind": form.kind,
        "title": form.title,
        "title_en": form.title_en,
        **check_wish(order, wish, now=now),
        "lowest_goods_fen": lowest,
    }


def _least_wish(kind: OrderActKind, order: OrderView) -> ActWish:
    """The mildest wish of a kind: what forbids even this forbids all. Of prices it is the postage as it stands."""
    return ActWish(kind, postage_fen=order.postage_fen or 0) if kind is OrderActKind.CHANGE_PRICE else ActWish(kind)


def _small_payment(staff: StaffView, order: OrderView) -> dict[str, Any]:
    """The case that a small payment would go on, and the limits that will be held against it."""
    open_case = cases_in([order.shop_id]).filter(order_no=order.order_no, done=False).order_by("-id").first()
    return {
        "case_id": open_case.id if open_case else None,
        "number": number_of(open_case.id) if open_case else None,
        "version": open_case.version if open_case else None,
        "chosen": _chosen(open_case),
        "limit_fen": staff.shops[order.shop_id].money_limit_fen,
        "four_eyes_fen": four_eyes_fen(get_shop(order.shop_id)),
    }


def _chosen(case: Case | None) -> str | None:
    """The outcome that the open case has settled on already, in whose way a new choice would stand."""
    return case.outcome or None if case is not None and not is_undecided(case) else None


def acts_shown(order: OrderView) -> list[dict[str, Any]]:
    """The order's acts, newest first, each with what its outbox action says."""
    acts = list(acts_on(order.shop_id, order.order_no)[:MOST_SHOWN])
    ids = [each.action_id for each in acts if each.action_id is not None]
    actions = {row.pk: row.view() for row in actions_in([order.shop_id]).filter(pk__in=ids)}
    names = staff_names({staff_id for each in acts for staff_id in (each.by, each.ended_by) if staff_id is not None})
    return [_act(each, actions.get(each.action_id or 0), names) for each in acts]


def _act(act: OrderAct, action: ActionView | None, names: Mapping[int, str]) -> dict[str, Any]:
    """One act as the API tells it; the new address only as a mask."""
    form = FORMS[OrderActKind(act.kind)]
    payload = action.payload if action else {}
    return {
        "id": act.pk,
        "version": act.version,
        "kind": act.kind,
        "title": form.title,
        "title_en": form.title_en,
        "state": act.state,
        "proof": action.state if action else None,
        "text": payload.get("text", ""),
        "link": office_link(form.kind, get_shop(act.shop_id).platform),
        "to_buyer": words_for_buyer(form.kind),
        "amount_fen": act.amount_fen,
        "shown_address": act.shown,
        "may_reveal": act.sealed is not None,
        "ship_by": act.ship_by,
        "at": act.at,
        "by": person(act.by, names),
        "ended_at": act.ended_at,
        "ended_by": person(act.ended_by, names),
    }
