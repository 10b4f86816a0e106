"""The demo shop's two export files."""

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random

from openpyxl import Workbook

from heqi.core.time import SHANGHAI
from heqi.platforms.files.demo.after_sales import DemoAfterSale, make_after_sales
from heqi.platforms.files.demo.orders import DemoOrder, make_orders

ORDER_HEADERS = (
    *("订单成交时间", "商品", "订单号", "订单状态", "商品总价(元)", "邮费(元)", "店铺优惠折扣(元)", "平台优惠折扣(元)"),
    *(
        "多多支付立减金额(元)",
        "用户实付金额(元)",
        "商家实收金额(元)",
        "商品数量(件)",
        "支付时间",
        "承诺发货时间",
        "发货时间",
    ),
    *("确认收货时间", "商品id", "商品规格", "样式ID", "商家编码-规格维度", "商家编码-商品维度", "商家备注", "售后状态"),
    *("快递单号", "快递公司"),
)
AFTER_SALE_HEADERS = (
    *(
        "售后编号",
        "订单编号",
        "商品ID",
        "商品名称",
        "SKU信息",
        "商品数量(件)",
        "发货运单号",
        "发货快递公司",
        "退货运单号",
    ),
    *("退货快递公司", "售后状态", "退款类型", "退款原因", "订单状态", "交易金额", "退款金额", "申请时间", "超时时间"),
    *("同意退款/退货时间", "同意人", "退货物流状态", "买家", "问题描述", "备注"),
)
_ORDER_STATES = {"unshipped": "待发货", "shipped": "已发货，待收货", "completed": "已收货"}


def write_demo_exports(
    folder: Path, *, now: datetime, seed: int = 20, orders: int = 600, after_sales: int = 78
) -> list[Path]:
    """Write an order export (CSV, as the back office gives it) and an after-sales export (xlsx) into `folder`.

    Everything hangs on `seed` and `now`: deadlines lie minutes to days after it. The answer is the two paths.
    """
    rng = Random(seed)
    made = make_orders(orders, now=now, rng=rng)
    requests = make_after_sales(made, after_sales, now=now, rng=rng)
    by_order = {request.order.order_no: request for request in requests}
    time = f"{now.astimezone(SHANGHAI):%Y%m%d%H%M%S}"
    order_path, request_path = folder / f"拼多多订单导出-{time}.csv", folder / f"拼多多售后导出-{time}.xlsx"
    folder.mkdir(parents=True, exist_ok=True)
    _write_csv(order_path, [_order_row(order, by_order.get(order.order_no)) for order in made])
    _write_xlsx(request_path, [_request_row(request) for request in requests])
    return [order_path, request_path]


def _order_row(order: DemoOrder, request: DemoAfterSale | None) -> list[str]:
    stage = "completed" if order.completed_at else "shipped" if order.shipped_at else "unshipped"
    state, after_sale = _ORDER_STATES[stage], "无售后或售后取消"
    if request is not None:
        refunded = request.story.state == "退款成功"
        after_sale = "退款成功" if refunded else after_sale if "关闭" in request.story.state else "售后处理中"
        if refunded and request.refund_fen == order.paid_fen:
            state = "未发货，退款成功" if stage == "unshipped" else "已发货，退款成功"
    return [
        *(_time(order.grouped_at), order.sku.goods, f"{order.order_no}\t", state),
        *(_yuan(order.goods_fen), "0.00", _yuan(order.shop_discount), _yuan(order.platform_discount), "0.00"),
        *(_yuan(order.paid_fen), _yuan(order.received_fen), str(order.quantity), _time(order.paid_at)),
        *(_time(order.promised_ship_at), _time(order.shipped_at), _time(order.completed_at)),
        *(f"{order.sku.goods_id}\t", order.sku.sku, f"{order.sku.sku_id}\t", order.sku.code, order.sku.code[:2]),
        *(order.note, after_sale, f"{order.tracking_no}\t" if order.tracking_no else "", order.courier),
    ]


def _request_row(request: DemoAfterSale) -> list[str]:
    order, story = request.order, request.story
    return [
        *(request.number, order.order_no, order.sku.goods_id, order.sku.goods, order.sku.sku, str(order.quantity)),
        *(order.tracking_no, order.courier, request.return_tracking_no, request.return_courier),
        *(story.state, story.type, story.reason, "已发货" if order.shipped_at else "未发货"),
        *(_yuan(order.paid_fen), _yuan(request.refund_fen), _time(request.applied_at), _time(request.expires_at)),
        *(_time(request.agreed_at), request.agreed_by, request.return_track, request.buyer, story.words, ""),
    ]


def _write_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(ORDER_HEADERS)
        writer.writerows(rows)


def _write_xlsx(path: Path, rows: Sequence[Sequence[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("售后单")
    sheet.append(AFTER_SALE_HEADERS)
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _time(moment: datetime | None) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}" if moment else ""
