"""Names of worker processes, made so that another one on the same machine can tell whether the owner lives."""

import os
import secrets
import socket
from pathlib import Path


def name_worker() -> str:
    """`place/pid/random`, at most 64 characters."""
    return f"{_place()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_gone(name: str) -> bool:
    """Whether the worker ran in this very place and its process is no more. False whenever that cannot be told."""
    place, _, rest = name.rpartition("/")[0].rpartition("/")
    if place != _place() or not rest.isdigit() or int(rest) == os.getpid():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _place() -> str:
    # Two containers can have one host name and different processes of one number: the namespace tells them apart.
    try:
        space = str(Path("/proc/self/ns/pid").readlink()).strip("pid:[]")
    except OSError:
        space = "-"
    return f"{socket.gethostname()[:30]}.{space}"
