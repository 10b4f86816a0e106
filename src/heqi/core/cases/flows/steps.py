"""Makers of single steps. Everything that a flow has in common stands here."""

from datetime import datetime

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.actions import OFFICE, PREFIX
from heqi.core.cases.flows.flow_case import FlowCase
from heqi.core.words import AfterSaleState


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


def tell(
    case: FlowCase,
    key: str,
    script: str,
    verb: str = "告知买家",
    verb_en: str = "tell the buyer",
    due_at: datetime | None = None,
    minutes: int = 2,
) -> Step:
    """Words to the buyer, laid ready to copy."""
    return Step(key, "talk", verb, verb_en, "agent", minutes, script, "chat.send", due_at=due_at or case.today())


def ask_carrier(case: FlowCase, key: str, script: str, action: str, verb: str, verb_en: str) -> Step:
    """Words to the courier; what comes back is looked at, so it is a check."""
    return Step(key, "check", verb, verb_en, "agent", 4, script, action, due_at=case.today())


def wait(
    key: str,
    verb: str,
    verb_en: str,
    who: str,
    due_at: datetime | None,
    proof: AfterSaleState | None = None,
    script: str = "",
) -> Step:
    """Somebody else's turn; the clock runs on them. `script`: what to tell the buyer meanwhile (P4f)."""
    confirmed_by = None if proof is None else proof.value
    return Step(key, "wait", verb, verb_en, who, 0, script, due_at=due_at, confirmed_by=confirmed_by)


def work(key: str, verb: str, verb_en: str, minutes: int, due_at: datetime | None, action: str | None = None) -> Step:
    """Work of the warehouse."""
    return Step(key, "warehouse", verb, verb_en, "warehouse", minutes, action=action, due_at=due_at)


def check(key: str, verb: str, verb_en: str, due_at: datetime | None, minutes: int = 1) -> Step:
    """A look before something is called done."""
    return Step(key, "check", verb, verb_en, "agent", minutes, due_at=due_at)


def apply_for_buyer(case: FlowCase, what: str) -> list[Step]:
    """P4g: where the buyer has no request yet, the shop files it and the buyer confirms a card."""
    if case.has_form():
        return []
    return [
        office(case, "apply_for_buyer", "帮买家申请售后", "file the request for the buyer", minutes=2,
               script=case.say("apply_for_buyer", what=what), proof=AfterSaleState.AWAITING_MERCHANT),
        wait("buyer_confirms_card", "等买家确认卡片", "wait for the buyer to confirm", "buyer", case.after(24),
             script=case.say("remind_card")),
    ]  # fmt: skip


def refund_arrives(case: FlowCase, due_at: datetime) -> Step:
    """The platform pays out; only its word proves it."""
    return wait("refund_arrives", "等平台退款到账", "wait for the refund to arrive", "platform", due_at,
                AfterSaleState.SUCCEEDED, case.say("refund_slow"))  # fmt: skip
