"""`heqi serve`: the desk on this machine."""

import signal
import socket
import threading

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes any free one.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=None,
    show_default="one for each core, at most 4",
    help="How many processes answer requests.",
)
@click.option("--worker/--no-worker", default=True, show_default=True, help="Run a worker beside it.")
@click.option("--migrate", is_flag=True, help="Bring a PostgreSQL database to this release first.")
def command(host: str, port: int, processes: int | None, worker: bool, migrate: bool) -> None:
    """Serve the workbench and its API, with a worker beside it.

    The database is HEQI_DATABASE_URL, else SQLite in HEQI_HOME (./heqi-data). The embedded SQLite is brought to this
    release by itself; PostgreSQL only with --migrate. On an empty database a first owner is made and the password is
    printed once.
    """
    from heqi.cli import set_up_django
    from heqi.cli.ready import ensure_owner, ensure_tables
    from heqi.cli.speak import errors_as_sentences

    set_up_django()
    from heqi.web.processes.front import usual_processes
    from heqi.web.server import bind_port

    with errors_as_sentences():
        listener = bind_port(host, port)
        ensure_tables(migrate=migrate)
        ensure_owner()
        run_desk(listener, host=host, processes=processes or usual_processes(), worker=worker)


def run_desk(listener: socket.socket, *, host: str, processes: int, worker: bool) -> None:
    """Serve on a bound socket until Ctrl+C or SIGTERM, a worker beside it; then stop both in good order."""
    from heqi.cli.speak import say
    from heqi.workers.child import WorkerChild
    from heqi.workers.log import set_up_logging

    set_up_logging()
    child = WorkerChild() if worker else None
    address = f"http://{_shown(host)}:{listener.getsockname()[1]}"
    # A word to stop may come before the server listens to signals, and uvicorn raises it again when it has stopped.
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    try:
        if child is not None:
            child.start()
        say(f"和气已启动：{address}", f"Heqi is serving at {address} (Ctrl+C to stop)")
        _serve(listener, host=host, processes=processes, told=told)
    finally:
        if child is not None:
            child.stop()
        say("已停止。", "Stopped.")


def _serve(listener: socket.socket, *, host: str, processes: int, told: threading.Event) -> None:
    from heqi.web.asgi import Application
    from heqi.web.processes.front import Front
    from heqi.web.server import Server

    if processes > 1:
        Front(listener, processes=processes).run(told)
    else:
        Server(Application(), host=host, port=listener.getsockname()[1], told=told).run(sockets=[listener])


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
