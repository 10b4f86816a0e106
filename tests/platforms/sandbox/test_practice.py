"""Practice mode: 小林 serves a simulated buyer and sees what each message was worth."""

import pytest

from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.practice import SessionOver, give_up, open_session, say, set_scene
from heqi.platforms.sandbox.world.practice_score import Part
from heqi.platforms.sandbox.world.talk.conversation import Intent
from heqi.platforms.sandbox.world.talk.heard import Heard, Verdict
from heqi.platforms.sandbox.world.talk.read_agent import read_agent

SORRY = "您好，非常抱歉给您添麻烦了，理解您的心情，麻烦拍张照片我马上核实"
REFUND = "照片看到了，实在对不起，这就给您退款，您看可以吗"


def rotten_fruit(character=Character.PATIENT):
    return open_session(set_scene(3, character=character, mishap=Mishap.ROTTEN), at=0)


def serve(session, *messages, read=read_agent, delay=30):
    for text in messages:
        session = say(session, text, at=session.heard_at + delay, read=read)
    return session


def test_a_buyer_who_is_served_well_gives_full_points():
    session = serve(rotten_fruit(), SORRY, REFUND)

    assert [line.intent for line in session.answers] == [Intent.SHOWS, Intent.ACCEPTS]
    assert (session.resolved, session.over) == (True, True)
    assert (session.score.points, session.score.reasons) == (100, ())


def test_M7_late_answers_cost_speed_and_say_so():
    session = serve(rotten_fruit(), SORRY, REFUND, delay=301)

    assert session.score.parts[Part.SPEED] == 5
    assert [reason.text for reason in session.score.reasons] == ["回复超过5分钟", "回复超过5分钟"]
    assert [reason.turn for reason in session.score.reasons] == [1, 2]


def test_M1_a_message_that_would_be_blocked_costs_compliance():
    def screen(text):
        plain = read_agent(text)
        blocked = Verdict.BLOCK if "微信" in text else Verdict.PASS
        return Heard(plain.acts, plain.offer, plain.fen, blocked, ("站外联系方式",) if blocked is Verdict.BLOCK else ())

    session = serve(rotten_fruit(), SORRY, f"{REFUND}，加我微信处理更快", read=screen)

    assert session.score.parts[Part.COMPLIANCE] == 10
    assert session.score.reasons[0].text == "内容违规，会被拦截：站外联系方式"


def test_M13_refusing_what_is_owed_and_blaming_the_buyer_fails():
    session = serve(rotten_fruit(Character.ANGRY), "都这样的，不能退")

    assert session.answers[0].intent is Intent.THREATENS
    assert (session.resolved, session.over) == (False, True)
    assert session.score.parts[Part.SOLUTION] == 0
    assert session.score.parts[Part.EMPATHY] < 5
    assert session.score.points < 60


def test_money_promised_before_the_evidence_was_seen_costs_points():
    session = serve(rotten_fruit(), "非常抱歉，直接给您退款可以吗")

    assert session.resolved
    assert [(reason.part, reason.points) for reason in session.score.reasons] == [(Part.SOLUTION, -8)]


def test_P4j_paying_a_fraudster_who_showed_nothing_costs_points_too():
    session = serve(rotten_fruit(Character.FRAUDSTER), SORRY, REFUND)

    assert session.evaded
    assert "没有核实凭证就承诺处理" in [reason.text for reason in session.score.reasons]


def test_a_talk_that_is_over_takes_no_more_and_one_without_a_word_has_no_points():
    ended = serve(rotten_fruit(), SORRY, REFUND)

    with pytest.raises(SessionOver):
        say(ended, "还有什么可以帮您", at=99, read=read_agent)
    assert give_up(rotten_fruit()).score.points == 0


def test_the_same_seed_plays_the_same_buyer_and_the_reader_is_the_callers():
    def deaf(_):
        return Heard(frozenset(), offer=Outcome.EXCHANGE)

    assert set_scene(8) == set_scene(8)
    assert {set_scene(seed).character for seed in range(60)} == set(Character)
    assert serve(rotten_fruit(), SORRY) == serve(rotten_fruit(), SORRY)
    assert serve(rotten_fruit(), "x", read=deaf).answers[0].intent is Intent.ASKS_WHY
