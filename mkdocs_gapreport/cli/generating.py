"""The pages of the report as files, for sites whose generator knows no plugins."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.cli.subject import Subject, with_subject
from mkdocs_gapreport.model import GapReportError

if TYPE_CHECKING:
    from mkdocs_gapreport.project import Memory
    from mkdocs_gapreport.showing.audited import Audited
    from mkdocs_gapreport.site_options import Places

_FOLDER = "gap-report"


@click.command()
@with_subject
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder that the pages go to; without it `gap-report` below the site's pages.",
)
@click.option("--watch", is_flag=True, help="Go on, and write again when pages or code change.")
def generate(*, subject: Subject, out: Path | None, watch: bool) -> None:
    """Write the gap report, the roadmap and the deliverables as Markdown pages.

    They are for sites whose generator knows no plugins, as Zensical. With them goes a style sheet,
    which the site has to name in `extra_css`. Only files that this command wrote are replaced.
    """
    from mkdocs_gapreport.project import Memory

    places = _places(subject)
    folder = out or places.docs / _FOLDER
    memory = Memory()
    if watch:
        _follow(subject, places, folder, memory)
    else:
        _write(_audited(subject, places, memory), subject, places, folder)


def _places(subject: Subject) -> Places:
    from mkdocs_gapreport import site_options

    if subject.config is None:
        return site_options.Places(docs=subject.root / "docs")
    return site_options.places(subject.config)


def _audited(subject: Subject, places: Places, memory: Memory) -> Audited:
    from mkdocs_gapreport.showing.audited import Audited

    return Audited.of(subject.look((), memory), places.repo_url)


def _write(audited: Audited, subject: Subject, places: Places, folder: Path) -> None:
    """Write what is new, and take away what is no longer there; all of it or nothing."""
    from mkdocs_gapreport.pages import PLAIN, templates
    from mkdocs_gapreport.showing.docs import docs, place_in
    from mkdocs_gapreport.showing.written import NAMES, Shelf, written

    shelf = Shelf(
        folder=place_in(places.docs, folder),
        uris=docs(places.docs, audited).uris,
    )
    own = subject.settings.templates
    files = written(audited, shelf, templates(subject.root / own) if own else PLAIN)
    there = {name: _ours(folder / name) for name in NAMES}
    for name in NAMES:
        if name in files and files[name] != there[name]:
            output.write(folder / name, files[name])
            output.note(f"{folder / name} is written")
        elif name not in files and there[name] is not None:
            with output.refusing(f"`{folder / name}`"):
                (folder / name).unlink()
            output.note(f"{folder / name} is taken away: there is nothing to show on it")


def _ours(file: Path) -> str | None:
    """What was written there before; raises `GapReportError` for what somebody else wrote."""
    from mkdocs_gapreport.showing.kinds import is_ours

    with output.refusing(f"`{file}`"):
        try:
            text = file.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return None
    if not is_ours(text):
        raise GapReportError(
            f"`{file}` was not written by `gapreport generate`, so nothing was written; name"
            " another folder with `--out`, or move the file away"
        )
    return text


def _follow(subject: Subject, places: Places, folder: Path, memory: Memory) -> None:
    """Write, and again after each change; what is wrong in between is said, and waited out."""
    from mkdocs_gapreport.cli.following import Watch
    from mkdocs_gapreport.showing import watching

    gc.enable()  # it goes on for hours, other than all other commands
    watch = Watch()
    try:
        while True:
            try:
                audited = _audited(subject, places, memory)
                _write(audited, subject, places, folder)
                files = {*audited.repository.files, *memory.looked_at}
                watch.add(watching.watched(audited.root, files, []))
                watch.add((path, False) for path in watching.of_git(audited.root))
            except GapReportError as error:
                output.note(f"gapreport: {error}")
            watch.wait()
    finally:
        watch.stop()
