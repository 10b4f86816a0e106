"""The only place that fetches cases, and the checks that every edit starts with."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import connection
from django.db.models import Max, Q, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.cases.models import (
    Answer,
    Approval,
    Case,
    Contact,
    Evidence,
    FlowStep,
    Note,
    Offer,
    PointEntry,
    Promise,
    Remedy,
    Restatement,
    Verdict,
    Wish,
)
from heqi.core.errors import HeqiError
from heqi.db.lookup import RowLookup
from heqi.journal.contracts import Subject
from heqi.journal.queries import entries_of


def unable_to_find_case() -> HeqiError:
    """No such case, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("case.none", "没有这个售后，或它不在您的店铺里。", "There is no such case in your shops.", 404)


def unable_to_handle_cases() -> HeqiError:
    """An operator reads cases and does not work on them."""
    return HeqiError("role.cases", "您的角色只能查看售后。", "Your role may only read cases.", 403)


def unable_to_edit_stale(case: Case, version: int) -> HeqiError:
    """Somebody was faster. `detail.changed` says what happened since the version that was seen."""
    since = [
        {"kind": entry.kind, "at": entry.at.isoformat(), "by": entry.actor.id}
        for entry in entries_of(subject=subject_of(case.id), shop_ids=[case.shop_id], limit=50)
        if entry.data.get("version", 0) > version
    ]
    return HeqiError(
        "case.stale",
        "这个售后刚被更新，已为您刷新，请核对后重试。",
        "This case has changed since you opened it; check it and try again.",
        409,
        {"version": case.version, "changed": since},
    )


def subject_of(case_id: int) -> Subject:
    """The journal's name for a case."""
    return Subject("case", str(case_id))


def cases_in(shop_ids: Collection[int]) -> QuerySet[Case]:
    """Cases of these shops."""
    return Case.objects.in_shops(shop_ids)


def case_of(staff: StaffView, case_id: int) -> Case:
    """The case when it is in one of this person's shops, else case.none."""
    case = Case.objects.in_shops(staff.shops).filter(id=case_id).first()
    if case is None:
        raise unable_to_find_case()
    return case


def lock_case(staff: StaffView, case_id: int, version: int) -> Case:
    """The case, held until the transaction ends; call inside `transaction.atomic()`.

    Raises case.none, role.cases, case.stale.
    """
    held = _for_update(Case.objects.in_shops(staff.shops)).filter(id=case_id).first()
    if held is None:
        raise unable_to_find_case()
    if not staff.handles(held.shop_id):
        raise unable_to_handle_cases()
    if held.version != version:
        raise unable_to_edit_stale(held, version)
    return held


def lock_cases(shop_id: int, **wanted: object) -> list[Case]:
    """Cases of a shop for machinery, held until the transaction ends, in order of id so that two never deadlock."""
    return list(_for_update(Case.objects.in_shop(shop_id)).filter(**wanted).order_by("id"))


def lock_open_case(shop_id: int, case_id: int) -> Case | None:
    """As `lock_cases`, of one case while it is open: what ten thousand deadlines at one moment ask for."""
    return next(iter(_open_held.find(shop_id, case_id)), None)


def contacts_of(case: Case) -> QuerySet[Contact]:
    """Contact attempts of a case, oldest first."""
    return Contact.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("at", "id")


def wishes_of(case: Case) -> QuerySet[Wish]:
    """Recorded wishes of a case, oldest first."""
    return Wish.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("at", "id")


def answers_of(case: Case) -> QuerySet[Answer]:
    """Answers in force, in the order in which they were given."""
    return Answer.objects.in_shop(case.shop_id).filter(case_id=case.id, ended_at=None).order_by("id")


def all_answers_of(case: Case) -> QuerySet[Answer]:
    """Every answer that was ever given, ended ones too."""
    return Answer.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("id")


def evidence_of(case: Case) -> QuerySet[Evidence]:
    """Photos and files of a case, oldest first; removed ones are left out."""
    return Evidence.objects.in_shop(case.shop_id).filter(case_id=case.id, removed_at=None).order_by("id")


def promises_due(shop_ids: Collection[int], case_ids: Collection[int], until: datetime) -> QuerySet[Promise]:
    """Promises of these cases that are open until then or broken, soonest first."""
    owed = (Promise.State.OPEN, Promise.State.BROKEN)
    rows = Promise.objects.in_shops(shop_ids).filter(case_id__in=list(case_ids), state__in=owed, due_at__lte=until)
    return rows.order_by("due_at", "id")


def promises_of(case: Case) -> QuerySet[Promise]:
    """Promises of a case, oldest first, ended ones too."""
    return Promise.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("id")


def offers_of(case: Case) -> QuerySet[Offer]:
    """Offers of a case, oldest first."""
    return Offer.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("id")


