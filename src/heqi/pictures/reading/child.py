"""The process that reads pictures: length and bytes in on stdin, length and JSON out on stdout, until stdin ends.

It holds half a gigabyte while it lives and may die of a malicious file; the desk lives on.
"""

import io
import json
import os
import sys
from typing import BinaryIO

from PIL import Image

from heqi.core.pictures.reading import Reading
from heqi.pictures.reading.codes import read_codes
from heqi.pictures.reading.frames import read_frame, write_frame
from heqi.pictures.reading.text import read_text

NICE = 5
"""Agents who type come before a picture that is looked at."""


def main() -> int:
    """Read until the desk hangs up."""
    os.nice(NICE)
    answers = _keep_stdout()
    while (content := read_frame(sys.stdin.buffer)) is not None:
        write_frame(answers, json.dumps(_read(content)).encode())
    return 0


def _read(content: bytes) -> dict[str, object]:
    Image.MAX_IMAGE_PIXELS = None  # whoever sends it has counted its points
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    return Reading(read_text(picture), read_codes(picture)).body()


def _keep_stdout() -> BinaryIO:
    """stdout for answers alone: what a library prints goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    sys.exit(main())
