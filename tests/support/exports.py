"""Export files as the merchant back office of Pinduoduo writes them, their headers written out by hand."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ORDER_HEADERS = (
    "订单成交时间,商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),"
    "用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,"
    "商家编码-商品维度,商家备注,售后状态,快递单号,快递公司"
).split(",")
AFTER_SALE_HEADERS = (
    "售后编号,订单编号,发货运单号,退货运单号,售后状态,退款类型,退款原因,订单状态(未发货/已发货),交易金额,退款金额,"
    "申请时间,退货物流状态,买家(masked),商品ID,超时时间,SKU信息,订单标记,备注"
).split(",")


def china_time(moment: datetime) -> str:
    """As exports write it."""
    return moment.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M:%S")


def order_row(order_no: str, *, now: datetime, goods: str = "阳光玫瑰葡萄 2 斤装", **cells: str) -> dict[str, str]:
    """An order of 59.90 yuan, shipped two days ago and signed since yesterday; `cells` replace what differs."""
    return {
        "订单成交时间": china_time(now - timedelta(days=3)),
        "商品": goods,
        "订单号": order_no,
        "订单状态": "已发货，待收货",
        "商品总价(元)": "59.90",
        "邮费(元)": "0.00",
        "用户实付金额(元)": "59.90",
        "商家实收金额(元)": "59.90",
        "商品数量(件)": "1",
        "发货时间": china_time(now - timedelta(days=2)),
        "商品id": "580011223344",
        "商品规格": "2 斤装",
        "样式ID": "1400112233",
        "售后状态": "售后处理中",
        "快递单号": f"YT{order_no[-10:]}",
        "快递公司": "圆通快递",
        **cells,
    }


def after_sale_row(number: str, order_no: str, *, now: datetime, **cells: str) -> dict[str, str]:
    """A buyer who wants the money back for spoilt fruit and waits for the merchant; `cells` replace what differs."""
    return {
        "售后编号": number,
        "订单编号": order_no,
        "售后状态": "待商家处理",
        "退款类型": "仅退款",
        "退款原因": "商品质量问题",
        "订单状态(未发货/已发货)": "已发货",
        "交易金额": "59.90",
        "退款金额": "59.90",
        "申请时间": china_time(now - timedelta(hours=1)),
        "买家(masked)": "张***",
        "超时时间": china_time(now + timedelta(hours=23)),
        **cells,
    }


def write_export(path: Path, headers: Iterable[str], rows: Iterable[Mapping[str, str]]) -> Path:
    """A CSV file in GB 18030 with a tab after each long number, as the back office writes it."""
    names = list(headers)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([_guarded(row.get(name, "")) for name in names] for row in rows)
    path.write_bytes(text.getvalue().encode("gb18030"))
    return path


def _guarded(cell: str) -> str:
    return f"{cell}\t" if len(cell) > 10 and cell.replace("-", "").isdigit() else cell
