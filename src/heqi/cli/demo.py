"""`heqi demo`: the desk with a demo shop, in a home of its own."""

import os
from pathlib import Path

import click

DEMO_HOME = "heqi-data/demo"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes any free one.")
@click.option("--fresh", is_flag=True, help="Throw the demo's data away and begin anew.")
@click.option("--files", is_flag=True, help="One shop from export files that stand still, instead of a living market.")
@click.option("--bustle", type=click.FloatRange(1), help="How lively a new market is; 1 is a real day's pace.  [45]")
def command(host: str, port: int, fresh: bool, files: bool, bustle: float | None) -> None:
    """Serve three demo shops that are connected to a sandbox: made-up buyers order, complain and review as you look.

    The market is a process of its own (heqi sandbox) on this machine and needs no network; it ends with the demo.
    The data lie in ./heqi-data/demo (or HEQI_HOME) and stay until --fresh. The passwords of 王老板, 阿敏 and 小林 are
    printed on the first start only; `heqi staff password NAME` makes a new one.
    """
    os.environ.setdefault("HEQI_HOME", DEMO_HOME)
    home = Path(os.environ["HEQI_HOME"]).absolute()
    from heqi.cli import set_up_django
    from heqi.cli.demo_chat import tell_chat
    from heqi.cli.demo_market import BUSTLE, DemoMarket
    from heqi.cli.demo_shop import clear_demo, ensure_connected_demo, ensure_demo, is_of_files, refuse_real_desk
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import errors_as_sentences

    with errors_as_sentences():
        if fresh:
            clear_demo(home)
        set_up_django()
        from heqi.cli.serve import run_desk
        from heqi.web.server import bind_port

        listener = bind_port(host, port)
        refuse_real_desk(home)
        market = None if files or is_of_files(home) else DemoMarket(home, bustle or BUSTLE)
        try:
            ensure_tables(migrate=True)
            if market is None:
                ensure_demo(home)
            else:
                ensure_connected_demo(home, market.wait())
                market.tell_pace(wanted=bustle)
            tell_chat(f"http://{host}:{listener.getsockname()[1]}")
            run_desk(listener, host=host, processes=1, worker=True)
        finally:
            if market is not None:
                market.stop()
