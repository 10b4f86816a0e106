"""Settings of worker processes under test: the real ones, with a reactions table that leaves traces."""

from heqi.settings import *  # noqa: F403

HEQI_REACTIONS = "tests.support.reactions.TABLE"
HEQI_BULK_KINDS = frozenset({"test.slow"})
