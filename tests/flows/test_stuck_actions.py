"""What the platform refused and paid all the same: once it shows that, nobody can send it again."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.connections.actions.settle_stuck import take_by_hand, try_again
from heqi.core.errors import HeqiError
from heqi.core.facts import Fact
from heqi.core.sending import Answer, AnswerState
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.journal.contracts import Actor, Subject
from heqi.outbox import actions
from heqi.outbox.access import find_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState
from heqi.shops.contracts import ShopView
from tests.support.sending import BUSY, REFUSED

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
STEP = timedelta(seconds=70)
XIAOLIN = Actor.staff(1)
SAYS = {
    "does it": Answer(AnswerState.DONE, "R"),
    "does it and says no": Answer(AnswerState.PERMANENT, error=REFUSED),
    "does it and is cut off": Answer(AnswerState.DOUBTFUL),
    "says no": Answer(AnswerState.PERMANENT, error=REFUSED),
    "is busy": Answer(AnswerState.TEMPORARY, error=BUSY),
}
CLICKS = ["again", "by hand", "tick"]


class Careless:
    """A platform that pays each time it is told to, and states it in the same moment. No reaction ever runs."""

    def __init__(self, shop: ShopView, number: str) -> None:
        self.paid = 0
        self._shop, self._number = shop, number

    def take(self, claimed: actions.Claimed, says: str, now: datetime) -> Answer:
        if claimed.ask:
            return Answer(AnswerState.DONE if self.paid else AnswerState.NOT_DONE)
        if says.startswith("does it"):
            self.paid += 1
            said = {"order_no": "260520-1", "state": "succeeded", "demand": "refund_only"}
            apply_batch(
                shop_id=self._shop.id, facts=[[Fact("after_sale", self._number, now, said)]], import_id=None, now=now
            )
        return SAYS[says]


def release(shop: ShopView, number: str) -> ActionView:
    payload = {"order_no": "260520-1", "after_sale_no": number}
    action = actions.propose_action(
        shop_id=shop.id, kind="pdd.agree_refund", subject=Subject("case", number[:12]), payload=payload, by=XIAOLIN,
        now=NOW, key=number, approved=True,
    )  # fmt: skip
    return actions.release_action(action_id=action.id, by=XIAOLIN, now=NOW)


def click(verb: str, action_id: int, now: datetime) -> None:
    """What a person presses on the page of what is stuck."""
    with suppress(HeqiError):
        if verb == "again":
            try_again(action_id=action_id, by=XIAOLIN, now=now)
        elif verb == "by hand":
            take_by_hand(action_id=action_id, by=XIAOLIN, now=now)
        else:
            actions.tick_action(action_id=action_id, by=XIAOLIN, now=now)


@given(deeds=st.lists(st.sampled_from([*SAYS, *CLICKS]), max_size=24))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_P4_what_the_platform_shows_paid_is_never_paid_again_whatever_is_clicked(
    shop: ShopView, deeds: list[str]
) -> None:
    with transaction.atomic():
        now, number = NOW, uuid4().hex
        platform, action = Careless(shop, number), release(shop, number)
        for deed in deeds:
            now += STEP
            if deed in CLICKS:
                click(deed, action.id, now)
            elif (claimed := actions.claim_next(now=now)) is not None:
                actions.settle_answer(claimed, platform.take(claimed, deed, now), now=now)
            state = find_action(action.id).state
            assert platform.paid <= 1
            assert state != ActionState.CONFIRMED or platform.paid == 1
        transaction.set_rollback(True)
