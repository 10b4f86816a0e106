"""Moments in the platforms' forms. All are China's time; 0 is never."""

from datetime import UTC, datetime

CHINA_SECONDS = 8 * 3600


def clock_text(at: int) -> str | None:
    """'2026-06-18 10:00:00'; None for never."""
    return datetime.fromtimestamp(at + CHINA_SECONDS, UTC).isoformat(" ")[:19] if at else None


def read_clock_text(text: str) -> int:
    """The other way round. Raises ValueError."""
    moment = datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    return int(moment.timestamp()) - CHINA_SECONDS


def read_packed(text: str) -> int:
    """'20260618100000'. Raises ValueError."""
    return int(datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()) - CHINA_SECONDS


def yuan(fen: int) -> float:
    """A number of yuan, as POP's order methods give it."""
    return fen / 100


def yuan_text(fen: int) -> str:
    """'12.50'."""
    return f"{fen // 100}.{fen % 100:02d}"
