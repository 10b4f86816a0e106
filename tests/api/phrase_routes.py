"""Who may call what of the phrases; rows of the table in test_authorisation."""

from tests.api.route import SHOP, THING, Route, of_shop

TEXT = {"text": "亲，今天都会发出的。"}
PHRASE_ROUTES = [
    Route("GET /shops/{shop_id}/phrases", SHOP, "ok ok ok ok"),
    Route("POST /shops/{shop_id}/phrases", SHOP, "deny deny ok ok", {"layer": "shop", "group": "发货", **TEXT}),
    Route("POST /shops/{shop_id}/phrases/check", SHOP, "ok ok ok ok", TEXT),
    Route("POST /shops/{shop_id}/phrases/{phrase_id}", THING, "deny ok deny ok",
          lambda w: {"version": 1, "group_id": w["group_id"], **TEXT}),
    Route("POST /shops/{shop_id}/phrases/{phrase_id}/end", THING, "deny ok deny ok", {"version": 1}),
    Route("POST /shops/{shop_id}/phrases/shipped/{name}/put-away", SHOP, "deny deny ok ok"),
    Route("POST /shops/{shop_id}/phrases/import", SHOP, "deny ok deny ok", {"layer": "team"}),
    Route("GET /shops/{shop_id}/phrases/export", SHOP, "ok ok ok ok"),
    Route("POST /shops/{shop_id}/phrase-groups", SHOP, "deny deny ok ok", {"layer": "shop", "name": "新组"}),
    Route("PUT /shops/{shop_id}/phrase-groups", SHOP, "deny ok deny ok",
          lambda w: {"layer": "team", "group_ids": [w["group_id"]]}),
    Route("POST /shops/{shop_id}/phrase-groups/{group_id}", THING, "deny ok deny ok", {"version": 1, "name": "物流"}),
    Route("PUT /shops/{shop_id}/phrase-groups/{group_id}", THING, "deny ok deny ok",
          lambda w: {"phrase_ids": [w["phrase_id"]]}),
    Route("DELETE /shops/{shop_id}/phrase-groups/{group_id}", THING, "deny state deny state"),
    Route("POST /phrases/suggest", SHOP, "ok ok ok ok", of_shop(turns=[{"from": "buyer", "text": "几天能到"}])),
    Route("POST /phrases/take", SHOP, "ok ok ok ok", of_shop(key="s:hello", text="在的")),
    Route("GET /shops/{shop_id}/drafting", SHOP, "ok ok ok ok"),
    Route("PUT /shops/{shop_id}/drafting", SHOP, "deny deny deny ok",
          {"version": 0, "on": False, "url": "https://93.184.216.34/v1", "model": "m", "daily_limit": 9}),
    Route("POST /shops/{shop_id}/drafting/test", SHOP, "deny deny deny state"),
    Route("POST /drafts", SHOP, "state state deny state", of_shop(turns=[{"from": "buyer", "text": "几天能到"}])),
    Route("GET /drafts/{draft_id}", THING, "none none none none"),
    Route("POST /phrases/uses/{use_id}/sent", SHOP, "ok ok ok ok", of_shop(text="在的")),
]  # fmt: skip
