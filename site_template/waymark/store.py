"""Keep parcels in SQLite. The tables come from `migrations/`, in the order of their names."""

import sqlite3
from datetime import datetime
from pathlib import Path

from waymark.parcels import Event, Parcel, State

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


class Store:
    """All parcels of one depot."""

    def __init__(self, path=":memory:"):
        self._db = sqlite3.connect(path)
        self._migrate()

    def add(self, number, event):
        """Remember an event; the same scan twice is one event."""
        self._db.execute("INSERT OR IGNORE INTO parcels (number) VALUES (?)", (number,))
        self._db.execute(
            "INSERT OR IGNORE INTO events (parcel, at, place, state) VALUES (?, ?, ?, ?)",
            (number, event.at.isoformat(), event.place, event.state.value),
        )
        self._db.commit()

    def find(self, number):
        """The parcel with its events, or None when nobody has heard of it."""
        known = self._db.execute("SELECT 1 FROM parcels WHERE number = ?", (number,)).fetchone()
        if known is None:
            return None
        rows = self._db.execute(
            "SELECT at, place, state FROM events WHERE parcel = ? ORDER BY at", (number,)
        )
        return Parcel(
            number,
            [Event(datetime.fromisoformat(at), place, State(state)) for at, place, state in rows],
        )

    def close(self):
        """Let go of the file."""
        self._db.close()

    def _migrate(self):
        done = self._db.execute("PRAGMA user_version").fetchone()[0]
        for number, script in enumerate(sorted(MIGRATIONS.glob("*.sql")), start=1):
            if number > done:
                self._db.executescript(script.read_text(encoding="utf-8"))
                self._db.execute(f"PRAGMA user_version = {number}")
