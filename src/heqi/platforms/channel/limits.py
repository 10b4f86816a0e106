"""How much a channel takes at once, and how often. The figures stand in docs/channel.md."""

from datetime import timedelta

WINDOW = timedelta(minutes=5)
"""How far the clocks of the two sides may lie apart."""
MOST_BODY = 8 * 1024 * 1024
"""Bytes of one request."""
MOST_PICTURE = 5 * 1024 * 1024
"""Bytes of one picture."""
MOST_MESSAGES = 100
MOST_ITEMS = 20
"""Messages that one answer of the outbox brings."""
MOST_KEY = 100
MOST_CONVERSATION = 80
MOST_NAME = 100
REQUESTS_A_MINUTE = 600
"""Of one channel, polls counted; behind it 429 with `Retry-After`."""
MESSAGES_A_MINUTE = 6_000
LONGEST_POLL = 25.0
"""Seconds that an empty outbox is kept waiting: less than what proxies usually cut off."""
