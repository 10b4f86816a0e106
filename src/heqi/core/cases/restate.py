"""A draft that says the buyer's matter back to them (T5), to be confirmed before anything is decided."""

from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.names import FAMILIES
from heqi.core.labels import DEMANDS
from heqi.core.money import yuan
from heqi.core.words import Demand, ReasonFamily


def restate(facts: CaseFacts, *, goods: str) -> str:
    """One sentence with what, why and what is wished; what is not known is asked for instead."""
    thing = f"您买的“{goods}”" if goods else "您这一单"
    family = facts.after_sale.family
    matter = f"遇到的是{FAMILIES[family][0]}" if family is not ReasonFamily.UNKNOWN else "遇到的具体问题还想请您说一下"
    return f"亲，我和您核对一下：{thing}，{matter}，{_wish(facts)}。我理解得对吗？有出入您随时纠正我。"


def _wish(facts: CaseFacts) -> str:
    if facts.demand is Demand.UNKNOWN:
        return "您希望怎么处理也请告诉我"
    asked = facts.after_sale.requested_fen
    return f"您希望{DEMANDS[facts.demand][0]}" + (f" {yuan(asked)}" if asked else "")
