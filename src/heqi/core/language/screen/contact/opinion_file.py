"""What was learnt for the second opinion as a text: a header in JSON, then each piece on a line of its own."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable

from heqi.core.errors import HeqiError
from heqi.core.language.screen.contact.opinion import Learnt

FORM = 1
"""Raised when the view or the file changes its meaning."""
_ZERO = 128
"""Small weights are kept as bytes; this one stands for 0."""


class UnableToReadOpinion(HeqiError):
    """A text that is no opinion of this form."""

    def __init__(self, message_en: str) -> None:
        super().__init__("opinion.invalid", "站外识别模型文件无法读取,请重新训练", message_en, 500)


def dump_opinion(learnt: Learnt) -> str:
    """The text of what was learnt; no piece holds a line break."""
    header = {
        "form": FORM,
        "scale": learnt.scale,
        "bias": learnt.bias,
        "weights": _packed(learnt.weights),
        "signs": learnt.signs,
        "sign_weights": _packed(learnt.sign_weights),
        "least": learnt.least,
    }
    return "\n".join([json.dumps(header, ensure_ascii=False, sort_keys=True), *learnt.pieces])


def parse_opinion(text: str) -> Learnt:
    """What was learnt, from its text. Raises UnableToReadOpinion."""
    first, *pieces = text.split("\n")
    try:
        header = json.loads(first)
        weights, sign_weights = _unpacked(header["weights"]), _unpacked(header["sign_weights"])
        if header["form"] != FORM or len(weights) != len(pieces) or len(sign_weights) != len(header["signs"]):
            raise UnableToReadOpinion(f"form {header['form']}, {len(weights)} weights for {len(pieces)} pieces")
        rest = {name: header[name] for name in ("scale", "bias", "signs", "least")}
        return Learnt(pieces=tuple(pieces), weights=weights, sign_weights=sign_weights, **rest)
    except (ValueError, KeyError, TypeError) as error:
        raise UnableToReadOpinion(f"the file of the opinion is damaged: {error}") from error


def _packed(weights: Iterable[int]) -> str:
    return b64encode(bytes(each + _ZERO for each in weights)).decode()


def _unpacked(text: str) -> tuple[int, ...]:
    return tuple(each - _ZERO for each in b64decode(text))
