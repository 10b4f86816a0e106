"""The shapes of work orders: on the workbench, and on the page that a link opens."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.core.work_orders import Addressee, WorkKind
from heqi.web.api.person_shape import PersonShape

StateWord = Literal["open", "answered", "reopened", "closed", "withdrawn"]
ActWord = Literal["answer", "again", "withdraw"]


class ChoiceShape(Schema):
    """One answer to choose."""

    value: str
    label: str
    label_en: str


class TurnFileShape(Schema):
    """A photo or file of an answer; what is shown has no hidden data."""

    id: int
    kind: Literal["photo", "video", "file"]
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None


class WorkTurnShape(Schema):
    """One thing said. `by` null: whoever held the link, who called themselves `signed`."""

    id: int
    act: ActWord
    at: datetime
    by: PersonShape | None
    signed: str
    choice: ChoiceShape | None
    words: str
    files: list[TurnFileShape]


class WorkLinkShape(Schema):
    """The link in force. Its address is told only when it is made."""

    expires_at: datetime
    opened_at: datetime | None
    expired: bool


class WorkMay(Schema):
    """What the buttons may be."""

    answer: bool
    remind: bool
    accept: bool
    again: bool
    withdraw: bool
    link: bool


class ProposalShape(Schema):
    """What adopting the answer would record on the case: a question of triage and its answer."""

    fact: str
    text: str
    text_en: str
    label: str
    label_en: str


class WorkOrderShape(Schema):
    """One work order. `proposal` null: the answer settles no question, or there is none yet.

    `pictures`: ids of the photos of the case's evidence that go with it.
    """

    id: int
    number: str
    shop_id: int
    case_id: int
    case_number: str
    order_no: str
    kind: WorkKind
    title: str
    title_en: str
    addressee: Addressee
    question: str
    with_address: bool
    pictures: list[int]
    state: StateWord
    asked_at: datetime
    asked_by: PersonShape
    due_at: datetime
    alarms: list[datetime]
    answered_at: datetime | None
    ended_at: datetime | None
    adopted: bool
    reminders: int
    reminded_at: datetime | None
    overdue: bool
    choices: list[ChoiceShape]
    turns: list[WorkTurnShape]
    proposal: ProposalShape | None
    link: WorkLinkShape | None
    version: int
    may: WorkMay


class WorkFormShape(Schema):
    """What may be asked about a case; the question is filled with its values."""

    kind: WorkKind
    title: str
    title_en: str
    to: list[Addressee]
    question: str
    hours: int
    with_address: bool


class CaseWorkOrders(Schema):
    """The work orders of a case. `enquiry`: the courier was asked, so that saying so to the buyer is true."""

    items: list[WorkOrderShape]
    forms: list[WorkFormShape]
    enquiry: bool
    may_ask: bool


class WorkOrderPage(Schema):
    """One page of a list; counts are of all pages: by view, and by addressee in the view asked for."""

    items: list[WorkOrderShape]
    more: bool
    views: dict[str, int]
    addressees: dict[str, int]


class NewLink(Schema):
    """A link, told once: `token` goes behind /w/; `message` holds {link} where its address goes."""

    order: WorkOrderShape
    token: str
    message: str


class Reminded(Schema):
    """The reminder is counted; `message` is to be pasted into the work chat."""

    order: WorkOrderShape
    message: str


class AboutLine(Schema):
    """One value of the order."""

    name: Literal[
        "order_no", "carrier", "tracking_no", "goods", "sku", "quantity", "amount", "receiver", "phone", "address"
    ]
    value: str


class LinkTurnShape(Schema):
    """One thing said, as the holder of the link sees it. `files`: how many went along."""

    act: ActWord
    at: datetime
    signed: str
    choice: ChoiceShape | None
    words: str
    files: int


class LinkPage(Schema):
    """What a link opens. `pictures`: ids of the photos that go with the question."""

    shop: str
    number: str
    title: str
    title_en: str
    addressee: Addressee
    question: str
    photos: str
    photos_en: str
    about: list[AboutLine]
    pictures: list[int]
    state: StateWord
    due_at: datetime
    alarms: list[datetime]
    reminders: int
    choices: list[ChoiceShape]
    turns: list[LinkTurnShape]
    expires_at: datetime
    version: int
