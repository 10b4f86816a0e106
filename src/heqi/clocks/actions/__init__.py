"""Writing verbs of the clocks."""

from heqi.clocks.actions.fire import fire_clocks
from heqi.clocks.actions.set import set_clocks, set_clocks_of_many, start_clocks

__all__ = ["fire_clocks", "set_clocks", "set_clocks_of_many", "start_clocks"]
