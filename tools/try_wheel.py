"""Install the wheel as a merchant would, in an empty environment without Node, and open its demo shop.

Shows that the wheel carries the workbench, the rules and the migrations, and needs nothing of this checkout.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.ports import find_free_port

ROOT = Path(__file__).parent.parent


def install(folder: Path, wheel: Path) -> Path:
    """A new environment with the wheel; the path of its `heqi`. Its libraries are those of requirements.lock."""
    venv.create(folder, with_pip=False)
    uv: list[str | Path] = [ROOT / ".venv/bin/uv", "pip", "install", "--quiet", "--python", folder / "bin/python"]
    subprocess.run([*uv, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
    subprocess.run([*uv, "--no-deps", wheel], check=True)
    return folder / "bin" / "heqi"


def fetch(url: str) -> str:
    """The body of a page, or '' while nobody answers yet."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return str(response.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def open_demo(heqi: Path, folder: Path) -> list[str]:
    """Serve the demo, load the first page and one of its scripts; sentences on what is wrong."""
    port = find_free_port()
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "HEQI_HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [heqi, "demo", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        page, deadline = "", time.monotonic() + 120
        while not page and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.5)
            page = fetch(f"http://127.0.0.1:{port}/")
        wrong = [] if '<div id="root">' in page else ["The front page is not the workbench."]
        script = page.partition('src="/')[2].partition('"')[0]
        if not script or not fetch(f"http://127.0.0.1:{port}/{script}"):
            wrong.append(f"The script of the front page does not load: {script!r}.")
        if '"version"' not in fetch(f"http://127.0.0.1:{port}/api/session"):
            wrong.append("The API does not answer.")
        return [*wrong, (folder / "log").read_text("utf-8", "replace")] if wrong else []
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)
        log.close()


def main() -> int:
    """1 when the demo of the newest wheel in dist/ does not open."""
    wheels = sorted((ROOT / "dist").glob("heqi-*.whl"), key=lambda path: path.stat().st_mtime)
    if not wheels:
        print("There is no wheel in dist/. Run `make wheel`.")
        return 1
    with tempfile.TemporaryDirectory(prefix="heqi-wheel-") as temporary:
        folder = Path(temporary)
        wrong = open_demo(install(folder / "venv", wheels[-1]), folder)
    print(*wrong, sep="\n") if wrong else print(
        f"{wheels[-1].name}: installed, demo served, front page and API answer."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
