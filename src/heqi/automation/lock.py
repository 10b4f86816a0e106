"""One lock for the policies of a shop: a day's sum and a stop are about all of their rows, not about one."""

from heqi.db.locks import hold_lock


def hold_policies(shop_id: int) -> None:
    """Hold the shop's policies until the transaction ends. Taken before any case, so that two never deadlock."""
    with hold_lock(f"policies:{shop_id}"):
        return
