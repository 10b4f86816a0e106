"""Signs that a claim needs a closer look (P4j), each with the facts that it rests on. Never a word about the person.

They lead to 'return first' and to an evidence pack; what the buyer is owed for the same facts stays the same (T7).
"""

from collections.abc import Callable
from dataclasses import dataclass

from heqi.core.cases.fact_words import ReturnBreach
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import Reading


@dataclass(frozen=True, slots=True)
class RiskSign:
    """One sign. `facts`: the names of what it rests on, for the look behind it."""

    key: str
    text: str
    text_en: str
    facts: tuple[str, ...]


def risk_signs(reading: Reading) -> tuple[RiskSign, ...]:
    """The signs that the facts of this case show, in the order of the table."""
    return tuple(sign for sign, shows in _TABLE if shows(reading))


def _of_facts(shows: Callable[[CaseFacts], object]) -> Callable[[Reading], bool]:
    return lambda reading: bool(shows(reading.facts))


_BREACHES = (ReturnBreach.OTHER_CARRIER, ReturnBreach.NO_NUMBER, ReturnBreach.CASH_ON_DELIVERY)
_TABLE: tuple[tuple[RiskSign, Callable[[Reading], bool]], ...] = (
    (
        RiskSign(
            "abuse_found",
            "平台已认定滥用售后权利",
            "The platform found an abuse of after-sales rights",
            ("after_sale.abuse_found",),
        ),
        _of_facts(lambda facts: facts.after_sale.abuse_found),
    ),
    (
        RiskSign(
            "reason_contradicted",
            "所选原因与凭证对不上",
            "Chosen reason and evidence differ",
            ("evidence.contradicts_reason", "after_sale.reason"),
        ),
        _of_facts(lambda facts: facts.evidence.contradicts_reason),
    ),
    (
        RiskSign(
            "delivered_but_denied",
            "快递能证明已送达，买家称没有收到",
            "The courier proves delivery; the buyer says that nothing came",
            ("evidence.delivery_proven", "after_sale.received"),
        ),
        lambda reading: bool(reading.derived.non_receipt and reading.facts.evidence.delivery_proven),
    ),
    (
        RiskSign(
            "return_not_as_sent",
            "退回的商品验收未通过（空包、调换或已使用）",
            "The return did not pass acceptance (empty, swapped or used)",
            ("after_sale.return_accepted",),
        ),
        _of_facts(lambda facts: facts.after_sale.return_accepted is False),
    ),
    (
        RiskSign(
            "return_otherwise",
            "寄回方式与约定不同",
            "It was sent back otherwise than agreed",
            ("after_sale.return_breach",),
        ),
        _of_facts(lambda facts: facts.after_sale.return_breach in _BREACHES),
    ),
    (
        RiskSign(
            "packed_but_short",
            "打包记录显示足量装箱，买家称少件",
            "The packing record shows everything; the buyer says that something is missing",
            ("evidence.packing_proven", "after_sale.family"),
        ),
        lambda reading: reading.facts.after_sale.family == "short" and bool(reading.facts.evidence.packing_proven),
    ),
    (
        RiskSign(
            "asked_too_much",
            "申请金额超过可退金额",
            "More is asked back than can be refunded",
            ("after_sale.requested_fen", "derived.refundable_fen"),
        ),
        lambda reading: bool(reading.derived.over_asked),
    ),
    (
        RiskSign(
            "no_report",
            "请过检测凭证，买家没有提供",
            "A test report was asked for and not given",
            ("evidence.buyer_report",),
        ),
        _of_facts(lambda facts: facts.evidence.buyer_report is False),
    ),
)
