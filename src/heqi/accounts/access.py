"""The only place that fetches staff."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from heqi.accounts.contracts import SECOND_FACTOR, SUPERVISING, ShopRole, StaffView
from heqi.accounts.models import (
    Invitation,
    InvitedRole,
    Membership,
    RecoveryCode,
    SecondFactor,
    Staff,
    StaffSession,
    SubAccount,
)
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.db.lookup import Lookup, RowLookup

_ASKS = "shop__settings__" + "__".join(SECOND_FACTOR)
_held = Lookup(
    lambda staff_id: Membership.objects.filter(staff_id=staff_id, active=True).values_list(
        "shop_id", "role", "money_limit_fen", _ASKS
    ),
    int,
)
_active = RowLookup(Staff, lambda staff_id: Staff.objects.filter(id=staff_id, is_active=True), int)


def active_staff(staff_id: int) -> Staff | None:
    """The row of an active person, or None."""
    return next(iter(_active.find(staff_id)), None)


def find_staff(staff_id: int) -> StaffView | None:
    """The active person of that id with their shops, or None."""
    staff = active_staff(staff_id)
    return None if staff is None else view_staff(staff)


def find_staff_named(username: str) -> Staff:
    """The person of that log-in name. Raises staff.unknown."""
    staff = named_staff(username)
    if staff is None:
        raise HeqiError(
            "staff.unknown", f"没有名为“{username}”的员工。", f"There is nobody with the log-in name {username!r}.", 404
        )
    return staff


def named_staff(username: str) -> Staff | None:
    """The person of that log-in name, left or not, or None."""
    return Staff.objects.filter(username=username.strip()).first()


def staff_of_shop(shop_id: int) -> list[tuple[int, str]]:
    """(id, name) of everybody active in a shop, by name."""
    rows = Membership.objects.filter(shop_id=shop_id, active=True, staff__is_active=True)
    return list(rows.order_by("staff__name", "staff_id").values_list("staff_id", "staff__name"))


def who_may_approve(shop_id: int, fen: int) -> list[tuple[int, str]]:
    """(id, name) of the active supervisors and owners of a shop whose limit reaches `fen`, by name."""
    rows = Membership.objects.filter(shop_id=shop_id, active=True, staff__is_active=True, role__in=SUPERVISING)
    within = rows.filter(Q(money_limit_fen=None) | Q(money_limit_fen__gte=fen))
    return list(within.order_by("staff__name", "staff_id").values_list("staff_id", "staff__name"))


def staff_names(staff_ids: Iterable[int]) -> dict[int, str]:
    """Names by id, of those who have left as well: history keeps its names."""
    return dict(Staff.objects.filter(id__in=set(staff_ids)).values_list("id", "name"))


def is_anybody_there() -> bool:
    """Whether a first owner exists."""
    return Staff.objects.exists()


def view_staff(staff: Staff) -> StaffView:
    """A row with its memberships as a value."""
    rows = _held.rows(staff.id)
    shops = {shop_id: ShopRole(Role(role), limit) for shop_id, role, limit, _ in rows}
    must_enrol = any(asks is True for *_, asks in rows) and staff.id not in having_factor([staff.id])
    return StaffView(id=staff.id, username=staff.username, name=staff.name, shops=shops, must_enrol=must_enrol)


def listeners_by_id(staff_ids: Collection[int]) -> dict[int, tuple[Staff, frozenset[int]]]:
    """Active people by id, each with the ids of the shops that they may see now, in three queries."""
    people = {staff.id: staff for staff in Staff.objects.filter(id__in=staff_ids, is_active=True)}
    shops: dict[int, set[int]] = {staff_id: set() for staff_id in people}
    asked: set[int] = set()
    held = Membership.objects.filter(staff_id__in=people, active=True)
    for staff_id, shop_id, asks in held.values_list("staff_id", "shop_id", _ASKS):
        shops[staff_id].add(shop_id)
        if asks is True:
            asked.add(staff_id)
    for staff_id in asked - having_factor(asked):
        shops[staff_id] = set()
    return {staff_id: (staff, frozenset(shops[staff_id])) for staff_id, staff in people.items()}


def first_staff() -> Staff | None:
    """Whoever came first and is still active: the desk's first owner."""
    return Staff.objects.filter(is_active=True).order_by("id").first()


def all_staff() -> list[Staff]:
    """Everybody, by log-in name, for the command line of whoever runs the machine."""
    return list(Staff.objects.order_by("username"))


def staff_by_id(staff_ids: Collection[int]) -> dict[int, Staff]:
    """People by id, those who have left as well."""
    return {staff.id: staff for staff in Staff.objects.filter(id__in=list(staff_ids))}


def memberships_in(shop_ids: Collection[int]) -> QuerySet[Membership]:
    """Who serves these shops, suspended ones too."""
    return Membership.objects.filter(shop_id__in=list(shop_ids))


def memberships_of(staff_id: int) -> QuerySet[Membership]:
    """Every shop that a person serves, suspended ones too. For machinery: the shops may be of several merchants."""
    return Membership.objects.filter(staff_id=staff_id)


def invited_roles_in(shop_ids: Collection[int]) -> QuerySet[InvitedRole]:
    """Roles that invitations hold out in these shops."""
    return InvitedRole.objects.in_shops(shop_ids)


def invited_roles_of(invitation_id: int) -> QuerySet[InvitedRole]:
    """Every role that an invitation holds out, for the person who was invited."""
    rows = InvitedRole.objects.across_shops(why="an invitation may hold out several shops")
    return rows.filter(invitation_id=invitation_id)


def open_invitations(now: datetime) -> QuerySet[Invitation]:
    """Invitations that can still be accepted."""
    return Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)


def sub_accounts_in(shop_ids: Collection[int]) -> QuerySet[SubAccount]:
    """Sub-accounts of these shops."""
    return SubAccount.objects.in_shops(shop_ids)


def sessions_of(staff_ids: Collection[int]) -> QuerySet[StaffSession]:
    """Browsers in which these people are logged in."""
    return StaffSession.objects.filter(staff_id__in=list(staff_ids))


def having_factor(staff_ids: Collection[int]) -> set[int]:
    """Of these people, the ids of those who have a second factor."""
    rows = SecondFactor.objects.filter(staff_id__in=list(staff_ids), confirmed_at__isnull=False)
    return set(rows.values_list("staff_id", flat=True))


def is_factor_required(staff_id: int) -> bool:
    """Whether a shop that this person serves insists on a second factor."""
    return Membership.objects.filter(staff_id=staff_id, active=True, **{_ASKS: True}).exists()


def factor_of(staff_id: int) -> SecondFactor | None:
    """The second factor of a person, confirmed or begun, or None."""
    return SecondFactor.objects.filter(staff_id=staff_id).first()


def unused_codes_of(staff_id: int) -> QuerySet[RecoveryCode]:
    """Recovery codes that still open the door."""
    return RecoveryCode.objects.filter(staff_id=staff_id, used_at=None)
