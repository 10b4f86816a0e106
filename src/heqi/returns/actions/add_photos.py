"""Rows for the photos of a parcel whose bytes are kept already."""

from collections.abc import Iterable
from datetime import datetime

from heqi.returns.models import Arrival, ArrivalPhoto
from heqi.returns.photos import Kept


def add_photos(arrival: Arrival, kept: Iterable[Kept], *, by: int, now: datetime) -> None:
    """Rows for kept files of a saved arrival."""
    ArrivalPhoto.objects.bulk_create(
        [
            ArrivalPhoto(
                shop_id=arrival.shop_id,
                arrival_id=arrival.pk,
                at=now,
                by=by,
                kind=each.looked.kind,
                name=each.name,
                media_type=each.looked.media_type,
                size=each.size,
                sha256=each.stored,
                stored=each.stored,
                shown=each.shown,
                width=each.looked.width,
                height=each.looked.height,
            )
            for each in kept
        ]
    )
