"""Who may call what: every route of the API, for everybody, on the own shop's things and on those of another shop.

One row of ROUTES is one route. A route that has no row fails, and so does a row whose route is gone.
"""

import io
from typing import Any

import pytest
from django.db import transaction

from tests.api.buyer_routes import BUYER_ROUTES
from tests.api.channel_routes import CHANNEL_ROUTES
from tests.api.desk_routes import DESK_ROUTES
from tests.api.incident_routes import INCIDENT_ROUTES
from tests.api.invoice_routes import INVOICE_ROUTES
from tests.api.phrase_routes import PHRASE_ROUTES
from tests.api.picture_routes import PICTURE_ROUTES
from tests.api.practice_routes import PRACTICE_ROUTES
from tests.api.route import PERSONAL, PUBLIC, ROLES, SHOP, THING, Route, edit, of_shop
from tests.api.talk_routes import TALK_ROUTES
from tests.support.pictures import as_bytes, screenshot
from tests.support.story import ORDER_NO
from tests.support.things import FILE, NOTHING, ROBOT

CODE = {"code": "000000"}
BOTH = {"password": "not-the-password", "code": "000000"}
KEYS = {"app_key": "k", "app_secret": "s", "token": "t"}
ROUTES = [
    *BUYER_ROUTES,
    *CHANNEL_ROUTES,
    *DESK_ROUTES,
    *INCIDENT_ROUTES,
    *INVOICE_ROUTES,
    *PHRASE_ROUTES,
    *PICTURE_ROUTES,
    *PRACTICE_ROUTES,
    *TALK_ROUTES,
    Route("GET /session", PUBLIC, "ok ok ok ok"),
    Route("POST /session", PUBLIC, "prove prove prove prove", {"username": "nobody", "password": "not-the-password"}),
    Route("POST /session/code", PUBLIC, "prove prove prove prove", CODE),
    Route("POST /join/look", PUBLIC, "state state state state", {"token": "forged"}),
    Route("POST /join/accept", PUBLIC, "state state state state", {"token": "forged", "password": "long-enough-1"}),
    Route("DELETE /session", PERSONAL, "ok ok ok ok"),
    Route("GET /security", PERSONAL, "ok ok ok ok"),
    Route("POST /security/password", PERSONAL, "prove prove prove prove", {"old": "wrong", "new": "long-enough-12"}),
    Route("POST /security/second-factor", PERSONAL, "prove prove prove prove", {"password": "not-the-password"}),
    Route("POST /security/second-factor/confirm", PERSONAL, "state state state state", CODE),
    Route("POST /security/second-factor/off", PERSONAL, "prove prove prove prove", BOTH),
    Route("POST /security/recovery-codes", PERSONAL, "prove prove prove prove", BOTH),
    Route("DELETE /security/sessions/{session_id}", PERSONAL, "none none none none"),
    Route("POST /security/sessions/end-others", PERSONAL, "ok ok ok ok"),
    Route("GET /cases", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /cases/counts", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /cases/owners", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /cases", THING, "ok ok deny ok", of_shop(order_no="260525-111111111111111", demand="reship")),
    Route("GET /cases/{case_id}", THING, "ok ok ok ok"),
    Route("POST /cases/{case_id}/take", THING, "ok ok deny ok", edit()),
    Route("POST /cases/{case_id}/release", THING, "ok ok deny ok", edit()),
    Route("POST /cases/{case_id}/assign", THING, "deny ok deny ok", lambda w: edit(staff_id=w["staff_id"])(w)),
    Route("POST /cases/{case_id}/contact", THING, "ok ok deny ok", edit(channel="chat")),
    Route("POST /cases/{case_id}/wish", THING, "ok ok deny ok", edit(demand="reship", words="补一份")),
    Route("POST /cases/{case_id}/choose", THING, "ok ok deny ok", edit(outcome="refund_only", looked=True)),
    Route("POST /cases/{case_id}/approval", THING, "state state deny state",
          edit(outcome="refund_only", reason="买家催得急", looked=True)),
    Route("POST /cases/{case_id}/approval/approve", THING, "state state deny state", edit(looked=True)),
    Route("POST /cases/{case_id}/approval/decline", THING, "state state deny state", edit(reason="先补证据")),
    Route("POST /cases/{case_id}/approval/withdraw", THING, "state state deny state", edit()),
    Route("POST /cases/{case_id}/remedies", THING, "state state deny state", edit(kind="coupon")),
    Route("POST /cases/{case_id}/remedies/{remedy_id}/tick", THING, "none none deny none", edit()),
    Route("POST /cases/{case_id}/remedies/{remedy_id}/withdraw", THING, "none none deny none", edit()),
    Route("POST /cases/{case_id}/withdraw", THING, "state state deny state", edit(reason="选错了")),
    Route("POST /cases/{case_id}/steps/{key}/put-off", THING, "none none deny none",
          edit(reason="仓库盘点", until="2099-01-01T00:00:00Z")),
    Route("POST /cases/{case_id}/steps/{key}/tick", THING, "none none deny none", edit(looked=True)),
    Route("POST /cases/{case_id}/steps/{key}/send", THING, "none none deny none", edit(looked=True)),
    Route("POST /cases/{case_id}/answers", THING, "ok ok deny ok", edit(fact="evidence.fault_proven", value=True)),
    Route("POST /cases/{case_id}/answers/withdraw", THING, "none none deny none",
          edit(fact="evidence.fault_proven", reason="看错了")),
    Route("POST /cases/{case_id}/evidence", THING, "ok ok deny ok",
          lambda w: {"version": w["version"], "whose": "buyer"}),
    Route("POST /cases/{case_id}/evidence/{evidence_id}/remove", THING, "ok ok deny ok", edit(reason="传错了")),
    Route("POST /cases/{case_id}/restate", THING, "ok ok deny ok", edit(words="您的芒果破损，希望退款，对吗？")),
    Route("POST /cases/{case_id}/restate/confirm", THING, "state state deny state", edit()),
    Route("POST /cases/{case_id}/offers", THING, "ok ok deny ok", edit(side="buyer", outcome="exchange")),
    Route("POST /cases/{case_id}/offers/{offer_id}/answer", THING, "state state deny state", edit(accepted=True)),
    Route("POST /cases/{case_id}/promises", THING, "ok ok deny ok", edit(what="补寄", due_at="2100-01-01T00:00:00Z")),
    Route("POST /cases/{case_id}/promises/{promise_id}/keep", THING, "none none deny none", edit()),
    Route("POST /cases/{case_id}/promises/{promise_id}/withdraw", THING, "none none deny none", edit(reason="没说过")),
    Route("POST /cases/{case_id}/raise", THING, "ok ok deny state", edit(reason="买家要求主管")),
    Route("POST /cases/{case_id}/lower", THING, "deny deny deny deny", edit(reason="已谈妥")),
    Route("POST /cases/{case_id}/cause", THING, "ok ok deny ok", edit(cause="logistics")),
    Route("GET /cases/{case_id}/entitlements", THING, "ok ok ok ok"),
    Route("POST /cases/{case_id}/pack", THING, "ok ok deny ok", {"purpose": "intervention", "form": "pdf"}),
    Route("GET /cases/{case_id}/evidence/{evidence_id}/file", THING, "ok ok ok ok"),
    Route("GET /cases/{case_id}/work-orders", THING, "ok ok ok ok"),
    Route("POST /cases/{case_id}/work-orders", THING, "ok ok deny ok",
          edit(kind="inspection", addressee="warehouse", question="请验货")),
    Route("POST /cases/{case_id}/work-orders/{order_id}/accept", THING, "state state deny state",
          edit(order_version=1)),
    Route("GET /work-orders", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /work-orders/{order_id}/answer", THING, "ok ok deny ok", {"version": 1, "words": "已核对"}),
    Route("POST /work-orders/{order_id}/again", THING, "state state deny state", {"version": 1, "words": "拍清楚些"}),
    Route("POST /work-orders/{order_id}/withdraw", THING, "ok ok deny ok", {"version": 1, "reason": "不用查了"}),
    Route("POST /work-orders/{order_id}/remind", THING, "ok ok deny ok", {"version": 1}),
    Route("POST /work-orders/{order_id}/link", THING, "ok ok deny ok", {"version": 1}),
    Route("POST /work-orders/{order_id}/link/revoke", THING, "none none deny none", {"version": 1}),
    Route("GET /work-orders/{order_id}/files/{file_id}", THING, "none none none none"),
    Route("POST /w/look", PUBLIC, "none none none none", {"token": "forged"}),
    Route("POST /w/picture", PUBLIC, "none none none none", {"token": "forged", "picture": 1}),
    Route("POST /w/answer", PUBLIC, "none none none none", {"token": "forged", "version": 1}),
    Route("GET /connections", PERSONAL, "ok ok ok ok"),
    Route("POST /connections/{shop_id}", THING, "deny deny deny state", KEYS),
    Route("POST /connections/{shop_id}/keys", THING, "deny deny deny ok", {"version": 1, **KEYS}),
    Route("POST /connections/{shop_id}/pause", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /connections/{shop_id}/check", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /connections/{shop_id}/acting", THING, "deny deny deny state", {"version": 1, "acts": True}),
    Route("POST /connections/{shop_id}/resync", THING, "deny deny deny ok",
          {"version": 1, "since": "2026-05-01T00:00:00Z", "until": "2026-05-02T00:00:00Z"}),
    Route("POST /connections/{shop_id}/end", THING, "deny deny deny ok", {"version": 1}),
    Route("GET /connections/{shop_id}/unread", THING, "ok ok ok ok"),
    Route("GET /notices", PERSONAL, "ok ok ok ok"),
    Route("POST /notices", THING, "deny deny deny ok", of_shop(way="wecom", name="群", url=ROBOT, events=[])),
    Route("POST /notices/{destination_id}", THING, "deny deny deny ok",
          {"version": 1, "name": "群", "events": [], "on": True}),
    Route("POST /notices/{destination_id}/test", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /notices/{destination_id}/remove", THING, "deny deny deny ok", {"version": 1}),
    Route("GET /outbox", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /outbox/{action_id}/again", THING, "ok ok deny ok", {"code": ""}),
    Route("POST /outbox/{action_id}/by-hand", THING, "ok ok deny ok"),
    Route("POST /outbox/{action_id}/happened", THING, "state state deny state", {"note": "后台已退"}),
    Route("GET /returns/of-case/{case_id}", THING, "ok ok ok ok"),
    Route("GET /shops/{shop_id}/returns", SHOP, "ok ok ok ok"),
    Route("PUT /shops/{shop_id}/returns", SHOP, "deny deny deny ok", {"keep_days": 45}),
    Route("GET /returns/find", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /returns", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /returns/accept", THING, "ok ok deny ok",
          lambda w: {"case_id": w["case_id"], "version": w["version"], "number": "YT2", "came": "complete"}),
    Route("POST /returns/pool", SHOP, "ok ok deny ok", lambda w: {"shop_id": w["shop_id"], "inside": "芒果"}),
    Route("POST /returns/{arrival_id}/attach", THING, "ok ok deny ok", lambda w: {
        "version": 2, "case_id": w["case_id"], "case_version": w["version"], "came": "complete"}),
    Route("POST /returns/{arrival_id}/undo", THING, "ok ok deny ok", {"version": 2, "reason": "扫错了"}),
    Route("POST /returns/{arrival_id}/give-up", THING, "state state deny state", {"version": 2, "reason": "没人要"}),
    Route("GET /returns/{arrival_id}/photos/{photo_id}", THING, "ok ok ok ok"),
    Route("POST /imports", THING, "ok ok ok ok", of_shop()),
    Route("POST /classify", PERSONAL, "ok ok ok ok", {"text": "怎么还没发货"}),
    Route("GET /imports", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /imports/{import_id}", THING, "ok ok ok ok"),
    Route("DELETE /imports/{import_id}", THING, "ok ok ok ok"),
    Route("POST /imports/{import_id}/start", THING, "ok ok ok ok"),
    Route("GET /imports/{import_id}/bad-rows", THING, "ok ok ok ok"),
    Route("GET /imports/{import_id}/bad-rows.csv", THING, "ok ok ok ok"),
    Route("GET /imports/kinds", SHOP, "ok ok ok ok", query="shop"),
    Route(
        "POST /imports/{import_id}/columns",
        THING,
        "ok ok ok ok",
        {"kind": "pdd_orders", "columns": [{"header": "订单号", "field": "order_no"}]},
    ),
    Route("GET /staff", PERSONAL, "deny deny deny ok"),
    Route("POST /staff/invitations", THING, "deny deny deny ok", lambda w: {
        "username": "xinren", "name": "新人", "shops": [{"shop_id": w["shop_id"], "role": "agent"}]}),
    Route("POST /staff/invitations/{invitation_id}/renew", THING, "none none none ok"),
    Route("DELETE /staff/invitations/{invitation_id}", THING, "none none none ok"),
    Route("PUT /staff/{staff_id}/shops/{shop_id}", THING, "deny deny deny ok", {"role": "operator", "version": 1}),
    Route("POST /staff/{staff_id}/shops/{shop_id}/remove", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /staff/{staff_id}/deactivate", THING, "deny deny deny ok"),
    Route("POST /staff/{staff_id}/reactivate", THING, "deny deny deny ok"),
    Route("POST /staff/{staff_id}/sessions/end", THING, "deny deny deny ok"),
    Route("POST /staff/{staff_id}/second-factor/reset", THING, "deny deny deny state"),
    Route("PUT /staff/shops/{shop_id}/second-factor", THING, "deny deny deny ok", {"required": False}),
    Route("GET /sub-accounts", PERSONAL, "deny ok deny ok"),
    Route("POST /sub-accounts", THING, "deny ok deny ok", lambda w: {
        "shop_id": w["shop_id"], "name": "果然鲜:小周", "staff_id": w["staff_id"]}),
    Route("PUT /sub-accounts/{sub_account_id}", THING, "deny ok deny ok", lambda w: {
        "name": "果然鲜:客服2", "staff_id": w["staff_id"], "version": w["sub_version"]}),
    Route("POST /sub-accounts/{sub_account_id}/forget", THING, "deny ok deny ok",
          lambda w: {"version": w["sub_version"]}),
    Route("GET /audit", SHOP, "deny ok deny ok", query="shop"),
    Route("GET /audit/filters", PERSONAL, "deny ok deny ok"),
    Route("GET /audit/chain", PERSONAL, "deny ok deny ok"),
    Route("POST /audit/export", SHOP, "deny ok deny ok", lambda w: {"shop": w["shop_id"]}),
    Route("GET /orders", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /orders/{shop_id}/{order_no}", THING, "ok ok ok ok"),
    Route("POST /orders/{shop_id}/{order_no}/reveal", THING, "ok ok deny ok", {"field": "note", "reason": "核对收货"}),
    Route("GET /order-actions", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /order-actions/check", SHOP, "ok ok ok ok", of_shop(order_no=ORDER_NO, kind="group_card")),
    Route("POST /order-actions", SHOP, "ok ok deny ok", of_shop(
        order_no="260525-111111111111111", kind="apply_for_buyer", demand="exchange", words="漏液")),
    Route("POST /order-actions/small-payment", SHOP, "ok ok deny ok", of_shop(
        order_no="260525-111111111111111", amount_fen=100, reason="压坏", looked=True)),
    Route("POST /order-actions/{act_id}/tick", THING, "ok ok deny ok", {"version": 1}),
    Route("POST /order-actions/{act_id}/withdraw", THING, "ok ok deny ok", {"version": 1}),
    Route("POST /order-actions/{act_id}/reveal", THING, "none none deny none", {"reason": "核对地址"}),
    Route("POST /reveals", THING, "ok ok deny ok", lambda w: {
        "case_id": w["case_id"], "field": "note", "reason": "核对收货人"}),
    Route("GET /rules", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /rules/{rule_id}", SHOP, "ok ok ok ok", query="shop"),
    Route("PUT /rules/{rule_id}/override", SHOP, "deny deny deny ok", of_shop(changes={"active": False}, note="试行")),
    Route("DELETE /rules/{rule_id}/override", SHOP, "deny deny deny none", query="shop"),
    Route("POST /rules/{rule_id}/backtest", SHOP, "deny deny deny ok", of_shop(changes={"active": False})),
    Route("GET /shops/{shop_id}/words", SHOP, "ok ok ok ok"),
    Route("POST /shops/{shop_id}/words", SHOP, "deny ok deny ok", {
        "kind": "allow", "text": "芒果干", "reason": "商品名"}),
    Route("POST /shops/{shop_id}/words/{word_id}/end", THING, "deny ok deny ok"),
    Route("GET /shops/{shop_id}/points", SHOP, "ok ok ok ok"),
    Route("POST /shops/{shop_id}/points", SHOP, "deny ok deny ok",
          {"kind": "general", "tenths": 20, "on": "2026-01-05", "reason": "描述不符"}),
    Route("POST /shops/{shop_id}/points/{entry_id}/appeal", THING, "deny none deny none", {"appeal": "open"}),
    Route("POST /shops/{shop_id}/points/{entry_id}/withdraw", THING, "deny none deny none"),
    Route("GET /shops/{shop_id}/scripts", SHOP, "ok ok ok ok"),
    Route("POST /shops/{shop_id}/scripts/{script}/check", SHOP, "ok ok ok ok", {"text": "{amount} 打过去了"}),
    Route("PUT /shops/{shop_id}/scripts/{script}", SHOP, "deny state deny state", {"text": "", "seen": "?"}),
    Route("GET /shops/{shop_id}/money", SHOP, "ok ok ok ok"),
    Route("PUT /shops/{shop_id}/money", SHOP, "deny deny deny ok", {"entries": []}),
    Route("GET /shops/{shop_id}/backtest", SHOP, "deny deny deny ok"),
    Route(
        "POST /shops/{shop_id}/backtest", SHOP, "deny deny deny ok", {"since": "2026-05-01", "until": "2026-05-31"}
    ),
    Route("GET /shops/{shop_id}/policies", SHOP, "ok ok ok ok"),
    Route("PUT /shops/{shop_id}/policies/{policy_kind}", SHOP, "deny deny deny ok", {"figures": {}}),
    Route("POST /shops/{shop_id}/policies/{policy_kind}/try", SHOP, "deny deny deny none", {"version": 1}),
    Route("POST /shops/{shop_id}/policies/{policy_kind}/on", SHOP, "deny deny deny none", {"version": 1}),
    Route("POST /shops/{shop_id}/policies/{policy_kind}/stop", SHOP, "deny none deny none"),
    Route("POST /shops/{shop_id}/policies/stop", SHOP, "deny ok deny ok"),
    Route("GET /cases/{case_id}/automation", THING, "ok ok ok ok"),
    Route("POST /screen", SHOP, "ok ok ok ok", of_shop(text="亲，今天发货")),
]  # fmt: skip
BY_CALL = {route.call: route for route in ROUTES}


def calls_of_the_api() -> set[str]:
    from heqi.web.api import api

    paths = api.get_openapi_schema()["paths"]
    return {f"{method.upper()} {path.removeprefix('/api')}" for path, ways in paths.items() for method in ways}


def test_every_route_has_its_row_and_every_row_its_route():
    assert len(BY_CALL) == len(ROUTES)
    assert calls_of_the_api() == set(BY_CALL)


@pytest.fixture
def staff(agent, supervisor, owner, hire, shop):
    return {
        "agent": agent,
        "supervisor": supervisor,
        "operator": hire("yunying", "小运", shop, "operator"),
        "owner": owner,
    }


PDF = b"%PDF-1.7"
FORMS = {
    "POST /invoices/issued": "订单号,发票号码\n".encode(),
    "POST /imports": FILE,
    "POST /cases/{case_id}/evidence": PDF,
    "POST /work-orders/{order_id}/answer": PDF,
    "POST /w/answer": PDF,
    "POST /returns/accept": PDF,
    "POST /returns/pool": PDF,
    "POST /shops/{shop_id}/phrases/import": "快捷编码,快捷短语,快捷短语分组\nfh,今天发,发货\n".encode("gbk"),
    "POST /pictures": as_bytes(screenshot(["mango"])),
}
"""Calls that send a form with a file instead of JSON."""
ONE_FILE = dict.fromkeys(("POST /pictures", "POST /shops/{shop_id}/phrases/import"), "file")


def ask(api: Any, route: Route, world: dict[str, Any]) -> Any:
    """Make the call and undo it, so that the next person meets the same world."""
    method, address = route.call.split(" ")
    path = address.format_map(world)
    body = route.body(world) if callable(route.body) else route.body
    query = {"shop": world["shop_id"], "number": "YT1", "order_no": ORDER_NO, "q": "芒果"} if route.query else {}
    with transaction.atomic():
        try:
            if route.call in FORMS:
                file = io.BytesIO(FORMS[route.call])
                file.name = "订单.csv"
                return api.post(path, body, files={ONE_FILE.get(route.call, "files"): [file]})
            if method == "GET":
                return api.get(path, **query)
            return api.send(method, path, body, **query)
        finally:
            transaction.set_rollback(True)


def word_for(answer: Any) -> str:
    if answer.status < 300:
        return "ok"
    return {401: "prove", 403: "deny", 404: "none"}.get(answer.status, "state")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.call)
def test_each_role_gets_what_its_row_says_and_another_shops_things_look_absent(
    route, staff, shop, other_shop, owner, stranger, things, sign_in, anonymous_api
):
    own, other = things(shop, owner, "xiaozhou"), things(other_shop, stranger, "xiaoye")
    absent = {
        name: value if name in ("version", "sub_version", "key", "rule_id") else NOTHING
        for name, value in other.items()
    }
    people = {role: sign_in(staff[role]) for role in ROLES}

    told = {role: ask(people[role], route, own) for role in ROLES}

    assert {role: (word_for(each), each.code) for role, each in told.items()} == {
        role: (word, told[role].code) for role, word in zip(ROLES, route.who.split(), strict=True)
    }
    if route.of != PUBLIC:
        assert ask(anonymous_api, route, own).status == 401
    if route.of in (SHOP, THING):
        for role, api in people.items():
            foreign, missing = ask(api, route, other), ask(api, route, absent)
            # A role that may never do this is told so, whatever it asks for; nobody is told that the thing is there.
            refused = {403, 404} if told[role].status == 403 else {404}
            assert (role, foreign.status, foreign.body) == (role, missing.status, missing.body)
            assert foreign.status in refused, (role, foreign)
