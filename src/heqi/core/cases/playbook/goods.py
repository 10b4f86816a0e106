"""What an outcome moves: money back, goods back, goods out, parcels and legs, each priced."""

from dataclasses import dataclass

from heqi.core.cases.decision import Term
from heqi.core.cases.derived import Derived, Where
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.refunds import refundable_fen
from heqi.core.words import Outcome, ReasonFamily

_SPOILT = (ReasonFamily.QUALITY, ReasonFamily.DAMAGED, ReasonFamily.FOOD_SAFETY, ReasonFamily.COUNTERFEIT)


@dataclass(frozen=True, slots=True)
class Plan:
    """One outcome as it would run in this case.

    `amount_fen`: money to the buyer; `back` and `out`: who pays those legs (merchant | buyer | none) and why.
    """

    outcome: Outcome
    derived: Derived
    amount_fen: int | None = None
    back: tuple[str, str] = ("merchant", "default")
    out: tuple[str, str] = ("merchant", "default")


def price_goods(facts: CaseFacts, plan: Plan, parameters: ShopParameters) -> list[Term]:
    """Goods, packaging and logistics of an outcome."""
    terms: list[Term] = []
    if plan.amount_fen:
        terms.append(Term("goods", plan.amount_fen, *_paid_label(plan), "order"))
    if plan.outcome in (Outcome.EXCHANGE, Outcome.RESHIP):
        terms += _goods_out(facts, plan, parameters)
    terms += _goods_back(facts, plan, parameters)
    return terms


def unit_cost(facts: CaseFacts, parameters: ShopParameters) -> tuple[int, str]:
    """(cost of one piece in fen, origin): on file, else a share of its price."""
    if facts.goods.unit_cost_fen is not None:
        return facts.goods.unit_cost_fen, "order"
    each = _price(facts) // max(facts.order.quantity or 1, 1)
    return each * parameters.unit_cost_percent // 100, parameters.origin("unit_cost_percent")


def _price(facts: CaseFacts) -> int:
    """Price of the goods that the case is about: of a partial return what it refunds, else the whole order's."""
    order = facts.order
    if order.kept_fen is not None:
        return (refundable_fen(order) or 0) * max(order.quantity or 1, 1) // pieces(facts)
    return order.goods_fen if order.goods_fen is not None else order.paid_fen or 0


def pieces(facts: CaseFacts) -> int:
    """How many pieces the case is about: those said to be affected, else all of the order."""
    return facts.after_sale.affected_quantity or facts.order.quantity or 1


def _paid_label(plan: Plan) -> tuple[str, str]:
    if plan.outcome is Outcome.SMALL_PAYMENT:
        return "打款金额", "amount paid"
    return "退给买家", "refunded to the buyer"


def _goods_out(facts: CaseFacts, plan: Plan, parameters: ShopParameters) -> list[Term]:
    each, origin = unit_cost(facts, parameters)
    count = pieces(facts)
    terms = [
        Term("goods", each * count, f"再发 {count} 件的成本", f"cost of {count} sent anew", origin),
        Term("packaging", parameters.packaging_fen, "包装", "packaging", parameters.origin("packaging_fen")),
    ]
    if plan.out[0] == "merchant":
        freight = parameters.freight_leg_fen
        terms.append(Term("logistics", freight, "寄出运费", "freight out", parameters.origin("freight_leg_fen")))
    return terms


def _goods_back(facts: CaseFacts, plan: Plan, parameters: ShopParameters) -> list[Term]:
    if plan.outcome is Outcome.REFUND_ONLY:
        return _never_left(facts, plan, parameters)
    if plan.outcome not in (Outcome.RETURN_REFUND, Outcome.EXCHANGE):
        return []
    terms = [_resale(facts, plan, parameters)]
    payer, _ = plan.back
    if payer == "merchant":
        freight = parameters.freight_leg_fen
        terms.append(Term("logistics", freight, "退回运费由商家承担", "return freight paid by the shop",
                          parameters.origin("freight_leg_fen")))  # fmt: skip
    return [term for term in terms if term.fen]


def _never_left(facts: CaseFacts, plan: Plan, parameters: ShopParameters) -> list[Term]:
    """Goods that did not reach the buyer come back: unshipped ones whole, those on the way at the price of a recall."""
    each, origin = unit_cost(facts, parameters)
    count = pieces(facts)
    if plan.derived.where is Where.UNSHIPPED:
        return [Term("goods", -each * count, f"{count} 件未发出，货还在", f"{count} not shipped, still ours", origin)]
    if plan.derived.where is not Where.TRANSIT or plan.derived.non_receipt:
        return []
    return [
        _resale(facts, plan, parameters),
        Term("logistics", parameters.recall_fen, "拦截退回", "recall of the parcel", parameters.origin("recall_fen")),
    ]


def _resale(facts: CaseFacts, plan: Plan, parameters: ShopParameters) -> Term:
    """What comes back, at what it still fetches; spoiled goods fetch nothing."""
    each, _ = unit_cost(facts, parameters)
    count = pieces(facts)
    if plan.derived.perishable:
        return Term("goods", 0, "生鲜退回无残值", "perishable goods fetch nothing", "order")
    name = "resale_faulty_percent" if facts.after_sale.family in _SPOILT else "resale_intact_percent"
    percent = getattr(parameters, name)
    fen = -(each * count * percent // 100)
    return Term(
        "goods", fen, f"退回 {count} 件的残值 {percent}%", f"{count} back, worth {percent}%", parameters.origin(name)
    )
