"""Who may call what of reception; rows of the table in test_authorisation."""

from tests.api.route import PERSONAL, SHOP, THING, Route, of_shop

ANSWER = {"key": "answer-0001", "text": "亲，马上为您看一下。"}
BLOCKED = {"key": "answer-0002", "text": "这款是祖传秘方，包治百病"}
TALK_ROUTES = [
    Route("GET /talks", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /talks/counts", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /talks/{talk_id}", THING, "ok ok ok ok"),
    Route("GET /talks/{talk_id}/messages", THING, "ok ok ok ok"),
    Route("POST /talks/{talk_id}/messages", THING, "ok ok deny ok", ANSWER),
    Route("POST /talks/{talk_id}/messages/{message_id}/tick", THING, "none none deny none", {}),
    Route("POST /talks/{talk_id}/messages/{message_id}/withdraw", THING, "none none deny none"),
    Route("POST /talks/{talk_id}/hold", THING, "ok ok deny ok", BLOCKED),
    Route("POST /talks/{talk_id}/messages/{message_id}/release", THING, "deny none deny none", {"reason": "误判"}),
    Route("POST /talks/{talk_id}/messages/{message_id}/refuse", THING, "deny none deny none", {"reason": "不可以"}),
    Route("GET /talks/held", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /talks/{talk_id}/orders", THING, "ok ok ok ok"),
    Route("POST /talks/{talk_id}/order", THING, "state state deny state", {"version": 0, "order_no": "260525-1"}),
    Route("POST /talks/{talk_id}/read", THING, "ok ok ok ok"),
    Route("POST /talks/{talk_id}/claim", THING, "ok ok deny ok"),
    Route("POST /talks/{talk_id}/put-back", THING, "ok ok deny ok"),
    Route("POST /talks/{talk_id}/transfer", THING, "ok ok deny ok", {"reason": "换班", "buyer_agreed": True}),
    Route("POST /talks/{talk_id}/take-over", THING, "deny ok deny ok", {"reason": "买家很急"}),
    Route("POST /talks/{talk_id}/star", THING, "ok ok deny ok", {"starred": True}),
    Route("POST /talks/{talk_id}/snooze", THING, "ok ok deny ok", {"until": None}),
    Route("POST /talks/{talk_id}/close", THING, "state state deny state"),
    Route("POST /talks/{talk_id}/reopen", THING, "ok ok deny ok"),
    Route("POST /talks/{talk_id}/calm", THING, "ok ok deny ok"),
    Route("GET /talks/{talk_id}/among-us", THING, "ok ok ok ok"),
    Route("POST /talks/{talk_id}/whisper", THING, "ok ok deny ok", {"text": "先补发"}),
    Route("POST /talks/{talk_id}/whispers-seen", THING, "ok ok deny ok"),
    Route("GET /messages", SHOP, "ok ok ok ok", query="shop q"),
    Route("GET /desk/presence", PERSONAL, "ok ok ok ok"),
    Route("POST /desk/presence", PERSONAL, "ok ok ok ok", {"state": "online"}),
    Route("POST /desk/presence/{staff_id}", THING, "deny ok deny ok", {"state": "offline"}),
    Route("GET /desk/floor", SHOP, "deny ok ok ok", query="shop"),
    Route("GET /desk/rates", SHOP, "ok ok ok ok", query="shop"),
    Route("GET /desk/settings", SHOP, "ok ok ok ok", query="shop"),
    Route("POST /desk/settings", SHOP, "deny ok deny ok", of_shop(minutes=5)),
    Route("POST /desk/posts", THING, "deny ok deny ok",
          lambda w: {"shop_id": w["shop_id"], "staff_id": w["staff_id"], "version": 0, "most": 20}),
]  # fmt: skip
