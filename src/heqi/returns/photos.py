"""Photos of a parcel: looked at, kept, and handed on to the case as its evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heqi.cases.models import Evidence
from heqi.core.errors import HeqiError
from heqi.files.kinds import Looked, look_at
from heqi.files.store import keep_file
from heqi.returns.models import Arrival, ArrivalPhoto

MOST_FILES = 9
"""Of one parcel; what a chat sends at once."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was uploaded: a safe name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was looked at and lies on the disk; without a row nobody sees it."""

    name: str
    size: int
    looked: Looked
    stored: str
    shown: str


def keep_photos(files: Sequence[Sent]) -> list[Kept]:
    """All of them or none; the same bytes once. Raises return.files and what look_at raises."""
    if len(files) > MOST_FILES:
        raise HeqiError("return.files", f"一个包裹最多 {MOST_FILES} 个文件。", f"At most {MOST_FILES} files.", 422)
    looked = [(each, look_at(each.content, each.name)) for each in files]
    kept = {}
    for sent, seen in looked:
        stored = keep_file(sent.content)
        shown = stored if seen.shown is sent.content else keep_file(seen.shown)
        kept[stored] = Kept(sent.name, len(sent.content), seen, stored, shown)
    return list(kept.values())


def as_evidence(arrival: Arrival, photos: Iterable[ArrivalPhoto]) -> list[Evidence]:
    """The same bytes as evidence of the warehouse, for the case that the parcel belongs to; not saved."""
    return [
        Evidence(
            at=photo.at,
            by=photo.by,
            whose=Evidence.Whose.WAREHOUSE,
            kind=photo.kind,
            name=photo.name,
            media_type=photo.media_type,
            size=photo.size,
            sha256=photo.sha256,
            stored=photo.stored,
            shown=photo.shown,
            width=photo.width,
            height=photo.height,
            note=f"退货开箱 {arrival.tracking_no}".strip(),
        )
        for photo in photos
    ]
