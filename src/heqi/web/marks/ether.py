"""How marks reach the other processes of this machine: a datagram to the socket of each, and no answer.

On several machines each tells its own: a mark is worth no broker.
"""

import asyncio
import contextlib
import os
import socket
import tempfile
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import structlog
from django.conf import settings

from heqi.web.marks.mark import RECENT, Hear, Mark, pack_mark, unpack_mark

MOST_BYTES = 1_000
log = structlog.get_logger(__name__)


def ether_folder() -> Path:
    """Where the processes of this desk have their sockets: a folder that nobody else may enter.

    Not in the home, whose path may be longer than a socket's may be. Raises PermissionError when it is another's.
    """
    desk = f"{settings.HEQI_HOME} {settings.DATABASES['default']['NAME']}"
    folder = Path(tempfile.gettempdir()) / f"heqi-{os.getuid()}-{sha256(desk.encode()).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(str(folder))
    return folder


def send_mark(mark: Mark) -> None:
    """To every process that listens, this one too. One that has died leaves a socket that is cleared away here."""
    content = pack_mark(mark)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            for place in ether_folder().glob("*.sock"):
                _send(sender, content, place)
    except OSError as error:
        log.warning("typing mark not sent", error=type(error).__name__)


def _send(sender: socket.socket, content: bytes, place: Path) -> None:
    try:
        sender.sendto(content, str(place))
    except (ConnectionRefusedError, FileNotFoundError):
        place.unlink(missing_ok=True)
    except BlockingIOError:
        pass  # too busy to hear; the next mark comes in three seconds


class Ear:
    """Hears marks in this process's event loop and passes them to whoever has asked."""

    def __init__(self) -> None:
        self._hear: list[Hear] = []
        self._socket: socket.socket | None = None
        self._place: Path | None = None

    def listen(self, hear: Hear) -> None:
        """From now on `hear` is called with each mark, in the event loop. Call it from there."""
        self._hear.append(hear)
        if self._socket is not None:
            return
        try:
            self._open()
        except OSError as error:  # no place for a socket: the desk works, and nobody is seen typing
            log.warning("typing marks are not heard", error=type(error).__name__)

    def close(self) -> None:
        """Hear nothing more; once."""
        held, self._socket = self._socket, None
        if held is None or self._place is None:
            return
        asyncio.get_running_loop().remove_reader(held)
        held.close()
        self._place.unlink(missing_ok=True)

    def _open(self) -> None:
        place = ether_folder() / f"{os.getpid()}-{uuid4().hex[:8]}.sock"
        made = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        made.setblocking(False)
        made.bind(str(place))
        self._socket, self._place = made, place
        asyncio.get_running_loop().add_reader(made, self._receive)

    def _receive(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._socket is not None:
                mark = unpack_mark(self._socket.recv(MOST_BYTES))
                if mark is None:
                    continue
                RECENT.put(mark)
                for hear in self._hear:
                    hear(mark)
