"""What the first message would otherwise wait for, read while the server starts."""

from threading import Thread

from heqi.assets.loader import load_screener


def warm_up() -> None:
    """Read the rules of screening in a thread of their own: the server answers meanwhile."""
    Thread(target=load_screener, name="warm-up", daemon=True).start()
