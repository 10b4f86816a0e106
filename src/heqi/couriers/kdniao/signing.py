"""How 快递鸟 signs: base64 over the MD5 in small letters of the data and the key, in both directions."""

from base64 import b64encode
from hashlib import md5
from hmac import compare_digest
from urllib.parse import unquote


def sign_data(data: str, app_key: str) -> str:
    """Not yet escaped for a form: whoever sends the form does that."""
    digest = md5((data + app_key).encode(), usedforsecurity=False).hexdigest()
    return b64encode(digest.encode()).decode()


def is_signed(data: str, app_key: str, given: str) -> bool:
    """Whether a call is signed as that. Some calls come escaped twice."""
    right = sign_data(data, app_key)
    return any(compare_digest(right.encode(), each.strip().encode()) for each in (given, unquote(given)))
