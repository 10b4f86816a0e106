"""What the work orders show to others."""

from dataclasses import dataclass
from datetime import datetime

from heqi.core.work_orders import Addressee, WorkKind
from heqi.workorders.states import State


@dataclass(frozen=True, slots=True)
class About:
    """What a work order is asked about: a case of a shop, by its id, with the numbers that the platform knows it by."""

    shop_id: int
    case_id: int
    order_no: str
    after_sale_no: str


@dataclass(frozen=True, slots=True)
class WorkOrderView:
    """One work order as a value. `choice`: the latest answer's word, empty before there is one."""

    id: int
    shop_id: int
    case_id: int
    kind: WorkKind
    addressee: Addressee
    state: State
    due_at: datetime
    choice: str
    adopted: bool

    @property
    def number(self) -> str:
        """What people call it."""
        return number_of(self.id)


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A buyer's photo that goes along: the id of the case's evidence, its bytes without hidden data (heqi.files)."""

    id: int
    shown: str
    media_type: str


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file that came with an answer, as kept by heqi.files."""

    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    stored: str
    shown: str
    width: int | None
    height: int | None


def number_of(order_id: int) -> str:
    """W000042."""
    return f"W{order_id:06d}"
