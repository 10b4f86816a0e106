"""What the calls of pictures take and give."""

import datetime as dt
from typing import Any, Literal

from ninja import Field, Schema

from heqi.core.language.screen.finding import Severity, Verdict
from heqi.core.pictures.finding import Where
from heqi.core.pictures.marks import MOST_MARKS
from heqi.pictures.contracts import PictureView
from heqi.web.api.case_edits import Edit


class PictureSent(Schema):
    """The form beside the file: of which shop, and of which talk, order and buyer where that is known."""

    shop_id: int
    conversation: str = Field("", max_length=100)
    order_no: str = Field("", max_length=64)
    buyer: str = Field("", max_length=200)


class PictureFindingShape(Schema):
    """One thing that a rule names. `boxes`: [x, y, width, height] on the upright original; `where`: text or a code."""

    where: Where
    rule: str
    kind: str
    severity: Severity
    surface: str
    seen_as: str
    penalty: str | None
    penalty_en: str | None = None
    title: str
    title_en: str
    advice: str
    advice_en: str
    boxes: list[list[int]]


class MarkShape(Schema):
    """A box (x, y, width, height) or a stroke of a brush (width, points), in points of the upright original."""

    kind: Literal["box", "brush"]
    x: float | None = None
    y: float | None = None
    width: float
    height: float | None = None
    points: list[list[float]] | None = None


class PictureShape(Schema):
    """A picture. `found`: what the original holds; `findings`: what the copy still holds; null: not read yet.

    `verdict` of the copy, which alone is shown to others and sent: block: it may not leave; "": not checked yet.
    """

    id: int
    shop_id: int
    source: Literal["staff", "buyer"]
    conversation: str
    order_no: str
    at: dt.datetime
    by: int | None
    name: str
    size: int
    width: int
    height: int
    sha256: str
    marks: list[MarkShape]
    found: list[PictureFindingShape] | None
    findings: list[PictureFindingShape] | None
    verdict: Verdict | Literal[""]
    expires_at: dt.datetime
    erased: bool
    version: int


class RedactEdit(Edit):
    """All marks; what was painted before and is not among them shows again."""

    marks: list[MarkShape] = Field(max_length=MOST_MARKS)


class OriginalAsked(Schema):
    """What the original is looked at for: to paint it over, or to see it."""

    why: Literal["edit", "look"]


class AsEvidence(Edit):
    """Keep the original as evidence of this case; `version` is the case's."""

    case_id: int
    whose: Literal["buyer", "shop"]


class PictureFigures(Schema):
    """`keep_days`: after how many days a picture of a talk is erased."""

    keep_days: int = Field(ge=7, le=1_095)


def picture_body(view: PictureView) -> dict[str, Any]:
    """One `PictureShape`."""
    fields = PictureShape.model_fields
    body = {name: getattr(view, name) for name in fields if name != "erased"}
    return {**body, "erased": view.erased_at is not None}
