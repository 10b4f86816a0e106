"""Pictures as values, for whoever shows or sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture. `found`: what the original holds, `findings`: what the copy still holds (PictureFinding bodies);
    None: not read yet. `verdict` of the copy: pass, caution, block, "" not checked yet.
    """

    id: int
    shop_id: int
    source: str
    conversation: str
    order_no: str
    buyer: str
    at: datetime
    by: int | None
    name: str
    size: int
    width: int
    height: int
    sha256: str
    marks: Sequence[Mapping[str, Any]]
    found: Sequence[Mapping[str, Any]] | None
    findings: Sequence[Mapping[str, Any]] | None
    verdict: str
    expires_at: datetime
    erased_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Sendable:
    """The copy that may leave: made by us from its points alone. `sha256` is of `content`."""

    picture_id: int
    name: str
    media_type: str
    content: bytes
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a picture may not leave. `code`: picture.blocked (with findings), picture.unread, picture.none."""

    code: str
    message: str
    message_en: str
    findings: Sequence[Mapping[str, Any]] = ()
