"""What the shop's own figures are. A figure that the shop has not given is a marked default."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from heqi.core.cases.playbook.chances import Priors
from heqi.core.cases.scripts import Wording
from heqi.core.errors import HeqiError
from heqi.core.rulebook.vocabulary import suggest


@dataclass(frozen=True, slots=True)
class ShopParameters:
    """Whole numbers: *_fen in fen, *_percent in percent. `given` names those that come from the shop.

    resale_*: what a returned good still fetches, of its unit cost (perishable goods fetch nothing);
    unit_cost_percent: unit cost of the goods' price where no cost is on file; margin_percent and horizon_orders: what
    one more order earns and how many of them are looked ahead; bad_review_fen: what a bad review or an intervention
    costs; small_payment_percent: the payment suggested when none is named; offer_minutes: the time an offer takes;
    loyalty_percent: how much more each earlier order makes keeping a buyer worth, up to four of them;
    refund_hours: how soon after its arrival a return is refunded, freight with it, as the shop tells its buyers;
    reship_hours: how soon a replacement leaves. `wording`: how the shop says things.
    """

    priors: Priors
    wording: Wording
    wage_fen_per_hour: int = 3000
    freight_leg_fen: int = 800
    recall_fen: int = 500
    packaging_fen: int = 150
    resale_intact_percent: int = 80
    resale_faulty_percent: int = 10
    unit_cost_percent: int = 60
    margin_percent: int = 20
    horizon_orders: int = 2
    bad_review_fen: int = 3000
    small_payment_percent: int = 20
    offer_minutes: int = 4
    loyalty_percent: int = 25
    refund_hours: int = 48
    reship_hours: int = 48
    given: frozenset[str] = frozenset()

    def origin(self, name: str) -> str:
        """'shop' when the shop gave that figure, else 'default'. Raises AttributeError on an unknown name."""
        getattr(self, name)
        return "shop" if name in self.given else "default"


NAMES = tuple(each.name for each in fields(ShopParameters) if each.name not in ("priors", "wording", "given"))
MOST_HOURS = 168
"""The law gives seven days to refund a return; a shop may promise sooner, not later."""


def read_parameters(data: Mapping[str, Any], priors: Priors, wording: Wording) -> ShopParameters:
    """A shop's figures from JSON or YAML. Raises HeqiError `parameters.invalid` on a wrong name or value."""
    for name, value in data.items():
        if name not in NAMES:
            raise _wrong(name, f"没有参数 {name}", f"there is no parameter {name}{suggest(name, NAMES)}")
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10**9:
            raise _wrong(name, f"{name} 应为不小于 0 的整数", f"{name} must be a whole number from 0 on, not {value!r}")
        if name.startswith("resale_") and value > 100:
            raise _wrong(name, f"{name} 不能超过 100", f"{name} cannot be more than 100 percent")
        if name.endswith("_hours") and not 1 <= value <= MOST_HOURS:
            raise _wrong(name, f"{name} 应为 1 到 {MOST_HOURS} 小时", f"{name} must be 1 to {MOST_HOURS} hours")
    return ShopParameters(priors, wording, **data, given=frozenset(data))


def _wrong(name: str, message: str, message_en: str) -> HeqiError:
    return HeqiError("parameters.invalid", message, message_en, 422, {"name": name})
