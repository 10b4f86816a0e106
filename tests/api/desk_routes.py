"""Who may call what of the stop list, order notes and tracking; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route

DESK_ROUTES = [
    Route("GET /stops", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /stops/open", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /stops/numbers", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /stops/file", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /stops/{stop_id}/tick", THING, "ok ok deny ok", {"version": 1, "left": False}),
]  # fmt: skip
