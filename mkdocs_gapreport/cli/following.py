"""Waiting until something changes below the folders that are watched."""

from __future__ import annotations

from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchdog.events import FileSystemEvent

_BURST = 0.2  # editors write a file in several steps, and `git checkout` many files


class Watch:
    """Files and folders that are watched; more can be added between two changes."""

    def __init__(self) -> None:
        try:
            from watchdog.observers import Observer  # noqa: PLC0415  not everybody has it
        except ImportError:
            raise ConfigurationError(
                "`--watch` needs watchdog, which is not installed; `pip install watchdog`"
            ) from None
        self._observer = Observer()
        self._changed: SimpleQueue[str] = SimpleQueue()
        self._wanted: set[tuple[Path, bool]] = set()
        self._watched: set[tuple[Path, bool]] = set()
        self._observer.start()

    def add(self, wanted: Iterable[tuple[Path, bool]]) -> None:
        """Watch more: each a file, or a folder with or without all below it."""
        self._wanted |= {(path.absolute(), is_whole) for path, is_whole in wanted}
        # A file is watched by its folder: many editors put a new one in its place.
        folders = {
            (path, is_whole) if path.is_dir() else (path.parent, False)
            for path, is_whole in self._wanted
        }
        for folder, is_whole in sorted(folders - self._watched):
            if folder.is_dir():
                # Nothing but its `dispatch` is called; the base class may not be there to inherit.
                self._observer.schedule(self, str(folder), recursive=is_whole)  # type: ignore[arg-type]
                self._watched.add((folder, is_whole))

    def wait(self) -> None:
        """Return after the next change, when all is quiet again."""
        self._changed.get()
        while True:
            try:
                self._changed.get(timeout=_BURST)
            except Empty:
                return

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note an event, if it is about something that is watched."""
        if event.event_type in {"opened", "closed_no_write"} or event.is_directory:
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            around = {path, *path.parents}
            if "__pycache__" not in path.parts and any(
                each == path or (path.parent == each or is_whole) and each in around
                for each, is_whole in self._wanted
            ):
                self._changed.put(str(path))
