"""Writing verbs of the incidents. Each is one transaction with its journal entry."""

from heqi.incidents.actions.announce import announce
from heqi.incidents.actions.answer_policy import approve_policy, decline_policy
from heqi.incidents.actions.change_orders import exclude_orders, include_orders
from heqi.incidents.actions.close_incident import close_incident
from heqi.incidents.actions.open_incident import Told, open_incident
from heqi.incidents.actions.search_again import search_again
from heqi.incidents.actions.set_policy import Wanted, set_policy
from heqi.incidents.actions.settle_on_plan import follow_plan
from heqi.incidents.actions.tell_buyer import note_answer, tell_buyer
from heqi.incidents.actions.tick_stop import tick_stop

__all__ = [
    "Told",
    "Wanted",
    "announce",
    "approve_policy",
    "close_incident",
    "decline_policy",
    "exclude_orders",
    "follow_plan",
    "include_orders",
    "note_answer",
    "open_incident",
    "search_again",
    "set_policy",
    "tell_buyer",
    "tick_stop",
]
