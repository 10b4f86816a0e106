"""What the first message would otherwise wait for, read while the server starts."""

from threading import Thread

from heqi.assets.loader import load_screener, load_understanding


def warm_up() -> None:
    """Read the rules of screening and the models in a thread of their own: the server answers meanwhile."""
    Thread(target=_read, name="warm-up", daemon=True).start()


def _read() -> None:
    load_screener()
    load_understanding()
