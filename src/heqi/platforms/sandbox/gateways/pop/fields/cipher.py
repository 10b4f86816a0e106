"""Receivers as POP hides them: a token that only the platform can turn back, and here only into masked text."""

from base64 import b64decode, b64encode
from binascii import Error

from heqi.platforms.sandbox.world.order import Order

KINDS = {"name": 5, "phone": 6, "address": 7}


def conceal(kind: str, serial: int) -> str:
    """The ciphertext of one field of one order."""
    return f"~{b64encode(f'{kind}:{serial}'.encode()).decode()}~0~"


def reveal_kind(text: str, order: Order) -> str | None:
    """Which field of that order it hides; None when it is none of its."""
    try:
        kind, _, serial = b64decode(text.strip("~").partition("~")[0]).decode().partition(":")
    except (Error, UnicodeDecodeError):
        return None
    return kind if kind in KINDS and serial == str(order.serial) else None


def masked(kind: str, order: Order) -> str:
    """What the mask method shows."""
    buyer = order.buyer
    whole = {
        "name": f"{buyer.name[0]}*",
        "phone": f"{buyer.phone[:3]}****{buyer.phone[-4:]}",
        "address": f"{buyer.street[:2]}****",
    }
    return whole[kind]
