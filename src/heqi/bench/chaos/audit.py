"""What is true in the end: the sandbox's ledger and its market beside what the desk says."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from heqi.bench.market import BenchMarket

MERCHANT = "merchant"
TO_A_PERSON = frozenset({"unknown", "failed", "handed"})


def audit_money(market: BenchMarket, shop_ids: list[int], *, since: int, given: Mapping[int, int]) -> dict[str, Any]:
    """Fates of all money actions, and every violation as a sentence.

    `since`: the market's second from which on only the desk paid; `given`: cases whose payment somebody was told that
    the desk had taken on.
    """
    from heqi.outbox.access import actions_in
    from heqi.outbox.states import READY

    moved = _moved(market, since)
    actions = list(actions_in(shop_ids).filter(money=True, kind__endswith=".agree_refund").order_by("id"))
    numbers = [str(action.payload.get("after_sale_no", "")) for action in actions]
    wrong = [f"{number}: paid {times} times" for number, times in moved.items() if times > 1]
    wrong += [f"{number}: paid, and nobody decided it" for number in moved.keys() - set(numbers)]
    for action, number in zip(actions, numbers, strict=True):
        wrong += _look_at(action.state, number, paid=number in moved, due=action.due_at is not None)
    cases = {int(action.subject_id.split(".")[0]) for action in actions}
    wrong += [f"case {case}: the desk took it on, and it is nowhere" for case in given.keys() - cases]
    fates = Counter("not begun" if action.state in READY and not action.due_at else action.state for action in actions)
    return {
        "actions": len(actions),
        "fates": dict(fates),
        "paid": len(moved),
        "asked": sum(action.asks > 0 or action.attempts > 1 for action in actions),
        "violations": wrong,
    }


def _look_at(state: str, number: str, *, paid: bool, due: bool) -> list[str]:
    """What is wrong with one action, given whether its money moved."""
    if state == "confirmed" and not paid:
        return [f"{number}: confirmed, and nothing was paid"]
    if state in ("failed", "cancelled", "refused") and paid:
        return [f"{number}: {state}, and it was paid"]
    if state in ("sending", "sent") or (state in ("approved", "automatic") and (due or paid)):
        return [f"{number}: still {state}"]
    return []


def _moved(market: BenchMarket, since: int) -> Counter[str]:
    """Refund number → how often the merchant's money moved for it."""
    return Counter(
        str(row["cause"])
        for row in market.rows("/ledger")
        if row["action"] == "refund" and row["asked_by"] == MERCHANT and row["at"] >= since
    )


def audit_journal() -> list[str]:
    """Whether its chain is whole, and no reaction was given up."""
    from heqi.journal.access import all_reactions
    from heqi.journal.chain import verify_chain

    checked = verify_chain()
    wrong = [] if checked.whole else [f"the journal breaks after {checked.checked} entries"]
    dead = all_reactions(why="what was lost in the storm").filter(state="dead")
    return wrong + [f"given up after {row.attempts}: {row.reaction}: {row.error}" for row in dead]
