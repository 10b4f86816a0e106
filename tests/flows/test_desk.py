"""Who takes the next conversation, how it passes from hand to hand, and what the day looks like."""

from datetime import UTC, date, datetime, timedelta

import pytest

from heqi.core.errors import HeqiError
from heqi.core.reception.assign import Candidate, Need, choose_next
from heqi.core.reception.incoming import Incoming

NOW = datetime(2026, 5, 25, 4, 0, tzinfo=UTC)
"""12:00 in China."""


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def ask(shop):
    """A buyer asks something; the talk."""
    from heqi.reception.access import talks_in
    from heqi.reception.actions.take_in import take_in_messages
    from tests.support.channel import open_channel

    channel = open_channel(shop).channel.pk

    def ask(buyer: str = "果友", seconds: int = 0, **more):
        moment = later(seconds)
        key = f"{buyer}-{seconds}"
        message = Incoming(key, more.pop("talk", buyer), "buyer", moment, text="什么时候发货？", buyer=buyer, **more)
        take_in_messages(shop.id, [message], at=moment, channel_id=channel)
        return talks_in([shop.id]).get(key=message.conversation)

    return ask


@pytest.fixture
def come():
    """Somebody comes to the desk, or goes."""
    from heqi.reception.actions.set_presence import set_presence

    def come(staff, state: str = "online", now: datetime = NOW):
        from heqi.reception.models import Presence

        return set_presence(staff=staff, state=Presence.State(state), now=now)

    return come


def answer(staff, talk, now, key=""):
    from heqi.reception.actions.send_message import Written, send_message

    written = Written(key or f"answer-{talk.id}-{now.timestamp()}", "亲，今天下午就发出。")
    return send_message(staff=staff, talk_id=talk.id, written=written, now=now)


def test_W9_the_least_busy_person_takes_the_next_talk():
    busy = Candidate(1, open=5, waiting=2, most=30)
    free = Candidate(2, open=9, waiting=0, most=30)
    assert choose_next([busy, free], Need()) == choose_next([free, busy], Need()) == 2


def test_T1_a_buyer_meets_the_person_they_know_unless_that_one_is_full():
    known, other = Candidate(1, open=5, waiting=5, most=30), Candidate(2, open=0, waiting=0, most=30)
    assert choose_next([known, other], Need(last=1)) == 1
    full = Candidate(1, open=30, waiting=5, most=30)
    assert choose_next([full, other], Need(last=1)) == 2


def test_W9_who_knows_the_matter_comes_before_who_is_idle():
    fruit = Candidate(1, open=5, waiting=1, most=30, skills=frozenset({"水果"}))
    idle = Candidate(2, open=0, waiting=0, most=30)
    assert choose_next([fruit, idle], Need(matters=frozenset({"生鲜水果/芒果"}))) == 1
    assert choose_next([fruit, idle], Need(matters=frozenset({"家纺"}))) == 2


def test_W9_nobody_is_given_more_than_their_most():
    assert choose_next([Candidate(1, open=30, waiting=0, most=30)], Need()) is None


def test_W9_a_talk_waits_in_the_pool_until_somebody_comes(agent, ask, come):
    from heqi.reception.access import talk_of

    talk = ask()
    assert talk.staff_id is None
    come(agent)
    assert talk_of(agent, talk.id).staff_id == agent.id


def test_W9_a_talk_of_somebody_who_has_gone_is_given_to_who_is_here(agent, supervisor, ask, come):
    come(agent)
    talk = ask()
    assert talk.staff_id == agent.id
    answer(agent, talk, later(10))
    come(agent, "offline", later(20))
    come(supervisor, "online", later(20))
    assert ask(seconds=30).staff_id == supervisor.id


def test_W9_where_people_take_talks_by_hand_nobody_is_given_any(agent, owner, shop, ask, come):
    from heqi.reception.actions.set_desk import set_standard

    set_standard(staff=owner, shop_id=shop.id, minutes=None, rate=None, shifts=None, assign="by_hand", now=NOW)
    come(agent)
    assert ask().staff_id is None


