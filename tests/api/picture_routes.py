"""Who may call what of pictures; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route, of_shop

PICTURE_ROUTES = [
    Route("POST /pictures", SHOP, "ok ok deny ok", of_shop(conversation="c1")),
    Route("GET /pictures", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /pictures/{picture_id}", THING, "ok ok ok ok"),
    Route("GET /pictures/{picture_id}/file", THING, "ok ok ok ok"),
    Route("POST /pictures/{picture_id}/original", THING, "ok ok deny ok", {"why": "look"}),
    Route("POST /pictures/{picture_id}/redact", THING, "ok ok deny ok", {"version": 1, "marks": []}),
    Route("POST /pictures/{picture_id}/erase", THING, "deny ok deny ok", {"version": 1}),
    Route("POST /pictures/{picture_id}/evidence", THING, "ok ok deny ok",
          lambda w: {"case_id": w["case_id"], "version": w["version"], "whose": "buyer"}),
    Route("GET /shops/{shop_id}/pictures", SHOP, "ok ok ok ok"),
    Route("PUT /shops/{shop_id}/pictures", SHOP, "deny deny deny ok", {"keep_days": 90}),
]  # fmt: skip
