"""The HTTP side of channels: what a bridge calls (docs/channel.md), and the waiting that both bridges and pages do."""
