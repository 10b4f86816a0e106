"""Who works on a case: take it, let it go, give it to somebody."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.access import find_staff
from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.models import Case
from heqi.core.errors import HeqiError


def unable_to_take(owner: str) -> HeqiError:
    """Somebody else has it."""
    return HeqiError(
        "case.taken",
        f"{owner}已经在处理这个售后。主管可以改派。",
        f"{owner} already works on this case. A supervisor can reassign it.",
        409,
    )


def take_case(*, staff: StaffView, case_id: int, version: int, now: datetime) -> Case:
    """Make the case mine. Raises case.none, case.stale, case.taken (only a supervisor may take from another)."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        return _give(case, staff, to=staff.id, kind="case.taken", now=now)


def release_case(*, staff: StaffView, case_id: int, version: int, now: datetime) -> Case:
    """Put the case back for anybody. Raises case.none, case.stale, case.taken."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        return _give(case, staff, to=None, kind="case.released", now=now)


def assign_case(*, staff: StaffView, case_id: int, version: int, to: int, now: datetime) -> Case:
    """Give the case to a colleague of its shop. Raises case.none, case.stale, role.supervisor, staff.not_in_shop."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        if not staff.supervises(case.shop_id):
            raise HeqiError(
                "role.supervisor", "只有主管或店主可以改派。", "Only a supervisor or owner may assign.", 403
            )
        colleague = find_staff(to)
        if colleague is None or case.shop_id not in colleague.shops:
            raise HeqiError("staff.not_in_shop", "这位员工不在该店铺。", "That person does not serve this shop.", 409)
        return _give(case, staff, to=to, kind="case.assigned", now=now)


def require_free_or_supervisor(case: Case, staff: StaffView) -> None:
    """A case in somebody else's hands is theirs, unless a supervisor steps in."""
    if case.owner_id in (None, staff.id) or staff.supervises(case.shop_id):
        return
    owner = find_staff(case.owner_id)
    if owner is not None and case.shop_id in owner.shops:
        raise unable_to_take(owner.name)


def _give(case: Case, staff: StaffView, *, to: int | None, kind: str, now: datetime) -> Case:
    before, case.owner_id = case.owner_id, to
    if before != to:
        save_edit(case, kind=kind, actor=actor_of(staff), data={"from": before, "to": to}, now=now)
    return case
