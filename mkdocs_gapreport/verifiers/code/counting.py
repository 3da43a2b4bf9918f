"""Verifier of counts: how many classes, functions, exports, … one file or folder holds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength, one_of
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.code import holdings, languages, scope, sources
from mkdocs_gapreport.verifiers.code.code_files import not_one_of
from mkdocs_gapreport.verifiers.code.holdings import Held
from mkdocs_gapreport.verifiers.files import existence
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.meanings import Found

_MOST_FILES = 2000


@kept
def count(
    repository: Repository, of: str, path: str, *, like: str = "", page: str = ""
) -> Evidence:
    """How many things of a kind the file or folder at `path` holds.

    `of`: `classes`, `functions` (of no class), `methods`, `models`, `interfaces`, `exports`,
    `components`, `hooks`, `members` (of an enumeration, mapping or list), `tables`, `migrations`
    (files of a folder), or `entries` (of a table or list in TOML, YAML or JSON). `like`: a word in
    the name of what holds the members or entries, where there are several.

    Example: `<!-- verify: count classes app/models.py == 3 -->`

    Python, TypeScript and JavaScript, and tables in SQL and Prisma. What may be meant or not, such
    as private functions or nested classes, makes the figure a range.
    """
    wrong = not_one_of("of", of, holdings.KINDS)
    if wrong:
        return wrong
    found = ladder.find(repository, path, page=page)
    if not found.is_there:
        return existence(repository, found)
    if ladder.is_loose(found, page) or len(found.paths) > 1:
        return Evidence.unknown(f"{found.summary}, and any of them may be meant")
    return _counted(repository, found, of, like)


def _counted(repository: Repository, found: Found, of: str, like: str) -> Evidence:
    (path,) = found.paths
    files: Sequence[str] = (path,)
    if repository.is_directory(path):
        if of == "migrations":
            return _told(found, of, holdings.migrations(repository.below(path)), 1)
        files = _code_below(repository, path)
    held = [holdings.held(repository, file, of, like) for file in files]
    known = [one for one in held if one is not None]
    if not files or len(known) < len(files):
        lost = next((f for f, one in zip(files, held, strict=True) if one is None), path)
        return Evidence.unknown(f"{of} are not counted in `{lost}`", places=(Place(lost),))
    if sources.unread(repository, files):
        return Evidence.unknown(f"`{files[0]}` could not be read whole", places=found.places)
    low, high = sum(one.low for one in known), sum(one.high for one in known)
    of_files = len(files) if of in {"components", "models", "hooks"} and len(files) > 1 else 0
    what = next((one.what for one in known if one.what), "")
    line = known[0].line if len(known) == 1 else None
    return _told(found, what or of, Held(low, max(high, of_files), line=line), len(files))


def _code_below(repository: Repository, path: str) -> tuple[str, ...]:
    among = scope.files(repository, path=path, endings=languages.endings(only_read=False))
    return among.files[: _MOST_FILES + 1] if len(among.files) <= _MOST_FILES else ()


def _told(found: Found, what: str, held: Held, files: int) -> Evidence:
    path = found.paths[0]
    noun, _, whose = what.partition(" ")
    noun = one_of(noun) if held.low == 1 else noun
    more = f" (up to {held.high:,}, as one counts)" if held.high > held.low else ""
    among = f" in {files:,} files" if files > 1 else ""
    return Evidence(
        value=Fraction(held.low),
        upper=Fraction(held.high) if held.high > held.low else None,
        summary=f"`{path}` has {held.low:,} {f'{noun} {whose}'.strip()}{more}{among}",
        places=(Place(path, held.line),),
        rung=found.rung,
        strength=Strength.DEFINES if held.low else Strength.EXISTS,
    )
