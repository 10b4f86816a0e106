"""What the backtest page begins with: every figure that may be tried, as the shop has it now."""

from typing import Any

from heqi.cases.parameters import parameters_of
from heqi.cases.replay.run import MOST_CASES
from heqi.cases.replay.terms import present_terms
from heqi.core.cases.playbook.parameters import MOST_HOURS, NAMES
from heqi.shops.contracts import ShopView

_MOST = 10**9


def replay_page(shop: ShopView) -> dict[str, Any]:
    """`BacktestPage` of the API."""
    parameters, terms = parameters_of(shop), present_terms(shop)
    return {
        "figures": [
            {
                "name": name,
                "unit": unit_of(name),
                "value": getattr(parameters, name),
                "origin": parameters.origin(name),
                **_bounds(name),
            }
            for name in NAMES
        ],
        "agent_fen": terms.agent_fen,
        "four_eyes_fen": terms.four_eyes_fen,
        "most_cases": MOST_CASES,
    }


def unit_of(name: str) -> str:
    """fen | percent | minutes | hours | count, as the figure's name says."""
    if "_fen" in name:
        return "fen"
    last = name.rpartition("_")[2]
    return last if last in ("percent", "minutes", "hours") else "count"


def _bounds(name: str) -> dict[str, int]:
    if name.endswith("_hours"):
        return {"least": 1, "most": MOST_HOURS}
    return {"least": 0, "most": 100 if name.startswith("resale_") else _MOST}
