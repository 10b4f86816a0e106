"""The shapes of how a finished case ended."""

from datetime import datetime

from ninja import Schema

from heqi.core.cases.outturn import Part
from heqi.core.words import Outcome, Standing
from heqi.web.api.case_money_shapes import SpentShape
from heqi.web.api.decision_shapes import CostShape
from heqi.web.api.person_shape import PersonShape


class OutturnLine(Schema):
    """One part in fen. `actual_fen` null: no sum is on record, and the sum below takes what was expected."""

    part: Part
    expected_fen: int
    actual_fen: int | None


class OutturnShape(Schema):
    """What it came to against what was expected when it was chosen, in fen."""

    lines: list[OutturnLine]
    expected_fen: int
    actual_fen: int


class OtherCaseShape(Schema):
    """Another case of the same order."""

    id: int
    number: str


class EndingShape(Schema):
    """A case that is over. `recommended`, `standing`, `cost`: as who chose saw them; null where nobody chose.

    `paid`: money of this case; `opened_since`: the order's open case, where there is one.
    """

    at: datetime | None
    approved_by: PersonShape | None
    recommended: Outcome | None
    standing: Standing | None
    cost: CostShape | None
    paid: list[SpentShape]
    outturn: OutturnShape | None
    opened_since: OtherCaseShape | None
