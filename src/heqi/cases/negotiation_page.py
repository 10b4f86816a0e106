"""The negotiation as the case page shows it: checklist, restatement, offers, promises, and with whom the case is."""

from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import offers_of, promises_of, restatements_of
from heqi.cases.judge import Judged
from heqi.cases.models import Case, Offer, Promise, Restatement
from heqi.cases.rows import person
from heqi.core.cases.checklist import Talked, checklist
from heqi.core.cases.ladder import ABOVE, RUNG_OF, RUNGS, Rung
from heqi.core.cases.reading import read_case
from heqi.core.cases.restate import restate

Names = dict[int, str]


def negotiation_page(
    case: Case, judged: Judged, *, now: datetime, staff: StaffView, open_questions: bool
) -> dict[str, Any]:
    """`NegotiationShape` of the API. `open_questions`: a question is open whose answer decides."""
    restated = restatements_of(case).last()
    offers, promises = list(offers_of(case)), list(promises_of(case))
    names = staff_names({each.by for each in offers} | {each.by for each in promises})
    talked = Talked(
        restated=restated is not None,
        confirmed=restated is not None and restated.confirmed_at is not None,
        asked_out=not open_questions,
        agreed=bool(case.outcome) or any(each.state == Offer.State.ACCEPTED for each in offers[-1:]),
    )
    return {
        "checklist": [
            {"key": check.key, "text": check.text, "text_en": check.text_en, "done": check.done}
            for check in checklist(read_case(judged.facts, now), talked)
            if check.needed
        ],
        "draft": restate(judged.facts, goods=case.goods),
        "restated": None if restated is None else _restated(restated),
        "offers": [_offer(each, names) for each in offers],
        "promises": [_promise(each, names) for each in promises],
        "ladder": _ladder(case, staff),
    }


def _restated(row: Restatement) -> dict[str, Any]:
    return {"at": row.at, "words": row.words, "confirmed_at": row.confirmed_at}


def _offer(offer: Offer, names: Names) -> dict[str, Any]:
    return {
        "id": offer.id,
        "at": offer.at,
        "by": person(offer.by, names),
        "side": offer.side,
        "outcome": offer.outcome,
        "amount_fen": offer.amount_fen,
        "words": offer.words,
        "state": offer.state,
    }


def _promise(promise: Promise, names: Names) -> dict[str, Any]:
    return {
        "id": promise.id,
        "at": promise.at,
        "by": person(promise.by, names),
        "what": promise.what,
        "due_at": promise.due_at,
        "outcome": promise.outcome or None,
        "penalty_fen": promise.penalty_fen,
        "state": promise.state,
        "ended_at": promise.ended_at,
    }


def _ladder(case: Case, staff: StaffView) -> dict[str, Any]:
    rung, own = Rung(case.rung), RUNG_OF.get(staff.shops[case.shop_id].role)
    handles = staff.handles(case.shop_id) and not case.done
    above = None if own is None else ABOVE.get(max(rung, own))
    return {
        "rung": rung.value,
        "name": RUNGS[rung][0],
        "name_en": RUNGS[rung][1],
        "above": None if above is None or not handles else {"name": RUNGS[above][0], "name_en": RUNGS[above][1]},
        "may_lower": handles and rung is not Rung.AGENT and own is not None and own >= rung,
    }
