"""Run every check that is not a test, two at a time, and say of each what to do when it fails.

`python tools/check.py` runs all; `python tools/check.py types scope` runs those.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable


@dataclass(frozen=True)
class Check:
    """One command that must end with 0, and what to do when it does not."""

    name: str
    command: list[str]
    mend: str


CHECKS = [
    Check("types", [str(BIN / "mypy")], "Mend the types; `# type: ignore[code]` only with the reason beside it."),
    Check("web-types", ["npm", "run", "--silent", "typecheck", "--prefix", "web"], "Mend the types under web/src."),
    Check("web-lint", ["npm", "run", "--silent", "lint", "--prefix", "web"], "Mend what ESLint names."),
    Check("web-words", ["npm", "run", "--silent", "check:i18n", "--prefix", "web"], "Give each text both languages."),
    Check(
        "web-size",
        ["npm", "run", "--silent", "size", "--prefix", "web"],
        "Load what the first page does not need later.",
    ),
    Check("format", [str(BIN / "ruff"), "format", "--check", "."], "Run `make format`."),
    Check("lint", [str(BIN / "ruff"), "check", "."], "Run `make format`, then mend what is left."),
    Check(
        "imports",
        [str(BIN / "lint-imports")],
        "Arrows run one way: move the code, or meet through contracts and reactions.",
    ),
    Check("scope", [PYTHON, "tools/check_scope.py"], "Each line above says where the call belongs."),
    Check("sizes", [PYTHON, "tools/check_sizes.py"], "Look for the second idea in the file and give it its own."),
    Check(
        "migrations",
        [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
        "Run `.venv/bin/django-admin makemigrations` with DJANGO_SETTINGS_MODULE=heqi.settings.",
    ),
    Check("api", [PYTHON, "tools/make_openapi.py", "--check"], "Run `make api` and commit what changed."),
    Check("coverage", [PYTHON, "tools/make_coverage.py", "--check"], "Run `make docs` and commit docs/coverage.md."),
    Check("rulebook", [PYTHON, "tools/make_rulebook.py", "--check"], "Run `make docs` and commit docs/rulebook.md."),
    Check(
        "screening",
        [PYTHON, "tools/make_screening.py", "--check"],
        "Run `make docs` and commit docs/screening-rules.md.",
    ),
    Check("docs", [PYTHON, "tools/check_docs.py"], "Mend the link or the index that is named above."),
    Check(
        "locks", [PYTHON, "tools/check_locks.py"], "Run `make lock` (Python) or `npm install --prefix web` (front end)."
    ),
]


def run_check(check: Check) -> tuple[Check, int, str, float]:
    """What a check ended with, what it printed, and its seconds."""
    home = ROOT / ".make" / "home"
    home.mkdir(parents=True, exist_ok=True)
    settings = {"DJANGO_SETTINGS_MODULE": "heqi.settings", "HEQI_HOME": str(home), "HEQI_SECRET_KEY": "only-for-checks"}
    began = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return check, done.returncode, done.stdout.strip(), time.monotonic() - began


def main(names: list[str]) -> int:
    """Run the named checks, or all; 1 when any failed."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        print(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(check.name for check in CHECKS)}.")
        return 2
    wanted = [check for check in CHECKS if not names or check.name in names]
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for check, code, printed, seconds in pool.map(run_check, wanted):
            print(f"{'ok    ' if code == 0 else 'FAILED'} {check.name:<12} {seconds:5.1f} s")
            if code != 0:
                failed.append(check.name)
                print(printed, f"→ {check.mend}", sep="\n", end="\n\n")
            elif check.name == "sizes":
                print(printed)
    print(
        f"{len(wanted) - len(failed)} checks passed"
        + (f", {len(failed)} failed: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
