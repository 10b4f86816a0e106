"""The only place that fetches staff."""

from collections.abc import Collection, Iterable

from heqi.accounts.contracts import ShopRole, StaffView
from heqi.accounts.models import Membership, Staff
from heqi.core.errors import HeqiError
from heqi.core.words import Role


def find_staff(staff_id: int) -> StaffView | None:
    """The active person of that id with their shops, or None."""
    staff = Staff.objects.filter(id=staff_id, is_active=True).first()
    return None if staff is None else view_staff(staff)


def find_staff_named(username: str) -> Staff:
    """The person of that log-in name. Raises staff.unknown."""
    staff = Staff.objects.filter(username=username.strip()).first()
    if staff is None:
        raise HeqiError(
            "staff.unknown", f"没有名为“{username}”的员工。", f"There is nobody with the log-in name {username!r}.", 404
        )
    return staff


def staff_of_shop(shop_id: int) -> list[tuple[int, str]]:
    """(id, name) of everybody active in a shop, by name."""
    rows = Membership.objects.filter(shop_id=shop_id, staff__is_active=True).order_by("staff__name", "staff_id")
    return list(rows.values_list("staff_id", "staff__name"))


def staff_names(staff_ids: Iterable[int]) -> dict[int, str]:
    """Names by id, of those who have left as well: history keeps its names."""
    return dict(Staff.objects.filter(id__in=set(staff_ids)).values_list("id", "name"))


def is_anybody_there() -> bool:
    """Whether a first owner exists."""
    return Staff.objects.exists()


def view_staff(staff: Staff) -> StaffView:
    """A row with its memberships as a value."""
    held = Membership.objects.filter(staff_id=staff.id).values_list("shop_id", "role", "money_limit_fen")
    shops = {shop_id: ShopRole(Role(role), limit) for shop_id, role, limit in held}
    return StaffView(id=staff.id, username=staff.username, name=staff.name, shops=shops)


def listeners_by_id(staff_ids: Collection[int]) -> dict[int, tuple[Staff, frozenset[int]]]:
    """Active people by id, each with the ids of their shops, in two queries."""
    people = {staff.id: staff for staff in Staff.objects.filter(id__in=staff_ids, is_active=True)}
    shops: dict[int, set[int]] = {staff_id: set() for staff_id in people}
    for staff_id, shop_id in Membership.objects.filter(staff_id__in=people).values_list("staff_id", "shop_id"):
        shops[staff_id].add(shop_id)
    return {staff_id: (staff, frozenset(shops[staff_id])) for staff_id, staff in people.items()}


def first_staff() -> Staff | None:
    """Whoever came first and is still active: the desk's first owner."""
    return Staff.objects.filter(is_active=True).order_by("id").first()


def all_staff() -> list[Staff]:
    """Everybody, by log-in name, for the command line of whoever runs the machine."""
    return list(Staff.objects.order_by("username"))
