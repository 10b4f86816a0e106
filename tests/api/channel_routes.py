"""Who may call what of channels' settings; rows of the table in test_authorisation."""

from tests.api.route import PERSONAL, THING, Route, of_shop

SEEN = {"version": 1}
CHANNEL_ROUTES = [
    Route("GET /channels", PERSONAL, "ok ok ok ok"),
    Route("POST /channels", THING, "deny deny deny ok", of_shop(kind="bridge", name="自建商城")),
    Route("POST /channels/{channel_id}", THING, "deny deny deny ok", {**SEEN, "name": "官网"}),
    Route("POST /channels/{channel_id}/secret", THING, "deny deny deny ok", SEEN),
    Route("POST /channels/{channel_id}/pause", THING, "deny deny deny ok", SEEN),
    Route("POST /channels/{channel_id}/resume", THING, "deny deny deny ok", SEEN),
    Route("POST /channels/{channel_id}/check", THING, "deny deny deny ok", SEEN),
    Route("POST /channels/{channel_id}/end", THING, "deny deny deny ok", SEEN),
]
