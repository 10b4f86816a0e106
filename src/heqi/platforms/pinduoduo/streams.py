"""What POP can be asked for by time, with the spans, margins and reach that its documentation gives."""

from datetime import timedelta

from heqi.core.connecting import Stream

_MINUTES_30 = timedelta(minutes=30)
_OVERLAP = timedelta(minutes=5)
_REACH = timedelta(days=90)

ORDERS = Stream("orders", _MINUTES_30, _OVERLAP, timedelta(minutes=2), timedelta(minutes=3), _REACH)
REFUNDS = Stream("refunds", _MINUTES_30, _OVERLAP, timedelta(minutes=1), timedelta(minutes=1), _REACH)
INVOICES = Stream("invoices", timedelta(days=15), timedelta(hours=1), timedelta(minutes=30), reach=_REACH)
ISSUED_INVOICES = Stream(
    "einvoices",
    timedelta(hours=1),
    _OVERLAP,
    timedelta(minutes=30),
    lag=timedelta(minutes=6),
    reach=timedelta(days=29),
)
# Not by time at all: one pull brings everything that is on sale.
GOODS = Stream("goods", timedelta(days=3650), timedelta(0), timedelta(hours=12), reach=timedelta(days=1))

ALL = (ORDERS, REFUNDS, INVOICES, ISSUED_INVOICES, GOODS)
