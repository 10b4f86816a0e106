"""What a talk tells a case: who waits since when, how the buyer sounds, what we said and must not."""

from collections.abc import Sequence
from datetime import datetime

from heqi.assets.loader import load_screener, load_understanding
from heqi.cases.actions.note_talk import Heard
from heqi.core.cases.shop_said import shop_said_in
from heqi.core.language.understand.reading import Line
from heqi.hearing.waiting import waiting_since
from heqi.language.queries import words_of
from heqi.reception.contracts import MessageView


def listen(shop_id: int, talk: Sequence[MessageView], *, now: datetime) -> Heard:
    """`talk`: earliest first."""
    said = [each.text for each in talk if each.sender == "buyer" and each.text.strip()]
    emotion = next(iter(load_understanding().classify_many([Line(said[-1])]))).turn.emotion.label if said else None
    return Heard(waiting_since(talk, now=now), emotion, _shop_said(shop_id, talk))


def _shop_said(shop_id: int, talk: Sequence[MessageView]) -> tuple[str, ...]:
    screen, words = load_screener().screen, words_of(shop_id)
    ours = (each.text for each in talk if each.sender == "agent" and each.text)
    found = (finding for text in ours for finding in screen(text, direction="out", words=words).findings)
    return tuple(sorted(each.value for each in shop_said_in(found)))
