"""HEQI_DATABASE_URL → Django's database settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def read_database_url(url: str | None, home: Path) -> dict[str, Any]:
    """`sqlite:///relative`, `sqlite:////absolute` or `postgresql://user:password@host:port/name?sslmode=…`.

    Nothing means SQLite in `home`.
    Raises ValueError with a sentence when the URL is of no kind that Heqi knows.
    """
    if not url:
        return _sqlite(str(home / "heqi.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme in ("sqlite", "sqlite3"):
        return _sqlite(unquote(parts.path)[1:])
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "heqi.db.postgres",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 300,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise ValueError(f"HEQI_DATABASE_URL must start with sqlite:// or postgresql://, not {parts.scheme or url!r}")


def _sqlite(path: str) -> dict[str, Any]:
    return {"ENGINE": "heqi.db.sqlite", "NAME": path, "CONN_MAX_AGE": 300, "OPTIONS": {"timeout": 20}}
