"""Where uploaded files lie: HEQI_HOME/uploads, under names of our own."""

from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from django.conf import settings

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
