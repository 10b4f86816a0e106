"""What changes the inbox: one verb a file."""

from heqi.inbox.actions.apply_batch import apply_batch
from heqi.inbox.actions.discard_import import discard_import
from heqi.inbox.actions.map_columns import map_columns
from heqi.inbox.actions.preview_import import preview_import
from heqi.inbox.actions.run_import import run_import
from heqi.inbox.actions.run_waiting_imports import run_waiting_imports
from heqi.inbox.actions.start_import import start_import
from heqi.inbox.actions.sweep_imports import sweep_imports

__all__ = [
    "apply_batch",
    "discard_import",
    "map_columns",
    "preview_import",
    "run_import",
    "run_waiting_imports",
    "start_import",
    "sweep_imports",
]
