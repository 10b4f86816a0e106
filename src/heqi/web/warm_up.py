"""What the first message would otherwise wait for, read while the server starts."""

import gc
from threading import Thread

from heqi.assets.loader import load_screener, load_understanding


def warm_up() -> None:
    """Read the rules of screening and the models in a thread of their own: the server answers meanwhile.

    A process that is told to stop waits for it, less than a second: an interpreter that ends under a thread in RE2's
    or numpy's own code is aborted.
    """
    Thread(target=_read, name="warm-up").start()


def _read() -> None:
    load_screener()
    load_understanding()
    gc.freeze()  # they stay: looking through them for garbage would hold every request up for 200 ms now and then