def test_W9_of_two_who_claim_at_once_one_wins_and_the_other_is_told_who(agent, supervisor, ask):
    from heqi.reception.actions.claim_talk import claim_talk

    talk = ask()
    claim_talk(staff=agent, talk_id=talk.id, now=NOW)
    with pytest.raises(HeqiError) as told:
        claim_talk(staff=supervisor, talk_id=talk.id, now=NOW)
    assert (told.value.code, told.value.detail) == ("talk.taken", {"staff": agent.id})
    assert "小林" in told.value.message


def test_T8_a_talk_is_passed_on_with_reason_summary_and_the_buyers_word(agent, supervisor, shop, ask):
    from heqi.reception.access import transfers_in
    from heqi.reception.actions.transfer_talk import transfer_talk

    talk = ask()
    moved = transfer_talk(
        staff=agent,
        talk_id=talk.id,
        to=supervisor.id,
        reason="买家要求退赔",
        summary="芒果烂了三个，照片已收",
        buyer_agreed=True,
        now=NOW,
    )
    assert moved.staff_id == supervisor.id
    row = transfers_in([shop.id]).get()
    assert (row.by, row.to_id, row.summary, row.buyer_agreed) == (
        agent.id,
        supervisor.id,
        "芒果烂了三个，照片已收",
        True,
    )


def test_T8_without_a_reason_nothing_is_passed_on(agent, supervisor, ask):
    from heqi.reception.actions.transfer_talk import transfer_talk

    with pytest.raises(HeqiError, match=r"transfer\.reason"):
        transfer_talk(
            staff=agent, talk_id=ask().id, to=supervisor.id, reason=" ", summary="", buyer_agreed=True, now=NOW
        )


def test_T8_nobody_of_another_shop_is_given_a_talk(agent, stranger, ask):
    from heqi.reception.actions.transfer_talk import transfer_talk

    with pytest.raises(HeqiError, match=r"transfer\.to"):
        transfer_talk(
            staff=agent, talk_id=ask().id, to=stranger.id, reason="换人", summary="", buyer_agreed=True, now=NOW
        )


def test_W9_a_colleagues_talk_is_not_answered_over_their_head(agent, hire, shop, ask):
    from heqi.reception.actions.claim_talk import claim_talk

    other = hire("xiaozhou", "小周", shop, "agent")
    talk = ask()
    claim_talk(staff=agent, talk_id=talk.id, now=NOW)
    with pytest.raises(HeqiError, match=r"talk\.others"):
        answer(other, talk, NOW)


def test_W9_a_supervisor_takes_over_with_a_reason(agent, supervisor, ask):
    from heqi.reception.actions.claim_talk import claim_talk
    from heqi.reception.actions.transfer_talk import take_over

    talk = ask()
    claim_talk(staff=agent, talk_id=talk.id, now=NOW)
    assert take_over(staff=supervisor, talk_id=talk.id, reason="买家很急", now=NOW).staff_id == supervisor.id


def test_W9_a_talk_is_not_closed_while_the_buyer_waits(agent, ask):
    from heqi.reception.actions.mark_talk import close_talk

    talk = ask()
    with pytest.raises(HeqiError, match=r"talk\.waiting"):
        close_talk(staff=agent, talk_id=talk.id, now=NOW)
    answer(agent, talk, later(5))
    assert not close_talk(staff=agent, talk_id=talk.id, now=later(9)).open
    assert ask(seconds=60).open


def test_M7_putting_a_talk_aside_does_not_stop_the_buyers_clock(agent, ask):
    from heqi.reception.actions.mark_talk import snooze_talk

    talk = ask()
    aside = snooze_talk(staff=agent, talk_id=talk.id, until=later(600), now=NOW)
    assert aside.due_at == later(180)


def test_M7_the_rate_of_the_day_counts_late_and_unanswered_waits(agent, shop, ask):
    from heqi.reception.rates import rates_of_day

    answer(agent, ask("甲"), later(100))
    answer(agent, ask("乙"), later(200))
    ask("丙")
    shop_rate, mine = rates_of_day([shop.id], date(2026, 5, 25), now=later(600))
    assert (shop_rate.waits, shop_rate.late, shop_rate.percent) == (3, 2, 33.3)
    assert (mine.staff_id, mine.waits, mine.late, mine.percent, mine.longest) == (agent.id, 2, 1, 50.0, 200)


