"""Tables of the cases. They point to each other and to the ground by ids and numbers, never by foreign key."""

from heqi.cases.models.case import Case
from heqi.cases.models.contact import Contact, Note, Wish
from heqi.cases.models.finding import Answer, Evidence
from heqi.cases.models.flow import FlowStep
from heqi.cases.models.money import Approval, Remedy
from heqi.cases.models.negotiation import Offer, Promise, Restatement
from heqi.cases.models.points import PointEntry
from heqi.cases.models.verdict import Verdict

__all__ = [
    "Answer",
    "Approval",
    "Case",
    "Contact",
    "Evidence",
    "FlowStep",
    "Note",
    "Offer",
    "PointEntry",
    "Promise",
    "Remedy",
    "Restatement",
    "Verdict",
    "Wish",
]
