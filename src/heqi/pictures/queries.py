"""Pictures for other features: those of a talk, and the copy that may leave."""

from collections.abc import Collection
from hashlib import sha256

from heqi.core.errors import HeqiError
from heqi.files.store import path_of
from heqi.pictures.access import find_picture, pictures_in, unable_to_find_picture
from heqi.pictures.actions.check import check_picture
from heqi.pictures.contracts import PictureView, Refusal, Sendable
from heqi.pictures.rows import view_picture


def pictures_by_id(shop_id: int, picture_ids: Collection[int]) -> dict[int, PictureView]:
    """These pictures of a shop, erased ones too, by id."""
    return {row.pk: view_picture(row) for row in pictures_in([shop_id]).filter(id__in=list(picture_ids))}


def pictures_of_talk(shop_id: int, conversation: str) -> list[PictureView]:
    """The pictures of one conversation, oldest first, erased ones too."""
    rows = pictures_in([shop_id]).filter(conversation=conversation).order_by("id") if conversation else ()
    return [view_picture(row) for row in rows]


def sendable(shop_id: int, picture_id: int) -> Sendable | Refusal:
    """The copy that may leave, or why not. One that was never read is read now, which takes seconds: call it before
    the transaction that sends.
    """
    row = find_picture(shop_id, picture_id)
    if row is None:
        return _refuse(unable_to_find_picture())
    if row.findings is None:
        try:
            row = check_picture(shop_id=shop_id, picture_id=picture_id)
        except HeqiError as error:
            return _refuse(error)
    if row.verdict == "block":
        return Refusal(
            "picture.blocked",
            "图片里还有不能发出的内容，请先遮住再发。",
            "The picture still shows what may not leave; paint it over first.",
            [finding for finding in row.findings or () if finding["severity"] == "block"],
        )
    content = path_of(row.copy).read_bytes()
    ending = "jpg" if row.copy_type == "image/jpeg" else "png"
    digest = sha256(content).hexdigest()
    return Sendable(row.pk, f"{digest[:12]}.{ending}", row.copy_type, content, digest, row.width, row.height)


def _refuse(error: HeqiError) -> Refusal:
    return Refusal(error.code, error.message, error.message_en)
