"""Begin something about an order from the talk: checked against its rules, put into the outbox, handed to a person."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.accounts.sealing import seal
from heqi.core.cases.decision import RuleNote
from heqi.core.errors import HeqiError
from heqi.core.masks import mask_address
from heqi.core.order_actions.kinds import FORMS, outbox_name
from heqi.core.order_actions.limits import find_refusals
from heqi.core.order_actions.sentences import office_link, task_line
from heqi.core.order_actions.wish import ActWish, require_sense
from heqi.core.words import OrderActKind, Platform
from heqi.db.locks import hold_lock
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor
from heqi.order_actions.access import acts_on, order_of_mine, require_handler, subject_of
from heqi.order_actions.models import OrderAct
from heqi.order_actions.order_facts import facts_for
from heqi.order_actions.ship_by import ship_by_of
from heqi.outbox.actions import hand_over, propose_action
from heqi.rules.queries import rulebook_of
from heqi.shops.access import get_shop
from heqi.trade.contracts import OrderView


def begin_act(
    *, staff: StaffView, shop_id: int, order_no: str, wish: ActWish, talk_id: int | None = None, now: datetime
) -> OrderAct:
    """A new act on an order, for a person to do and tick. Two of one kind never wait beside each other.

    Raises shop.none, order.none, role.orders, what require_sense raises, act.platform, act.refused with its rules,
    act.open.
    """
    order = order_of_mine(staff, shop_id, order_no)
    require_handler(staff, shop_id)
    require_sense(wish, paid_fen=order.paid_fen)
    platform = get_shop(shop_id).platform
    if platform not in FORMS[wish.kind].platforms:
        raise HeqiError("act.platform", "这个平台没有这项操作。", "This platform has no such thing.", 409)
    with transaction.atomic(), hold_lock(f"order_act:{shop_id}:{order_no}"):
        _require_none_open(shop_id, order_no, wish.kind)
        require_allowed(order, wish, now=now)
        act = _keep(order, wish, staff, talk_id, now)
        act.action_id = _hand_out(act, wish, platform, staff, now)
        act.save(update_fields=["action_id"])
        data = {"order_no": order_no, "act_kind": wish.kind, "action": act.action_id, "amount_fen": wish.amount_fen}
        data |= {"goods_fen": wish.goods_fen, "postage_fen": wish.postage_fen}
        subject, actor = subject_of(act), Actor.staff(staff.id)
        write_entry(shop_id=shop_id, kind="order_act.begun", subject=subject, actor=actor, data=data, now=now)
        return act


def require_allowed(order: OrderView, wish: ActWish, *, now: datetime) -> None:
    """Raises act.refused: every rule that stands against it, with its sentence, source and confidence."""
    facts = facts_for(order, wish, now=now)
    notes = find_refusals(facts, at=now, rulebook=rulebook_of(order.shop_id))
    if notes:
        raise HeqiError(
            "act.refused",
            "；".join(note.text for note in notes) + "。",
            "; ".join(note.text_en for note in notes) + ".",
            409,
            {"refusals": [tell_note(note) for note in notes]},
        )


def tell_note(note: RuleNote) -> dict[str, str]:
    """A rule's word as the API tells it."""
    return {
        "rule": note.rule,
        "text": note.text,
        "text_en": note.text_en,
        "confidence": note.confidence.value,
        "source": note.source,
    }


def _require_none_open(shop_id: int, order_no: str, kind: OrderActKind) -> None:
    held = acts_on(shop_id, order_no).filter(kind=kind, state=OrderAct.State.OPEN).first()
    if held is not None:
        raise unable_to_begin_twice(held)


def unable_to_begin_twice(held: OrderAct | None) -> HeqiError:
    """The same is under way on this order; `detail.act` is its id where it is known."""
    return HeqiError(
        "act.open",
        "这个订单已有一个同样的操作待办，先办完或撤回它。",
        "The same is under way on this order; tick it or take it back first.",
        409,
        {"act": held.pk if held else None},
    )


def _keep(order: OrderView, wish: ActWish, staff: StaffView, talk_id: int | None, now: datetime) -> OrderAct:
    act = OrderAct(
        shop_id=order.shop_id,
        order_no=order.order_no,
        kind=wish.kind,
        amount_fen=wish.amount_fen,
        goods_fen=wish.goods_fen,
        postage_fen=wish.postage_fen,
        demand=wish.demand or "",
        purpose=wish.purpose or "",
        words=wish.words.strip(),
        ship_by=ship_by_of(order, now=now) if wish.kind is OrderActKind.URGE_SHIPPING else None,
        talk_id=talk_id,
        at=now,
        by=staff.id,
    )
    try:
        with transaction.atomic():
            act.save(force_insert=True)
    except IntegrityError as error:
        raise unable_to_begin_twice(None) from error
    if wish.kind is OrderActKind.CHANGE_ADDRESS:
        act.sealed = seal(wish.address.strip(), of=f"order_act:{act.pk}")
        act.shown = mask_address(wish.address.strip())
        act.save(update_fields=["sealed", "shown"])
    return act


def _hand_out(act: OrderAct, wish: ActWish, platform: Platform, staff: StaffView, now: datetime) -> int:
    payload = {
        "order_no": act.order_no,
        "amount_fen": act.amount_fen,
        "text": task_line(wish, act.order_no, ship_by=act.ship_by),
        "link": office_link(wish.kind, platform),
    }
    action = propose_action(
        shop_id=act.shop_id,
        kind=outbox_name(wish.kind, platform),
        subject=subject_of(act),
        payload=payload,
        by=Actor.staff(staff.id),
        now=now,
        key=f"order_act:{act.pk}",
        approved=True,
    )
    return hand_over(action_id=action.id, by=Actor.staff(staff.id), now=now).id
