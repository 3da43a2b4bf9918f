"""The files of a build: those that show pages of the report, and those that the plugin adds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, set_exclusions

from mkdocs_gapreport.mounting import mounts
from mkdocs_gapreport.pages import PLAIN, Surroundings, templates
from mkdocs_gapreport.plugin import generated
from mkdocs_gapreport.plugin.generated import text_of
from mkdocs_gapreport.plugin.site import Site, dialect
from mkdocs_gapreport.showing import telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_gapreport.mounting import Mount
    from mkdocs_gapreport.pages import Templates
    from mkdocs_gapreport.settings import Settings
    from mkdocs_gapreport.showing.audited import Audited
    from mkdocs_gapreport.showing.drawings import Drawings


def furnished(
    audited: Audited, settings: Settings, files: Files, config: MkDocsConfig, drawings: Drawings
) -> Site:
    """Give the site what it lacks of the report; raises `ConfigurationError` for a wrong `at`."""
    own = dict(_own(audited, files))
    places = generated.places(audited.outlook, settings, files, config)
    outside = [
        path for path in audited.pages if path not in own and not _is_docs(path, audited, config)
    ]
    taken = {*files.src_uris, *places.values()}
    placed = mounts([(path, audited.options[path].at) for path in outside], taken)
    added = [_mounted(mount, audited, config) for mount in placed]
    added += generated.pages(places, files, config)
    uris = dict(_uris(audited, files)) | {mount.path: mount.uri for mount in placed}
    decoded = tuple(path for path, uri in own.items() if _decoded(path, uri, audited, files))
    # MkDocs does so later; the navigation needs to know now which of them it may name.
    set_exclusions(added, config)
    for file in added:
        files.append(file)
    drawn_by = _templates(audited, settings)
    urls = config.use_directory_urls, *(file.src_uri for file in files)
    drawings.turn_to((audited.source, settings, drawn_by, urls), telling.of_all(audited.outlook))
    return Site(
        audited=audited,
        settings=settings,
        dialect=dialect(config.markdown_extensions),
        files=files,
        places=places,
        surroundings=Surroundings.of(audited.outlook, audited.source, {}, templates=drawn_by),
        shown_at={uri: path for path, uri in own.items()} | {m.uri: m.path for m in placed},
        uris=uris,
        paths={uri: path for path, uri in uris.items()},
        mounts={mount.uri: mount for mount in placed},
        added=tuple(file.src_uri for file in added if _is_in_nav(file)),
        drawings=drawings,
        decoded=decoded,
    )


def _templates(audited: Audited, settings: Settings) -> Templates:
    return templates(audited.root / settings.templates) if settings.templates else PLAIN


def _decoded(path: str, uri: str, audited: Audited, files: Files) -> bool:
    """Give MkDocs the text of a page that is not UTF-8, over which it would stumble."""
    file = files.get_file_from_path(uri)
    if file is None or text_of(file) is not None:
        return False
    file.content_string = audited.pages[path].text
    return True


def _is_in_nav(file: File) -> bool:
    return bool(file.inclusion.is_in_nav())  # type: ignore[no-untyped-call]  # untyped there


def _own(audited: Audited, files: Files) -> Iterator[tuple[str, str]]:
    """The pages that the site shows by itself, also through a link to a file outside docs_dir."""
    pages = [file for file in files if file.is_documentation_page() and file.abs_src_path]
    real = {os.path.realpath(file.abs_src_path or ""): file for file in pages}
    for path in audited.pages:
        file = real.get(os.path.realpath(audited.root / path))
        if file:
            yield path, file.src_uri


def _is_docs(path: str, audited: Audited, config: MkDocsConfig) -> bool:
    """Whether a page belongs to docs_dir; one that the site leaves out is not brought back."""
    docs = Path(os.path.realpath(config.docs_dir))
    return Path(os.path.realpath(audited.root / path)).is_relative_to(docs)


def _uris(audited: Audited, files: Files) -> Iterator[tuple[str, str]]:
    """All files of the site that lie in the repository, by their paths there."""
    start = f"{audited.root}{os.sep}"
    for file in files:
        if file.abs_src_path and file.abs_src_path.startswith(start):
            yield Path(file.abs_src_path[len(start) :]).as_posix(), file.src_uri


def _mounted(mount: Mount, audited: Audited, config: MkDocsConfig) -> File:
    """A file of the site that lies outside docs_dir, or its text where that had to be repaired."""
    path, text = audited.root / mount.path, audited.pages[mount.path].text
    file = File.generated(config, mount.uri, abs_src_path=str(path))
    if not _reads(file, text):
        file = File.generated(config, mount.uri, content=text)
    file.edit_uri = Path(os.path.relpath(path, config.docs_dir)).as_posix()
    return file


def _reads(file: File, text: str) -> bool:
    return text_of(file) == text
