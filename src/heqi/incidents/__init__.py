"""事件: one bad batch handled as one: its orders, one policy, one announcement, and how far it has come."""
