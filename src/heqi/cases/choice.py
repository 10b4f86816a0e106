"""What an agent may choose: not what is closed, not more than was paid."""

from heqi.cases.judge import Judged
from heqi.core.cases.decision import Option
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.core.words import Outcome, Standing


def require_choosable(judged: Judged, option: Option, *, override: bool, reason: str) -> None:
    """Raises outcome.closed, refuse.owed, refuse.contact_first.

    A supervisor's override with a reason opens what is closed but possible (such an option has steps), and a refusal
    before contact; it never opens the refusal of an owed outcome.
    """
    if option.standing is not Standing.CLOSED:
        return
    why = [{"rule": note.rule, "text": note.text, "text_en": note.text_en} for note in option.reasons]
    override = override and bool(option.steps) and bool(reason.strip())
    if option.outcome is not Outcome.REFUSE:
        if override:
            return
        raise HeqiError(
            "outcome.closed",
            "这个处理结果目前不可选：" + "；".join(note.text for note in option.reasons),
            "This outcome is closed: " + "; ".join(note.text_en for note in option.reasons),
            409,
            {"why": why},
        )
    if any(each.standing is Standing.OWED for each in judged.decision.options):
        raise HeqiError(
            "refuse.owed",
            "买家依法或依规则应得这个处理，不能拒绝。",
            "The buyer is owed an outcome here; it cannot be refused.",
            409,
            {"why": why},
        )
    if override:
        return
    if judged.facts.talk.contact_attempts == 0:
        raise HeqiError(
            "refuse.contact_first",
            "先联系买家并记录，再考虑拒绝。主管可说明原因后放行。",
            "Contact the buyer and record it before refusing. A supervisor may override with a reason.",
            409,
            {"why": why},
        )
    raise HeqiError("outcome.closed", "目前不能拒绝。", "Refusing is closed.", 409, {"why": why})


def require_amount(judged: Judged, option: Option, asked: int | None) -> int | None:
    """The amount that will move, in fen; None for outcomes that move none. Raises money.missing, money.too_much."""
    if option.outcome in (Outcome.EXCHANGE, Outcome.RESHIP, Outcome.REFUSE):
        return None
    amount = option.amount_fen if asked is None else asked
    if not amount or amount < 0:
        raise HeqiError("money.missing", "请填写金额。", "Enter an amount.", 422)
    paid = judged.facts.order.paid_fen
    if paid is not None and amount > paid:
        raise HeqiError(
            "money.too_much",
            f"金额 {yuan(amount)} 超过买家实付 {yuan(paid)}。",
            f"{yuan(amount)} is more than the buyer paid, {yuan(paid)}.",
            422,
            {"paid_fen": paid},
        )
    return amount
