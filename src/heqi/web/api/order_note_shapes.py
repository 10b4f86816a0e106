"""The shapes of order notes."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.order_notes import LONGEST
from heqi.outbox.states import ActionState
from heqi.web.api.person_shape import PersonShape

FlagColour = Literal["gray", "red", "yellow", "green", "blue", "purple"]


class NoteFlag(Schema):
    """A flag that this platform has."""

    number: int
    colour: FlagColour


class NotePair(Schema):
    """A note with its flag, null where none is stated."""

    note: str
    flag: int | None


class NoteEditError(Schema):
    """Why it could not be written, in two languages."""

    code: str
    message: str
    message_en: str


class NoteEditShape(Schema):
    """A change that has not ended. `addition`: the words that are put behind what stood there, '' for a whole note;
    `masked`: somebody's number in it is hidden. `theirs`: what the platform has instead, in a conflict; `by_hand`: a
    person writes it in the back office, and ticks.
    """

    id: int
    state: Literal["on_its_way", "conflict"]
    note: str
    flag: int | None
    addition: str
    masked: bool
    theirs: NotePair | None
    action: ActionState
    by_hand: bool
    error: NoteEditError | None
    by: PersonShape
    at: datetime
    version: int


class OrderNoteShape(Schema):
    """An order's note as the platform states it, and what is on its way there.

    `masked`: somebody's number in it is hidden, so that words can be added but not the whole be written anew;
    `seen`: names this version, for `NoteWritten`.
    """

    shop_id: int
    order_no: str
    note: str
    flag: int | None
    flag_name: str
    buyer_note: str
    masked: bool
    seen: str
    as_of: datetime
    flags: list[NoteFlag]
    longest: int
    may_write: bool
    edit: NoteEditShape | None


class NoteWritten(Schema):
    """What is to stand there, or, `add`, behind what stands there; `flag` null leaves the flag. `seen`: the version
    that the writer had before their eyes.
    """

    shop_id: int
    order_no: str = Field(max_length=64)
    note: str = Field(max_length=LONGEST)
    flag: int | None = None
    seen: str = Field(max_length=24)
    add: bool = False


class NoteTouched(Schema):
    """The version that was seen."""

    version: int


class ConflictSettled(NoteTouched):
    """Write mine over it, or leave theirs."""

    mine: bool
