"""How a session is known without its key, and where it came from without the whole address."""

from hashlib import sha256
from ipaddress import ip_address, ip_network


def hash_key(session_key: str) -> str:
    """SHA-256 (hex) of a session key: the name of a session that opens nothing."""
    return sha256(session_key.encode()).hexdigest()


def mask_ip(address: str) -> str:
    """203.0.113.77 → 203.0.113.0/24, and the /48 of an IPv6 address; '' for what is no address."""
    try:
        ip = ip_address(address.strip())
    except ValueError:
        return ""
    return str(ip_network((ip, 24 if ip.version == 4 else 48), strict=False))
