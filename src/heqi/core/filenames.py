"""Names of files as people may see them."""

import re
import unicodedata

LONGEST_NAME = 180
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+')


def safe_name(name: str) -> str:
    """A file's name as a person may see it: no folders, no control characters, at most 180 characters, its end kept."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = _UNSAFE.sub("_", base).strip(" .") or "file"
    if len(plain) <= LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 8 else plain[:LONGEST_NAME]
