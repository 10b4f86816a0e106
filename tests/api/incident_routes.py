"""Who may call what of the incidents; rows of the table in test_authorisation."""

from tests.api.route import PERSONAL, SHOP, THING, Route, edit, of_shop
from tests.support.story import ORDER_NO

OFFERS = {"signed": {"outcome": "refund_only"}}
INCIDENT_ROUTES = [
    Route("GET /incidents", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /incidents/preview", SHOP, "deny ok ok ok", of_shop(selection={"goods": "芒果"})),
    Route("POST /incidents/numbers", PERSONAL, "ok ok ok ok", {"text": "260525-111111111111111"}),
    Route("POST /incidents", SHOP, "deny ok ok ok", of_shop(
        title="烂果", wrong="烂果", family="quality", cause="supplier",
        selection={"order_nos": ["260525-111111111111111"]})),
    Route("GET /incidents/{incident_id}", THING, "ok ok ok ok"),
    Route("GET /incidents/{incident_id}/orders", THING, "ok ok ok ok"),
    Route("POST /incidents/{incident_id}/orders/exclude", THING, "deny ok ok ok",
          {"version": 1, "order_nos": [ORDER_NO], "reason": "另一批"}),
    Route("POST /incidents/{incident_id}/orders/include", THING, "deny state state state",
          {"version": 1, "order_nos": [ORDER_NO]}),
    Route("POST /incidents/{incident_id}/search", THING, "deny ok ok ok", {"version": 1}),
    Route("POST /incidents/{incident_id}/stops/{action_id}/tick", THING, "deny none none none", {"note": "已下架"}),
    Route("POST /incidents/{incident_id}/policy/reckon", THING, "deny ok deny ok", {"offers": OFFERS}),
    Route("POST /incidents/{incident_id}/policy", THING, "deny ok deny ok", {"version": 1, "offers": OFFERS}),
    Route("POST /incidents/{incident_id}/policy/approve", THING, "deny state deny state", {"version": 1}),
    Route("POST /incidents/{incident_id}/policy/decline", THING, "deny state deny state",
          {"version": 1, "reason": "先等等"}),
    Route("POST /incidents/{incident_id}/announcement", THING, "deny ok ok ok",
          {"version": 1, "words": "亲，这批芒果有坏果，我们马上处理。"}),
    Route("POST /incidents/{incident_id}/told", THING, "state state deny state", {"order_no": ORDER_NO, "no": 1}),
    Route("POST /incidents/{incident_id}/answered", THING, "state state deny state", {"order_no": ORDER_NO}),
    Route("POST /incidents/{incident_id}/close", THING, "deny ok ok ok", {
        "version": 1, "cause": "supplier", "summary": "坏果", "prevention": "抽检", "unfinished": True}),
    Route("GET /incidents/of-case/{case_id}", THING, "ok ok ok ok"),
    Route("POST /incidents/of-case/{case_id}/follow", THING, "state state deny state", edit()),
]  # fmt: skip
