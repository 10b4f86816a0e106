"""Run every check and every test, then say how many ran where. Nothing ran on a database or in the browser: that fails.

checks      tools/check.py
SQLite      tests/ without tests/browser
PostgreSQL  tests/ without tests/browser and tests/core, which knows no database
browser     tests/browser: a real `heqi serve`, a real Chromium
front end   npm test in web/
"""

import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "test-results"
NOT_ON_POSTGRES = [f"--ignore=tests/{name}" for name in ("browser", "core", "tools", "bench")]
WORKERS = str(min(4, os.cpu_count() or 1))


@dataclass
class Count:
    """What became of one run. `on_database` are the tests that used the database of that name."""

    title: str
    ended: int
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    on_database: int = 0
    seconds: float = 0.0

    @property
    def line(self) -> str:
        """One line of the closing block."""
        used = f", {self.on_database} of them on the database" if self.on_database else ""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"  {self.title:<12}{self.passed:>5} passed, {self.failed} failed{skipped}{used}  ({self.seconds:.0f} s)"


def run_pytest(title: str, vendor: str, arguments: list[str]) -> Count:
    """One pytest run; its own output goes to the screen."""
    report = RESULTS / f"{title.lower()}.xml"
    print(f"\n── {title} ──", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    began = time.monotonic()
    database = "postgres" if vendor == "postgresql" else "sqlite"
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "HEQI_TEST_DATABASE": database},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    count = Count(title, done.returncode, seconds=time.monotonic() - began)
    if report.exists():
        for case in ET.parse(report).iter("testcase"):
            add_case(count, case, vendor)
    return count


def add_case(count: Count, case: ET.Element, vendor: str) -> None:
    """Count one test of a JUnit report."""
    if case.find("failure") is not None or case.find("error") is not None:
        count.failed += 1
    elif case.find("skipped") is not None:
        count.skipped += 1
        return
    else:
        count.passed += 1
    used = {(entry.get("name"), entry.get("value")) for entry in case.iter("property")}
    count.on_database += ("database", vendor) in used


def run_front_end() -> Count:
    """The tests of web/, which vitest counts."""
    report = RESULTS / "front-end.json"
    print("\n── Front end ──", flush=True)
    began = time.monotonic()
    command = [
        "npm",
        "test",
        "--prefix",
        "web",
        "--",
        "--reporter=default",
        "--reporter=json",
        f"--outputFile={report}",
    ]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    count = Count("Front end", done.returncode, seconds=time.monotonic() - began)
    if report.exists():
        said = json.loads(report.read_text("utf-8"))
        count.passed, count.failed = said["numPassedTests"], said["numFailedTests"]
        count.skipped = said["numPendingTests"]
    return count


def find_gaps(sqlite: Count, postgres: Count, browser: Count, front_end: Count) -> list[str]:
    """Sentences on what should have run and did not."""
    gaps = [
        f"{count.title}: the run ended with {count.ended}."
        for count in (sqlite, postgres, browser, front_end)
        if count.ended
    ]
    gaps += [f"No test used {count.title}." for count in (sqlite, postgres) if not count.on_database]
    gaps += [f"No test ran: {count.title}." for count in (browser, front_end) if not count.passed + count.failed]
    return gaps


def main() -> int:
    """0 when every check and test passed and each kind of test ran."""
    RESULTS.mkdir(exist_ok=True)
    for old in [*RESULTS.glob("*.xml"), *RESULTS.glob("*.json")]:
        old.unlink()
    began = time.monotonic()
    print("── Checks ──", flush=True)
    checks = subprocess.run(
        [sys.executable, "tools/check.py"], cwd=ROOT, stdin=subprocess.DEVNULL, check=False
    ).returncode
    counts = (
        run_pytest("SQLite", "sqlite", ["tests", "--ignore=tests/browser", "-n", WORKERS]),
        run_pytest("PostgreSQL", "postgresql", ["tests", *NOT_ON_POSTGRES, "-n", WORKERS]),
        # Its stories share one desk: they run in the order in which they stand.
        run_pytest("Browser", "", ["tests/browser", "-p", "no:randomly"]),
        run_front_end(),
    )
    gaps = find_gaps(*counts) + (["A check failed; see the top."] if checks else [])
    print("\n── What ran ──", *(count.line for count in counts), *gaps, sep="\n")
    passed, failed = sum(count.passed for count in counts), sum(count.failed for count in counts)
    print(f"\nAll in {time.monotonic() - began:.0f} s.\n{passed} passed, {failed} failed", flush=True)
    return 1 if gaps or failed else 0


if __name__ == "__main__":
    sys.exit(main())
