"""A kept file as an answer: shown in place where that is safe, else to be saved."""

from django.http import FileResponse
from django.utils.http import content_disposition_header

from heqi.files.store import path_of

INLINE = frozenset({"image/jpeg", "image/png", "video/mp4", "video/webm", "video/quicktime"})
"""What a browser may show in place; everything else is saved, so that nothing of a stranger's runs in our origin."""


def show_file(stored: str, *, name: str, media_type: str) -> FileResponse:
    """The bytes of that name in the store. Raises FileNotFoundError when they are not on this machine."""
    answer = FileResponse(path_of(stored).open("rb"), content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(media_type not in INLINE, name) or "inline"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    return answer
