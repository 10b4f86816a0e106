"""Which rows of every table are a buyer's, by the ways that `assets/buyers/columns.yaml` names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from heqi.buyers.whose import Whose
from heqi.cases.access import cases_in
from heqi.reception.access import conversations_in, messages_in, talks_in
from heqi.returns.access import arrivals_in
from heqi.trade.access import after_sales_in
from heqi.workorders.access import orders_in as work_orders_in


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything that is one buyer's in one shop, as numbers and keys. `names`: whole ones that their talks carry."""

    shop_id: int
    order_nos: frozenset[str]
    conversations: frozenset[str]
    marks: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    after_sale_nos: frozenset[str] = frozenset()
    case_ids: frozenset[int] = frozenset()
    talk_ids: frozenset[int] = frozenset()
    work_orders: frozenset[int] = frozenset()
    arrivals: frozenset[int] = frozenset()
    messages: frozenset[str] = field(default_factory=frozenset)


def reach_of(whose: Whose) -> Reach:
    """All that belongs to a buyer. Nobody else's: where nobody can tell who it is, the one order and its talks."""
    shop, orders = whose.shop_id, frozenset(whose.order_nos)
    about = conversations_in([shop]).filter(order_no__in=orders).values_list("key", flat=True)
    talks = frozenset(whose.conversations) | frozenset(about)
    named = talks_in([shop]).filter(key__in=talks).values_list("buyer", flat=True)
    requests = after_sales_in([shop]).filter(order_no__in=orders)
    cases = frozenset(cases_in([shop]).filter(order_no__in=orders).values_list("id", flat=True))
    return Reach(
        shop_id=shop,
        order_nos=orders,
        conversations=talks,
        marks=frozenset(whose.marks),
        names=frozenset(name for name in _texts(named) if "*" not in name),
        after_sale_nos=_texts(requests.values_list("after_sale_no", flat=True)),
        case_ids=cases,
        talk_ids=frozenset(talks_in([shop]).filter(key__in=talks).values_list("id", flat=True)),
        work_orders=frozenset(
            work_orders_in([shop]).filter(Q(case_id__in=cases) | Q(order_no__in=orders)).values_list("id", flat=True)
        ),
        arrivals=frozenset(
            arrivals_in([shop]).filter(Q(case_id__in=cases) | Q(order_no__in=orders)).values_list("id", flat=True)
        ),
        messages=_texts(messages_in([shop]).filter(conversation__in=talks).values_list("key", flat=True)),
    )


def filter_of(reach: Reach, by: str) -> Q:
    """The rows of a table that are reached that way; KeyError for a way that nobody has written."""
    ways = {
        "order_no": lambda: Q(order_no__in=reach.order_nos),
        "case_id": lambda: Q(case_id__in=reach.case_ids),
        "conversation": lambda: Q(conversation__in=reach.conversations),
        "conversation_key": lambda: Q(key__in=reach.conversations),
        "talk_id": lambda: Q(talk_id__in=reach.talk_ids),
        "work_order": lambda: Q(order_id__in=reach.work_orders),
        "arrival": lambda: Q(id__in=reach.arrivals),
        "arrival_id": lambda: Q(arrival_id__in=reach.arrivals),
        "mark": lambda: Q(mark__in=reach.marks),
        "rating": lambda: Q(buyer__in=reach.names) | Q(conversation__in=reach.conversations),
        "fact": lambda: _facts(reach),
        "action": lambda: _actions(reach),
        "picture": lambda: Q(conversation__in=reach.conversations) | Q(order_no__in=reach.order_nos),
    }
    return ways[by]()


def _facts(reach: Reach) -> Q:
    """Statements of the inbox: of the orders and what hangs on them, of the requests, of the talks."""
    found = Q(entity="order", key__in=reach.order_nos) | Q(entity="after_sale", key__in=reach.after_sale_nos)
    found |= Q(entity="invoice", key__in=reach.order_nos)
    found |= Q(entity="conversation", key__in=reach.conversations) | Q(entity="message", key__in=reach.messages)
    for order_no in reach.order_nos:
        found |= Q(entity__in=("order_line", "parcel", "review"), key__startswith=order_no)
    return found


def _actions(reach: Reach) -> Q:
    return (
        Q(subject_type="case", subject_id__in=[str(each) for each in reach.case_ids])
        | Q(subject_type="talk", subject_id__in=[str(each) for each in reach.talk_ids])
        | Q(subject_type="order", subject_id__in=reach.order_nos)
    )


def _texts(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value for value in values if value)
