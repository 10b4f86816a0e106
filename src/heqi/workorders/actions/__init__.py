"""Writing verbs of the work orders. Each is one transaction with its journal entry, told on the case it is about."""

from heqi.workorders.actions.accept_answer import accept_answer
from heqi.workorders.actions.answer_order import answer_by_link, answer_by_staff
from heqi.workorders.actions.ask_again import ask_again
from heqi.workorders.actions.ask_order import ask_order
from heqi.workorders.actions.make_link import make_link, revoke_link
from heqi.workorders.actions.open_link import open_link
from heqi.workorders.actions.remind import remind
from heqi.workorders.actions.tell_overdue import tell_overdue
from heqi.workorders.actions.withdraw_order import withdraw_order

__all__ = [
    "accept_answer",
    "answer_by_link",
    "answer_by_staff",
    "ask_again",
    "ask_order",
    "make_link",
    "open_link",
    "remind",
    "revoke_link",
    "tell_overdue",
    "withdraw_order",
]
