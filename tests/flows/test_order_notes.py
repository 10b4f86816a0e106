"""备注与旗帜: written here, on its way until the platform shows it, and never over somebody else's word unseen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.errors import HeqiError
from heqi.core.order_notes import OrderNote
from heqi.core.sending import Answer, AnswerState
from heqi.journal.access import entries_in
from heqi.notes.access import edits_in, open_edit
from heqi.notes.actions.settle_edit import settle_conflict, take_back_edit, tick_edit
from heqi.notes.actions.write_note import write_note
from heqi.outbox.access import actions_in
from heqi.outbox.actions import claim_next, settle_answer
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState
from heqi.trade.queries import orders_by_no
from tests.support.connections import connect
from tests.support.story import ORDER_NO

OLD = OrderNote("尽快发", 2)
NEW = OrderNote("买家要求改成小果，已改", 1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def order(platform, now):
    platform.state_order(now - timedelta(hours=1), note=OLD.note, flag=OLD.flag, flag_name="黄色")


def write(shop, agent, now, wanted=NEW, seen=OLD):
    return write_note(staff=agent, shop_id=shop.id, order_no=ORDER_NO, wanted=wanted, seen=seen.mark(), now=now)


def action_of(shop, edit):
    return action_in([shop.id], edit.action_id)


def test_W3_note_and_flag_are_read_from_the_platform(shop, order):
    stated = orders_by_no(shop.id, [ORDER_NO])[ORDER_NO]
    assert (stated.note, stated.flag, stated.flag_name) == ("尽快发", 2, "黄色")


def test_W3_a_note_goes_out_through_the_outbox_and_is_on_its_way_until_seen(shop, owner, agent, order, platform, now):
    connect(shop, owner, handles=["pdd.write_note"])
    edit = write(shop, agent, now)
    action = action_of(shop, edit)
    assert (action.kind, action.state, action.due_at) == ("pdd.write_note", ActionState.APPROVED, now)
    assert action.payload == {"order_no": ORDER_NO, "note": NEW.note, "flag": 1}
    claimed = claim_next(now=now, shop_ids=[shop.id])
    settle_answer(claimed, Answer(AnswerState.DONE, "R1"), now=now)
    assert open_edit(shop.id, ORDER_NO).state == "on_its_way"
    platform.state_order(now + timedelta(minutes=1), note=NEW.note, flag=NEW.flag)
    assert open_edit(shop.id, ORDER_NO) is None
    assert edits_in([shop.id]).get().state == "confirmed"
    assert action_of(shop, edit).state is ActionState.CONFIRMED


def test_W3_without_a_connection_a_person_copies_it_and_ticks(shop, agent, order, platform, now):
    edit = write(shop, agent, now)
    assert action_of(shop, edit).state is ActionState.HANDED
    ticked = tick_edit(staff=agent, edit_id=edit.pk, version=edit.version, now=now)
    assert (ticked.state, action_of(shop, edit).state) == ("on_its_way", ActionState.TICKED)
    platform.state_order(now + timedelta(hours=2), note=NEW.note, flag=NEW.flag)
    assert (edits_in([shop.id]).get().state, action_of(shop, edit).state) == ("confirmed", ActionState.CONFIRMED)


def test_W3_an_older_export_says_nothing_about_a_note_on_its_way(shop, agent, order, platform, now):
    write(shop, agent, now)
    platform.state_order(now - timedelta(days=1), note="很久以前的备注")
    assert open_edit(shop.id, ORDER_NO).state == "on_its_way"


def test_W3_who_has_seen_an_old_note_is_shown_the_new_one_and_writes_nothing(shop, agent, order, now):
    with pytest.raises(HeqiError) as refused:
        write(shop, agent, now, seen=OrderNote("别的", None))
    assert refused.value.code == "note.conflict"
    assert not edits_in([shop.id]).exists()
    assert not actions_in([shop.id]).exists()


@pytest.fixture
def conflict(shop, agent, order, platform, now):
    """Ours lies ready to be copied while the warehouse writes its own word at the platform."""
    edit = write(shop, agent, now)
    platform.state_order(now + timedelta(minutes=5), note="仓库：已打包", flag=3)
    edit.refresh_from_db()
    return edit


def test_W3_a_word_written_there_meanwhile_is_a_conflict_that_shows_both(shop, conflict):
    assert (conflict.state, conflict.mine, conflict.theirs) == ("conflict", NEW, OrderNote("仓库：已打包", 3))
    assert action_of(shop, conflict).state is ActionState.CANCELLED


def test_W3_a_conflict_is_settled_for_theirs_or_written_over(shop, agent, conflict, now):
    later = now + timedelta(minutes=6)
    again = settle_conflict(staff=agent, edit_id=conflict.pk, version=conflict.version, mine=True, now=later)
    assert (again.mine, again.base, again.state) == (NEW, OrderNote("仓库：已打包", 3), "on_its_way")
    take_back_edit(staff=agent, edit_id=again.pk, version=again.version, now=later)
    assert open_edit(shop.id, ORDER_NO) is None


def test_W3_leaving_theirs_ends_it(shop, agent, conflict, now):
    settle_conflict(staff=agent, edit_id=conflict.pk, version=conflict.version, mine=False, now=now)
    assert open_edit(shop.id, ORDER_NO) is None
    assert actions_in([shop.id]).count() == 1


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (OrderNote("", 1), "note.empty"),
        (OrderNote("尽快发 ", None), "note.same"),
        (OrderNote("新的", 0), "note.flag"),
        (OrderNote("长" * 501, 1), "note.long"),
    ],
)
def test_W3_what_no_platform_would_keep_is_refused_before_it_leaves(shop, agent, order, now, wanted, code):
    with pytest.raises(HeqiError) as refused:
        write(shop, agent, now, wanted=wanted)
    assert refused.value.code == code
    assert not edits_in([shop.id]).exists()


def test_W3_one_change_at_a_time(shop, agent, order, now):
    write(shop, agent, now)
    with pytest.raises(HeqiError) as refused:
        write(shop, agent, now, wanted=OrderNote("又一条", 1))
    assert refused.value.code == "note.on_its_way"


def test_W3_the_journal_holds_who_and_which_but_not_the_words(shop, agent, conflict):
    entries = entries_in([shop.id]).filter(subject_type="order_note", kind__startswith="note.").order_by("id")
    assert [entry.kind for entry in entries] == ["note.written", "note.conflict"]
    assert entries[0].data == {"order_no": ORDER_NO, "flag": 1, "state": "on_its_way"}


def test_W3_a_note_makes_its_case_findable(shop, platform, order, now):
    case = platform.state_request(now)
    assert "尽快发" in case.search


def test_W3_added_words_count_however_a_hand_sets_them_apart(shop, agent, order, platform, now):
    edit = write_note(
        staff=agent,
        shop_id=shop.id,
        order_no=ORDER_NO,
        wanted=OrderNote("已催", None),
        seen=OLD.mark(),
        add=True,
        now=now,
    )
    assert (edit.note, edit.addition, edit.flag) == ("尽快发；已催", "已催", 2)
    platform.state_order(now + timedelta(minutes=1), note="尽快发 已催", flag=2)
    assert edits_in([shop.id]).get().state == "confirmed"
