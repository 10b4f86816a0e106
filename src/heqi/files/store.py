"""Where kept files lie: HEQI_HOME/evidence, each under the hash of its bytes, so that none is kept twice."""

import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings


def keep_file(content: bytes) -> str:
    """Store the bytes for good; the answer is the name to find them by: their SHA-256 in hex.

    What is kept already is as young as if it were new, so that `drop_file` leaves it to whoever keeps it now.
    """
    stored = sha256(content).hexdigest()
    path = path_of(stored)
    if not _touch(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = path.with_name(f"{stored}.{uuid4().hex}.part")
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    return stored


def drop_file(stored: str, *, unless_kept_since: datetime) -> bool:
    """Delete the bytes for good, after `held_by_anyone` was asked. False: somebody has just kept the same bytes."""
    path = path_of(stored)
    if path.exists() and path.stat().st_mtime > unless_kept_since.timestamp():
        return False
    path.unlink(missing_ok=True)
    return True


def _touch(path: Path) -> bool:
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def path_of(stored: str) -> Path:
    """Where a kept file lies."""
    return Path(settings.HEQI_HOME) / "evidence" / stored[:2] / stored
