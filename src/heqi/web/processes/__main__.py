"""A part: serves the connections that come over the line with this file number."""

import os
import socket
import sys

import django

THREADS = 8


def main(number: int) -> None:
    """Serve until the line is closed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heqi.settings")
    django.setup()
    from heqi.web.asgi import Application
    from heqi.web.processes.taking import TakingServer
    from heqi.workers.log import set_up_logging

    set_up_logging()
    TakingServer(Application(threads=THREADS), line=socket.socket(fileno=number)).run()


main(int(sys.argv[1]))
