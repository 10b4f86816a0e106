"""What stands beside a talk reaches the screen by the live feed: what it is and its id, never its words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.accounts.contracts import StaffView
from heqi.core.language.talk import Turn
from heqi.core.order_notes import OrderNote
from heqi.core.phrases.known import OrderFacts
from heqi.drafts.actions import Wanted, ask_draft, claim_draft, set_server, settle_draft, sweep_drafts
from heqi.journal.sequencer import assign_positions
from heqi.notes.actions.write_note import write_note
from heqi.reception.actions.set_presence import set_presence
from heqi.reception.models import Presence
from heqi.shops.contracts import ShopView
from tests.support.live import Event, LiveDesk, Screen
from tests.support.story import ORDER_NO, Platform


@pytest.fixture
def screen(live_desk: LiveDesk, agent: StaffView) -> Screen:
    return live_desk.screen(agent).open()


def told(screen: Screen, of: str, kind: str) -> Event:
    """The event about that, when it has come."""
    assign_positions()
    found: list[Event] = []

    def came() -> bool:
        found[:] = [e for e in screen.events if e.kind == "changed" and (e.data["of"], e.data["kind"]) == (of, kind)]
        return bool(found)

    screen.wait_for(came)
    return found[-1]


def ask(agent: StaffView, shop: ShopView) -> int:
    turns = [Turn("buyer", "怎么还没到")]
    return ask_draft(staff=agent, shop_id=shop.id, turns=turns, order=OrderFacts(), examples=[], now=timezone.now()).pk


@pytest.fixture
def drafting(owner: StaffView, shop: ShopView) -> None:
    wanted = Wanted(True, "https://drafts.example/v1", "qwen-plus", "sk-secret", 5)
    set_server(staff=owner, shop_id=shop.id, version=0, wanted=wanted, now=timezone.now())


def test_T2_a_draft_that_is_written_is_told_by_its_id(
    screen: Screen, agent: StaffView, shop: ShopView, drafting: None
) -> None:
    asked = ask(agent, shop)
    claimed = claim_draft(now=timezone.now())
    assert claimed is not None
    settle_draft(claimed.draft, claimed.token, text="亲，在的", verdict="pass", now=timezone.now())
    event = told(screen, "draft", "draft.done")
    assert (event.data["id"], event.data["shop_id"]) == (asked, shop.id)
    assert set(event.data) == {"pos", "kind", "shop_id", "of", "id", "order_no"}


def test_T2_a_draft_that_is_given_up_is_told_once(
    screen: Screen, agent: StaffView, shop: ShopView, drafting: None
) -> None:
    asked = ask(agent, shop)
    for _ in range(2):
        sweep_drafts(now=timezone.now() + timedelta(seconds=26))
    assert told(screen, "draft", "draft.failed").data["id"] == asked
    entries = [event for event in screen.events if event.data.get("kind") == "draft.failed"]
    assert len(entries) == 1


def test_W3_a_note_and_the_orders_own_news_are_told_with_the_orders_number(
    screen: Screen, agent: StaffView, shop: ShopView, platform: Platform
) -> None:
    platform.state_order(timezone.now(), note="尽快发", flag=2, flag_name="黄色")
    assert told(screen, "facts", "inbox.batch_applied").data["id"] is None
    wanted, seen = OrderNote("改成小果", 1), OrderNote("尽快发", 2)
    edit = write_note(
        staff=agent, shop_id=shop.id, order_no=ORDER_NO, wanted=wanted, seen=seen.mark(), now=timezone.now()
    )
    event = told(screen, "order_note", "note.written")
    assert (event.data["id"], event.data["order_no"]) == (edit.pk, ORDER_NO)
    assert "改成小果" not in str([each.data for each in screen.events])


def test_W9_who_comes_to_the_desk_and_goes_is_told_as_a_member_of_staff(screen: Screen, agent: StaffView) -> None:
    set_presence(staff=agent, state=Presence.State.ONLINE, now=timezone.now())
    assert told(screen, "staff", "presence.online").data["id"] == agent.id
