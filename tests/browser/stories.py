"""What the stories share: exports of their own, and the way to a case."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.desk import Desk
from tests.support.exports import (
    AFTER_SALE_HEADERS,
    ORDER_HEADERS,
    after_sale_row,
    order_row,
    write_export,
)

_numbers = count(337872186894751)
SEARCH = "搜订单号、快递单号、买家、文字"


@dataclass(frozen=True)
class Request:
    """An order with an after-sales request of its own, and the two export files that tell of it."""

    order_no: str
    after_sale_no: str
    orders: Path
    after_sales: Path


def make_request(folder: Path, goods: str, order: dict[str, str] | None = None, **request: str) -> Request:
    """Write both exports; `order` and `request` replace cells of the usual rows."""
    now = datetime.now(UTC)
    number = next(_numbers)
    order_no, after_sale_no = f"260518-{number}", f"26{number}"
    orders = [order_row(order_no, now=now, goods=goods, **(order or {}))]
    requests = [after_sale_row(after_sale_no, order_no, now=now, **request)]
    return Request(
        order_no,
        after_sale_no,
        write_export(folder / f"orders-{number}.csv", ORDER_HEADERS, orders),
        write_export(folder / f"after-sales-{number}.csv", AFTER_SALE_HEADERS, requests),
    )


def bring_in(desk: Desk, request: Request, shop: str = "果然鲜") -> None:
    """As the shop's own night job would: by the command line."""
    desk.run("import", request.orders, request.after_sales, "--shop", shop)


def open_case(page: Page, request: Request) -> None:
    """Find the request by its order number from anywhere, with the keyboard, and open its case."""
    find_case(page, request.order_no)


def find_case(page: Page, number: str) -> None:
    """By a number of its order or request: the case is the first that is found, its order stands below."""
    page.keyboard.press("Control+k")
    page.keyboard.type(number)
    expect(page.get_by_role("listbox", name=SEARCH).get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="决定")).to_be_visible()
