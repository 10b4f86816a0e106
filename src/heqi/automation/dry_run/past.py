"""What is known of the past of the cases that a dry run looks at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from heqi.automation.desk_of import first_act, names_law, shows_packing, words_of
from heqi.cases.models import Case
from heqi.cases.spending.spent import spent_on
from heqi.cases.statements import Statements, statements_for
from heqi.core.cases.automation.desk import Desk
from heqi.incidents.access import live_orders_in
from heqi.journal.access import entries_in
from heqi.journal.contracts import ActorKind, EntryView
from heqi.shops.contracts import ShopView

_CHOSE = ("case.outcome_chosen", "case.approved")
_AT_ONCE = 500
"""Cases in one query of the journal: within what SQLite takes as parameters."""


@dataclass(frozen=True, slots=True)
class Past:
    """One case. `acted_at`: when a person first took it in hand; `chosen`: what people chose last, '' for nothing."""

    case: Case
    stated: Statements
    acted_at: datetime | None
    chosen: str
    incident: bool

    def desk_at(self, at: datetime, *, old: bool, four_eyes_fen: int | None) -> Desk:
        """What the desk knew then. What people did after that moment is not known yet."""
        return Desk(
            old_facts=old,
            person_acted=self.acted_at is not None and self.acted_at <= at,
            packed=shows_packing(self.stated, by=at),
            incident_open=self.incident,
            buyer_words=words_of(self.stated),
            four_eyes_fen=four_eyes_fen,
        )

    def spent_by(self, at: datetime) -> int:
        """What had gone out on the order by then, in fen."""
        return sum(each.amount_fen for each in spent_on(self.case) if each.at is not None and each.at < at)

    def names_law(self) -> bool:
        """Whether the buyer's words do (L1)."""
        return names_law(words_of(self.stated))


def pasts_of(shop: ShopView, cases: Sequence[Case]) -> dict[int, Past]:
    """By case id."""
    stated = statements_for(shop.id, [(case.order_no, case.after_sale_no) for case in cases])
    in_incident = set(live_orders_in(shop.id).values_list("order_no", flat=True))
    journal = _journal(shop.id, [case.pk for case in cases])
    return {
        case.pk: Past(
            case,
            stated[case.order_no, case.after_sale_no],
            first_act(journal.get(case.pk, ())),
            _chosen(journal.get(case.pk, ())),
            bool(case.order_no) and case.order_no in in_incident,
        )
        for case in cases
    }


def _journal(shop_id: int, case_ids: Sequence[int]) -> dict[int, list[EntryView]]:
    """What people did on each case, oldest first."""
    found: dict[int, list[EntryView]] = {}
    for start in range(0, len(case_ids), _AT_ONCE):
        ids = [str(case_id) for case_id in case_ids[start : start + _AT_ONCE]]
        rows = entries_in([shop_id]).filter(subject_type="case", subject_id__in=ids, actor_kind=ActorKind.STAFF)
        for row in rows.order_by("id"):
            found.setdefault(int(row.subject_id), []).append(row.view())
    return found


def _chosen(entries: Iterable[EntryView]) -> str:
    chosen = [str(each.data["outcome"]) for each in entries if each.kind in _CHOSE]
    return chosen[-1] if chosen else ""
