"""The commands with which a project begins, and those that hand work to others."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.cli.subject import Subject, with_subject
from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Page
    from mkdocs_gapreport.repository import Repository

_MOST = 10
_CONFIG = "mkdocs.yml"
_INDEX = "docs/index.md"
_FIRST_PAGE = """\
# {name}

What the pages of this project say, and what of it holds.

<!-- gapreport: summary -->
"""


@click.command()
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the repository; without it the checkout that this folder lies in.",
)
def init(*, root: Path | None) -> None:
    """Set up a site: find the pages that make claims, and put the plugin into mkdocs.yml.

    A new mkdocs.yml is written where there is none; in one that is there a few lines are added, and
    its comments and all else stay. A second run changes nothing.
    """
    from mkdocs_gapreport import site_options
    from mkdocs_gapreport.project import claiming
    from mkdocs_gapreport.repository import checkout_around, open_repository
    from mkdocs_gapreport.settings import Settings
    from mkdocs_gapreport.tracker import beginning

    root = root or checkout_around(Path()) or Path()
    file = site_options.find(root)
    if file and file.name == site_options.ZENSICAL:
        raise ConfigurationError(
            f"`{file}` is not edited here; add the tables `[project.plugins.gapreport]` and"
            " `[project.markdown_extensions.gapreport]` by hand"
        )
    text = "" if file is None else _text(file)
    if file and beginning.has_plugin(text, file.name):
        output.note(f"{file.name} has the plugin already; nothing was changed")
        return
    repository = open_repository(root)
    pages = [*claiming(repository, Settings())]
    _tell(pages)
    # what the plugin finds by itself needs no list, and new pages are then found, too
    listed = [] if any(page.why for page in pages) else [page.path for page in pages]
    if file:
        output.write(file, beginning.with_plugin(text, file.name, listed))
    else:
        file = _begin(root, repository, listed)
    output.say(f"{file.name} has the plugin; now `mkdocs build` shows what the pages claim\n")


def _tell(pages: Sequence[Page]) -> None:
    """Name the pages that are read, and others that could be."""
    from mkdocs_gapreport.exports.plain import neutral
    from mkdocs_gapreport.model import counted

    named = [page for page in pages if page.why]
    for page in named or pages:
        output.note(f"{neutral(page.path)}: {counted(len([*page.walk()]), 'claim')}")
    others = [neutral(page.path) for page in pages if named and not page.why]
    if others:
        output.note(f"{counted(len(others), 'page')} more could be named in `pages`:")
        more = [f"and {len(others) - _MOST} more"] if len(others) > _MOST else []
        output.note("\n".join(f"  {path}" for path in [*others[:_MOST], *more]))
    if not pages:
        output.note("no page makes claims yet; write a TODO.md, or name pages in `pages`")


def _text(file: Path) -> str:
    with output.refusing(f"`{file}`"):
        try:
            return file.read_bytes().decode()
        except UnicodeDecodeError:
            raise ConfigurationError(f"`{file}` is not UTF-8; save it as UTF-8 first") from None


def _begin(root: Path, repository: Repository, pages: Sequence[str]) -> Path:
    """Write a configuration, and a first page where MkDocs would find none."""
    from mkdocs_gapreport.repository.forge import web_address
    from mkdocs_gapreport.tracker import beginning

    url = web_address(repository.remote)
    name = beginning.project_name(url, root.resolve().name)
    output.write(root / _CONFIG, beginning.fresh(name=name, url=url, pages=pages))
    if not any((root / "docs" / first).exists() for first in ("index.md", "README.md")):
        output.write(root / _INDEX, _FIRST_PAGE.format(name=name))
        output.note(f"{_INDEX} is new")
    return root / _CONFIG


@click.command()
@click.argument("pages", nargs=-1)
@with_subject
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write each draft into a file of this folder.",
)
def issues(*, subject: Subject, pages: tuple[str, ...], into: Path | None) -> None:
    """Draft an issue for each claim of PAGES that is missing or overstated.

    Prints a line for each that opens it with GitHub's `gh`, to be run in bash or zsh.
    """
    from mkdocs_gapreport.exports.issues import command, drafts
    from mkdocs_gapreport.model import counted

    found = drafts(subject.survey(pages))
    for draft in found:
        file = into / draft.name if into else None
        if file:
            output.write(file, draft.body)
        output.say(command(draft, str(file or "")) + "\n")
    where = f" in `{into}`" if into and found else ""
    output.note(f"{counted(len(found), 'draft')}{where}")
