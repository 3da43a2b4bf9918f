"""What markers can ask for, by name: parts of the report for any page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.pages import gap_report as report_page
from mkdocs_gapreport.pages import roadmap as roadmap_page
from mkdocs_gapreport.pages.contradicting import clashes
from mkdocs_gapreport.pages.deeds import deeds
from mkdocs_gapreport.pages.deliverables import deliverables
from mkdocs_gapreport.pages.marks import mark
from mkdocs_gapreport.pages.markup import finished, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.model import Finding
    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.pages.surroundings import Surroundings


class Wish(Struct, frozen=True, kw_only=True):
    """A marker, and all that is known where it stands; `urls` lead to the pages of the report.

    `nth`: which one of its kind it is on its page.
    """

    words: str
    settings: Mapping[str, str]
    outlook: Outlook
    surroundings: Surroundings
    urls: Mapping[str, str]
    nth: int = 1


def fragment(  # noqa: PLR0913  a marker, and all that is known where it stands
    name: str,
    words: str,
    settings: Mapping[str, str],
    *,
    outlook: Outlook,
    surroundings: Surroundings,
    urls: Mapping[str, str],
    nth: int = 1,
) -> str:
    """Draw what a marker asks for; raises `ConfigurationError` for what nobody can draw."""
    found = _KNOWN.get(name)
    if found is None:
        listed = ", ".join(f"`{each}`" for each in known())
        raise ConfigurationError(f"unknown marker `{name}`; known: {listed}")
    draw, allowed = found
    for key in settings:
        if key not in allowed:
            knows = ", ".join(f"`{each}`" for each in allowed) or "no setting"
            raise ConfigurationError(f"the marker `{name}` has no setting `{key}`; it has {knows}")
    if words and draw is not _badge:
        raise ConfigurationError(f"the marker `{name}` does not know what to do with `{words}`")
    return draw(
        Wish(
            words=words,
            settings=settings,
            outlook=outlook,
            surroundings=surroundings,
            urls=urls,
            nth=nth,
        )
    )


def known() -> tuple[str, ...]:
    """The names of all markers."""
    return tuple(sorted(_KNOWN))


def mistake(message: str) -> str:
    """Say at the place of a marker what is wrong with it."""
    return finished(f'<p class="gr-mistake" role="note">{prose(message)}</p>')


def _gap_report(wish: Wish) -> str:
    return report_page.gap_report(wish.outlook, replace(wish.surroundings, report_url=None))


def _summary(wish: Wish) -> str:
    url = wish.urls.get("report", "")
    return report_page.outcome(wish.outlook.report, wish.surroundings, report_url=url)


def _roadmap(wish: Wish) -> str:
    name = wish.settings.get("phase", "")
    url = wish.urls.get("roadmap", "")
    if name:
        page = wish.settings.get("page", "")
        return roadmap_page.phase(name, wish.outlook, wish.surroundings, url, page=page)
    return roadmap_page.roadmap(wish.outlook, wish.surroundings)


def _timeline(wish: Wish) -> str:
    url = wish.urls.get("roadmap", "")
    return roadmap_page.timelines(wish.outlook, wish.surroundings, url)


def _deliverables(wish: Wish) -> str:
    return deliverables(wish.outlook, wish.surroundings, nth=wish.nth)


def _contradictions(wish: Wish) -> str:
    found = clashes(wish.outlook.contradictions, wish.surroundings)
    return _piece(wish, "contradictions", clashes=found)


def _actions(wish: Wish) -> str:
    most = _number(wish.settings.get("most", ""), "most")
    actions = wish.outlook.actions
    shown = deeds(actions[: most or len(actions)], wish.surroundings)
    return _piece(wish, "actions", deeds=shown, more=len(actions) - len(shown))


def _risks(wish: Wish) -> str:
    return _piece(wish, "risks", risks=wish.outlook.risks)


def _piece(wish: Wish, name: str, **values: object) -> str:
    return wish.surroundings.templates.render(f"pieces/{name}.html.jinja", **values)


def _badge(wish: Wish) -> str:
    """The mark of a claim of any page, leading to it; by its id, or by words of its line."""
    found = _claim(wish)
    return wish.surroundings.templates.render(
        "pieces/badge.html.jinja",
        mark=mark(found),
        url=wish.surroundings.claim_url(found.claim) or wish.surroundings.report_place(found.claim),
    )


def _claim(wish: Wish) -> Finding:
    words = wish.words.strip()
    if not words:
        raise ConfigurationError("the marker `badge` names no claim; copy words of its line")
    known = wish.outlook.report.by_id.get(words)
    if known:
        return known
    findings = wish.outlook.report.findings
    found = [each for each in findings if words in each.claim.text]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ConfigurationError(f"no claim holds the words `{words}`; copy them from its line")
    places = ", ".join(f"`{each.claim.page}:{each.claim.line}`" for each in found[:5])
    raise ConfigurationError(f"{len(found)} claims hold the words `{words}`: {places}; copy more")


def _number(text: str, name: str) -> int:
    if text and not text.isdecimal():
        raise ConfigurationError(f"`{name}` has to be a number, not `{text}`")
    return int(text or 0)


_KNOWN: Mapping[str, tuple[Callable[[Wish], str], tuple[str, ...]]] = {
    "actions": (_actions, ("most",)),
    "badge": (_badge, ()),
    "contradictions": (_contradictions, ()),
    "deliverables": (_deliverables, ()),
    "gap-report": (_gap_report, ()),
    "report": (_gap_report, ()),
    "risks": (_risks, ()),
    "roadmap": (_roadmap, ("phase", "page")),
    "summary": (_summary, ()),
    "timeline": (_timeline, ()),
}

MARKERS = tuple(_KNOWN)
