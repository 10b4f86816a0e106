"""Refusing: after contact, with the reason, the evidence, and what the buyer can still do."""

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.steps import FlowCase, check, office, tell
from heqi.core.labels import DEMANDS
from heqi.core.words import AfterSaleState


def refuse(case: FlowCase) -> list[Step]:
    """P2: talk first; then refuse with a reason that holds, evidence attached, and no judgement on the person."""
    wish = DEMANDS[case.facts.demand][0]
    first = f"亲，您的{wish}申请我们认真看过了，想先和您沟通一下具体情况，看看怎样处理对您更合适。"
    reason = (
        "亲，这次的申请按规则和现有凭证暂时无法同意，原因和凭证都写在售后单里；您有新的凭证随时发来，我们马上重新看。"
    )
    return [
        tell(case, "talk_first", first, "先联系买家协商", "talk to the buyer first"),
        check("gather_evidence", "整理拒绝依据与凭证", "gather reason and evidence", case.today(), 6),
        office(case, "refuse", "拒绝申请并上传凭证", "refuse, with evidence attached", minutes=4, script=reason,
               proof=AfterSaleState.AWAITING_BUYER_ANSWER),
        tell(case, "tell_reason", reason, "说明原因与后续途径", "give the reason and the way on"),
    ]  # fmt: skip
