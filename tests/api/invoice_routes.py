"""Who may call what of the invoices; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route, of_shop

OTHER = "260525-111111111111111"
STEP = {"version": 1}
INVOICE_ROUTES = [
    Route("GET /invoices", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /invoices/of-order", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /invoices/read", SHOP, "ok ok ok ok", of_shop(text="能开发票吗")),
    Route("POST /invoices", SHOP, "ok ok deny ok", of_shop(order_no=OTHER, personal=True)),
    Route("PUT /invoices/{invoice_id}", THING, "ok ok deny ok", {**STEP, "personal": True}),
    Route("POST /invoices/{invoice_id}/issue", THING, "ok ok deny ok", {**STEP, "invoice_no": "12345678"}),
    Route("POST /invoices/{invoice_id}/send", THING, "state state deny state", STEP),
    Route("POST /invoices/{invoice_id}/take-back", THING, "state state deny state", STEP),
    Route("POST /invoices/{invoice_id}/withdraw", THING, "ok ok deny ok", {**STEP, "reason": "买家说不用了"}),
    Route("POST /invoices/{invoice_id}/reveal", THING, "ok ok deny ok", {"field": "title", "reason": "核对抬头"}),
    Route("POST /invoices/export", SHOP, "deny ok deny ok", lambda w: {"shop": w["shop_id"]}),
    Route("POST /invoices/issued", SHOP, "ok ok deny ok", of_shop()),
]