def approvals_of(case: Case) -> QuerySet[Approval]:
    """Requests for a colleague's yes, oldest first."""
    return Approval.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("id")


def remedies_of(case: Case) -> QuerySet[Remedy]:
    """What was given on a case beside what is owed, oldest first, withdrawn ones too."""
    return Remedy.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("id")


def remedies_in(shop_id: int, month: str) -> QuerySet[Remedy]:
    """What a shop gave in a month of China's calendar (2026-05) and did not take back."""
    return Remedy.objects.in_shop(shop_id).filter(month=month).exclude(state=Remedy.State.WITHDRAWN)


def restatements_of(case: Case) -> QuerySet[Restatement]:
    """What was said back to the buyer, oldest first."""
    return Restatement.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("id")


def notes_of(case: Case) -> QuerySet[Note]:
    """Reasons that people gave on a case."""
    return Note.objects.in_shop(case.shop_id).filter(case_id=case.id)


def all_steps_of(case: Case) -> QuerySet[FlowStep]:
    """The steps of every flow that was ever chosen, withdrawn ones too."""
    return FlowStep.objects.in_shop(case.shop_id).filter(case_id=case.id).order_by("flow_no", "position")


def step_verbs(shop_ids: Collection[int], case_ids: Collection[int]) -> dict[tuple[str, str], tuple[str, str]]:
    """What the steps of these cases are called, by (case id as text, step key)."""
    steps = FlowStep.objects.in_shops(shop_ids).filter(case_id__in=list(case_ids))
    return {(str(step.case_id), step.key): (step.body["verb"], step.body["verb_en"]) for step in steps}


def steps_of(case: Case) -> QuerySet[FlowStep]:
    """The steps of the chosen flow, in order; none when no flow is chosen."""
    steps = FlowStep.objects.in_shop(case.shop_id).filter(case_id=case.id, flow_no=case.flow_no)
    return steps.exclude(state=FlowStep.State.VOID).order_by("position")


def points_in(shop_id: int) -> QuerySet[PointEntry]:
    """What the platform took from a shop, newest first, withdrawn entries too."""
    return PointEntry.objects.in_shop(shop_id).order_by("-on", "-id")


def lock_points(shop_id: int, entry_id: int) -> PointEntry | None:
    """One entry that counts, held until the transaction ends."""
    rows = PointEntry.objects.in_shop(shop_id)
    held = rows.select_for_update() if connection.features.has_select_for_update else rows
    return held.filter(id=entry_id, withdrawn_at=None).first()


def newest_verdicts(shop_id: int, case_ids: Collection[int]) -> dict[int, Verdict]:
    """The newest stored decision of each of these cases, by case id."""
    mine = Verdict.objects.in_shop(shop_id).filter(case_id__in=list(case_ids))
    newest = mine.values("case_id").annotate(newest=Max("id")).values("newest")
    return {each.case_id: each for each in Verdict.objects.in_shop(shop_id).filter(id__in=newest)}


def verdicts_since(shop_id: int, case_ids: Collection[int], since: datetime) -> Iterator[Verdict]:
    """The stored decisions of these cases from a moment on, in the order of time."""
    rows = Verdict.objects.in_shop(shop_id).filter(at__gte=since).order_by("at", "id")
    wanted = frozenset(case_ids)
    return (row for row in rows.iterator(chunk_size=200) if row.case_id in wanted)


def decided_at(shop_id: int, case_ids: Collection[int]) -> Iterator[tuple[int, int, datetime]]:
    """(case id, verdict id, when) of every stored decision of these cases, oldest first."""
    rows = Verdict.objects.in_shop(shop_id).filter(case_id__in=list(case_ids)).order_by("id")
    return iter(rows.values_list("case_id", "id", "at"))


def verdicts_by_id(shop_id: int, verdict_ids: Collection[int]) -> dict[int, Verdict]:
    """These stored decisions, by their own id."""
    return {each.pk: each for each in Verdict.objects.in_shop(shop_id).filter(id__in=list(verdict_ids))}


def held_files(names: Collection[str]) -> set[str]:
    """Which of these kept files are named here (settings.HEQI_FILE_HOLDERS)."""
    rows = Evidence.objects.across_shops(why="equal bytes of several shops are one file")
    named = rows.filter(Q(stored__in=names) | Q(shown__in=names)).values_list("stored", "shown")
    return {name for pair in named for name in pair} & set(names)


def _for_update(query: QuerySet[Case]) -> QuerySet[Case]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query


_open_held = RowLookup(
    Case,
    lambda shop_id, case_id: _for_update(Case.objects.in_shop(shop_id)).filter(id=case_id, done=False),
    int,
    int,
)
