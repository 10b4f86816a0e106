"""The shapes of the desk's API: who is here, what they have before them, how it is set up."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.reception.actions.whisper import LONGEST
from heqi.web.api.person_shape import PersonShape

State = Literal["online", "break", "offline"]


class PresenceShape(Schema):
    """Where somebody is. `until`: when that is planned to end."""

    staff_id: int
    state: State
    since: datetime | None
    until: datetime | None


class PresenceSet(Schema):
    """Where I am from now on."""

    state: State
    until: datetime | None = None


class RateShape(Schema):
    """A day's reply rate of a shop, or of a person there. `percent` null: nobody waited."""

    shop_id: int
    staff: PersonShape | None
    waits: int
    late: int
    self_reported: int
    longest: int
    percent: float | None
    standard: int


class ServiceScoreShape(Schema):
    """How buyers rated a shop's service, or a person's there: the mean in stars of 5; `low`: of 1 and 2 stars."""

    shop_id: int
    staff: PersonShape | None
    ratings: int
    mean: float
    low: int


class SeatShape(Schema):
    """One person on the floor."""

    staff: PersonShape
    state: State
    since: datetime | None
    until: datetime | None
    open: int
    waiting: int
    abnormal: int
    longest_since: datetime | None
    first_due: datetime | None
    rates: list[RateShape]


class FloorShape(Schema):
    """The floor. `pool`: waiting talks that nobody serves; `held`: messages that wait to be released."""

    seats: list[SeatShape]
    rates: list[RateShape]
    pool: int
    pool_since: datetime | None
    held: int


class StandardShape(Schema):
    """How soon a shop answers. `origin`: a rule's id, 'shop' or 'default'; a rule has titles."""

    shop_id: int
    minutes: int
    rate: int
    shifts: list[str]
    origin: str
    origin_title: str
    origin_title_en: str
    assign: Literal["auto", "by_hand"]
    posts: list["PostShape"]


class PostShape(Schema):
    """What a colleague is given; `version` 0 where nothing was set."""

    staff: PersonShape
    most: int
    skills: list[str]
    version: int


class StandardSet(Schema):
    """What the shop holds itself to; null takes a figure back to the platform's own."""

    shop_id: int
    minutes: int | None = None
    rate: int | None = None
    shifts: list[str] | None = Field(None, max_length=12)
    assign: Literal["auto", "by_hand"] | None = None


class PostSet(Schema):
    """What a colleague is given from now on."""

    shop_id: int
    staff_id: int
    version: int
    most: int
    skills: list[str] = Field(default_factory=list, max_length=40)


class Passed(Schema):
    """To whom a talk goes (null: to whoever is free), why, and what they have to know."""

    to: int | None = None
    reason: str = Field(max_length=500)
    summary: str = Field("", max_length=2_000)
    buyer_agreed: bool = False


class Reasoned(Schema):
    """Why."""

    reason: str = Field(max_length=500)


class Starring(Schema):
    """Starred or not."""

    starred: bool


class Snoozing(Schema):
    """Until when; null: back now."""

    until: datetime | None = None


class Whispered(Schema):
    """What to say among us."""

    text: str = Field(max_length=LONGEST * 2)


class WhisperShape(Schema):
    """A word among us inside a talk."""

    id: int
    at: datetime
    by: PersonShape
    text: str
    seen_at: datetime | None


class TransferShape(Schema):
    """A talk passed on."""

    id: int
    at: datetime
    from_: PersonShape | None = Field(alias="from")
    to: PersonShape | None
    by: PersonShape
    reason: str
    summary: str
    buyer_agreed: bool


class AmongUs(Schema):
    """What of a talk the buyer never sees, earliest first."""

    whispers: list[WhisperShape]
    transfers: list[TransferShape]
