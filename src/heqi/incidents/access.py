"""The only place that fetches incidents, and the checks that every change of one starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.cases.access import unable_to_handle_cases
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.incidents.models import Announcement, Incident, IncidentOrder, PolicyAsked

RUNNING = frozenset({Role.SUPERVISOR, Role.OPERATOR, Role.OWNER})
"""Who opens an incident, says which orders it has and what is told. Agents read it and tell the buyers."""


def unable_to_find_incident() -> HeqiError:
    """No such incident, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("incident.none", "没有这个事件，或它不在您的店铺里。", "There is no such incident.", 404)


def incidents_in(shop_ids: Collection[int]) -> QuerySet[Incident]:
    """Incidents of these shops."""
    return Incident.objects.in_shops(shop_ids)


def incident_of(staff: StaffView, incident_id: int) -> Incident:
    """The incident when it is in one of this person's shops, else incident.none."""
    found = incidents_in(staff.shops).filter(id=incident_id).first()
    if found is None:
        raise unable_to_find_incident()
    return found


def lock_incident(staff: StaffView, incident_id: int, version: int) -> Incident:
    """The incident, held until the transaction ends. Raises incident.none, role.incidents, .stale, .closed."""
    held = for_update(incidents_in(staff.shops)).filter(id=incident_id).first()
    if held is None:
        raise unable_to_find_incident()
    require_runner(staff, held.shop_id)
    if held.version != version:
        raise HeqiError(
            "incident.stale",
            "这个事件刚被更新，已为您刷新，请核对后重试。",
            "This incident has changed since you opened it; check it and try again.",
            409,
            {"version": held.version},
        )
    require_open(held)
    return held


def lock_for_work(shop_id: int, incident_id: int) -> Incident | None:
    """The incident for machinery, held until the transaction ends; None once it is closed."""
    rows = for_update(Incident.objects.in_shop(shop_id))
    return rows.filter(id=incident_id, state=Incident.State.OPEN).first()


def orders_in(shop_ids: Collection[int]) -> QuerySet[IncidentOrder]:
    """Orders of incidents of these shops, excluded and ended ones too."""
    return IncidentOrder.objects.in_shops(shop_ids)


def orders_of(incident: Incident) -> QuerySet[IncidentOrder]:
    """Every order that was ever in the incident, by number."""
    return IncidentOrder.objects.in_shop(incident.shop_id).filter(incident_id=incident.pk).order_by("order_no")


def live_orders_in(shop_id: int) -> QuerySet[IncidentOrder]:
    """Orders that belong to an open incident of the shop."""
    return IncidentOrder.objects.in_shop(shop_id).filter(live=True)


def policies_of(incident: Incident) -> QuerySet[PolicyAsked]:
    """Its policies, oldest first."""
    return PolicyAsked.objects.in_shop(incident.shop_id).filter(incident_id=incident.pk).order_by("no")


def announcements_of(incident: Incident) -> QuerySet[Announcement]:
    """Its announcements, oldest first."""
    return Announcement.objects.in_shop(incident.shop_id).filter(incident_id=incident.pk).order_by("no")


def require_runner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.incidents for an agent."""
    held = staff.shops.get(shop_id)
    if held is None:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if held.role not in RUNNING:
        raise HeqiError(
            "role.incidents", "只有主管、运营或店主可以操作。", "Only a supervisor, operator or owner may do this.", 403
        )


def require_supervisor(staff: StaffView, shop_id: int) -> None:
    """Raises role.supervisor: a policy settles cases, and that is not an operator's to do."""
    if not staff.supervises(shop_id):
        raise HeqiError("role.supervisor", "只有主管或店主可以操作。", "Only a supervisor or owner may.", 403)


def require_teller(staff: StaffView, shop_id: int) -> None:
    """Raises role.cases for whoever does not talk to buyers."""
    if not staff.handles(shop_id):
        raise unable_to_handle_cases()


def require_open(incident: Incident) -> None:
    """Raises incident.closed."""
    if incident.state != Incident.State.OPEN:
        raise HeqiError("incident.closed", "这个事件已经结束。", "This incident is closed.", 409)


def for_update(query: QuerySet[Incident]) -> QuerySet[Incident]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