def test_M7_a_wait_that_is_still_in_time_is_not_counted_yet(agent, shop, ask):
    from heqi.reception.rates import rates_of_day

    ask("丙")
    assert rates_of_day([shop.id], date(2026, 5, 25), now=later(60)) == []


def test_M7_the_shop_sets_its_own_standard_and_hours(owner, shop, ask):
    from heqi.reception.actions.set_desk import set_standard

    set_standard(
        staff=owner, shop_id=shop.id, minutes=5, rate=90, shifts=["09:00-12:02", "13:30-18:00"], assign=None, now=NOW
    )
    assert ask().due_at == datetime(2026, 5, 25, 5, 33, tzinfo=UTC)


@pytest.mark.parametrize("shifts", [["9-12"], ["09:00-12:00", "11:00-13:00"], []])
def test_M7_shifts_that_are_none_are_refused_with_words(owner, shop, shifts):
    from heqi.reception.actions.set_desk import set_standard

    with pytest.raises(HeqiError, match=r"desk\.shifts"):
        set_standard(staff=owner, shop_id=shop.id, minutes=5, rate=90, shifts=shifts, assign=None, now=NOW)


def test_M7_when_the_time_is_up_everybody_is_told_and_an_absent_server_replaced(agent, supervisor, shop, ask, come):
    from heqi.clocks.actions import fire_clocks
    from heqi.journal.access import entries_in
    from heqi.reception.access import talk_of
    from heqi.reception.actions.follow_clock import follow_clock

    come(agent)
    talk = ask()
    come(agent, "offline", later(10))
    come(supervisor, "online", later(20))
    fire_clocks(later(180))
    for entry in entries_in([shop.id]).filter(kind="clock.due"):
        follow_clock(entry=entry.view(), now=later(180))
    assert talk_of(supervisor, talk.id).staff_id == supervisor.id
    assert entries_in([shop.id]).get(kind="talk.overdue").data == {"from": agent.id, "to": supervisor.id}


def test_W9_a_whisper_is_seen_by_the_server_and_never_by_the_buyer(agent, supervisor, shop, ask):
    from heqi.reception.access import messages_in, whispers_in
    from heqi.reception.actions.claim_talk import claim_talk
    from heqi.reception.actions.whisper import see_whispers, whisper

    talk = ask()
    claim_talk(staff=agent, talk_id=talk.id, now=NOW)
    whisper(staff=supervisor, talk_id=talk.id, text="可以先补发再说", now=NOW)
    assert see_whispers(staff=supervisor, talk_id=talk.id, now=later(1)) == 0
    assert see_whispers(staff=agent, talk_id=talk.id, now=later(5)) == 1
    assert whispers_in([shop.id]).get().seen_at == later(5)
    assert messages_in([shop.id]).count() == 1


def test_W9_the_supervisor_sees_the_floor(agent, supervisor, shop, ask, come):
    from heqi.reception.floor import read_floor

    come(agent)
    ask("甲")
    come(agent, "break", later(10))
    come(supervisor, "online", later(20))
    floor = read_floor([shop.id], now=later(30))
    assert [(seat.name, seat.state, seat.waiting, seat.longest_since) for seat in floor.seats] == [
        ("阿敏", "online", 0, None),
        ("小林", "break", 1, NOW),
    ]
    assert floor.pool == 0


def test_W9_at_the_end_of_a_shift_everything_that_goes_on_is_listed_and_passed_on_at_once(
    agent, supervisor, ask, sign_in
):
    from heqi.reception.access import talk_of
    from heqi.reception.actions.claim_talk import claim_talk

    waiting, calm = ask("甲"), ask("乙")
    for talk in (waiting, calm):
        claim_talk(staff=agent, talk_id=talk.id, now=NOW)
    answer(agent, calm, later(20))
    api = sign_in(agent)
    assert [row["id"] for row in api.get("/handover").body["talks"]] == [waiting.id, calm.id]
    body = {"talk_ids": [waiting.id, calm.id], "to": supervisor.id, "note": "换班，甲在等发货时间"}
    assert api.post("/handover", body).body["talks"] == []
    assert {talk_of(supervisor, each.id).staff_id for each in (waiting, calm)} == {supervisor.id}
