"""Files of one upload: how large they may be together, and how they are handed on."""

from collections.abc import Sequence

from ninja import UploadedFile

from heqi.core.errors import HeqiError
from heqi.core.filenames import safe_name

MOST_MEGABYTES = 60
"""Some photos and a short video: small enough to be looked at in memory."""


def require_small(files: Sequence[UploadedFile]) -> None:
    """Raises file.too_big (413) when they are over the limit together."""
    if sum(file.size or 0 for file in files) > MOST_MEGABYTES * 1024 * 1024:
        raise HeqiError(
            "file.too_big",
            f"一次上传不能超过 {MOST_MEGABYTES} MB，请分几次上传。",
            f"More than {MOST_MEGABYTES} MB at once; upload them in parts.",
            413,
            {"limit_mb": MOST_MEGABYTES},
        )


def read_files(files: Sequence[UploadedFile]) -> list[tuple[str, bytes]]:
    """Safe name and bytes of each."""
    return [(safe_name(file.name or ""), file.read()) for file in files]
