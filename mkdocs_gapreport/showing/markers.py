"""What the markers of one page are replaced by, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.pages import OwnTemplateError, fragment, mistake
from mkdocs_gapreport.showing import telling
from mkdocs_gapreport.showing.kinds import KINDS, REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.annotate import Marker
    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.pages import Surroundings
    from mkdocs_gapreport.showing.drawings import Drawings


class Markers:
    """Draws for a page: `path` and `source` are its file, `surroundings` what is seen from it.

    `mistakes` are the messages for its author, gathered while it is drawn; `fault` is one for the
    owner of the site, who brought a template that cannot be filled in.
    """

    def __init__(  # noqa: PLR0913  each by name
        self,
        *,
        outlook: Outlook,
        surroundings: Callable[[], Surroundings],
        urls: Callable[[], Mapping[str, str]],
        path: str,
        source: Callable[[], str],
        drawings: Drawings,
    ) -> None:
        self._drawings = drawings
        self._outlook = outlook
        self._surroundings = surroundings
        self._urls = urls
        self._path = path
        self._source = source
        self._end = 0
        self._drawn: dict[str, int] = {}
        self.mistakes: list[str] = []
        self.fault = ""

    def draw(self, marker: Marker) -> str:
        """Draw what a marker asks for, or say at its place what is wrong with it."""
        where = self._where(marker)
        nth = self._drawn[marker.name] = self._drawn.get(marker.name, 0) + 1
        try:
            return self._drawings.piece(
                (self._path, marker.source, nth),
                lambda: fragment(
                    marker.name,
                    marker.words,
                    marker.settings,
                    outlook=self._outlook,
                    surroundings=self._surroundings(),
                    urls=self._urls(),
                    nth=nth,
                ),
                self._shows(marker),
            )
        except OwnTemplateError as error:
            self.fault = str(error)
            return mistake(self.fault)
        except ConfigurationError as error:
            self.mistakes.append(f"{where}: {error}")
            return mistake(f"{where}: {error}")

    def _shows(self, marker: Marker) -> object:
        everything = self._drawings.shows
        is_report = marker.name in KINDS[REPORT].markers
        return (everything, telling.of_lines(self._outlook)) if is_report else everything

    def _where(self, marker: Marker) -> str:
        """The line of the file; markers come in reading order."""
        text = self._source()
        start = text.find(marker.source, self._end)
        if start < 0:
            start = text.find(marker.source)
        if start < 0:
            return self._path
        self._end = start + len(marker.source)
        return f"{self._path}:{text.count(chr(10), 0, start) + 1}"
