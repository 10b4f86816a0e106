"""Writing verbs of the automation."""

from heqi.automation.actions.draft_policy import draft_policy
from heqi.automation.actions.stop_policy import stop_all, stop_policy
from heqi.automation.actions.switch_on import switch_on
from heqi.automation.actions.try_policy import try_policy

__all__ = ["draft_policy", "stop_all", "stop_policy", "switch_on", "try_policy"]
