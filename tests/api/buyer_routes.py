"""Who may call what of buyers; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route, of_shop
from tests.support.story import ORDER_NO

WORDS = {"kind": "preference", "words": "喜欢硬一点的芒果", "purpose": "发货前挑选", "until": "2027-01-31T00:00:00Z"}

BUYER_ROUTES = [
    Route("GET /buyers", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /buyers/notes", SHOP, "ok ok deny ok", of_shop(order_no=ORDER_NO, **WORDS)),
    Route("POST /buyers/notes/{note_id}/end", THING, "ok ok deny ok"),
    Route("POST /buyers/reveal", SHOP, "ok ok deny ok", of_shop(order_no=ORDER_NO, field="note", reason="核对收货人")),
    Route("POST /buyers/export", SHOP, "deny deny deny ok", of_shop(order_no=ORDER_NO)),
    Route("GET /buyers/erasures", SHOP, "deny deny deny ok", query="shop"),
    Route("POST /buyers/erasures", SHOP, "deny deny deny state", of_shop(order_no=ORDER_NO)),
    Route("POST /buyers/erasures/{erasure_id}/confirm", THING, "none none none none", {"version": 1}),
    Route("POST /buyers/erasures/{erasure_id}/drop", THING, "none none none none", {"version": 1}),
]  # fmt: skip
