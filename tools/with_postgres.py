"""Run a command beside a PostgreSQL that lives only as long: `{url}` in its words becomes the database's URL.

.venv/bin/python tools/with_postgres.py .venv/bin/heqi bench cases --database {url}
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.postgres import PostgresServer


def main(command: list[str]) -> int:
    """What the command ends with."""
    if not command:
        print(__doc__)
        return 2
    server = PostgresServer()
    url = server.start()
    try:
        return subprocess.run([word.replace("{url}", url) for word in command], check=False).returncode
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
