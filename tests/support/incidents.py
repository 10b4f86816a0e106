"""A bad batch as the stories of incidents begin with it, and the desk's calls about it."""

from datetime import timedelta

import pytest

WORDS = "亲，{shipped_on}发出的{goods}部分有坏果，我们主动为您办理{outcome}{amount}，给您添麻烦了。"
SIGNED, TRANSIT, UNSHIPPED = "260520-100000000000001", "260520-100000000000002", "260520-100000000000003"
CANCELLED, OTHER = "260520-100000000000004", "260520-100000000000005"


@pytest.fixture
def batch(platform, now):
    """Five orders: signed, on the way, not shipped, cancelled; and one of another day."""
    packed = now - timedelta(days=2)
    noted = {"note": "批次 A7", "grouped_at": packed - timedelta(hours=9)}
    platform.state_order(now, SIGNED, shipped_at=packed, signed_at=now - timedelta(hours=20), **noted)
    platform.state_order(now, TRANSIT, state="shipped", shipped_at=packed, signed_at=None, **noted)
    platform.state_order(now, UNSHIPPED, state="unshipped", shipped_at=None, signed_at=None, **noted)
    platform.state_order(now, CANCELLED, state="cancelled", shipped_at=None, signed_at=None, **noted)
    platform.state_order(now, OTHER, shipped_at=now - timedelta(days=9), note="批次 A2")
    return platform


def work(now):
    """Everything that waits for the worker."""
    from heqi.journal.queue import run_pending

    while run_pending(now=now + timedelta(minutes=2)):
        pass


def opened(api, shop, **more):
    """An incident over everything of batch A7, as the API answers."""
    said = {
        "shop_id": shop.id, "title": "A7 批次芒果烂果", "wrong": "包装前已坏", "family": "quality", "cause": "supplier",
        "selection": {"note": "批次 A7"}, **more,
    }  # fmt: skip
    answer = api.post("/incidents", said)
    assert answer.status == 200, answer
    return answer.body


def read(api, incident):
    """The incident as it is now."""
    return api.get(f"/incidents/{incident['id']}").body


def orders(api, incident, show="all"):
    """Its orders by number."""
    body = api.get(f"/incidents/{incident['id']}/orders", show=show).body
    return {row["order_no"]: row for row in body["items"]}


def edit(api, incident, verb, **given):
    """One call with the version of now."""
    return api.post(f"/incidents/{incident['id']}/{verb}", {"version": read(api, incident)["version"], **given})


def offers(**by_phase):
    """Offers by phase with nothing else filled in."""
    return {phase: {"amount_fen": None, "percent": None, "words": "", **offer} for phase, offer in by_phase.items()}


ALL = offers(
    unshipped={"outcome": "refund_only"},
    in_transit={"outcome": "small_payment", "percent": 50},
    signed={"outcome": "small_payment", "amount_fen": 15_00, "words": "亲，给您补偿15元，抱歉添麻烦了。"},
)


def set_policy(api, incident, now, by=ALL, **how):
    """Set it, and let the worker carry it out."""
    answer = edit(api, incident, "policy", offers=by, **how)
    assert answer.status == 200, answer
    work(now)
    return answer.body


def announced(api, incident, now, words=WORDS):
    """Word it, and let the worker lay it ready."""
    answer = edit(api, incident, "announcement", words=words)
    assert answer.status == 200, answer
    work(now)
    return answer.body
