"""What came back shows on its case, and the owner says how long unknown parcels are kept."""

from datetime import datetime, timedelta

from tests.api.test_returns import accepted, end, home, photo, pool, returning

__all__ = ["home", "returning"]


def test_W4_the_case_shows_what_came_back_when_with_photos_and_verdict(agent_api, returning):
    accepted(agent_api, returning, "used", files=[photo()], note="果皮有刀痕")

    (arrival,) = agent_api.get(f"/returns/of-case/{returning.id}").body

    assert (arrival["state"], arrival["came"], arrival["note"], len(arrival["photos"])) == (
        "failed", "used", "果皮有刀痕", 1,
    )  # fmt: skip
    assert arrival["opened_by"]["name"] == "小林"


def test_W4_what_was_undone_is_not_shown_and_nothing_of_other_shops(agent_api, stranger_api, returning):
    arrival = accepted(agent_api, returning)
    assert stranger_api.get(f"/returns/of-case/{returning.id}").code == "case.none"
    assert end(agent_api, arrival, "undo").status == 200
    assert agent_api.get(f"/returns/of-case/{returning.id}").body == []


def test_W4_the_owner_sets_how_long_unknown_parcels_are_kept(owner_api, supervisor_api, agent_api, shop):
    assert agent_api.get(f"/shops/{shop.id}/returns").body == {"keep_days": 30}
    assert supervisor_api.put(f"/shops/{shop.id}/returns", {"keep_days": 7}).code == "role.owner"
    assert owner_api.put(f"/shops/{shop.id}/returns", {"keep_days": 0}).status == 422
    assert owner_api.put(f"/shops/{shop.id}/returns", {"keep_days": 45}).body == {"keep_days": 45}

    arrival = pool(agent_api, shop, inside="一箱芒果")

    kept = datetime.fromisoformat(arrival["kept_until"]) - datetime.fromisoformat(arrival["at"])
    assert kept == timedelta(days=45)
