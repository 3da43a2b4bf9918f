"""Import a carrier's scan file into the store.

python scripts/import_scans.py heron scans-2026-11-09.jsonl
"""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from waymark import scans
from waymark.store import Store


def main(carrier_name, path, database="waymark.sqlite3"):
    """Import one file; the exit code is 1 when lines had to be left out."""
    carrier = importlib.import_module(f"waymark.carriers.{carrier_name}")
    store = Store(database)
    with open(path, encoding="utf-8") as lines:
        found, errors = scans.read(lines, carrier)
    for number, event in found:
        store.add(number, event)
    store.close()
    print(f"{carrier.name}: {len(found)} scans imported, {len(errors)} lines left out")
    for error in errors:
        print(f"  {path}, {error}", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
