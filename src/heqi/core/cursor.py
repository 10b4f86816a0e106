"""Where a page ended: the moments that its last row is sorted by, and its id, as a text for the address."""

import base64
import binascii
from datetime import datetime

import orjson

from heqi.core.errors import HeqiError


def write_cursor(*place: datetime | int) -> str:
    """The cursor behind a row: its moments, the first sorted by first, then its id."""
    return base64.urlsafe_b64encode(orjson.dumps(place)).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """Moment and id, where a list is sorted by one moment. Raises list.bad_cursor."""
    (moment,), row_id = read_place(cursor, moments=1)
    return moment, row_id


def read_place(cursor: str, *, moments: int) -> tuple[tuple[datetime, ...], int]:
    """So many moments, and the id. Raises list.bad_cursor for anything that `write_cursor` never wrote."""
    try:
        *written, row_id = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        read = tuple(datetime.fromisoformat(each) for each in written)
        if len(read) != moments or any(each.tzinfo is None for each in read) or not isinstance(row_id, int):
            raise ValueError
        return read, row_id
    except (ValueError, TypeError, binascii.Error) as error:
        raise HeqiError(
            "list.bad_cursor", "翻页位置无效，请回到第一页。", "Bad cursor; start at page one.", 422
        ) from error
