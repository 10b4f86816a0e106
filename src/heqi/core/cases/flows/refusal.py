"""Refusing: after contact, with the reason, the evidence, and what the buyer can still do."""

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.flow_case import FlowCase
from heqi.core.cases.flows.returning import found, talk_over
from heqi.core.cases.flows.steps import check, office, tell
from heqi.core.labels import DEMANDS
from heqi.core.words import AfterSaleState, Demand


def refuse(case: FlowCase) -> list[Step]:
    """P2: talk first; then refuse with a reason that holds, evidence attached, and no judgement on the person."""
    if case.facts.after_sale.return_accepted is False:
        return _refuse_return(case)
    reason = case.say("refuse_reason")
    return [
        tell(case, "talk_first", case.say("talk_first", wish=_wish(case)), "先联系买家协商", "talk to the buyer first"),
        check("gather_evidence", "整理拒绝依据与凭证", "gather reason and evidence", case.today(), 6),
        office(case, "refuse", "拒绝申请并上传凭证", "refuse, with evidence attached", minutes=4, script=reason,
               proof=AfterSaleState.AWAITING_BUYER_ANSWER),
        tell(case, "tell_reason", reason, "说明原因与后续途径", "give the reason and the way on"),
    ]  # fmt: skip


def _refuse_return(case: FlowCase) -> list[Step]:
    """W4: what came back is not what was sent: shown, asked about, only then not taken; it stays the buyer's."""
    reason = case.say("refuse_return", found=found(case))
    return [
        *talk_over(case),
        check("gather_evidence", "整理开箱视频、称重、照片和双方说明", "gather video, weight, photos and both accounts",
              case.today(), 6),
        office(case, "refuse", "拒绝退款并上传开箱凭证", "refuse, with the opening's evidence attached", minutes=4,
               script=reason, proof=AfterSaleState.AWAITING_BUYER_ANSWER),
        tell(case, "tell_reason", reason, "说明原因与后续途径", "give the reason and the way on"),
    ]  # fmt: skip


def _wish(case: FlowCase) -> str:
    demand = case.facts.demand
    return "解决的问题" if demand is Demand.UNKNOWN else DEMANDS[demand][0]
