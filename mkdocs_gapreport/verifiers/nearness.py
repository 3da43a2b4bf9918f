"""Which of the paths that end as a stated one may be meant: not those of another package."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

# what tools write, in copies that keep the paths of what they were made of
_BUILT = regex(
    r"(?:^|/)(?:coverage|htmlcov|lcov-report|node_modules|dist(?:-\w+)?|__pycache__|\.next|\.nuxt"
    r"|\.output|site-packages)/"
)
# folders whose paths mirror those of an API, and are not it
_MIRRORS = regex(
    r"(?:^|/)(?:views?|templates?|tests?|__tests__|docs?|public|static|assets|mocks?|fixtures)/"
)
_ALONE = regex(r"README(?:\.\w+)?$")
_MANIFESTS = (
    *("package.json", "pyproject.toml", "setup.py", "Cargo.toml", "go.mod", "pom.xml"),
    *("composer.json", "pubspec.yaml", "build.gradle", "build.gradle.kts", "Gemfile", "mix.exs"),
)
_SITE = regex(r"(?:^|/)(?:docs?|documentation|website|site|www)$")


def stands_alone(name: str) -> bool:
    """Whether a bare name means the one in the root, or beside the page, and none further off."""
    return bool(_ALONE.match(name))


def near(repository: Repository, path: str, tail: str, page: str) -> tuple[str, ...]:
    """The tracked paths that end as a stated one, and may be what the page means."""
    hits = repository.ending(tail)
    home = _home(repository, tail, page) if hits else ""
    is_route = path.startswith("/") and "." not in posixpath.basename(path)
    return tuple(
        hit
        for hit in hits
        if hit.startswith(home)
        and not _BUILT.search(hit[: -len(tail)])
        and not (is_route and _MIRRORS.search(hit[: -len(tail)]))
    )


def far(repository: Repository, tail: str, page: str) -> str:
    """What is said of paths that end so, where none of them is meant."""
    home = _home(repository, tail, page)
    return f"elsewhere than below `{home}` there is" if home else "elsewhere there is"


def _home(repository: Repository, tail: str, page: str) -> str:
    """The package of the page, with a slash, where a path begins with a folder of its own."""
    first = tail.split("/", maxsplit=1)[0]
    folder = posixpath.dirname(page)
    while folder:
        has_own = repository.is_directory(f"{folder}/{first}") and not _SITE.search(folder)
        if has_own and any(repository.is_file(f"{folder}/{name}") for name in _MANIFESTS):
            return f"{folder}/"
        folder = posixpath.dirname(folder)
    return ""
