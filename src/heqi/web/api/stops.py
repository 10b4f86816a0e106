"""停发单 over HTTP: the list to tick, the badge, a file, and the numbers to copy."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import Query, Router

from heqi.accounts.access import staff_names
from heqi.core.csv_lines import BYTE_ORDER_MARK, write_csv_line
from heqi.core.money import yuan
from heqi.core.time import SHANGHAI
from heqi.shops.access import shops_by_id
from heqi.stops.actions.tick_stop import tick_stop
from heqi.stops.listing import all_stops, count_open, list_stops
from heqi.stops.models import Stop
from heqi.web.api.stop_rows import goods_of, shown_stops
from heqi.web.api.stop_shapes import (
    OpenStops,
    ShipmentStop,
    ShipmentStopPage,
    ShipmentStopTick,
    StopList,
    StopListPage,
    StopNumbers,
)
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
HEADER = ("店铺", "订单号", "售后单号", "商品", "退款金额", "状态", "要求停发时间", "处理时间", "处理人")
STATES = {"asked": "待停发", "stopped": "已停发", "left": "已发出", "lifted": "已解除"}


@router.get("", response={200: ShipmentStopPage, **REFUSED}, operation_id="list_stops")
def read_list(request: HttpRequest, asked: Query[StopListPage]) -> dict[str, Any]:
    """Stops of my shops in one state: those that wait, oldest first; others newest first."""
    staff = staff_of(request)
    page = list_stops(shop_ids=shops_asked(staff, asked.shop), view=asked.view, q=asked.q, skip=asked.skip)
    return {"items": shown_stops(page.stops, staff), "more": page.more, "counts": page.counts}


@router.get("/open", response={200: OpenStops, **REFUSED}, operation_id="count_open_stops")
def count(request: HttpRequest, shop: int | None = None) -> dict[str, int]:
    """How many wait for a tick."""
    return {"asked": count_open(shops_asked(staff_of(request), shop))}


@router.get("/numbers", response={200: StopNumbers, **REFUSED}, operation_id="list_stop_numbers")
def numbers(request: HttpRequest, asked: Query[StopList]) -> dict[str, list[str]]:
    """Order numbers to paste into the merchant's ERP, at most 2,000."""
    found = all_stops(shop_ids=shops_asked(staff_of(request), asked.shop), view=asked.view, q=asked.q)
    return {"order_nos": list(dict.fromkeys(stop.order_no for stop in found))}


@router.get("/file", response={200: bytes, frozenset({401, 404, 422}): Problem}, operation_id="export_stops")
def export(request: HttpRequest, asked: Query[StopList]) -> StreamingHttpResponse:
    """The list as a file for a spreadsheet, at most 2,000 rows."""
    found = all_stops(shop_ids=shops_asked(staff_of(request), asked.shop), view=asked.view, q=asked.q)
    response = StreamingHttpResponse(_lines(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="stops-{asked.view}.csv"'
    return response


@router.post("/{int:stop_id}/tick", response={200: ShipmentStop, **REFUSED}, operation_id="tick_stop")
def tick(request: HttpRequest, stop_id: int, sent: ShipmentStopTick) -> dict[str, Any]:
    """It stays here, or it had left; the platform is told where it listens."""
    staff = staff_of(request)
    stop = tick_stop(staff=staff, stop_id=stop_id, version=sent.version, left=sent.left, now=timezone.now())
    return shown_stops([stop], staff)[0]


def _lines(stops: list[Stop]) -> Iterator[str]:
    shops, goods = shops_by_id({stop.shop_id for stop in stops}), goods_of(stops)
    names = staff_names({stop.done_by for stop in stops if stop.done_by is not None})
    yield BYTE_ORDER_MARK + write_csv_line(HEADER)
    for stop in stops:
        yield write_csv_line(
            (
                shops[stop.shop_id].name,
                stop.order_no,
                stop.after_sale_no,
                goods.get((stop.shop_id, stop.order_no), ""),
                "" if stop.amount_fen is None else yuan(stop.amount_fen),
                STATES[stop.state],
                _moment(stop.asked_at),
                _moment(stop.done_at) if stop.done_at else "",
                names.get(stop.done_by, "") if stop.done_by else "",
            )
        )


def _moment(at: Any) -> str:
    return str(at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"))
