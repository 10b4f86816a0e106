"""What an owner does to a rule, one verb a file."""

from heqi.rules.actions.override_rule import override_rule
from heqi.rules.actions.withdraw_override import withdraw_override

__all__ = ["override_rule", "withdraw_override"]
