"""POP's signature (reference 1.2): MD5 over the secret, all parameters in ASCII order, the secret."""

from collections.abc import Mapping
from hashlib import md5
from hmac import compare_digest


def sign(secret: str, fields: Mapping[str, str]) -> str:
    """Upper-case hex over everything that was sent but `sign`."""
    joined = "".join(f"{name}{fields[name]}" for name in sorted(fields) if name != "sign")
    return md5(f"{secret}{joined}{secret}".encode(), usedforsecurity=False).hexdigest().upper()


def is_signed(secret: str, fields: Mapping[str, str]) -> bool:
    """Whether the sign that came is the right one."""
    return compare_digest(sign(secret, fields), fields.get("sign", ""))
