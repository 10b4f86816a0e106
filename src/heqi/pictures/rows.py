"""Rows as values."""

from heqi.pictures.contracts import PictureView
from heqi.pictures.models import Picture


def view_picture(row: Picture) -> PictureView:
    """A row as the frozen value that others get."""
    return PictureView(
        id=row.id,
        shop_id=row.shop_id,
        source=row.source,
        conversation=row.conversation,
        order_no=row.order_no,
        buyer=row.buyer,
        at=row.at,
        by=row.by,
        name=row.name,
        size=row.size,
        width=row.width,
        height=row.height,
        sha256=row.sha256,
        marks=row.marks,
        found=row.found,
        findings=row.findings,
        verdict=row.verdict,
        expires_at=row.expires_at,
        erased_at=row.erased_at,
        version=row.version,
    )
