"""TOP's three signatures (reference 3.2). Blank parameters and files take no part; `sign_method` does."""

import hmac
from collections.abc import Mapping
from hashlib import md5


def sign(secret: str, fields: Mapping[str, str], method: str) -> str:
    """Upper-case hex. Raises ValueError for a method that TOP does not know."""
    joined = "".join(f"{name}{fields[name]}" for name in sorted(fields) if name != "sign" and fields[name] != "")
    if method == "md5":
        return md5(f"{secret}{joined}{secret}".encode(), usedforsecurity=False).hexdigest().upper()
    if method in ("hmac", "hmac-sha256"):
        kind = "md5" if method == "hmac" else "sha256"
        return hmac.new(secret.encode(), joined.encode(), kind).hexdigest().upper()
    raise ValueError(method)


def is_signed(secret: str, fields: Mapping[str, str]) -> bool:
    """Whether the sign that came is the right one. Raises ValueError."""
    return hmac.compare_digest(sign(secret, fields, fields.get("sign_method", "md5")), fields.get("sign", ""))
