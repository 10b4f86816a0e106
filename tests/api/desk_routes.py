"""Who may call what of the stop list, order notes and tracking; rows of the table in test_authorisation."""

from heqi.core.order_notes import OrderNote
from tests.api.route import PERSONAL, PUBLIC, SHOP, THING, Route, of_shop
from tests.support.story import ORDER_NO

COURIER = {"way": "kuaidi100", "account": "CUST100", "key": "secret"}
SEEN = OrderNote("请放在门卫处，电话13800138000", None).mark()

DESK_ROUTES = [
    Route("GET /stops", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /stops/open", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /stops/numbers", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /stops/file", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /stops/{stop_id}/tick", THING, "ok ok deny ok", {"version": 1, "left": False}),
    Route("GET /couriers", PERSONAL, "ok ok ok ok"),
    Route("POST /couriers/{shop_id}", THING, "deny deny deny state", COURIER),
    Route("POST /couriers/{shop_id}/keys", THING, "deny deny deny ok", {"version": 1, **COURIER}),
    Route("POST /couriers/{shop_id}/check", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /couriers/{shop_id}/pause", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /couriers/{shop_id}/end", THING, "deny deny deny ok", {"version": 1}),
    Route("POST /couriers/heard/{hook}", PUBLIC, "state state state state", {}),
    Route("GET /order-notes", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /order-notes", THING, "ok ok deny ok", of_shop(order_no=ORDER_NO, note="放门卫", flag=1, seen=SEEN)),
    Route("POST /order-notes/{edit_id}/tick", THING, "ok ok deny ok", {"version": 1}),
    Route("POST /order-notes/{edit_id}/take-back", THING, "ok ok deny ok", {"version": 1}),
    Route("POST /order-notes/{edit_id}/settle", THING, "state state deny state", {"version": 1, "mine": True}),
]  # fmt: skip
