"""A part: serves the connections that come over the line with this file number."""

import socket
import sys

from heqi.cli import set_up_django


def main(number: int) -> None:
    """Serve until the line is closed."""
    set_up_django()
    from heqi.web.asgi import Application
    from heqi.web.processes.taking import TakingServer
    from heqi.workers.log import set_up_logging

    set_up_logging()
    TakingServer(Application(threads=THREADS), line=socket.socket(fileno=number)).run()


THREADS = 8
main(int(sys.argv[1]))
