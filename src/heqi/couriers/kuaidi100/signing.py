"""How 快递100 signs: MD5 in capitals, over the very text that is sent."""

from hashlib import md5
from hmac import compare_digest


def sign_query(param: str, key: str, customer: str) -> str:
    """Of a query: param, key and customer, one behind the other."""
    return _capital_md5(param + key + customer)


def sign_callback(param: str, salt: str) -> str:
    """Of a call that it makes: param and the salt that the subscription named."""
    return _capital_md5(param + salt)


def is_signed(param: str, salt: str, given: str) -> bool:
    """Whether a call is signed as that; compared without telling how much is right."""
    return bool(salt) and compare_digest(sign_callback(param, salt).encode(), given.strip().upper().encode())


def _capital_md5(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest().upper()
