"""Only addresses in the open internet: nobody may make the server call its own network by entering a URL.

The name is resolved here and the connection goes to the very address that was looked at, so that a name which
answers differently the second time gains nothing.
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from heqi.core.errors import HeqiError

LONGEST = 2_000
PORTS = frozenset({80, 443, 8080, 8443})
Resolve = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect to: `url` with the address in place of the name; `host` for its header and certificate."""

    url: str
    host: str
    name: str


def unable_to_call(reason: str, reason_en: str) -> HeqiError:
    """Not an address that this desk will call."""
    return HeqiError("address.refused", f"这个地址不能用：{reason}", f"This address cannot be used: {reason_en}", 422)


def resolve_name(name: str) -> Sequence[str]:
    """The addresses of a name."""
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        return ()
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def check_address(url: str, *, secure_only: bool = True) -> str:
    """The URL as written, when its form may be called at all. Raises address.refused. Resolves nothing."""
    parts = urlsplit(url.strip())
    if len(url) > LONGEST or not parts.hostname or parts.username or parts.password:
        raise unable_to_call("网址不完整或带有账号。", "it is no plain web address.")
    if parts.scheme != "https" and (secure_only or parts.scheme != "http"):
        raise unable_to_call("请用 https 网址。", "use https.")
    try:
        port = parts.port
    except ValueError:
        raise unable_to_call("端口不对。", "its port is wrong.") from None
    if port is not None and port not in PORTS:
        raise unable_to_call("只支持常用的网页端口。", "only the usual ports of the web are called.")
    literal = _literal(parts.hostname)
    if literal is not None and not _is_open(literal):
        raise unable_to_call("不能是内网地址。", "it lies inside a private network.")
    return url.strip()


def aim(url: str, *, resolve: Resolve = resolve_name, secure_only: bool = True) -> Target:
    """Where a call goes. Raises address.refused when the name leads into a private network, or nowhere."""
    parts = urlsplit(check_address(url, secure_only=secure_only))
    name = parts.hostname or ""
    addresses = [ip_address(each.split("%")[0]) for each in ([name] if _literal(name) else resolve(name))]
    if not addresses:
        raise unable_to_call("找不到这个网站。", "its name is not known.")
    if not all(_is_open(each) for each in addresses):
        raise unable_to_call("不能是内网地址。", "it lies inside a private network.")
    chosen = addresses[0]
    shown = f"[{chosen}]" if isinstance(chosen, IPv6Address) else str(chosen)
    place = f"{shown}:{parts.port}" if parts.port else shown
    host = f"{name}:{parts.port}" if parts.port else name
    return Target(parts._replace(netloc=place, fragment="").geturl(), host, name)


def _literal(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if mapped is not None:
        return _is_open(mapped)
    return address.is_global and not address.is_multicast
