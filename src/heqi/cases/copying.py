"""Copy what the platform states onto the row of a case."""

from heqi.cases.models import Case
from heqi.cases.progress import is_undecided
from heqi.cases.statements import Statements
from heqi.core.words import Demand
from heqi.trade.contracts import AfterSaleView


def copy_statements(case: Case, stated: Statements) -> None:
    """Goods, amounts, reason and freshness as last stated; what nobody stated stays as it was."""
    request, order = stated.after_sale, stated.order
    if request is not None:
        _copy_request(case, request)
    if order is not None:
        case.buyer = case.buyer or order.buyer
        case.stake_fen = case.stake_fen or order.paid_fen
        case.flag = order.flag
    if stated.lines:
        line = stated.lines[0]
        case.goods, case.sku = case.goods or line.goods, case.sku or line.sku
        case.quantity = case.quantity if case.quantity is not None else line.quantity
    as_of = [view.as_of for view in (request, order) if view is not None]
    case.as_of = max(as_of, default=case.as_of)
    case.search = search_text(case, stated)


def search_text(case: Case, stated: Statements) -> str:
    """What the text filter looks in: numbers, tracking numbers, buyer, goods, reason, note; lower case."""
    words = [
        case.order_no,
        case.after_sale_no,
        case.buyer,
        case.goods,
        case.sku,
        case.reason,
        *(parcel.tracking_no for parcel in stated.parcels),
        stated.after_sale.return_tracking_no if stated.after_sale else "",
        stated.order.note if stated.order else "",
    ]
    return "\n".join(dict.fromkeys(word.lower() for word in words if word))


def _copy_request(case: Case, request: AfterSaleView) -> None:
    case.order_no = request.order_no or case.order_no
    case.after_sale_no = request.after_sale_no
    case.buyer = request.buyer or case.buyer
    case.goods, case.sku = request.goods or case.goods, request.sku or case.sku
    case.quantity = request.quantity if request.quantity is not None else case.quantity
    case.reason, case.family = request.reason or case.reason, request.family
    if request.demand is not Demand.UNKNOWN and not case.wished and is_undecided(case):
        case.demand = request.demand
    # An exchange or a re-ship asks for no money; what is at stake then is the order.
    case.stake_fen = request.requested_fen or request.paid_fen or case.stake_fen
    case.opened_at = request.applied_at or case.opened_at
