"""Lock files carry hashes and the names of no host, and belong to the pyproject.toml and package.json beside them."""

import json
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
URL = re.compile(r"(?:https?|file|git\+\w+)://[^\s\"']+")
PACKAGE = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==", re.MULTILINE)


def check_python(name: str, wanted: list[str]) -> list[str]:
    """What is wrong with one requirements lock that must hold the `wanted` requirements."""
    text = (ROOT / name).read_text("utf-8")
    wrong = [f"{name} names an address: {found}" for found in URL.findall(text)]
    locked = {_plain(found) for found in PACKAGE.findall(text)}
    wrong += [f"{name} lacks {need}." for need in wanted if _plain(re.split(r"[\[<>=!~; ]", need)[0]) not in locked]
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    return wrong + [
        f"{name}: no hash for {block.split('==')[0]}."
        for block in blocks
        if PACKAGE.match(block) and "--hash=" not in block
    ]


def check_front_end() -> list[str]:
    """What is wrong with the lock of the workbench."""
    lock = json.loads((ROOT / "web/package-lock.json").read_text("utf-8"))
    manifest = json.loads((ROOT / "web/package.json").read_text("utf-8"))
    wrong = []
    for part in ("dependencies", "devDependencies"):
        if lock["packages"][""].get(part, {}) != manifest.get(part, {}):
            wrong.append(f"web/package-lock.json does not belong to the {part} of web/package.json.")
    for path, package in lock["packages"].items():
        if path and not package.get("link") and "integrity" not in package:
            wrong.append(f"web/package-lock.json: no hash for {path}.")
        if "resolved" in package and "://" in package["resolved"]:
            wrong.append(f"web/package-lock.json names an address for {path}.")
    return wrong


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Print what is wrong; 1 when anything is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = project["project"]["dependencies"]
    wrong = check_python("requirements.lock", needed)
    wrong += check_python("requirements-dev.lock", needed + project["dependency-groups"]["dev"])
    wrong += check_front_end()
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
