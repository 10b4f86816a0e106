"""Where kept files lie: HEQI_HOME/evidence, each under the hash of its bytes, so that none is kept twice."""

import os
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings


def keep_file(content: bytes) -> str:
    """Store the bytes for good; the answer is the name to find them by: their SHA-256 in hex."""
    stored = sha256(content).hexdigest()
    path = path_of(stored)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = path.with_name(f"{stored}.{uuid4().hex}.part")
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    return stored


def path_of(stored: str) -> Path:
    """Where a kept file lies."""
    return Path(settings.HEQI_HOME) / "evidence" / stored[:2] / stored
