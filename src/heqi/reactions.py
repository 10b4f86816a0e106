"""The one table: when this happened, do that. Each function owns its transactions and may safely run twice."""

TABLE: dict[str, tuple[str, ...]] = {
    "clock.due": ("heqi.cases.actions.follow_clock.follow_clock",),
    "inbox.batch_applied": (
        "heqi.cases.actions.follow_batch.follow_batch",
        "heqi.returns.actions.join_waiting.join_waiting",
        "heqi.hearing.actions.hear_talk.hear_talk",
    ),
    "work_order.closed": ("heqi.cases.actions.follow_work_order.follow_work_order",),
    "work_order.withdrawn": ("heqi.cases.actions.follow_work_order.follow_work_order",),
    "rule.overridden": ("heqi.cases.actions.redecide_shop.redecide_shop",),
    "rule.override_withdrawn": ("heqi.cases.actions.redecide_shop.redecide_shop",),
}
