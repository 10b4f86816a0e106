"""Who waits since when, and until when: pure."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.assets.loader import load_screener
from heqi.core.reception.mood import is_abnormal
from heqi.core.reception.release import may_be_released
from heqi.core.reception.spells import Said, Spell, spells_of
from heqi.core.reception.standard import ReplyStandard

NOON = datetime(2026, 5, 25, 4, 0, tzinfo=UTC)
"""12:00 in China."""
STANDARD = ReplyStandard(3, 80, ("08:00-23:00",), "pdd.reply")


def at(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_M7_a_buyer_waits_from_the_first_message_that_nobody_answered():
    said = [Said(at(0), "buyer"), Said(at(20), "buyer"), Said(at(200), "agent", 7), Said(at(300), "buyer")]
    assert list(spells_of(said)) == [Spell(at(0), at(200), 7), Spell(at(300))]


def test_M7_a_robot_and_a_note_of_the_platform_answer_nobody():
    said = [Said(at(0), "buyer"), Said(at(1), "robot"), Said(at(2), "system"), Said(at(90), "agent", 7)]
    assert list(spells_of(said)) == [Spell(at(0), at(90), 7)]


def test_M7_messages_in_any_order_give_the_same_spells():
    said = [Said(at(0), "buyer"), Said(at(60), "agent", 7), Said(at(70), "buyer"), Said(at(80), "agent", 8)]
    assert list(spells_of(reversed(said))) == list(spells_of(said))


def test_M7_an_answer_at_the_very_second_of_the_question_answers_it():
    assert list(spells_of([Said(at(0), "agent", 7), Said(at(0), "buyer")])) == [Spell(at(0), at(0), 7)]


def test_M7_our_own_first_word_starts_no_spell():
    assert list(spells_of([Said(at(0), "agent", 7), Said(at(9), "agent", 7)])) == []


def test_M7_three_minutes_are_right_to_the_second():
    assert not STANDARD.is_late(NOON, at(180))
    assert STANDARD.is_late(NOON, at(181))


def test_M7_the_clock_stands_still_outside_of_the_service_hours():
    late = datetime(2026, 5, 25, 14, 58, 30, tzinfo=UTC)  # 22:58:30 in China
    assert STANDARD.due(late) == datetime(2026, 5, 26, 0, 1, 30, tzinfo=UTC)  # 08:01:30 the next day


def test_M7_split_shifts_count_only_what_is_open():
    split = ReplyStandard(5, 80, ("09:00-12:00", "13:30-18:00"), "shop")
    assert split.due(datetime(2026, 5, 25, 3, 58, tzinfo=UTC)) == datetime(2026, 5, 25, 5, 33, tzinfo=UTC)


def test_M7_the_warning_comes_a_minute_before_the_deadline():
    assert STANDARD.alarms(NOON) == (at(120),)


@pytest.mark.parametrize("emotion", ["anxious", "complaining", "angry"])
def test_X4b_an_upset_buyer_makes_the_talk_abnormal(emotion):
    assert is_abnormal(False, emotion=emotion, p=0.8)


def test_X4b_a_calm_question_does_not_end_a_quarrel_but_thanks_do():
    assert is_abnormal(True, emotion="calm", p=0.9)
    assert not is_abnormal(True, emotion="pleased", p=0.9)


@pytest.mark.parametrize("text", ["加我微信 wx12345678", "打我电话13800001234", "加扣扣 8 3 7 2 6 1 5 9"])
def test_M1_a_real_contact_detail_is_never_released(text):
    found = load_screener().screen(text, direction="out")
    assert found.verdict == "block"
    assert not may_be_released(text, found.findings)


def test_M1_a_claim_that_is_none_may_be_released():
    text = "这款是祖传秘方，包治百病"
    found = load_screener().screen(text, direction="out")
    assert found.verdict == "block"
    assert may_be_released(text, found.findings)
