"""Closed cases decided again under other rules, figures or money limits. Nothing is written."""

from heqi.cases.replay.found import Replayed
from heqi.cases.replay.past import Period
from heqi.cases.replay.run import replay_closed
from heqi.cases.replay.terms import Change, present_terms, terms_with

__all__ = ["Change", "Period", "Replayed", "present_terms", "replay_closed", "terms_with"]
