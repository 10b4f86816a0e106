"""Who may call what of practice; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route, of_shop

PRACTICE_ROUTES = [
    Route("GET /practice", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /practice", SHOP, "ok ok ok ok", of_shop(scenario="damaged")),
    Route("GET /practice/{exercise_id}", THING, "none ok none ok"),
    Route("POST /practice/{exercise_id}/say", THING, "none deny none state", {"version": 9, "text": "您好"}),
    Route("POST /practice/{exercise_id}/end", THING, "none deny none state", {"version": 9}),
]
