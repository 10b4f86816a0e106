"""The eligibility and freight calculator on a stored case (H4): each claim with its rule, payer, and missing proof."""


def test_H4_what_the_buyer_raises_comes_first_with_its_rule_and_what_is_missing(agent_api, platform, now):
    platform.state_order(now)
    case = platform.state_request(now, demand="exchange", type="换货", reason="质量问题", requested_fen=0)

    body = agent_api.get(f"/cases/{case.id}/entitlements").body

    first = body["items"][0]
    assert (first["raised"], first["claim"].startswith("quality")) == (True, True)
    assert first["entitled"] == "open"
    assert {"buyer"} <= {each["whom"] for each in first["missing"]}
    seven = next(each for each in body["items"] if each["claim"] == "seven_day")
    assert (seven["entitled"], seven["freight_back"]) == ("yes", "buyer")
    assert all(note["source"] for each in body["items"] for note in each["why"])


def test_H4_an_answer_on_record_settles_the_claim(agent_api, platform, now):
    platform.state_order(now)
    case = platform.state_request(now, demand="exchange", type="换货", reason="质量问题", requested_fen=0)
    version = agent_api.get(f"/cases/{case.id}").body["version"]
    given = {"version": version, "fact": "evidence.fault_proven", "value": True}
    agent_api.post(f"/cases/{case.id}/answers", given)

    claims = {each["claim"]: each for each in agent_api.get(f"/cases/{case.id}/entitlements").body["items"]}

    assert (claims["quality_exchange"]["entitled"], claims["quality_exchange"]["freight_back"]) == ("yes", "merchant")
