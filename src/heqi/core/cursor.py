"""Where a page ended: the moment and the id of its last row, as a text for the address."""

import base64
import binascii
from datetime import datetime

import orjson

from heqi.core.errors import HeqiError


def write_cursor(at: datetime, row_id: int) -> str:
    """The cursor behind this row."""
    return base64.urlsafe_b64encode(orjson.dumps([at, row_id])).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """Moment and id. Raises list.bad_cursor for anything that `write_cursor` never wrote."""
    try:
        at, row_id = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or not isinstance(row_id, int):
            raise ValueError
        return moment, row_id
    except (ValueError, TypeError, binascii.Error) as error:
        raise HeqiError(
            "list.bad_cursor", "翻页位置无效，请回到第一页。", "Bad cursor; start at page one.", 422
        ) from error
