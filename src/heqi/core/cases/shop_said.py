"""What the shop has said and must not, read off the screening of its messages."""

from collections.abc import Iterable

from heqi.core.cases.fact_words import ShopSaid
from heqi.core.language.screen.finding import Finding

BY_RULE = {
    "term.signed": ShopSaid.SIGNED_IS_ACCEPTED,
    "term.final_word": ShopSaid.FINAL_INTERPRETATION,
    "term.opened": ShopSaid.OPENED_NO_RETURN,
    "term.no_return": ShopSaid.SALE_NO_RETURN,
    "term.no_complaint": ShopSaid.NO_COMPLAINTS,
    "clock.withdraw_complaint": ShopSaid.NO_COMPLAINTS,
    "contact.payment": ShopSaid.PAY_OUTSIDE,
    "review.reward": ShopSaid.PAID_REVIEW,
    "review.change_for_money": ShopSaid.REMOVE_REVIEW,
    "review.condition": ShopSaid.REMOVE_REVIEW,
    "review.ask_change": ShopSaid.REMOVE_REVIEW,
    "invoice.refuse": ShopSaid.INVOICE_REFUSED,
    "invoice.bargain": ShopSaid.INVOICE_REFUSED,
    "invoice.replace": ShopSaid.RECEIPT_INSTEAD,
    "absolute.law": ShopSaid.ABSOLUTE_TERM,
    "medical.cure": ShopSaid.MEDICAL_CLAIM,
    "competitor.fake": ShopSaid.FALSE_COMPARISON,
    "competitor.worse": ShopSaid.FALSE_COMPARISON,
}
"""Screening rule → the word that the rules of a decision know it by."""


def shop_said_in(findings: Iterable[Finding]) -> frozenset[ShopSaid]:
    """The words of these findings; most findings have none, because no decision turns on them."""
    return frozenset(BY_RULE[each.rule] for each in findings if each.rule in BY_RULE)
