"""What the page and its server say to each other."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import AfterValidator

from heqi.platforms.channel.shapes import Clean, Number
from heqi.web.chat.limits import MOST_TEXT

Key = Annotated[str, Field(min_length=8, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]


def _with_words(text: str) -> str:
    if not text.strip():
        raise ValueError("there is nothing in it")
    return text.strip()


class VisitBegun(Schema):
    """How a visitor begins. `token`: of the merchant's site, see docs/channel.md."""

    name: Annotated[str, Field(max_length=40), Clean] = ""
    order_no: Number = ""
    token: str = Field("", max_length=2_000)


class LineSaid(Schema):
    """`key`: made by the page, so that a line that is sent again stays one."""

    key: Key
    text: Annotated[str, Field(max_length=MOST_TEXT), Clean, AfterValidator(_with_words)]


class OrderNamed(Schema):
    """Which order it is about."""

    key: Key
    order_no: Annotated[str, Field(min_length=4, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]


class LinesRead(Schema):
    """The newest line that the visitor has seen."""

    upto: int = Field(ge=0, lt=2**62)


class Rated(Schema):
    """5 is very satisfied."""

    score: int = Field(ge=1, le=5)
    words: Annotated[str, Field(max_length=500), Clean] = ""


class LinesAsked(Schema):
    """Lines behind `after`; `wait`: seconds to be kept waiting for the next one, where the server can."""

    after: int = Field(0, ge=0, lt=2**62)
    wait: int = Field(0, ge=0, le=25)
