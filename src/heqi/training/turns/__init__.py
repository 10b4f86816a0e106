"""The heads that read buyers' turns, in two models: `turns` (intent, group, labels beside them) and `mood`."""
