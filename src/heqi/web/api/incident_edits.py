"""What the buttons of an incident send."""

from ninja import Field, Schema

from heqi.core.cases.causes import Link
from heqi.core.incidents.phase import Phase
from heqi.core.words import ReasonFamily
from heqi.web.api.case_edits import Edit
from heqi.web.api.incident_shapes import Later, PolicyOffer, SelectionShape


class PreviewAsked(Schema):
    """A selection that somebody tries, less those that are kept out."""

    shop_id: int
    selection: SelectionShape
    excluded: list[str] = Field([], max_length=20_000)


class PastedText(Schema):
    """What was pasted, or the text of a file."""

    text: str = Field(max_length=1_000_000)


class NewIncident(PreviewAsked):
    """An incident to be opened. `excluded_why`: why some are kept out."""

    title: str = Field(min_length=1, max_length=80)
    wrong: str = Field(min_length=1, max_length=500)
    family: ReasonFamily
    cause: Link
    later: Later = "propose"
    excluded_why: str = Field("", max_length=500)


class OrdersEdit(Edit):
    """Orders by number; `reason`: why they are kept out."""

    order_nos: list[str] = Field(min_length=1, max_length=20_000)
    reason: str = Field("", max_length=500)


class PolicyTried(Schema):
    """A policy to be reckoned."""

    offers: dict[Phase, PolicyOffer]


class PolicyEdit(Edit, PolicyTried):
    """A policy. `begin`: cases are settled by it at once; `proactive`: orders without a case get one."""

    begin: bool = False
    proactive: bool = True
    looked: bool = False


class PolicyDeclined(Edit):
    """Why not."""

    reason: str = Field(min_length=1, max_length=500)


class AnnouncementEdit(Edit):
    """What the buyers are told."""

    words: str = Field(min_length=1, max_length=500)


class ToldEdit(Schema):
    """Which wording was copied."""

    order_no: str = Field(max_length=64)
    no: int


class AnsweredEdit(Schema):
    """Whose buyer has answered."""

    order_no: str = Field(max_length=64)


class StopTick(Schema):
    """What was done, in a person's words."""

    note: str = Field("", max_length=500)


class CloseEdit(Edit):
    """The end of it. `unfinished`: although something is left to do."""

    cause: Link
    summary: str = Field(min_length=1, max_length=2000)
    prevention: str = Field(min_length=1, max_length=2000)
    unfinished: bool = False


class FollowEdit(Edit):
    """Settle a case on its incident's plan; `looked`, `above_paid`: as in ChooseEdit."""

    looked: bool = False
    above_paid: bool = False
