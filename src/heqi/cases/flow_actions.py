"""The outbox actions of a case's flows. Each flow is a subject of its own, so that a later one may pay again.

What an earlier flow has paid is not the outbox's to guard then but `money.require_left`'s, which adds up the order.
"""

from heqi.cases.access import subject_of
from heqi.cases.models import Case
from heqi.journal.contracts import Subject
from heqi.outbox.contracts import ActionView
from heqi.outbox.queries import actions_of


def flow_subject(case: Case) -> Subject:
    """The subject of the actions of the case's newest flow: the case itself for the first, else case and number."""
    return _subject(case, case.flow_no)


def actions_of_case(case: Case) -> list[ActionView]:
    """The actions of all of its flows, oldest first."""
    subjects = [_subject(case, number) for number in range(1, case.flow_no + 1)]
    return [action for each in subjects for action in actions_of(subject=each, shop_ids=[case.shop_id])]


def _subject(case: Case, number: int) -> Subject:
    return subject_of(case.id) if number <= 1 else Subject("case_flow", f"{case.id}.{number}")
