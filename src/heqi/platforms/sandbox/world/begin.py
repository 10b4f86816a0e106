"""A market before its first second."""

from heqi.platforms.sandbox.world.life.table import HANDLERS
from heqi.platforms.sandbox.world.plan import Plan
from heqi.platforms.sandbox.world.world import World


def begin(plan: Plan) -> World:
    """Empty shops, full shelves; `advance` brings the buyers."""
    return World(plan, HANDLERS)
