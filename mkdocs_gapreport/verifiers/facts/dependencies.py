"""Verifier of dependencies: a package is declared in a manifest, perhaps in a version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength, counted
from mkdocs_gapreport.suggestions import nearest
from mkdocs_gapreport.verifiers.code import scope, sources
from mkdocs_gapreport.verifiers.code.symbols import kinds
from mkdocs_gapreport.verifiers.facts import manifests, versions
from mkdocs_gapreport.verifiers.facts.manifests import CARGO, GO, MAVEN, NUGET, PYPI
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.facts.manifests import Declared

_SHOWN = 20
_NAMED = 3
_ALIKE = 80


def dependency(  # noqa: PLR0913  its arguments, each by name
    repository: Repository,
    name: str,
    version: str = "",
    *,
    path: str = "",
    keep: str = "",
    page: str = "",
) -> Evidence:
    """The package `name` is declared as a dependency, in `version` if one is given.

    `name`: as its registry or people write it: `scikit-learn`, `@nestjs/core`, `serde_json`,
    `github.com/gin-gonic/gin` or `gin`, `org.slf4j:slf4j-api` or `slf4j-api`. `version`: `18` or
    `2.4.1`: holds where what is declared names it or lets it in. `path`: the folder or manifest.

    Example: `<!-- verify: dependency fastapi 0.110 -->`

    It reads pyproject.toml, requirements, setup.cfg, setup.py, Pipfile, package.json, go.mod,
    Cargo.toml, pom.xml, Gradle and .NET projects. It does not see what is installed, nor what
    only another package brings.
    """
    if not re.fullmatch(r"[\w@./:+-]{1,200}", name):
        return Evidence.broken(
            f"`{name}` is not the name of a package; write it as its registry does"
        )
    if version and not versions.parts(version):
        return Evidence.broken(f"`{version}` is no version; write it as in `2.4` or `18`")
    among = scope.files(repository, path=path, keep=kinds(keep), page=page)
    if among.missing:
        return Evidence.unknown(f"no manifest was read: {among.missing}")
    files = [one for one in among.files if manifests.kind(one)]
    if not files:
        return Evidence.unknown("there is no manifest here that is read")
    known, unreadable = _declared(repository)
    found = [(one, said) for one in files for said in known.get(one, ()) if _is(said, name)]
    found = [(one, said) for one, said in found if said.name == name] or found
    if found:
        return _in_version(name, version, found) if version else _told(name, found)
    lost = next(
        (
            f"; `{one}` {unreadable[one]}"
            for one in files
            if _may_say(repository, one, name, unreadable)
        ),
        "",
    )
    looked = counted(len(files), "manifest")
    summary = f"none of {looked} declares `{name}`{_hint(name, files, known)}{lost}"
    return Evidence.unknown(summary) if lost else Evidence(value=False, summary=summary)


def _told(name: str, found: Sequence[tuple[str, Declared]]) -> Evidence:
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    shown = ", ".join(f"`{path}`{_as(declared)}" for path, declared in found[:_NAMED])
    return Evidence(
        value=True,
        summary=f"`{name}` is declared in {shown}{more}",
        places=tuple(Place(path, said.line) for path, said in found[:_SHOWN]),
        strength=Strength.DEFINES,
    )


def _as(declared: Declared) -> str:
    return f" as `{declared.version}`" if declared.version else " without a version"


def _in_version(name: str, version: str, found: Sequence[tuple[str, Declared]]) -> Evidence:
    answers = [
        (versions.lets_in(one.version, version, one.registry), path, one) for path, one in found
    ]
    fitting = [(path, one) for fits, path, one in answers if fits]
    if fitting:
        return _told(name, fitting)
    if any(fits is None for fits, _, _ in answers):
        said = _told(name, found)
        return Evidence.unknown(
            f"{said.summary}, which does not say whether it is {version}", places=said.places
        )
    said = _told(name, found)
    return Evidence(
        value=False, summary=f"{said.summary}, which is not {version}", places=said.places
    )


def _is(declared: Declared, name: str) -> bool:
    """Whether a name means this dependency, as its registry takes names."""
    own, asked = declared.name, name
    if declared.registry == PYPI:
        return re.sub(r"[-_.]+", "-", own).lower() == re.sub(r"[-_.]+", "-", asked).lower()
    if declared.registry == CARGO:
        return own.replace("-", "_") == asked.replace("-", "_")
    if declared.registry == NUGET:
        return own.lower() == asked.lower()
    if declared.registry == MAVEN:
        return asked in {own, own.rpartition(":")[2]}
    if declared.registry == GO:
        plain = re.sub(r"/v\d+$", "", own)
        return asked in {own, plain, plain.rpartition("/")[2]}
    return own == asked


def _may_say(repository: Repository, path: str, name: str, unreadable: Mapping[str, str]) -> bool:
    """Whether a manifest that cannot be read has the name in it somewhere."""
    letters = re.sub(r"[-_.]+", "-", name).lower()
    if path not in unreadable:
        return False
    return letters in re.sub(r"[-_.]+", "-", sources.text(repository, path)).lower()


def _hint(name: str, files: Sequence[str], known: Mapping[str, tuple[Declared, ...]]) -> str:
    names = {declared.name for one in files for declared in known.get(one, ())}
    best = nearest(name, names, least=_ALIKE)
    return f"; `{best}` is declared" if best else ""


@once
def _declared(
    repository: Repository,
) -> tuple[Mapping[str, tuple[Declared, ...]], Mapping[str, str]]:
    """What each manifest declares, and why some cannot be read."""
    known: dict[str, tuple[Declared, ...]] = {}
    unreadable: dict[str, str] = {}
    for path in _manifests(repository):
        try:
            known[path] = manifests.read(path, sources.text(repository, path))
        except manifests.UnreadableManifestError as error:
            unreadable[path] = str(error)
    return known, unreadable


def _manifests(repository: Repository) -> Iterator[str]:
    return (path for path in repository.index.paths if manifests.kind(path))
