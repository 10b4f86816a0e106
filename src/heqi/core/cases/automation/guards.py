"""Why a policy leaves a case to people. Each reason has a name, so that a page can say it and a test can ask for it."""

from enum import StrEnum


class Guard(StrEnum):
    """One reason to hold. Policies never pass one; there is no override."""

    LEGAL = "legal"
    NEEDS_PERSON = "needs_person"
    INTERVENTION = "intervention"
    COMPLAINT = "complaint"
    STOCK_OUT = "stock_out"
    LATE_DISPATCH = "late_dispatch"
    REASON_UNKNOWN = "reason_unknown"
    PACKED = "packed"
    OLD_FACTS = "old_facts"
    PERSON_ACTED = "person_acted"
    PROMISE_OPEN = "promise_open"
    APPROVAL_OPEN = "approval_open"
    WORK_ORDER_OPEN = "work_order_open"
    INCIDENT_OPEN = "incident_open"
    RISK_SIGN = "risk_sign"
    NOT_ALLOWED = "not_allowed"
    NOT_FIRST = "not_first"
    RULE_UNCONFIRMED = "rule_unconfirmed"
    AMOUNT_UNKNOWN = "amount_unknown"
    OVER_PAID = "over_paid"
    MONEY_BEFORE = "money_before"
    OVER_LIMIT = "over_limit"
    FOUR_EYES = "four_eyes"
    PAID_LONG_AGO = "paid_long_ago"
    TOO_FEW_PHOTOS = "too_few_photos"
    WEIGHT_UNKNOWN = "weight_unknown"
    TOO_MUCH_MISSING = "too_much_missing"
    DAY_COUNT = "day_count"
    DAY_SUM = "day_sum"


GUARDS: dict[Guard, tuple[str, str]] = {
    Guard.LEGAL: (
        "涉及食品安全、人身伤害、欺诈、假货或执法机关",
        "food safety, injury, fraud, fakes or an authority",
    ),
    Guard.NEEDS_PERSON: ("规则要求人来判断", "a rule asks for a person"),
    Guard.INTERVENTION: ("平台已介入", "the platform has intervened"),
    Guard.COMPLAINT: ("买家有投诉", "the buyer has complained"),
    Guard.STOCK_OUT: ("缺货的订单不自动处理", "out of stock is never automatic"),
    Guard.LATE_DISPATCH: ("未按约定时间发货不自动处理", "late dispatch is never automatic"),
    Guard.REASON_UNKNOWN: ("看不出申请原因", "the reason is not known"),
    Guard.PACKED: ("已打单、打包或已交给快递", "label printed, packed or with the courier"),
    Guard.OLD_FACTS: ("平台数据过旧", "the platform's data is old"),
    Guard.PERSON_ACTED: ("已有员工经手", "somebody of the shop has acted already"),
    Guard.PROMISE_OPEN: ("有未兑现的承诺", "a promise is open"),
    Guard.APPROVAL_OPEN: ("正在等审批", "an approval is pending"),
    Guard.WORK_ORDER_OPEN: ("有未结束的工单", "a work order is open"),
    Guard.INCIDENT_OPEN: ("属于进行中的批量事件", "it belongs to an open incident"),
    Guard.RISK_SIGN: ("有需要人看的风险提示", "there is a risk sign to look at"),
    Guard.NOT_ALLOWED: ("这个处理目前不可选", "this outcome is closed"),
    Guard.NOT_FIRST: (
        "系统建议的是别的处理，或还缺信息",
        "another outcome comes first, or something is not known yet",
    ),
    Guard.RULE_UNCONFIRMED: ("依据的规则还没有核对", "the rules that decide are not confirmed"),
    Guard.AMOUNT_UNKNOWN: ("金额未知", "the amount is not known"),
    Guard.OVER_PAID: ("金额超过买家实付", "more than the buyer paid"),
    Guard.MONEY_BEFORE: ("这个订单已经付过或正在付一笔", "money was paid or is under way on this order"),
    Guard.OVER_LIMIT: ("超过策略的金额上限", "above the policy's limit"),
    Guard.FOUR_EYES: ("超过店铺的双人复核线", "above the shop's four-eyes sum"),
    Guard.PAID_LONG_AGO: ("付款已久，可能已在打包", "paid long ago, it may be packed"),
    Guard.TOO_FEW_PHOTOS: ("买家照片不够", "too few photos of the buyer"),
    Guard.WEIGHT_UNKNOWN: ("看不出少了多少", "how much is missing is not known"),
    Guard.TOO_MUCH_MISSING: ("少的重量超过上限", "more is missing than the limit"),
    Guard.DAY_COUNT: ("今天的件数已用完", "today's number is used up"),
    Guard.DAY_SUM: ("今天的金额已用完", "today's sum is used up"),
}
"""What is shown, Chinese and English."""
