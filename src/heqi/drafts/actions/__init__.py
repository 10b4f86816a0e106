"""Writing verbs of drafts."""

from heqi.drafts.actions.ask_draft import ask_draft
from heqi.drafts.actions.claim_draft import ClaimedDraft, claim_draft, settle_draft, sweep_drafts
from heqi.drafts.actions.set_server import Wanted, set_server
from heqi.drafts.actions.test_server import test_server

__all__ = [
    "ClaimedDraft",
    "Wanted",
    "ask_draft",
    "claim_draft",
    "set_server",
    "settle_draft",
    "sweep_drafts",
    "test_server",
]
