"""Put core's decision to work on a stored case."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from heqi.cases.facts_of_case import facts_of_case
from heqi.cases.models import Case
from heqi.cases.parameters import parameters_of
from heqi.cases.spending.paid_before import paid_before_case
from heqi.cases.statements import Statements, statements_of
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.facts import CaseFacts
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Outcome
from heqi.rules.queries import rulebook_of
from heqi.shops.access import get_shop
from heqi.shops.contracts import ShopView


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with the facts and the shop's rule book that it was made from."""

    facts: CaseFacts
    decision: Decision
    rulebook: Rulebook


def judge_case(case: Case, *, now: datetime, offered_fen: int | None = None, chosen: Outcome | None = None) -> Judged:
    """Decide one case as of `now`.

    `offered_fen`: the amount that somebody has in mind, for the outcome `chosen`, or for a small payment.
    """
    stated = statements_of(case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no)
    return judge(
        case,
        stated,
        shop=get_shop(case.shop_id),
        offered_fen=offered_fen,
        chosen=chosen,
        refunded_fen=paid_before_case(case),
        now=now,
    )


def judge(
    case: Case,
    stated: Statements,
    *,
    shop: ShopView,
    now: datetime,
    offered_fen: int | None = None,
    chosen: Outcome | None = None,
    rulebook: Rulebook | None = None,
    refunded_fen: int | None = None,
) -> Judged:
    """Decide from values already at hand, for many cases in a row. `rulebook`: the shop's, where it is at hand too.

    `refunded_fen`: what was paid back on the order before (see spending.paid_before).
    """
    book = rulebook or rulebook_of(shop.id)
    facts = facts_of_case(
        case,
        stated,
        platform=shop.platform,
        goods=shop.settings.get("goods", {}),
        offered_fen=offered_fen,
        refunded_fen=refunded_fen,
    )
    settled_on = {} if chosen is None or not offered_fen else {chosen: offered_fen}
    decision = decide(facts, at=now, rulebook=book, parameters=parameters_of(shop), settled_on=settled_on)
    return Judged(facts, decision, book)


def decide_again(judged: Judged, shop_id: int, now: datetime) -> Callable[[CaseFacts], Decision]:
    """The same shop's decision on other facts, for trying what an answer would change."""
    parameters = parameters_of(get_shop(shop_id))
    return lambda facts: decide(facts, at=now, rulebook=judged.rulebook, parameters=parameters)
