"""Makers of single steps. Everything that a flow has in common stands here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from heqi.core.cases.decision import Step
from heqi.core.cases.derived import Derived
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.flows.actions import OFFICE, PREFIX
from heqi.core.money import yuan
from heqi.core.time import end_of_day, shanghai_date
from heqi.core.words import AfterSaleState, Platform

REFUND_HOURS = 48


@dataclass(frozen=True, slots=True)
class FlowCase:
    """What a flow needs to know: the case, the money it moves, who pays the way back, and when it starts."""

    facts: CaseFacts
    derived: Derived
    at: datetime
    amount_fen: int | None
    freight_payer: str = "merchant"

    @property
    def platform(self) -> Platform:
        """Where the order was placed."""
        return self.facts.platform

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


def office(
    case: FlowCase,
    name: str,
    verb: str,
    verb_en: str,
    *,
    minutes: int,
    script: str = "",
    amount_fen: int | None = None,
    proof: AfterSaleState | None = None,
    due_at: datetime | None = None,
) -> Step:
    """A step in the platform's back office; there is no interface for it, so a person does it and ticks."""
    place, link = OFFICE[case.platform]
    return Step(
        name, "platform", f"在{place}{verb}", verb_en, "agent", minutes, script, f"{PREFIX[case.platform]}.{name}",
        amount_fen, due_at or case.today(), None if proof is None else proof.value, link,
    )  # fmt: skip


def tell(case: FlowCase, key: str, script: str, verb: str = "告知买家", verb_en: str = "tell the buyer") -> Step:
    """Words to the buyer, laid ready to copy."""
    return Step(key, "talk", verb, verb_en, "agent", 2, script, "chat.send", due_at=case.today())


def wait(
    key: str, verb: str, verb_en: str, who: str, due_at: datetime | None, proof: AfterSaleState | None = None
) -> Step:
    """Somebody else's turn; the clock runs on them."""
    return Step(key, "wait", verb, verb_en, who, 0, due_at=due_at, confirmed_by=None if proof is None else proof.value)


def work(key: str, verb: str, verb_en: str, minutes: int, due_at: datetime | None, action: str | None = None) -> Step:
    """Work of the warehouse."""
    return Step(key, "warehouse", verb, verb_en, "warehouse", minutes, action=action, due_at=due_at)


def check(key: str, verb: str, verb_en: str, due_at: datetime | None, minutes: int = 1) -> Step:
    """A look before something is called done."""
    return Step(key, "check", verb, verb_en, "agent", minutes, due_at=due_at)


def apply_for_buyer(case: FlowCase, demand: str) -> list[Step]:
    """P4g: where the buyer has no request yet, the shop files it and the buyer confirms a card."""
    if case.has_form():
        return []
    script = f"亲，为您省点事，{demand}的售后申请已经帮您填好了，麻烦点一下聊天里的卡片确认就可以啦。"
    return [
        office(case, "apply_for_buyer", "帮买家申请售后", "file the request for the buyer", minutes=2, script=script,
               proof=AfterSaleState.AWAITING_MERCHANT),
        wait("buyer_confirms_card", "等买家确认卡片", "wait for the buyer to confirm", "buyer", case.after(24)),
    ]  # fmt: skip
