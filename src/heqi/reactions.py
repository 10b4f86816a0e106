"""The one table: when this happened, do that. Each function owns its transactions and may safely run twice."""

_POLICIES = ("heqi.automation.actions.follow.follow_case",)
_INCIDENTS = ("heqi.incidents.actions.work_batch.work_batch",)
_ACTIONS = ("heqi.cases.actions.follow_action.follow_action", "heqi.reception.actions.follow_sending.follow_sending")
_SENDING = ("heqi.reception.actions.follow_sending.follow_sending",)
TABLE: dict[str, tuple[str, ...]] = {
    "action.sent": _ACTIONS,
    "action.ticked": _ACTIONS,
    "action.failed": _ACTIONS,
    "action.unknown": _ACTIONS,
    "action.confirmed": _SENDING,
    "action.cancelled": _SENDING,
    "case.answered": _POLICIES,
    "case.evidence_added": _POLICIES,
    "case.return_opened": _POLICIES,
    "cases.refreshed": ("heqi.automation.actions.follow.follow_cases",),
    "clock.due": ("heqi.automation.actions.follow.follow_due",),
    "clock.warned": _POLICIES,
    "policy.switched_on": ("heqi.automation.actions.follow.follow_switch",),
    "inbox.batch_applied": (
        "heqi.stops.actions.follow_requests.follow_requests",
        "heqi.cases.actions.follow_batch.follow_batch",
        "heqi.returns.actions.join_waiting.join_waiting",
        "heqi.hearing.actions.hear_talk.hear_talk",
        "heqi.order_actions.actions.follow_requests.follow_requests",
        "heqi.incidents.actions.follow_orders.follow_orders",
    ),
    "incident.policy_set": _INCIDENTS,
    "incident.announced": _INCIDENTS,
    "incident.orders_included": _INCIDENTS,
    "incident.orders_found": _INCIDENTS,
    "incident.searched": _INCIDENTS,
    "incident.went_on": _INCIDENTS,
    "stop.left": ("heqi.cases.actions.follow_stop.follow_stop",),
    "stop.stopped": ("heqi.cases.actions.follow_stop.follow_stop",),
    "picture.taken_in": ("heqi.pictures.actions.check.follow_taken_in",),
    "work_order.closed": ("heqi.cases.actions.follow_work_order.follow_work_order",),
    "work_order.withdrawn": ("heqi.cases.actions.follow_work_order.follow_work_order",),
    "rule.overridden": ("heqi.cases.actions.redecide_shop.redecide_shop",),
    "rule.override_withdrawn": ("heqi.cases.actions.redecide_shop.redecide_shop",),
}
