"""Tables of the incidents. They name orders, cases and staff by plain values, never by foreign key."""

from heqi.incidents.models.incident import Announcement, Incident, PolicyAsked
from heqi.incidents.models.order import IncidentOrder

__all__ = ["Announcement", "Incident", "IncidentOrder", "PolicyAsked"]
