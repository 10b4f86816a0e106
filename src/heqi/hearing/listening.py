"""What a talk tells a case: who waits since when, how the buyer sounds, what we said and must not."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache

from heqi.assets.loader import load_screener, load_understanding
from heqi.cases.actions.note_talk import Heard
from heqi.core.cases.shop_said import shop_said_in
from heqi.core.language.screen.words import ShopWords
from heqi.core.language.understand.reading import Line
from heqi.hearing.waiting import waiting_since
from heqi.language.queries import words_of
from heqi.reception.contracts import MessageView

MOST_TEXTS = 1_000
"""Texts of ours of which this process remembers what they say."""


def listen(shop_id: int, talk: Sequence[MessageView], *, now: datetime) -> Heard:
    """`talk`: earliest first."""
    said = [each.text for each in talk if each.sender == "buyer" and each.text.strip()]
    emotion_of = cache(_emotion)  # who waits since when asks for the turn that was just read
    emotion = emotion_of(said[-1]) if said else None
    return Heard(waiting_since(talk, now=now, emotion_of=emotion_of), emotion, _shop_said(shop_id, talk))


def _emotion(text: str) -> str:
    return next(iter(load_understanding().classify_many([Line(text)]))).turn.emotion.label


def _shop_said(shop_id: int, talk: Sequence[MessageView]) -> tuple[str, ...]:
    words = words_of(shop_id)
    ours = {each.text for each in talk if each.sender == "agent" and each.text}
    return tuple(sorted({value for text in ours for value in _said_in(text, words)}))


@lru_cache(MOST_TEXTS)
def _said_in(text: str, words: ShopWords) -> frozenset[str]:
    """A talk is heard anew with each message of it, and what we said before does not change."""
    found = load_screener().screen(text, direction="out", words=words).findings
    return frozenset(each.value for each in shop_said_in(found))
