"""Write openapi.json from the code of the API; --check says whether it and the TypeScript types are in step."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "openapi.json"
TYPES = ROOT / "web" / "src" / "api" / "schema.d.ts"


def read_api() -> str:
    """The schema as the server would serve it, keys sorted, with a newline at the end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heqi.settings")
    import django

    django.setup()
    from heqi.web.api import api

    schema = api.get_openapi_schema(path_prefix="/api/")
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
    text = read_api()
    if "--check" not in arguments:
        SCHEMA.write_text(text, "utf-8")
        return 0
    if not SCHEMA.exists() or SCHEMA.read_text("utf-8") != text:
        print("openapi.json is not what the code says now.")
        return 1
    if not types_in_step():
        print("web/src/api/schema.d.ts was not made from this openapi.json.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
