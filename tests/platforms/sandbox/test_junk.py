"""Whatever a caller sends, the gateways answer with one of the platform's errors and nothing has changed."""

import pytest
from orjson import dumps

from heqi.core.words import Platform
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.pop.gateway import answer as ask_pop
from heqi.platforms.sandbox.gateways.pop.methods import METHODS as POP
from heqi.platforms.sandbox.gateways.pop.sign import sign as sign_pop
from heqi.platforms.sandbox.gateways.times import clock_text
from heqi.platforms.sandbox.gateways.top.errors import TopError
from heqi.platforms.sandbox.gateways.top.gateway import answer as ask_top
from heqi.platforms.sandbox.gateways.top.methods import METHODS as TOP
from heqi.platforms.sandbox.gateways.top.sign import sign as sign_top
from heqi.platforms.sandbox.start import Wishes, start_market
from tests.platforms.sandbox.conftest import NOW
from tests.platforms.sandbox.test_market_laws import check_laws

NAMES = (
    *("order_sn", "order_sns", "after_sales_id", "request", "param", "data_list", "page", "page_size", "note", "tag"),
    *("tag_name", "start_updated_at", "end_updated_at", "goods_id", "logistics_id", "tracking_number", "promise_id"),
    *("tid", "fields", "refund_id", "refund_infos", "dispute_id", "start_modified", "end_modified", "page_no", "oid"),
    *("query_ids", "btime", "etime", "quantity", "s_message_ids", "memo", "flag", "days", "reply", "query_param"),
    *("after_sales_status", "after_sales_type", "refund_version", "refund_phase", "extra_track_list", "address_id"),
)
JUNK = (
    "",
    "0",
    "-1",
    "x",
    "[]",
    "{}",
    "[1]",
    '{"refund_id": [], "tid": {}}',
    "2026-13-40 99:00:00",
    "9" * 30,
    "名|1|2|3",
)


@pytest.fixture(scope="module")
def market():
    return start_market(Wishes(orders=60, now=NOW, speed=0))


def grant_of(market, platform):
    return next(grant for grant in market.access.grants.values() if grant.shop.platform is platform)


def state_of(market):
    world = market.world
    return (
        len(world.ledger.movements),
        [order.modified_at for order in world.orders],
        [r.version for r in world.refunds],
    )


@pytest.mark.parametrize("junk", JUNK)
def test_pinduoduos_methods_take_no_harm(market, junk):
    grant, before = grant_of(market, Platform.PINDUODUO), state_of(market)
    for method in POP:
        fields = {"type": method, "client_id": grant.app.key, "access_token": grant.access_token, "timestamp": str(NOW)}
        fields |= {name: junk for name in NAMES if junk}
        fields["sign"] = sign_pop(grant.app.secret, fields)
        try:
            ask_pop(market, fields)
        except PopError as error:
            assert error.body("1")["error_response"]["sub_msg"]
    assert state_of(market) == before


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("platform", [Platform.TAOBAO, Platform.TMALL])
def test_taobaos_methods_take_no_harm(market, platform, junk):
    grant, before = grant_of(market, platform), state_of(market)
    for method in TOP:
        fields = {"method": method, "app_key": grant.app.key, "session": grant.access_token, "format": "json"}
        fields |= dict.fromkeys(NAMES, junk) | {"timestamp": clock_text(NOW), "sign_method": "md5"}
        fields["sign"] = sign_top(grant.app.secret, fields, "md5")
        try:
            ask_top(market, fields, {})
        except TopError as error:
            assert error.body("1")["msg"]
    assert state_of(market) == before


def good_fields(refund):
    """Right values for whatever a method may want of one after-sale."""
    order, phase = refund.order, "onsale"
    inside = {"after_sales_id": refund.no, "order_sn": order.no, "refund_id": refund.no, "tid": order.no}
    inside |= {"status": "SUCCESS", "msg": "已处理", "shipping_id": 85, "tracking_number": f"YT{refund.serial:013d}"}
    inside |= {"warehouse_status": 1, "biz_order_id": order.no}
    text = {name: str(value) for name, value in inside.items()}
    whole = dict.fromkeys(("request", "param", "query_param"), dumps(inside).decode())
    return {
        **text,
        **whole,
        "fields": "tid,refund_id,dispute_id,status,content",
        "oid": refund.line.no,
        "order_sns": order.no,
        "refund_infos": f"{refund.no}|{refund.fen}|{refund.version}|{phase}",
        "refund_version": str(refund.version),
        "dispute_id": refund.no,
        "refund_phase": phase,
        "after_sales_status": "0",
        "after_sales_type": "1",
        "start_updated_at": str(NOW - 900),
        "end_updated_at": str(NOW),
        "memo": "记",
        "note": "记",
        "reply": "谢谢",
        "seller_address_id": "7301",
        "address_id": "7301",
        "remark": "请寄回",
        "refuse_message": "请补充凭证",
        "leave_message": "好",
        "seller_refuse_reason_id": "3003",
        "logistics_company_name": "圆通快递",
        "logistics_no": f"YT{refund.serial:013d}",
        "logistics_waybill_no": f"ZZ{refund.serial}",
        "logistics_company_code": "YTO",
        "platform_tid": order.no,
        "days": "3",
        "refund_fee": "1",
        "operator": "小林",
        "message": "好",
        "company_code": "YTO",
        "out_sid": f"YT{refund.serial:013d}",
        "logistics_id": "85",
        "child_trade_id": refund.line.no,
        "invoice_no": "1",
        "invoice_amount": "1",
        "invoice_file_content": "JVBERi0=",
        "start_time": str(NOW - 900),
        "end_time": str(NOW),
        "content": "好",
        "name": "售后",
        "mobile": "1",
        "address": "仓",
    }


def test_every_method_of_every_after_sale_answers_and_the_laws_hold():
    market = start_market(Wishes(orders=400, now=NOW, speed=0, live_hours=400))
    served = 0
    for refund in market.world.refunds:
        on_pop = refund.order.shop.platform is Platform.PINDUODUO
        grant = next(each for each in market.access.grants.values() if each.shop is refund.order.shop and each.sub_nick)
        for method in POP if on_pop else TOP:
            fields = good_fields(refund)
            if on_pop:
                fields |= {"type": method, "client_id": grant.app.key, "access_token": grant.access_token}
                fields |= {"timestamp": str(NOW)}
                fields["sign"] = sign_pop(grant.app.secret, fields)
            else:
                fields |= {"method": method, "app_key": grant.app.key, "session": grant.access_token, "format": "json"}
                fields |= {"timestamp": clock_text(NOW), "sign_method": "md5"}
                fields["sign"] = sign_top(grant.app.secret, fields, "md5")
            try:
                served += bool(ask_pop(market, fields) if on_pop else [ask_top(market, fields, {"image": b"x"})])
            except (PopError, TopError):
                continue
    check_laws(market.world)
    assert served > 500
