"""What a policy would have done in the last 30 days. Nothing is written here."""

from heqi.automation.dry_run.found import Found
from heqi.automation.dry_run.replay import dry_run

__all__ = ["Found", "dry_run"]
