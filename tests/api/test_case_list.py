"""The list of cases: filters, order, pages, counts."""

from datetime import timedelta

from tests.support.story import REQUEST_NO


def test_the_list_filters_by_stage_demand_state_owner_and_text(agent_api, agent, platform, now):
    platform.state_order(now)
    mine = platform.state_request(now)
    platform.state_request(
        now, "61234567890999", order_no="260525-000000000000009", demand="return_refund", state="awaiting_buyer_return"
    )
    agent_api.post(f"/cases/{mine.id}/take", {"version": mine.version})

    def found(**wanted):
        return [row["after_sale_no"] for row in agent_api.get("/cases", **wanted).body["items"]]

    assert found(stage="waiting_buyer") == ["61234567890999"]
    assert found(demand="refund_only") == [REQUEST_NO]
    assert found(state="awaiting_buyer_return") == ["61234567890999"]
    assert found(owner="me") == [REQUEST_NO]
    assert found(owner="none") == ["61234567890999"]
    assert found(q="贵妃芒") == [REQUEST_NO]
    assert found(q="000000000009") == ["61234567890999"]
    assert found(q="没有这个") == []
    assert found(view="waiting_buyer") == ["61234567890999"]
    assert found(view="mine") == [REQUEST_NO]
    assert agent_api.get("/cases", view="nonsense").code == "list.bad_filter"


def test_the_list_can_be_filtered_by_each_colleague_of_ones_shops(agent_api, supervisor, agent, damaged, stranger):
    agent_api.post(f"/cases/{damaged.id}/take", {"version": damaged.version})

    people = agent_api.get("/cases/owners").body

    assert sorted(person["name"] for person in people) == ["小林", "阿敏"]
    assert agent_api.get("/cases", owner=agent.id).body["count"]["n"] == 1
    assert agent_api.get("/cases", owner=supervisor.id).body["count"]["n"] == 0


def test_the_list_is_sorted_by_time_left_and_pages_without_gap_or_double(agent_api, platform, now):
    for number in range(7):
        platform.state_request(
            now,
            f"6123456789{number:04d}",
            order_no=f"260525-{number:015d}",
            expires_at=now + timedelta(hours=10 - number) if number % 3 else now + timedelta(hours=5),
        )
    whole = [row["after_sale_no"] for row in agent_api.get("/cases").body["items"]]

    paged, cursor = [], None
    while True:
        page = agent_api.get("/cases", limit=2, cursor=cursor).body
        paged += [row["after_sale_no"] for row in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    dues = [row["due"]["at"] for row in agent_api.get("/cases").body["items"]]
    assert dues == sorted(dues)
    assert paged == whole
    assert len(set(paged)) == 7
    assert agent_api.get("/cases", cursor="???").code == "list.bad_cursor"


def test_the_counts_of_the_saved_views_add_up(agent_api, platform, now):
    platform.state_request(now, expires_at=now + timedelta(seconds=30))
    platform.state_request(now, "2", state="awaiting_buyer_return", expires_at=None)
    platform.state_request(now, "3", state="platform_handling", expires_at=None)
    platform.state_request(now, "4", state="succeeded", expires_at=None)

    counts = {view: count["n"] for view, count in agent_api.get("/cases/counts").body.items()}

    assert (counts["open"], counts["done"]) == (3, 1)
    assert (counts["waiting_buyer"], counts["intervention"], counts["mine"]) == (1, 1, 0)
