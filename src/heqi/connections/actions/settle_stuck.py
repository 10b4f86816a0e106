"""What a person does with an action that the platform refused or that is in doubt, unless it is seen to be done."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions import confirm_actions, hand_over, send_again
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import PROVABLE
from heqi.trade.queries import after_sales_by_no


@transaction.atomic
def try_again(*, action_id: int, by: Actor, now: datetime, code: str = "") -> ActionView:
    """Let the connector try once more what failed; confirmed instead where the request shows that it happened.

    Raises action.wrong_state, action.missing.
    """
    seen = confirm_if_shown(find_action(action_id).view(), now=now)
    return seen or send_again(action_id=action_id, by=by, now=now, code=code)


@transaction.atomic
def take_by_hand(*, action_id: int, by: Actor, now: datetime) -> ActionView:
    """Give it to a person; confirmed instead where the request shows that it happened. Raises as `try_again`."""
    seen = confirm_if_shown(find_action(action_id).view(), now=now)
    return seen or hand_over(action_id=action_id, by=by, now=now)


@transaction.atomic
def confirm_if_shown(action: ActionView, *, now: datetime) -> ActionView | None:
    """The action, confirmed by the newest word on its request; None where that proves nothing.

    Whoever looks must not rely on a reaction having been here already.
    """
    number = str(action.payload.get("after_sale_no", ""))
    request = after_sales_by_no(action.shop_id, {number}).get(number) if number else None
    if request is None or action.state not in PROVABLE:
        return None
    confirmed = confirm_actions(
        shop_id=action.shop_id, subject=action.subject, state=request.state, version=request.as_of, now=now
    )
    return next((each for each in confirmed if each.id == action.id), None)
