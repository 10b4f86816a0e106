"""Writing verbs of the cases. Each is one transaction with its journal entry and its outbox rows."""

from heqi.cases.actions.accept_work_order import accept_work_order
from heqi.cases.actions.add_evidence import add_evidence, remove_evidence
from heqi.cases.actions.answer_approval import approve_choice, decline_choice
from heqi.cases.actions.ask_approval import ask_approval, withdraw_approval
from heqi.cases.actions.ask_work_order import ask_work_order
from heqi.cases.actions.assign_case import assign_case, release_case, take_case
from heqi.cases.actions.choose_outcome import choose_outcome
from heqi.cases.actions.give_remedy import give_remedy, tick_remedy, withdraw_remedy
from heqi.cases.actions.make_offer import answer_offer, make_offer
from heqi.cases.actions.make_pack import make_pack
from heqi.cases.actions.make_promise import keep_promise, make_promise, withdraw_promise
from heqi.cases.actions.open_case import open_case
from heqi.cases.actions.pay_small import pay_small
from heqi.cases.actions.raise_case import lower_case, raise_case
from heqi.cases.actions.record_answer import record_answer, withdraw_answer
from heqi.cases.actions.record_contact import record_contact
from heqi.cases.actions.record_wish import record_wish
from heqi.cases.actions.restate_matter import confirm_restatement, restate_matter
from heqi.cases.actions.say_cause import say_cause
from heqi.cases.actions.send_step import send_step
from heqi.cases.actions.tick_step import tick_step
from heqi.cases.actions.withdraw_outcome import withdraw_outcome

__all__ = [
    "accept_work_order",
    "add_evidence",
    "answer_offer",
    "approve_choice",
    "ask_approval",
    "ask_work_order",
    "assign_case",
    "choose_outcome",
    "confirm_restatement",
    "decline_choice",
    "give_remedy",
    "keep_promise",
    "lower_case",
    "make_offer",
    "make_pack",
    "make_promise",
    "open_case",
    "pay_small",
    "raise_case",
    "record_answer",
    "record_contact",
    "record_wish",
    "release_case",
    "remove_evidence",
    "restate_matter",
    "say_cause",
    "send_step",
    "take_case",
    "tick_remedy",
    "tick_step",
    "withdraw_answer",
    "withdraw_approval",
    "withdraw_outcome",
    "withdraw_promise",
    "withdraw_remedy",
]
