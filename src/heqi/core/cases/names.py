"""How kinds of grievance and moments are written in sentences, Chinese and English."""

from datetime import datetime

from heqi.core.cases.facts import LegalSign
from heqi.core.time import SHANGHAI
from heqi.core.words import ReasonFamily

FAMILIES = {
    ReasonFamily.NO_REASON: ("无理由", "no reason"),
    ReasonFamily.QUALITY: ("质量问题", "quality"),
    ReasonFamily.DAMAGED: ("破损", "damage"),
    ReasonFamily.SHORT: ("少件", "missing items"),
    ReasonFamily.WRONG_ITEM: ("发错货", "wrong item"),
    ReasonFamily.MISDESCRIBED: ("描述不符", "not as described"),
    ReasonFamily.COUNTERFEIT: ("假冒", "counterfeit"),
    ReasonFamily.FOOD_SAFETY: ("食品安全", "food safety"),
    ReasonFamily.NOT_RECEIVED: ("未收到货", "not received"),
    ReasonFamily.LATE_DISPATCH: ("未按时发货", "late dispatch"),
    ReasonFamily.OUT_OF_STOCK: ("缺货", "out of stock"),
    ReasonFamily.LOGISTICS: ("物流问题", "logistics"),
    ReasonFamily.PRICE: ("价格问题", "price"),
    ReasonFamily.INVOICE: ("发票问题", "invoice"),
    ReasonFamily.AGREED: ("协商一致", "agreed"),
    ReasonFamily.OTHER: ("其他", "other"),
    ReasonFamily.UNKNOWN: ("未知原因", "unknown reason"),
}

LEGAL_SIGNS = {
    LegalSign.FOOD_SAFETY: ("食品安全", "food safety"),
    LegalSign.INJURY: ("人身伤害", "an injury"),
    LegalSign.FRAUD: ("称欺诈", "alleged fraud"),
    LegalSign.COUNTERFEIT: ("称售假", "alleged counterfeit"),
    LegalSign.AUTHORITY: ("12315 或主管部门", "an authority"),
}


def write_moment(moment: datetime) -> str:
    """'2026-09-01 18:00' in China."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
