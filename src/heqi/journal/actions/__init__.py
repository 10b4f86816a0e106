"""Writing verbs of the journal."""

from heqi.journal.actions.beat import beat_worker, release_leases, stop_worker
from heqi.journal.actions.retry import revive_reaction
from heqi.journal.actions.write import write_entry
from heqi.journal.actions.write_many import Draft, write_entries

__all__ = ["Draft", "beat_worker", "release_leases", "revive_reaction", "stop_worker", "write_entries", "write_entry"]
