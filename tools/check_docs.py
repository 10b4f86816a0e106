"""Links between the pages resolve, every page is in the index, and the glossary knows the words of the code."""

import ast
import re
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def pages() -> list[Path]:
    """Every page that a reader may open."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "web").glob("*.md")])


def broken_links(page: Path) -> list[str]:
    """A line for each link of the page that leads nowhere in this repository; addresses of the web are left alone."""
    broken = []
    for target in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        path, _, anchor = unquote(target).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (page.parent / path).resolve() if path else page
        if not there.exists():
            broken.append(f"{page.relative_to(ROOT)} links to {target}, which does not exist.")
        elif anchor and there.suffix == ".md" and anchor not in anchors(there):
            broken.append(f"{page.relative_to(ROOT)} links to {target}; that page has no such heading.")
    return broken


def anchors(page: Path) -> set[str]:
    """The names that headings of a page can be linked by."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", CODE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def missing_from(index: Path, folder: Path) -> list[str]:
    """Pages of a folder that its index does not link to."""
    listed = {(index.parent / link.split("#")[0]).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    return [
        f"{index.relative_to(ROOT)} does not list {page.relative_to(ROOT)}."
        for page in sorted(folder.glob("*.md"))
        if page != index and page.resolve() not in listed
    ]


def missing_words() -> list[str]:
    """Values of the enums in heqi.core.words that the glossary does not explain."""
    words = ast.parse((ROOT / "src/heqi/core/words.py").read_text("utf-8"))
    said = set(re.findall(r"`(\w+)`", (ROOT / "docs/glossary.md").read_text("utf-8")))
    return [
        f"docs/glossary.md does not name `{entry.value.value!s}` of {node.name}."
        for node in words.body
        if isinstance(node, ast.ClassDef)
        for entry in node.body
        if isinstance(entry, ast.Assign)
        and isinstance(entry.value, ast.Constant)
        and str(entry.value.value) not in said
    ]


def main() -> int:
    """Print what is broken or missing; 1 when anything is."""
    docs = ROOT / "docs"
    wrong = [line for page in pages() for line in broken_links(page)]
    wrong += missing_from(docs / "README.md", docs) + missing_from(docs / "README.md", docs / "adr") + missing_words()
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
