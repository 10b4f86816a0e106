"""The one door to the platforms: callers get values and functions here and never name a platform's module."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, assert_never
from urllib.parse import urlencode

from heqi.core.connecting import Connector, Credentials, Endpoint
from heqi.core.practising import Judge, Played, Setting, Told
from heqi.core.tables import NO_HINTS, FieldView, Hints, KindView, TableFile
from heqi.core.words import Platform


def open_file(path: Path, *, name: str, kind: str | None = None, hints: Hints = NO_HINTS) -> TableFile:
    """Open an export file and say what it is. A `heqi.core.tables.FileReader`."""
    from heqi.platforms.files.book import open_table

    return open_table(path, name=name, kind=kind, hints=hints)


def file_kinds(platform: Platform | None = None) -> list[KindView]:
    """The kinds of file, for `--kind` and the import page; with a platform, those that its shops take."""
    from heqi.platforms.files.kinds import ALL

    fitting = [kind for kind in ALL.values() if platform is None or not kind.platforms or platform in kind.platforms]
    return [
        KindView(
            code=kind.code,
            name=kind.name,
            name_en=kind.name_en,
            fields=tuple(FieldView(column.field, column.header, column.required) for column in kind.columns),
        )
        for kind in fitting
    ]


def check_file_kind(kind: str | None) -> None:
    """Raises file.kind_unknown when `kind` names none of ours; None leaves it to the headers."""
    from heqi.platforms.files.recognise import check_kind

    check_kind(kind)


def write_demo_exports(
    folder: Path, *, now: datetime, seed: int = 20, orders: int = 600, after_sales: int = 78
) -> list[Path]:
    """Export files of a made-up fruit shop, alive at `now`; the paths, in the order to import them."""
    from heqi.platforms.files.demo.write import write_demo_exports as write

    return write(folder, now=now, seed=seed, orders=orders, after_sales=after_sales)


def endpoint_of(platform: Platform) -> Endpoint:
    """Where the real platform answers."""
    match platform:
        case Platform.PINDUODUO:
            from heqi.platforms.pinduoduo.connector import ENDPOINT as POP

            return POP
        case Platform.TAOBAO | Platform.TMALL:
            from heqi.platforms.taobao.connector import ENDPOINT as TOP

            return TOP
        case _:
            assert_never(platform)


def sandbox_endpoint(url: str, platform: Platform) -> Endpoint:
    """Where the sandbox at `url` (http://127.0.0.1:port) answers as that platform."""
    if platform is Platform.PINDUODUO:
        push = f"{url.replace('http', 'ws', 1)}/push"
        return Endpoint(api=f"{url}/pop", push=push, auth=f"{url}/pop/authorize")
    return Endpoint(api=f"{url}/top", auth=f"{url}/top/authorize")


def run_sandbox(
    *,
    port: int,
    seed: int,
    orders: int,
    days: int,
    speed: float,
    faults: str,
    now: int,
    automatic: bool,
    careless: bool,
    bustle: float,
    born: int,
    told: Callable[[Any], None],
) -> None:
    """Serve a market of made-up shops on this machine until interrupted; `told` gets its `Opening` when it stands.
    `now`: the market's present in seconds since 1970, `born`: its first one, 0 for the same.

    Raises sandbox.bad_faults, sandbox.port_taken.
    """
    from heqi.platforms.sandbox.run import run
    from heqi.platforms.sandbox.start import Wishes

    wishes = Wishes(
        now, seed, orders, days, speed, faults, automatic=automatic, careless=careless, bustle=bustle, born=born
    )
    run(wishes, port=port, told=told)


def open_scene(setting: Setting) -> dict[str, Any]:
    """Goods, what was paid (fen) and the first words of the simulated buyer of a setting."""
    from heqi.platforms.sandbox import practising

    return practising.open_scene(setting)


def play(setting: Setting, told: Sequence[Told], *, text: str | None, delay: int, judge: Judge) -> Played:
    """Where the talk stands after what was told and one message more; None gives it up."""
    from heqi.platforms.sandbox import practising

    return practising.play(setting, told, text=text, delay=delay, judge=judge)


def who_it_was(setting: Setting) -> dict[str, str]:
    """The character and the mishap behind a setting, to be shown when it is over."""
    from heqi.platforms.sandbox import practising

    return practising.who_it_was(setting)


def connect(
    platform: Platform,
    credentials: Credentials,
    endpoint: Endpoint | None = None,
    *,
    clock: Callable[[], datetime],
    keep: Callable[[Credentials], None] | None = None,
    paced: bool = True,
) -> Connector:
    """A shop's way to its platform; to the real one unless an endpoint is given.

    `keep` stores credentials that had to be refreshed in the middle of work; without it such a call raises
    `reauthorise`, and refreshing is the caller's. `paced`: keep to the platform's documented limits; only a measurement
    against a sandbox that has none may do without.
    """
    from heqi.platforms.net.client import Surroundings
    from heqi.platforms.net.limits import UNPACED

    where = endpoint or endpoint_of(platform)
    around = Surroundings(clock, keep) if paced else Surroundings(clock, keep, UNPACED)
    match platform:
        case Platform.PINDUODUO:
            from heqi.platforms.pinduoduo.connector import PinduoduoConnector

            return PinduoduoConnector(credentials, where, around)
        case Platform.TAOBAO | Platform.TMALL:
            from heqi.platforms.taobao.connector import TaobaoConnector

            return TaobaoConnector(platform, credentials, where, around)
        case _:
            assert_never(platform)


def authorise_page(platform: Platform, app_key: str, *, redirect: str, state: str, at: Endpoint | None = None) -> str:
    """The address at which the owner authorises the application; the platform leads back to `redirect` with a code."""
    said = {"response_type": "code", "client_id": app_key, "redirect_uri": redirect, "state": state, "view": "web"}
    return f"{(at or endpoint_of(platform)).auth}?{urlencode(said)}"


def authorise(
    platform: Platform,
    app_key: str,
    app_secret: str,
    code: str,
    endpoint: Endpoint | None = None,
    *,
    clock: Callable[[], datetime],
) -> Credentials:
    """Credentials for the code that the owner's authorisation brought; it is good for ten minutes, once."""
    connector = connect(platform, Credentials(app_key, app_secret, ""), endpoint, clock=clock)
    try:
        return connector.redeem(code)
    finally:
        connector.close()
