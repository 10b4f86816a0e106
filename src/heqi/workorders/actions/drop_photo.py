"""A photo was taken off its case: nobody who was asked is shown it any more."""

from heqi.workorders.access import orders_in


def drop_photo(*, shop_id: int, case_id: int, evidence_id: int) -> None:
    """From every work order of the case, in the caller's transaction. The addressee's next look is without it."""
    for order in orders_in([shop_id]).filter(case_id=case_id).exclude(photos=[]):
        left = [photo for photo in order.photos if photo["id"] != evidence_id]
        if len(left) != len(order.photos):
            order.photos = left
            order.save(update_fields=["photos"])
