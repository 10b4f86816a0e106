"""The folder that holds what a self-hosted Heqi keeps beside its database."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def find_home(environ: Mapping[str, str]) -> Path:
    """HEQI_HOME, else ./heqi-data. Made when missing, readable by its owner only."""
    home = Path(environ.get("HEQI_HOME") or "heqi-data").absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def keep_secret_key(home: Path) -> str:
    """The key that signs sessions: read from the home folder, made once when it is not there.

    Made under another name and linked into place, so that of two processes that start together both read one key.
    """
    path = home / "secret_key"
    if not path.exists():
        draft = home / f".secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
