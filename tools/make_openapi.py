"""Write openapi.json and docs/channel.openapi.json from the code of the APIs; --check says whether they and the
TypeScript types are in step.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "openapi.json"
CHANNEL = ROOT / "docs" / "channel.openapi.json"
TYPES = ROOT / "web" / "src" / "api" / "schema.d.ts"


def read_apis() -> dict[Path, str]:
    """The schemas by the files that hold them, keys sorted, with a newline at the end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heqi.settings")
    import django

    django.setup()
    from heqi.web.api import api
    from heqi.web.channel.api import channel_api

    schemas = {SCHEMA: (api, "/api/"), CHANNEL: (channel_api, "/channel/v1/")}
    return {file: _write(made.get_openapi_schema(path_prefix=prefix)) for file, (made, prefix) in schemas.items()}


def _write(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def types_in_step() -> bool:
    """Whether the committed types are what openapi-typescript makes of the committed schema."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "schema.d.ts"
        program = ROOT / "web" / "node_modules" / ".bin" / "openapi-typescript"
        subprocess.run([program, SCHEMA, "--output", made], check=True, capture_output=True, cwd=ROOT / "web")
        return TYPES.exists() and TYPES.read_text("utf-8") == made.read_text("utf-8")


def main(arguments: list[str]) -> int:
    """Write, or with --check compare; 1 when out of step."""
    texts = read_apis()
    if "--check" not in arguments:
        for file, text in texts.items():
            file.write_text(text, "utf-8")
        return 0
    for file, text in texts.items():
        if not file.exists() or file.read_text("utf-8") != text:
            print(f"{file.relative_to(ROOT)} is not what the code says now.")
            return 1
    if not types_in_step():
        print("web/src/api/schema.d.ts was not made from this openapi.json.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
