"""The pages that a site gets without writing them: gap report, roadmap, deliverables.

Each is an ordinary page that holds one marker; a site may write that page itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_gapreport.annotate import is_marked
from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.showing.kinds import DELIVERABLES, KINDS, REPORT, ROADMAP, has_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.settings import Settings


def places(
    outlook: Outlook, settings: Settings, files: Files, config: MkDocsConfig
) -> dict[str, str]:
    """Where in the site each of the pages stands, by its option; those it does not have are out."""
    taken = {place.casefold(): uri for place, uri in _taken(outlook, files, config)}
    found = ((option, _place(option, outlook, settings, taken, files)) for option in KINDS)
    chosen = {option: uri for option, uri in found if uri}
    for option, uri in chosen.items():
        _free(option, uri, files, config)
    return chosen


def pages(chosen: Mapping[str, str], files: Files, config: MkDocsConfig) -> Iterator[File]:
    """The pages that nobody has written."""
    for option, uri in chosen.items():
        if uri not in files.src_uris:
            yield File.generated(config, uri, content=_text(option))


def _text(option: str) -> str:
    kind = KINDS[option]
    return f"# {kind.title}\n\n<!-- gapreport: {kind.markers[0]} -->\n"


def _place(
    option: str,
    outlook: Outlook,
    settings: Settings,
    taken: Mapping[str, str],
    files: Files,
) -> str:
    """Where the settings say; else a place that is free, if there is something to show."""
    named = {
        REPORT: settings.report,
        ROADMAP: settings.roadmap,
        DELIVERABLES: settings.deliverables,
    }[option]
    if named is not None:
        return named
    if not has_content(option, outlook) or not settings.report:
        return ""
    first, second = f"{option}.md", f"verified-{option}.md"
    holder = taken.get(option)
    return first if not holder or _asks(first, option, files) else second


def _taken(outlook: Outlook, files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """What other pages are called, those included that will be mounted."""
    for file in files.documentation_pages():
        yield file.src_uri.removesuffix(".md"), file.src_uri
        yield _without_index(file.dest_uri), file.src_uri
    for page in outlook.report.pages:
        yield _without_index(File.generated(config, page.path, content="").dest_uri), page.path


def _without_index(place: str) -> str:
    return place.removesuffix("/index.html").removesuffix(".html")


def _asks(uri: str, option: str, files: Files) -> bool:
    """Whether the page that stands there holds the marker."""
    file = files.get_file_from_path(uri)
    return file is not None and is_marked(text_of(file) or "", *KINDS[option].markers)


def _free(option: str, uri: str, files: Files, config: MkDocsConfig) -> None:
    """Refuse a place where a page of the site stands that does not ask for what goes there."""
    place = File.generated(config, uri, content="").dest_uri
    for file in files:
        is_same = file.src_uri == uri
        if file.dest_uri == place and not (is_same and _asks(uri, option, files)):
            holder = "a page of docs_dir" if is_same else f"the place of `{file.src_uri}`"
            named = "" if is_same else f"set `{option}: {file.src_uri}` and "
            raise ConfigurationError(
                f"option `{option}`: `{uri}` is {holder}; name another one, or {named}write"
                f" `<!-- gapreport: {KINDS[option].markers[0]} -->` in that page where it belongs"
            )


def text_of(file: File) -> str | None:
    """What MkDocs reads of a file; None where it cannot, as it knows nothing but UTF-8."""
    try:
        return file.content_string
    except (OSError, UnicodeDecodeError):
        return None
