"""Who may call what of reception; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route

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
    Route("POST /talks/{talk_id}/read", THING, "ok ok ok ok"),
]
