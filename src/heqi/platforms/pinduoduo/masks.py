"""Masked receivers where POP gives only ciphertext: asked for as masked text, which is all that we ever need."""

from collections.abc import Iterator, Sequence
from typing import Any

from heqi.core.connecting import ErrorKind, PlatformError
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.client import PopClient

AT_ONCE = 100
_FIELDS = {
    "receiver_name": "receiver_name_mask",
    "receiver_phone": "receiver_phone_mask",
    "contact_mobile": "receiver_phone_mask",
    "receiver_address": "receiver_address_mask",
}
"""Ciphertext → where its masked text stands. Since November 2025 the phone may only be in `contact_mobile`."""


def fill_masks(client: PopClient, orders: Sequence[Any]) -> None:
    """Put masked text into orders that lack it, a hundred a call. Where the shop may not ask, they stay without."""
    wanted = [each for order in orders if isinstance(order, dict) for each in _lacking(order)]
    try:
        for start in range(0, len(wanted), AT_ONCE):
            _fill(client, wanted[start : start + AT_ONCE])
    except PlatformError as error:
        if error.kind not in (ErrorKind.PERMISSION, ErrorKind.BUSINESS):
            raise


def _lacking(order: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for field, mask in _FIELDS.items():
        cipher = order.get(field)
        if isinstance(cipher, str) and cipher and not order.get(mask) and isinstance(order.get("order_sn"), str):
            yield order, mask, cipher


def _fill(client: PopClient, wanted: Sequence[tuple[dict[str, Any], str, str]]) -> None:
    asked = [{"data_tag": order["order_sn"], "encrypted_data": cipher} for order, _, cipher in wanted]
    answer = Reading(client.call(methods.MASK, data_list=asked))
    known = {
        (read.text("data_tag"), read.text("encrypted_data")): read.text("decrypted_data")
        for read in answer.parts("data_decrypt_list")
        if not read.code("error_code")
    }
    for order, mask, cipher in wanted:
        order[mask] = order.get(mask) or known.get((order["order_sn"], cipher)) or ""
