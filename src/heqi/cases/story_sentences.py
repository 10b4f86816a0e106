"""What each kind of journal entry says in the story of a case, in two languages."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from heqi.cases.money.catalogue import NAMES, RemedyKind
from heqi.cases.policy_story import POLICY_SENTENCES
from heqi.cases.question_words import answer_words
from heqi.cases.work_order_story import WORK_ORDER_SENTENCES
from heqi.core.cases.arrival import CAME, Came
from heqi.core.cases.causes import LINKS, Link
from heqi.core.cases.facts import LegalSign
from heqi.core.cases.ladder import RUNGS, Rung
from heqi.core.cases.names import LEGAL_SIGNS, write_moment
from heqi.core.labels import AFTER_SALE_STATES, CHANNELS, DEMANDS, EVIDENCE_OF, OUTCOMES, PERSONAL, STAGES
from heqi.core.money import yuan
from heqi.core.words import AfterSaleState, Demand, FirstChannel, Outcome, Stage

Texts = tuple[str, str]
Data = Mapping[str, Any]


def _opened(data: Data) -> Texts:
    zh, en = AFTER_SALE_STATES[AfterSaleState(data["state"])]
    return f"建立售后：{zh}", f"Case opened: {en}"


def _moved(data: Data) -> Texts:
    before, after = AFTER_SALE_STATES[AfterSaleState(data["from"])], AFTER_SALE_STATES[AfterSaleState(data["to"])]
    return f"平台状态：{before[0]} → {after[0]}", f"Platform state: {before[1]} → {after[1]}"


def _decided(data: Data) -> Texts:
    if not data.get("recommended"):
        return "重新判断：需要人来定", "Decided again: a person must choose"
    zh, en = OUTCOMES[Outcome(data["recommended"])]
    return f"重新判断：建议{zh}", f"Decided again: {en} recommended"


def _chosen(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    amount = f" {yuan(data['amount_fen'])}" if data.get("amount_fen") is not None else ""
    over = ("（主管放行）", " (supervisor's override)") if data.get("override") else ("", "")
    return f"选定{zh}{amount}{over[0]}", f"Chose {en}{amount}{over[1]}"


def _asked(data: Data) -> Texts:
    zh, en = _sum(data)
    return f"申请审批：{zh}", f"Asked for approval: {en}"


def _approved(data: Data) -> Texts:
    zh, en = _sum(data)
    return f"批准：{zh}", f"Approved: {en}"


def _declined(data: Data) -> Texts:
    zh, en = _sum(data)
    return f"不批准：{zh}", f"Not approved: {en}"


def _sum(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    amount = f" {yuan(data['amount_fen'])}" if data.get("amount_fen") is not None else ""
    return zh + amount, en + amount


def _remedy(data: Data) -> Texts:
    zh, en = NAMES[RemedyKind(data["remedy_kind"])]
    return f"{zh} {yuan(data['face_fen'])}", f"{en} {yuan(data['face_fen'])}"


def _withdrawn(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    return f"撤回{zh}", f"Withdrew {en}"


def _ticked(data: Data) -> Texts:
    return f"手工完成：{data['verb']}", f"Done by hand: {data['verb_en']}"


def _put_off(data: Data) -> Texts:
    until = write_moment(datetime.fromisoformat(data["until"]))
    return f"延后：{data['verb']}，答应 {until} 前完成", f"Put off: {data['verb_en']}, promised by {until}"


def _confirmed(data: Data) -> Texts:
    return f"平台已确认：{data['verb']}", f"Confirmed by the platform: {data['verb_en']}"


def _contacted(data: Data) -> Texts:
    zh, en = CHANNELS[FirstChannel(data["channel"])]
    return f"联系买家（{zh}）", f"Contacted the buyer ({en})"


def _wished(data: Data) -> Texts:
    zh, en = DEMANDS[Demand(data["to"])]
    return f"记录买家诉求：{zh}", f"Recorded the buyer's wish: {en}"


def _answered(data: Data) -> Texts:
    question, answer = answer_words(data["fact"], data["value"])
    return f"查明：{question[0]}{answer[0]}", f"Found out: {question[1]} {answer[1]}"


def _reopened(data: Data) -> Texts:
    question, _ = answer_words(data["fact"], None)
    return f"撤回答案：{question[0]}", f"Took an answer back: {question[1]}"


def _shown(data: Data) -> Texts:
    zh, en = EVIDENCE_OF[data["whose"]]
    return f"留存{zh}凭证 {data['count']} 个", f"Kept {data['count']} of {en} evidence"


def _caused(data: Data) -> Texts:
    zh, en = LINKS[Link(data["to"])]
    return f"根因：{zh}", f"Root cause: {en}"


def _packed(data: Data) -> Texts:
    return f"导出举证材料（凭证 {data['count']} 个）", f"Evidence pack with {data['count']} files"


def _offered(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    amount = f" {yuan(data['amount_fen'])}" if data.get("amount_fen") else ""
    if data["side"] == "buyer":
        return f"买家提出：{zh}{amount}", f"The buyer proposes {en}{amount}"
    return f"我方提出：{zh}{amount}", f"We offer {en}{amount}"


def _offer_answered(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    who = ("我方", "We") if data["side"] == "buyer" else ("买家", "The buyer")
    if data["accepted"]:
        return f"{who[0]}接受{zh}", f"{who[1]} accepted {en}"
    return f"{who[0]}不接受{zh}", f"{who[1]} declined {en}"


def _kept(data: Data) -> Texts:
    return ("逾期后兑现承诺", "Kept the promise, late") if data["late"] else ("兑现承诺", "Kept the promise")


def _raised(data: Data) -> Texts:
    zh, en = RUNGS[Rung(data["to"])]
    if "clock" in data:
        return f"时限已过，转{zh}处理", f"A deadline passed: now with the {en}"
    return f"请{zh}处理", f"Called in the {en}"


def _buyer_known(data: Data) -> Texts:
    if not data["known"]:
        return "无法再判断是不是老客", "Whether the buyer came before cannot be told any more"
    return "已按买家往来重新判断（只会更优，不会更差）", "Decided by the buyer's history, which only betters an offer"


def _heard(data: Data) -> Texts:
    """What was heard by itself, so that a person can look whether it is so."""
    signs = [LEGAL_SIGNS[LegalSign(sign)] for sign in data["signs"]]
    waits = ("；买家在等回复", "; the buyer waits for a word") if data["waiting"] else ("", "")
    if not signs:
        return f"会话有更新{waits[0]}", f"The talk went on{waits[1]}"
    named = "、".join(zh for zh, _ in signs), ", ".join(en for _, en in signs)
    return f"买家的话涉及{named[0]}{waits[0]}", f"The buyer's words touch {named[1]}{waits[1]}"


def _staged(data: Data) -> Texts:
    before, after = STAGES[Stage(data["from"])], STAGES[Stage(data["to"])]
    return f"{before[0]} → {after[0]}", f"{before[1]} → {after[1]}"


def _revealed(data: Data) -> Texts:
    zh, en = PERSONAL[data["field"]]
    return f"查看了{zh}", f"Looked at {en}"


def _opened_return(data: Data) -> Texts:
    zh, en = CAME[Came(data["came"])]
    passed = ("验收通过", "passed") if data["passed"] else ("验收未通过", "not passed")
    return f"退回件开箱：{zh}，{passed[0]}", f"Return opened: {en}; {passed[1]}"


def _advised(data: Data) -> Texts:
    if data["outcome"] is None:
        return "所属事件：请人工决定", "Part of an incident: a person decides"
    zh, en = _sum(data)
    return f"所属事件的方案：{zh}", f"Plan of its incident: {en}"


SENTENCES: dict[str, Callable[[Data], Texts]] = {
    "case.opened": _opened,
    "case.platform_moved": _moved,
    "case.decided": _decided,
    "case.outcome_chosen": _chosen,
    "case.outcome_withdrawn": _withdrawn,
    "case.remedy_given": lambda data: (f"补偿：{_remedy(data)[0]}", f"Remedy: {_remedy(data)[1]}"),
    "case.remedy_ticked": lambda data: (f"已发放：{_remedy(data)[0]}", f"Handed out: {_remedy(data)[1]}"),
    "case.remedy_withdrawn": lambda data: (f"撤回补偿：{_remedy(data)[0]}", f"Remedy withdrawn: {_remedy(data)[1]}"),
    "case.approval_asked": _asked,
    "case.approved": _approved,
    "case.approval_declined": _declined,
    "case.approval_withdrawn": lambda _: ("撤回审批申请", "Took the request for approval back"),
    "case.goods_left": lambda _: ("停发单答复：货已发出", "The stop list says: it had left already"),
    "case.goods_stay": lambda _: ("停发单答复：已停发", "The stop list says: the shipment is stopped"),
    "case.step_ticked": _ticked,
    "case.step_put_off": _put_off,
    "case.step_confirmed": _confirmed,
    "case.step_given": lambda data: (f"交系统提交：{data['verb']}", f"Given to the desk to send: {data['verb_en']}"),
    "case.step_sent": lambda data: (f"平台已受理：{data['verb']}", f"Accepted by the platform: {data['verb_en']}"),
    "case.step_stuck": lambda data: (
        f"提交未成功，需要人看：{data['verb']}",
        f"Not taken, look at it: {data['verb_en']}",
    ),
    "case.contacted": _contacted,
    "case.wish_recorded": _wished,
    "case.talk_heard": _heard,
    "case.buyer_known": _buyer_known,
    "case.answered": _answered,
    "case.answer_withdrawn": _reopened,
    "case.evidence_added": _shown,
    "case.pack_made": _packed,
    "case.cause_said": _caused,
    "case.restated": lambda _: ("向买家复述问题", "Said the matter back to the buyer"),
    "case.restatement_confirmed": lambda _: ("买家确认复述无误", "The buyer confirmed it"),
    "case.offered": _offered,
    "case.offer_answered": _offer_answered,
    "case.promised": lambda _: ("向买家作出承诺", "Made the buyer a promise"),
    "case.promise_kept": _kept,
    "case.promise_broken": lambda _: ("承诺逾期未兑现", "A promise was broken"),
    "case.promise_withdrawn": lambda _: ("撤销承诺", "Withdrew a promise"),
    "case.raised": _raised,
    "case.lowered": lambda _: ("交还客服处理", "Handed back to the agents"),
    "case.evidence_removed": lambda _: ("移除一个凭证", "Removed a piece of evidence"),
    "case.return_arrived": lambda _: ("退回件到仓，待开箱验收", "The return is here and waits to be opened"),
    "case.return_opened": _opened_return,
    "case.return_taken_back": lambda _: ("撤销退货验收", "Took the acceptance of the return back"),
    "case.incident_advised": _advised,
    "case.stage_moved": _staged,
    **WORK_ORDER_SENTENCES,
    **POLICY_SENTENCES,
    "case.taken": lambda _: ("接手", "Took the case"),
    "case.released": lambda _: ("放回待分配", "Put the case back"),
    "case.assigned": lambda _: ("改派", "Assigned the case"),
    "case.facts_changed": lambda _: ("平台数据有更新", "The platform's data changed"),
    "data.revealed": _revealed,
    "clock.warned": lambda _: ("时限提醒", "A deadline comes near"),
    "clock.due": lambda _: ("时限已到", "A deadline has passed"),
}
"""Journal kinds that a reader of a case wants to see; the outbox's own entries stand behind the ticks."""
