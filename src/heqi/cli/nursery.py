"""Processes that have everything loaded before they begin, for `heqi bench chaos`, which kills them by hundreds.

`python -m heqi.cli.nursery`: each line of its input is a list of words; it forks a child that does what `heqi`
does with them, and answers with the child's number. When its input closes it goes, and what still runs goes with it.
"""

import json
import os
import signal
import sys
from typing import NoReturn


def main() -> None:
    """Load, say so, and fork for each line."""
    os.setpgrp()
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that were killed
    _say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _live(json.loads(line))
        _say(str(child))
    os.killpg(0, signal.SIGKILL)


def _load() -> None:
    from heqi.cli import set_up_django

    set_up_django()
    from django.db import connections
    from django.urls import get_resolver

    from heqi.cli import serve, worker  # noqa: F401
    from heqi.web import asgi, server  # noqa: F401
    from heqi.workers import run  # noqa: F401

    assert get_resolver().url_patterns
    connections.close_all()


def _live(words: list[str]) -> NoReturn:
    """What is told goes where errors go: the nursery's own output is for whoever started it."""
    from heqi.cli import main as heqi

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    code = 1
    try:
        heqi(words, standalone_mode=False)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
