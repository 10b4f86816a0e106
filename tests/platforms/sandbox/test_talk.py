"""Buyers who write: each takes an answer as their character does."""

import pytest

from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.talk.conversation import Intent
from heqi.platforms.sandbox.world.talk.heard import Act, Heard, Verdict
from heqi.platforms.sandbox.world.talk.react import Standing, react
from heqi.platforms.sandbox.world.talk.read_agent import read_agent


def standing(character=Character.PATIENT, *, mishap=Mishap.ROTTEN, mood=0.4, **more):
    return Standing(character, mishap, mood, 4290, **more)


def heard(*acts, **more):
    return Heard(frozenset(acts), **more)


def test_T5_an_apology_calms_and_blame_angers():
    calmed = react(standing(), heard(Act.APOLOGISES, Act.UNDERSTANDS), 20)
    angered = react(standing(), heard(Act.BLAMES), 20)

    assert calmed.mood < 0.4 < angered.mood


def test_M7_the_longer_a_buyer_waits_the_angrier_they_are():
    moods = [react(standing(), heard(Act.APOLOGISES), delay).mood for delay in (60, 200, 400)]

    assert moods == sorted(set(moods))


def test_what_is_owed_is_accepted_and_ends_the_talk():
    reaction = react(standing(), heard(Act.OFFERS, offer=Outcome.REFUND_ONLY), 20)

    assert (reaction.intent, reaction.resolved, reaction.over) == (Intent.ACCEPTS, True, True)


def test_an_offer_that_does_not_fit_is_asked_about():
    reaction = react(standing(mishap=Mishap.LOST), heard(Act.OFFERS, offer=Outcome.RETURN_REFUND), 20)

    assert (reaction.intent, reaction.resolved) == (Intent.ASKS_WHY, False)


def test_a_haggler_asks_for_more_twice_then_takes_it():
    offer = heard(Act.OFFERS, offer=Outcome.SMALL_PAYMENT, fen=1000)
    asked, intents = 0, []
    for _ in range(3):
        reaction = react(standing(Character.HAGGLING, bargains=asked), offer, 20)
        asked = reaction.bargains
        intents.append(reaction.intent)

    assert intents == [Intent.ASKS_MORE, Intent.ASKS_MORE, Intent.ACCEPTS]
    assert react(standing(), offer, 20).intent is Intent.ACCEPTS


def test_the_fraudster_shows_no_photo_and_everybody_else_does_once():
    ask = heard(Act.ASKS_PROOF)

    assert react(standing(Character.FRAUDSTER), ask, 20).intent is Intent.EVADES
    assert react(standing(Character.ANXIOUS), ask, 20).intent is Intent.SHOWS
    assert react(standing(Character.ANXIOUS, shown=True), ask, 20).intent is Intent.SHOWED_ALREADY


def test_a_furious_buyer_who_is_refused_and_blamed_goes_to_the_platform():
    blocked = heard(Act.REFUSES, Act.BLAMES, verdict=Verdict.BLOCK)

    reaction = react(standing(Character.ANGRY, mood=0.75), blocked, 400)

    assert (reaction.intent, reaction.over, reaction.resolved) == (Intent.THREATENS, True, False)


@pytest.mark.parametrize(
    ("text", "acts", "offer", "fen"),
    [
        ("您好，非常抱歉，麻烦拍张照片给我看下", {Act.GREETS, Act.APOLOGISES, Act.ASKS_PROOF}, None, 0),
        ("给您补偿8.5元可以吗", {Act.OFFERS}, Outcome.SMALL_PAYMENT, 850),
        ("这个不能退款哦", {Act.REFUSES}, None, 0),
        ("您寄回来我们给您退款", {Act.OFFERS}, Outcome.RETURN_REFUND, 0),
    ],
)
def test_the_plain_reader_goes_by_the_words(text, acts, offer, fen):
    read = read_agent(text)

    assert (set(read.acts), read.offer, read.fen) == (acts, offer, fen)


def test_a_talk_through_the_control_api_is_answered_in_character(shared_sandbox):
    waiting = [talk for talk in shared_sandbox.look("/chats")["rows"] if talk["lines"][-1]["from"] == "buyer"]
    talk = next(talk for talk in waiting if not talk["over"])

    said = shared_sandbox.steer(
        "/chats/say", order=talk["order"], text="非常抱歉，理解您的心情，给您退款可以吗", agent="小林"
    )

    assert said["answer"]
    assert said["talk"]["mood"] < talk["mood"]
    assert [line["from"] for line in said["talk"]["lines"][-2:]] == ["agent", "buyer"]
