"""Reading work orders."""

from collections.abc import Collection

from heqi.core.work_orders import Addressee, WorkKind
from heqi.workorders.access import files_in, orders_in, turns_in, unable_to_find_order
from heqi.workorders.contracts import AnswerFile, WorkOrderView
from heqi.workorders.models import Turn, WorkOrder
from heqi.workorders.states import FINAL, State


def open_orders_of(shop_id: int, case_id: int) -> list[WorkOrderView]:
    """The work orders of a case that keep it open: those that are neither closed nor withdrawn, oldest first."""
    rows = orders_in([shop_id]).filter(case_id=case_id).exclude(state__in=FINAL)
    return [view_order(row) for row in rows.order_by("id")]


def order_of_case(shop_id: int, case_id: int, order_id: int) -> WorkOrderView:
    """One work order of a case. Raises work_order.none."""
    row = orders_in([shop_id]).filter(case_id=case_id, id=order_id).first()
    if row is None:
        raise unable_to_find_order()
    return view_order(row)


def has_enquiry(shop_id: int, case_id: int) -> bool:
    """Whether the courier was asked about a parcel of this case, so that "we asked the courier" is true."""
    asked = orders_in([shop_id]).filter(case_id=case_id, addressee=Addressee.COURIER)
    return asked.exclude(state=State.WITHDRAWN).exists()


def words_of_case(shop_id: int, case_id: int) -> dict[int, str]:
    """What was said on the work orders of a case, by the id that journal entries carry as `said`."""
    order_ids = orders_in([shop_id]).filter(case_id=case_id).values_list("id", flat=True)
    return {turn.id: turn.words for turn in turns_in([shop_id], list(order_ids)) if turn.words}


def answer_files(shop_id: int, order_ids: Collection[int]) -> list[AnswerFile]:
    """Every file that came with an answer to these work orders, oldest first."""
    return [
        AnswerFile(
            each.kind, each.name, each.media_type, each.size, each.sha256, each.stored, each.shown, each.width,
            each.height,
        )
        for each in files_in([shop_id], order_ids)
    ]  # fmt: skip


def last_answer(shop_id: int, order_id: int) -> str:
    """The words of the latest answer, empty where there are none."""
    answers = turns_in([shop_id], [order_id]).filter(act=Turn.Act.ANSWER)
    return answers.values_list("words", flat=True).last() or ""


def view_order(row: WorkOrder) -> WorkOrderView:
    """A row as a value."""
    return WorkOrderView(
        id=row.pk,
        shop_id=row.shop_id,
        case_id=row.case_id,
        kind=WorkKind(row.kind),
        addressee=Addressee(row.addressee),
        state=State(row.state),
        due_at=row.due_at,
        choice=row.choice,
        adopted=row.adopted,
    )
