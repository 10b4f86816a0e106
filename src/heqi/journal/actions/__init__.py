"""Writing verbs of the journal."""

from heqi.journal.actions.beat import beat_worker, stop_worker
from heqi.journal.actions.retry import revive_reaction
from heqi.journal.actions.write import write_entry

__all__ = ["beat_worker", "revive_reaction", "stop_worker", "write_entry"]
