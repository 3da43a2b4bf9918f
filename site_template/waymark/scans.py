"""Read the scan files that carriers deliver every hour: one JSON object a line.

A broken line never stops the import; it is handed back with its line number, so that somebody can
ask the carrier about it.
"""

import json
from datetime import datetime

from waymark.labels import LabelError, normalise
from waymark.parcels import Event


class ScanError(ValueError):
    """A line that could not be read, and why."""

    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def read(lines, carrier):
    """Turn the lines of a file into pairs of parcel number and event, and a list of errors."""
    scans, errors = [], []
    for count, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            scans.append(_scan(json.loads(line), carrier))
        except (KeyError, TypeError, ValueError, LabelError) as error:
            errors.append(ScanError(count, str(error) or type(error).__name__))
    return scans, errors


def _scan(row, carrier):
    event = Event(
        at=datetime.fromisoformat(row["at"]),
        place=row.get("place", "unknown"),
        state=carrier.state(row["code"]),
    )
    return normalise(row["parcel"]), event
