"""Messages come in and are answered: once each, in any order, with the clock of the wait."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.errors import HeqiError
from heqi.core.reception.incoming import Incoming
from heqi.core.words import Platform

NOW = datetime(2026, 5, 25, 4, 0, tzinfo=UTC)
"""12:00 in China."""


def said(key: str, text: str, seconds: int = 0, **more) -> Incoming:
    moment = NOW + timedelta(seconds=seconds)
    return Incoming(
        key, more.pop("talk", "buyer-1"), more.pop("sender", "buyer"), moment, text=text, buyer="果友", **more
    )


@pytest.fixture
def take_in(shop):
    from heqi.reception.actions.take_in import take_in_messages
    from tests.support.channel import open_channel

    channel = open_channel(shop).channel.pk

    def take_in(*messages: Incoming, at: datetime = NOW, channel_id: int | None = channel, **more):
        return take_in_messages(shop.id, messages, at=at, channel_id=channel_id, **more)

    return take_in


def talk(shop, key="buyer-1"):
    from heqi.reception.access import talks_in

    return talks_in([shop.id]).get(key=key)


def waits(shop):
    from heqi.reception.access import waits_in

    rows = waits_in([shop.id]).order_by("since")
    return [(row.since, row.answered_at, row.late, row.staff_id, row.self_reported) for row in rows]


def answer(staff, talk, text, now, key="answer-1"):
    from heqi.reception.actions.send_message import Written, send_message

    return send_message(staff=staff, talk_id=talk.id, written=Written(key, text), now=now)


def test_M7_a_question_starts_the_clock_of_the_platform(shop, take_in):
    take_in(said("m1", "什么时候发货？"))
    held = talk(shop)
    assert (held.waiting_since, held.due_at) == (NOW, NOW + timedelta(minutes=3))
    assert (held.unread, held.last_line, held.open) == (1, "什么时候发货？", True)


def test_W1_the_same_message_twenty_times_is_one(shop, take_in):
    from heqi.reception.access import messages_in

    for _ in range(20):
        take_in(said("m1", "什么时候发货？"))
    assert messages_in([shop.id]).count() == 1
    assert talk(shop).unread == 1


def test_W1_a_key_that_comes_back_with_other_words_is_told_and_changes_nothing(shop, take_in):
    take_in(said("m1", "什么时候发货？"))
    told = take_in(said("m1", "什么时候退款？"))
    assert told.conflicting == ("m1",)
    assert talk(shop).last_line == "什么时候发货？"


def test_M7_an_answer_in_time_ends_the_wait_and_is_nobodys_but_the_writers(shop, agent, take_in):
    take_in(said("m1", "什么时候发货？"))
    answer(agent, talk(shop), "亲，今天下午就发出。", NOW + timedelta(seconds=180))
    held = talk(shop)
    assert (held.waiting_since, held.due_at, held.staff_id) == (None, None, agent.id)
    assert waits(shop) == [(NOW, NOW + timedelta(seconds=180), False, agent.id, False)]


def test_M7_a_second_too_late_is_late(shop, agent, take_in):
    take_in(said("m1", "什么时候发货？"))
    answer(agent, talk(shop), "亲，今天下午就发出。", NOW + timedelta(seconds=181))
    assert waits(shop)[0][2] is True


def test_M7_a_robot_does_not_stop_the_clock(shop, take_in):
    take_in(
        said("m1", "什么时候发货？"), said("m2", "您好，客服马上就来", 1, sender="robot"), at=NOW + timedelta(seconds=2)
    )
    assert talk(shop).waiting_since == NOW


def test_M7_an_answer_that_arrives_before_its_question_gives_the_same_wait(shop, take_in):
    later = NOW + timedelta(seconds=90)
    take_in(said("m2", "今天下午就发出", 60, sender="agent"), at=later)
    take_in(said("m1", "什么时候发货？"), at=later)
    assert talk(shop).waiting_since is None
    assert waits(shop) == [(NOW, NOW + timedelta(seconds=60), False, None, False)]


def test_M7_the_clock_warns_and_falls_due_to_the_second(shop, take_in):
    from heqi.clocks.actions import fire_clocks
    from heqi.journal.access import entries_in

    take_in(said("m1", "什么时候发货？"))
    assert fire_clocks(NOW + timedelta(seconds=119)) == 0
    assert fire_clocks(NOW + timedelta(seconds=120)) == 1
    assert fire_clocks(NOW + timedelta(seconds=179)) == 0
    assert fire_clocks(NOW + timedelta(seconds=180)) == 1
    kinds = entries_in([shop.id]).filter(subject_type="talk", kind__startswith="clock.").order_by("id")
    assert list(kinds.values_list("kind", flat=True)) == ["clock.warned", "clock.due"]


def test_M7_of_those_who_wrote_at_night_who_waits_longest_comes_first_page_by_page(shop, agent, take_in):
    from heqi.reception.listing import Wanted, list_talks

    night = NOW - timedelta(hours=10)
    for key, seconds in (("third", 120), ("first", 0), ("second", 60)):
        take_in(said(key, "什么时候发货？", seconds - 36_000, talk=key), at=night + timedelta(minutes=5))
    assert len({talk(shop, key).due_at for key in ("first", "second", "third")}) == 1

    listed, cursor = [], ""
    while cursor is not None:
        wanted = Wanted(cursor=cursor, limit=1)
        page = list_talks(shop_ids=[shop.id], staff_id=agent.id, wanted=wanted, now=NOW)
        listed += [row.key for row in page.talks]
        cursor = page.next_cursor
    assert listed == ["first", "second", "third"]


def test_M1_a_message_with_a_contact_never_leaves(shop, agent, take_in):
    from heqi.outbox.access import actions_in
    from heqi.reception.access import outgoing_in

    take_in(said("m1", "怎么联系你们？"))
    with pytest.raises(HeqiError) as refused:
        answer(agent, talk(shop), "加我薇❤ abc12345 细聊", NOW)
    assert refused.value.code == "message.blocked"
    assert refused.value.detail["findings"][0]["kind"] == "contact"
    assert outgoing_in([shop.id]).count() == actions_in([shop.id]).count() == 0


def test_M1_a_second_click_is_the_same_message(shop, agent, take_in):
    from heqi.outbox.access import actions_in
    from heqi.reception.access import messages_in

    take_in(said("m1", "什么时候发货？"))
    first = answer(agent, talk(shop), "亲，今天下午就发出。", NOW)
    again = answer(agent, talk(shop), "亲，今天下午就发出。", NOW)
    assert first.pk == again.pk
    assert messages_in([shop.id]).filter(sender="agent").count() == actions_in([shop.id]).count() == 1


def test_M7_a_message_that_never_arrived_leaves_the_buyer_waiting(shop, agent, take_in):
    from heqi.journal.access import entries_in
    from heqi.outbox.access import actions_in
    from heqi.outbox.models import Action
    from heqi.reception.actions.follow_sending import follow_sending

    take_in(said("m1", "什么时候发货？"))
    sent = answer(agent, talk(shop), "亲，今天下午就发出。", NOW + timedelta(seconds=30))
    Action.objects.in_shop(shop.id).filter(id=sent.action_id).update(state="failed", error={"code": "gone"})
    entry = entries_in([shop.id]).filter(kind="action.approved").get().view()
    follow_sending(entry=entry, now=NOW + timedelta(seconds=40))
    assert talk(shop).waiting_since == NOW
    assert actions_in([shop.id]).count() == 1


def test_W1_without_a_bridge_a_message_is_copied_and_the_tick_counts(shop, agent, take_in):
    from heqi.reception.actions.tick_message import tick_message

    take_in(said("m1", "什么时候发货？"), channel_id=None, source="companion")
    written = answer(agent, talk(shop), "亲，今天下午就发出。", NOW + timedelta(seconds=20))
    assert written.state == "to_copy"
    assert talk(shop).waiting_since == NOW
    ticked = NOW + timedelta(seconds=50)
    tick_message(staff=agent, talk_id=talk(shop).id, message_id=written.pk, now=ticked)
    assert waits(shop) == [(NOW, ticked, False, agent.id, True)]


def test_M1_a_supervisor_releases_a_false_alarm_with_a_reason(shop, agent, supervisor, take_in):
    from heqi.journal.access import entries_in
    from heqi.reception.actions.release_message import hold_message, release_message
    from heqi.reception.actions.send_message import Written

    take_in(said("m1", "这个酒是什么牌子？"))
    blocked = Written("answer-1", "我们这款叫祖传秘方，包治百病只是商标里的字")
    held = hold_message(staff=agent, talk_id=talk(shop).id, written=blocked, now=NOW)
    assert held.state == "held"
    with pytest.raises(HeqiError, match=r"role\.release"):
        release_message(staff=agent, talk_id=talk(shop).id, message_id=held.pk, reason="误判", now=NOW)
    release_message(staff=supervisor, talk_id=talk(shop).id, message_id=held.pk, reason="商标全文，有备案", now=NOW)
    assert waits(shop)[0][3] == agent.id
    entry = entries_in([shop.id]).get(kind="talk.released")
    assert (entry.actor_id, entry.data) == (supervisor.id, {"message": held.pk, "by": agent.id})


def test_X4b_an_angry_buyer_marks_the_talk_abnormal(shop, take_in):
    take_in(said("m1", "你们这是什么垃圾店，东西全烂了，太气人了，马上退钱！"))
    held = talk(shop)
    assert held.abnormal
    assert held.emotion in ("angry", "complaining")


def test_M7_two_shops_never_see_each_other(shop, other_shop, take_in, stranger):
    from heqi.reception.access import talk_of

    take_in(said("m1", "什么时候发货？"))
    with pytest.raises(HeqiError, match=r"talk\.none"):
        talk_of(stranger, talk(shop).id)
    assert shop.platform == Platform.PINDUODUO


def test_W1_an_imported_chat_stands_in_the_history_with_its_date_and_is_never_live(shop):
    from heqi.core.facts import Fact
    from heqi.inbox.actions import apply_batch
    from heqi.journal.access import entries_in
    from heqi.reception.actions.follow_batch import follow_batch

    before = NOW - timedelta(days=22)
    words = {"conversation": "果友/20260503", "sender": "buyer", "at": before, "text": "芒果什么时候熟？"}
    facts = [Fact("message", "果友/20260503/1", NOW, words)]
    facts.append(Fact("conversation", "果友/20260503", before, {"buyer": "果友", "last_at": before}))
    apply_batch(shop_id=shop.id, facts=[facts], import_id=None, now=NOW)
    for _ in range(2):
        follow_batch(entry=entries_in([shop.id]).get(kind="inbox.batch_applied").view(), now=NOW)
    held = talk(shop, "果友/20260503")
    assert (held.source, held.open, held.waiting_since) == ("import", False, None)
    assert (held.last_at, held.last_line) == (before, "芒果什么时候熟？")


def test_H3_what_we_said_and_must_not_reaches_the_case(shop, agent, take_in, platform_of):
    from heqi.cases.access import cases_in
    from heqi.hearing.actions.hear_talk import hear_message
    from heqi.journal.access import entries_in
    from tests.support.story import ORDER_NO

    platform = platform_of(shop)
    platform.state_order(NOW)
    platform.state_request(NOW)
    take_in(
        said("m1", "我要退货", order_no=ORDER_NO), said("m2", "活动最终解释权归本店所有", 5, sender="agent"), at=NOW
    )
    hear_message(entry=entries_in([shop.id]).filter(kind="talk.message_came").get().view(), now=NOW)
    assert cases_in([shop.id]).get().recorded["talk.shop_said"] == ["final_interpretation"]


def test_W1_a_pasted_chat_is_a_talk_of_mine_and_pasting_it_longer_repeats_nothing(shop, agent):
    from heqi.reception.access import messages_in
    from heqi.reception.actions.paste_talk import Paste, look_at_paste, take_paste

    def paste(text: str, seconds: int):
        now = NOW + timedelta(seconds=seconds)
        turns = look_at_paste(staff=agent, shop_id=shop.id, text=text, now=now)
        return take_paste(staff=agent, shop_id=shop.id, paste=Paste(turns, "猫"), now=now)

    first = paste("猫 11:58\n什么时候发货？", 0)
    assert (first.source, first.staff_id, first.unread) == ("companion", agent.id, 0)
    assert first.waiting_since == NOW - timedelta(minutes=2)
    again = paste("猫 11:58\n什么时候发货？\n果然鲜:小林 11:59\n今天下午", 60)
    assert again.pk == first.pk
    assert talk(shop, first.key).waiting_since is None
    assert messages_in([shop.id]).count() == 2


def test_W1_a_paste_is_not_kept_for_who_only_reads(shop, hire):
    from heqi.reception.actions.paste_talk import look_at_paste

    reader = hire("yunying", "小运", shop, "operator")
    with pytest.raises(HeqiError, match=r"role\.talks"):
        look_at_paste(staff=reader, shop_id=shop.id, text="在吗", now=NOW)


def test_W9_an_answer_under_a_sub_account_counts_for_the_person_behind_it(shop, owner, agent, take_in):
    from heqi.accounts.actions.map_sub_account import map_sub_account

    map_sub_account(staff=owner, shop_id=shop.id, name="果然鲜:小林", to=agent.id, now=NOW)
    take_in(
        said("m1", "在吗"), said("m2", "在的", 30, sender="agent", sender_name="果然鲜:小林"), at=NOW + timedelta(60)
    )
    assert waits(shop) == [(NOW, NOW + timedelta(seconds=30), False, agent.id, False)]


def test_M12_a_picture_that_is_not_there_never_leaves(shop, agent, take_in):
    from heqi.reception.actions.send_message import Written, send_message

    take_in(said("m1", "有照片吗"))
    with pytest.raises(HeqiError, match=r"picture\.none"):
        written = Written("answer-1", "给您看", picture_id=987)
        send_message(staff=agent, talk_id=talk(shop).id, written=written, now=NOW)
    assert talk(shop).waiting_since == NOW


def test_W1_through_a_paused_channel_nothing_is_sent_and_a_person_copies(shop, agent, take_in):
    from heqi.channels.access import channels_in

    take_in(said("m1", "在吗"))
    channels_in([shop.id]).update(state="paused")
    assert answer(agent, talk(shop), "在的，亲", NOW).state == "to_copy"


def test_T2_a_phrase_learns_how_the_talk_went(shop, agent, take_in):
    from heqi.assets.loader import load_starter
    from heqi.journal.access import entries_in
    from heqi.phrases.access import uses_in
    from heqi.phrases.actions import note_sent, take_phrase
    from heqi.reception.actions.mark_talk import close_talk
    from heqi.reception.actions.note_phrases import note_phrases

    take_in(said("m1", "在吗"))
    held = talk(shop)
    first = next(phrase.key for phrase in load_starter()[shop.platform])
    words = {"key": first, "text": "亲，在的", "intent": "问候"}
    use = take_phrase(staff=agent, shop_id=shop.id, talk_id=held.id, now=NOW, **words)
    answer(agent, held, "亲，在的", NOW)
    note_sent(shop_id=shop.id, use_id=use.pk, text="亲，在的", by=agent.id, now=NOW)
    close_talk(staff=agent, talk_id=held.id, now=NOW)
    note_phrases(entry=entries_in([shop.id]).get(kind="talk.closed").view(), now=NOW)
    assert uses_in([shop.id]).get().outcome == "good"
