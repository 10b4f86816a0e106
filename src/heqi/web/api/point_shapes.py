"""The shapes of the ledger of points. Points are given in tenths, since platforms take halves."""

import datetime as dt

from ninja import Field, Schema

from heqi.cases.models import PointEntry


class PointsShape(Schema):
    """One deduction. `number`: of the case that led to it; `withdrawn`: entered by mistake, counts no more."""

    id: int
    on: dt.date
    kind: PointEntry.Kind
    tenths: int
    reason: str
    reference: str
    appeal: PointEntry.Appeal
    case_id: int | None
    number: str | None
    by: str
    at: dt.datetime
    withdrawn: bool


class PointsTotal(Schema):
    """What an account comes to this year, without what was won on appeal or withdrawn."""

    kind: PointEntry.Kind
    tenths: int


class PointsPage(Schema):
    """The ledger, newest first."""

    year: int
    totals: list[PointsTotal]
    items: list[PointsShape]
    may_edit: bool


class NewPoints(Schema):
    """A deduction to enter. `on`: the day in China on which the platform decided."""

    kind: PointEntry.Kind
    tenths: int = Field(gt=0, le=1000)
    on: dt.date
    reason: str = Field(min_length=1, max_length=300)
    reference: str = Field("", max_length=80)
    case_id: int | None = None


class AppealEdit(Schema):
    """Where the appeal stands."""

    appeal: PointEntry.Appeal
