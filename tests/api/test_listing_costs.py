"""What a listing file says of goods reaches the figures of a case, whichever file came first."""

from itertools import permutations

import pytest
from django.utils import timezone

from heqi.journal.queue import run_pending
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.imports import run_file
from tests.support.tables import ORDER_NO, as_csv, grid

REQUEST_NO = "116789012345"


@pytest.fixture(autouse=True)
def own_uploads(settings, tmp_path):
    settings.HEQI_HOME = tmp_path


def files(cost="21.50"):
    """The order of two pieces, the request about it, and the listing of its goods."""
    now = timezone.now()
    order = order_row(ORDER_NO, now=now, **{"商品数量(件)": "2"})
    request = after_sale_row(REQUEST_NO, ORDER_NO, now=now)
    listing = [["商品ID", "商品标题", "成本价"], ["580011223344", "阳光玫瑰葡萄", cost]]
    return {
        "订单.csv": as_csv(grid(ORDER_HEADERS, [order])),
        "售后.csv": as_csv(grid(AFTER_SALE_HEADERS, [request])),
        "商品.csv": as_csv(listing),
    }


def bring_in(shop, name, content):
    run_file(shop, content, name, now=timezone.now())
    while run_pending(now=timezone.now()):
        pass


def goods_term(api):
    """What sending the goods anew costs, and where the figure is from, as the page of the case shows it."""
    (row,) = api.get("/cases", q=REQUEST_NO).body["items"]
    options = api.get(f"/cases/{row['id']}").body["decision"]["options"]
    (reship,) = (option for option in options if option["outcome"] == "reship")
    (term,) = (term for term in reship["cost"]["terms"] if term["part"] == "goods")
    return term["fen"], term["origin"], reship["cost"]["goods"]


@pytest.mark.parametrize("order", list(permutations(("订单.csv", "售后.csv", "商品.csv"))), ids="-".join)
def test_T7_the_cost_of_a_listing_is_the_cost_of_goods_sent_anew(agent_api, shop, order):
    given = files()
    for name in order:
        bring_in(shop, name, given[name])

    assert goods_term(agent_api) == (43_00, "order", 43_00)


def test_T7_without_a_listing_the_cost_is_the_usual_share_and_marked_so(agent_api, shop):
    given = files()
    for name in ("订单.csv", "售后.csv"):
        bring_in(shop, name, given[name])
    fen, origin, total = goods_term(agent_api)
    assert (origin, fen == total, fen == 43_00) == ("default", True, False)

    bring_in(shop, "商品.csv", given["商品.csv"])

    assert goods_term(agent_api) == (43_00, "order", 43_00)
