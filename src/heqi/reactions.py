"""The one table: when this happened, do that. Each function owns its transactions and may safely run twice."""

TABLE: dict[str, tuple[str, ...]] = {
    "clock.due": ("heqi.cases.actions.follow_clock.follow_clock",),
    "inbox.batch_applied": ("heqi.cases.actions.follow_batch.follow_batch",),
    "rule.overridden": ("heqi.cases.actions.redecide_shop.redecide_shop",),
    "rule.override_withdrawn": ("heqi.cases.actions.redecide_shop.redecide_shop",),
}
