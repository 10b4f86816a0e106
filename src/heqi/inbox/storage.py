"""Where uploaded files lie: HEQI_HOME/uploads, under names of our own."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from django.conf import settings

LONGEST_NAME = 180
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+')
CHUNK = 1 << 20


def uploads() -> Path:
    """The folder, made when missing, closed to others."""
    folder = Path(settings.HEQI_HOME) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep_upload(chunks: Iterable[bytes]) -> str:
    """Store the bytes; the answer is the name to find them by."""
    stored = uuid4().hex
    with (uploads() / stored).open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return stored


def chunks_of(path: Path) -> Iterable[bytes]:
    """A file's bytes, piece by piece."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def path_of(stored: str) -> Path:
    """Where a kept file lies."""
    return uploads() / stored


def drop_upload(stored: str) -> None:
    """Remove a kept file, if it is there."""
    path_of(stored).unlink(missing_ok=True)


def safe_name(name: str) -> str:
    """A file's name as a person may see it: no folders, no control characters, at most 180 characters, its end kept."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = _UNSAFE.sub("_", base).strip(" .") or "file"
    if len(plain) <= LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 8 else plain[:LONGEST_NAME]
