"""What TOP can be asked for by time. Trades, refunds and ratings have documented spans; the others follow the same."""

from datetime import timedelta

from heqi.core.connecting import Stream

_MINUTES_30 = timedelta(minutes=30)
_OVERLAP = timedelta(minutes=5)
_REACH = timedelta(days=90)
_DAY = timedelta(days=1)

ORDERS = Stream("orders", _MINUTES_30, _OVERLAP, timedelta(minutes=2), timedelta(minutes=1), _REACH)
REFUNDS = Stream("refunds", _MINUTES_30, _OVERLAP, timedelta(minutes=1), timedelta(minutes=1), _REACH)
EXCHANGES = Stream("exchanges", _MINUTES_30, _OVERLAP, timedelta(minutes=2), timedelta(minutes=1), _REACH)
DISPUTES = Stream("disputes", _MINUTES_30, _OVERLAP, timedelta(minutes=5), timedelta(minutes=1), _REACH)
RATES = Stream("rates", _DAY, timedelta(hours=1), timedelta(minutes=10), timedelta(minutes=1), timedelta(days=180))
# Ratings are to be had from yesterday back.
SERVICE_RATINGS = Stream("kefueval", _DAY, timedelta(hours=2), timedelta(hours=6), timedelta(days=1, minutes=1), _REACH)

COMMON = (ORDERS, REFUNDS, RATES, SERVICE_RATINGS)
OF_TMALL = (*COMMON, EXCHANGES, DISPUTES)
