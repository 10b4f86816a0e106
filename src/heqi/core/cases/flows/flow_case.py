"""What a flow needs to know: the case, the money it moves, who pays which way, and how the shop speaks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from heqi.core.cases.clocks import STATUTORY_DAYS
from heqi.core.cases.derived import Derived
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.names import write_moment
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.proof import proves
from heqi.core.money import yuan
from heqi.core.time import days_from_next, end_of_day, shanghai_date
from heqi.core.words import AfterSaleState, Platform

LONGEST_GOODS = 14
"""Code points of the goods' name in a message."""
_BRACKETS = re.compile(r"[【\[（(〔][^】\]）)〕]*[】\]）)〕]|[{}【】]")
BACK_DAYS = 10
"""How long a return may take until it arrives: seven days to send it and three on the way."""
SHIPPED_DAYS = 7
"""How long a replacement is followed until it is signed for."""


@dataclass(frozen=True, slots=True)
class FlowCase:
    """One outcome of one case, as it is about to run. `back`, `out`: who pays those ways (merchant | buyer | none)."""

    facts: CaseFacts
    derived: Derived
    at: datetime
    amount_fen: int | None
    parameters: ShopParameters
    back: str = "merchant"
    out: str = "merchant"

    @property
    def platform(self) -> Platform:
        """Where the order was placed."""
        return self.facts.platform

    def say(self, name: str, **places: str) -> str:
        """The script of that name with this case's values; `places` beside those that every script may use."""
        text = self.texts[name]
        return text.format_map({**self._values(), **places}) if "{" in text else text

    @property
    def texts(self) -> Mapping[str, str]:
        """What is said on this platform, by name."""
        return self.parameters.wording.texts[self.platform]

    def _values(self) -> dict[str, str]:
        return {
            "amount": self.money(),
            "goods": short_goods(self.facts.goods.name),
            "hours": str(self.parameters.refund_hours),
        }

    def money(self) -> str:
        """'¥12.50', or words where the amount is not known."""
        return "应退金额" if self.amount_fen is None else yuan(self.amount_fen)

    def today(self) -> datetime:
        """The end of the day of the decision, or the platform's own deadline when that comes first."""
        end = end_of_day(shanghai_date(self.at))
        deadline = self.facts.after_sale.expires_at
        return min(end, deadline) if deadline and deadline > self.at else end

    def after(self, hours: int) -> datetime:
        """So many hours from now."""
        return self.at + timedelta(hours=hours)

    def has_form(self) -> bool:
        """Whether the platform has a request that can be agreed to."""
        return self.facts.after_sale.state not in (AfterSaleState.NONE, AfterSaleState.UNKNOWN, AfterSaleState.CLOSED)

    def is_at(self, *states: AfterSaleState) -> bool:
        """Whether the platform's request stands at one of these."""
        return self.facts.after_sale.state in states

    def has_passed(self, wanted: AfterSaleState, *within: AfterSaleState) -> bool:
        """Whether the request, standing at one of `within`, has been where `wanted` is."""
        state = self.facts.after_sale.state
        return state in within and proves(state, wanted)

    def deadline(self, state: AfterSaleState, otherwise: datetime) -> datetime:
        """The platform's own deadline while the request stands at `state`; else ours."""
        after_sale = self.facts.after_sale
        return after_sale.expires_at if after_sale.state is state and after_sale.expires_at else otherwise

    def goods_back_at(self) -> datetime:
        """When the goods came back, or when they are expected at the latest."""
        return self.facts.after_sale.return_received_at or self.after(24 * BACK_DAYS)

    def refund_due(self) -> datetime:
        """By when the shop promised to refund a return; never later than the law wants it."""
        back = self.goods_back_at()
        return min(back + timedelta(hours=self.parameters.refund_hours), days_from_next(back, STATUTORY_DAYS))

    def moment(self, at: datetime) -> str:
        """'2026-01-12 18:00' in China."""
        return write_moment(at)


@lru_cache(maxsize=1024)
def short_goods(name: str) -> str:
    """A listing's title as one says it: without what stands in brackets, the first words; '商品' where nothing is left.

    Titles are made for search; said whole they are long, and full of words that a shop should not say.
    """
    bare = _BRACKETS.sub("", name).strip()
    words = bare[:LONGEST_GOODS].split() if len(bare) > LONGEST_GOODS else [bare]
    return (" ".join(words[:-1]) if len(words) > 1 else words[0]) or "商品"
