"""What a text says, over HTTP: intent, mood, labels that need a person. What is sent is neither stored nor logged."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from heqi.assets.loader import load_understanding
from heqi.assets.reading import read_asset
from heqi.core.language.talk import Turn
from heqi.web.api.language_shapes import LONGEST_MESSAGE, MOST_TURNS, TurnShape
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()


class Said(Schema):
    """A text to understand. `context`: the turns before it, oldest first."""

    text: str = Field(max_length=LONGEST_MESSAGE)
    context: list[TurnShape] = Field([], max_length=MOST_TURNS)
    as_: Literal["turn", "review"] = Field("turn", alias="as")


class LabelShape(Schema):
    """A label with its names; `p` how likely, null where it is a plain yes; `law`: a person has to look at once."""

    label: str
    name: str
    name_en: str
    p: float | None = None
    law: bool = False


class OpinionShape(Schema):
    """One opinion of a review. `span`: code points, end exclusive."""

    aspect: str
    polarity: str
    span: tuple[int, int]


class WeighedShape(Schema):
    """Words that weighed most for a label."""

    span: tuple[int, int]
    label: str


class UnderstoodShape(Schema):
    """What was understood. `dissatisfied`: of this turn; `session`: of the talk up to and with it; 0 to 1."""

    intent: LabelShape
    group: LabelShape
    emotion: LabelShape
    also: list[LabelShape]
    dissatisfied: float
    session: float
    negative: float
    cause: str
    aspects: list[OpinionShape]
    why: list[WeighedShape]


@router.post("", response={200: UnderstoodShape, frozenset({400, 401, 422}): Problem})
def classify(request: HttpRequest, given: Said) -> dict[str, Any]:
    """What a buyer's turn, or a review, says."""
    staff_of(request)
    context = [Turn(turn.from_, turn.text) for turn in given.context]
    body = load_understanding().classify(given.text, context=context, as_=given.as_).body()
    return {
        "intent": _label("intents", **body["intent"]),
        "group": _label("groups", **body["group"]),
        "emotion": _label("emotions", **body["emotion"]),
        "also": [_label("also", label) for label in body["also"]],
        "dissatisfied": body["dissatisfied"],
        "session": body["session"]["dissatisfied"],
        "negative": body["negative"],
        "cause": body["causes"]["main"],
        "aspects": body["aspects"],
        "why": [{"span": (start, end), "label": label} for start, end, label in body["why"]],
    }


def _label(kind: str, label: str, p: float | None = None, **_: Any) -> dict[str, Any]:
    """A label of one kind as `LabelShape`; intents and groups are their own Chinese names."""
    names = _names()[kind].get(label, {})
    return {
        "label": label,
        "name": names.get("zh", label),
        "name_en": names.get("en", label),
        "p": p,
        "law": bool(names.get("law", False)),
    }


@cache
def _names() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    names: Mapping[str, Mapping[str, Mapping[str, Any]]] = read_asset("language/labels.yaml")
    return names
