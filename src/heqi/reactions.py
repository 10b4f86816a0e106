"""The one table: when this happened, do that. Each function owns its transactions and may safely run twice.

`clock.due@talk` is what follows where a talk is the subject, instead of what follows on `clock.due` else;
`talk.message_came?order` what follows where the entry's data say `order`.
"""

_POLICIES = ("heqi.automation.actions.follow.follow_case",)
_INCIDENTS = ("heqi.incidents.actions.work_batch.work_batch",)
_ACTIONS = ("heqi.cases.actions.follow_action.follow_action",)
_SENDING = ("heqi.reception.actions.follow_sending.follow_sending",)
_HEARING = ("heqi.hearing.actions.hear_talk.hear_message",)
_TIES = ("heqi.buyers.actions.tie.follow_message",)
_WAITING = ("heqi.reception.actions.follow_clock.follow_clock",)
TABLE: dict[str, tuple[str, ...]] = {
    "action.confirmed": _ACTIONS,
    "action.sent": _ACTIONS,
    "action.ticked": _ACTIONS,
    "action.failed": _ACTIONS,
    "action.unknown": _ACTIONS,
    "action.sent@talk": _SENDING,
    "action.failed@talk": _SENDING,
    "action.unknown@talk": _SENDING,
    "action.confirmed@talk": _SENDING,
    "action.cancelled@talk": _SENDING,
    "case.answered": _POLICIES,
    "case.opened": ("heqi.buyers.actions.tie.follow_case", "heqi.cases.actions.follow_stop.hear_what_was_said"),
    "case.evidence_added": _POLICIES,
    "case.return_opened": _POLICIES,
    "cases.refreshed": ("heqi.automation.actions.follow.follow_cases",),
    "clock.due": ("heqi.automation.actions.follow.follow_due",),
    "clock.due@talk": _WAITING,
    "clock.warned": _POLICIES,
    "clock.warned@talk": _WAITING,
    "policy.switched_on": ("heqi.automation.actions.follow_switch.follow_switch",),
    "policy.went_on": ("heqi.automation.actions.follow_switch.follow_switch",),
    "inbox.batch_applied": (
        "heqi.stops.actions.follow_requests.follow_requests",
        "heqi.tracking.actions.watch_parcels.follow_parcels",
        "heqi.cases.actions.follow_batch.follow_batch",
        "heqi.returns.actions.join_waiting.join_waiting",
        "heqi.notes.actions.follow_orders.follow_orders",
        "heqi.hearing.actions.hear_talk.hear_talk",
        "heqi.buyers.actions.tie.follow_batch",
        "heqi.reception.actions.tie_ratings.tie_ratings",
        "heqi.reception.actions.follow_batch.follow_batch",
        "heqi.order_actions.actions.follow_requests.follow_requests",
        "heqi.invoices.actions.follow_platform.follow_platform",
        "heqi.incidents.actions.follow_orders.follow_orders",
    ),
    "incident.policy_set": _INCIDENTS,
    "incident.announced": _INCIDENTS,
    "incident.orders_included": _INCIDENTS,
    "incident.orders_found": _INCIDENTS,
    "incident.searched": _INCIDENTS,
    "incident.went_on": (*_INCIDENTS, "heqi.incidents.actions.give_up_words.give_up_words"),
    "incident.closed": ("heqi.incidents.actions.give_up_words.give_up_words",),
    "stop.left": ("heqi.cases.actions.follow_stop.follow_stop",),
    "stop.stopped": ("heqi.cases.actions.follow_stop.follow_stop",),
    "picture.taken_in": ("heqi.pictures.actions.check.follow_taken_in",),
    "talk.answered": (*_HEARING, "heqi.buyers.actions.watch_tone.watch_tone"),
    "talk.closed": ("heqi.reception.actions.note_phrases.note_phrases",),
    "talk.message_came?order": (*_HEARING, "heqi.hearing.actions.hear_invoice.hear_invoice"),
    "talk.message_came?named": _TIES,
    "talk.order_linked": (*_HEARING, *_TIES),
    "talk.ticked": _HEARING,
    "work_order.closed": ("heqi.cases.actions.follow_work_order.follow_work_order",),
    "work_order.withdrawn": ("heqi.cases.actions.follow_work_order.follow_work_order",),
    "rule.overridden": ("heqi.cases.actions.redecide_shop.redecide_shop",),
    "rule.override_withdrawn": ("heqi.cases.actions.redecide_shop.redecide_shop",),
    "rule.went_on": ("heqi.cases.actions.redecide_shop.redecide_shop",),
}
