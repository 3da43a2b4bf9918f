"""The file that a missing one may have become: its name elsewhere, another spelling or ending."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_gapreport.repository import Repository

_RELATED = (
    {"js", "ts", "mjs", "cjs", "mts", "jsx", "tsx"},
    {"yml", "yaml"},
    {"jpg", "jpeg", "png", "webp", "svg"},
    {"md", "mdx", "rst", "txt"},
    {"css", "scss", "sass", "less"},
    {"cc", "cpp", "cxx"},
    {"json", "jsonc", "json5"},
)
GENERIC = regex(
    r"^(?:__init__|__main__|index|mod|main|page|layout|route|types|README|spec|plan|tasks|conftest|package|config|test)\.\w+$",
    re.IGNORECASE,
)
_CODE = frozenset(
    {"py", "js", "ts", "mjs", "mts", "cjs", "jsx", "tsx", "go", "rs", "java", "kt", "swift"}
    | {"dart", "rb", "php", "cs", "scala", "sh", "ps1"}
)
_SETTINGS = regex(
    r"(\.[a-z]+rc|[\w-]+\.config|docker-compose(?:\.\w+)?|\.?codecov|biome)(?:\.\w+)?$"
)
_FORMS = ("js", "cjs", "mjs", "ts", "mts", "json", "jsonc", "yml", "yaml", "toml")
_TIME = regex(r"\d{8,17}[_-](?=\D)")
_SHARED = 2
_DISTINCT = 10
_SHORTEST_KIND = 4
_LONG_NAME = 6


def namesake(repository: Repository, stated: str) -> str:
    """The one file of that name on the same way, or of that stem beside it."""
    folder, name = posixpath.split(stated)
    leading = folder.split("/")[:_SHARED]
    if len(leading) == _SHARED and not GENERIC.match(name):
        alike = {hit for spelling in _spellings(name) for hit in repository.named(spelling)}
        near = [hit for hit in sorted(alike) if hit.split("/")[:-1][:_SHARED] == leading]
        if len(near) == 1:
            return near[0]
        alone = repository.named(name)
        if len(alone) == 1 and _is_same_way(stated.split("/"), alone[0].split("/")):
            return alone[0]
    for kin in (_without_first_folders, _at_another_time, _set_aside):
        found = kin(repository, stated)
        if found:
            return found
    stem, _, ending = name.rpartition(".")
    if stem and repository.is_directory(f"{folder}/{stem}"):
        return f"{folder}/{stem}"
    plural = _plural(repository, stated)
    if plural:
        return plural
    kind = _of_its_kind(repository, folder, stem, ending)
    kind = kind or _alike_beside(repository, stated)
    if kind:
        return kind
    family = next((kin for kin in _RELATED if ending in kin), frozenset[str]())
    return _beside(repository, folder, stem, family) or (
        _beside(repository, folder, stem, _CODE) if ending in _CODE else ""
    )


def _without_first_folders(repository: Repository, stated: str) -> str:
    """What a path is in a repository that was made of one of its folders, which it has no more.

    `kiln/oven.py` for `packages/pots/kiln/oven.py`, where nothing is below `packages/`.
    """
    parts = stated.split("/")
    if GENERIC.match(parts[-1]) or repository.is_directory(parts[0]):
        return ""
    for index in range(1, len(parts) - 1):
        tail = "/".join(parts[index:])
        alike = (tail,) if repository.is_file(tail) else repository.spelled_like(tail)
        if len(alike) == 1:
            return alike[0]
    return ""


def _at_another_time(repository: Repository, stated: str) -> str:
    """The file in its folder that only another time stands before, as tools name migrations.

    `migrations/20260301120000_AddPots.cs` for `migrations/20260101000000_AddPots.cs`.
    """
    folder, name = posixpath.split(stated)
    time = _TIME.match(name)
    if not time:
        return ""
    rest = name[time.end() :]
    hits = [
        f"{folder}/{found}"
        for found in _names_in_folders(repository).get(folder, ())
        if (other := _TIME.match(found)) and found[other.end() :] == rest
    ]
    return hits[0] if len(hits) == 1 else ""


def _set_aside(repository: Repository, stated: str) -> str:
    """The file under the name by which it was taken out of use: `oven.py.bak`, `old_oven.py`."""
    folder, name = posixpath.split(stated)
    kept = (
        posixpath.join(folder, f"{mark}{name}{ending}")
        for mark in ("", "old_", "old-", "_")
        for ending in ("", ".bak", ".old", ".orig", ".disabled", ".skip")
    )
    return next((path for path in kept if repository.is_file(path)), "")


def _of_its_kind(repository: Repository, folder: str, stem: str, ending: str) -> str:
    """The file whose name repeats its folder: `services/mail_service.py` for `services/mail.py`."""
    kind = posixpath.basename(folder).removesuffix("s")
    if not stem or len(kind) < _SHORTEST_KIND:
        return ""
    bare = re.sub(rf"[-_.]?{re.escape(kind)}$", "", stem, flags=re.IGNORECASE)
    longer = (f"{stem}_{kind}", f"{stem}-{kind}", f"{stem}.{kind}", f"{stem}{kind.title()}")
    tried = (f"{folder}/{name}.{ending}" for name in (*longer, bare) if name not in {"", stem})
    there = [path for path in tried if repository.is_file(path)]
    return there[0] if len(there) == 1 else ""


def _is_same_way(stated: list[str], found: list[str]) -> bool:
    """Whether one path is the other with folders left out, and two folders at least in common.

    `tests/claude/test_hooks.py` is `tests/unit/claude/test_hooks.py`.
    """
    short, long = sorted((stated, found), key=len)
    rest = iter(long)
    return len(short) > _SHARED and all(part in rest for part in short)


def same_settings(repository: Repository, stated: str) -> str:
    """The settings of the same tool in another form: `.eslintrc.json` for `.eslintrc.js`."""
    name = _SETTINGS.match(stated)
    if not name:
        return ""
    forms = (name[1], *(f"{name[1]}.{form}" for form in _FORMS))
    hits = [hit for form in forms if form != stated for hit in repository.named(form)]
    return hits[0] if hits else ""


def elsewhere(repository: Repository, stated: str) -> str:
    """The one file of that name anywhere, where a name is so distinct that none other is meant."""
    name = posixpath.basename(stated)
    stem = name.partition(".")[0]
    is_distinct = len(stem) >= _DISTINCT and re.search(r"[-_.]|[a-z][A-Z]", stem)
    hits = repository.named(name) if is_distinct and not GENERIC.match(name) else ()
    return hits[0] if len(hits) == 1 else ""


def _beside(repository: Repository, folder: str, stem: str, endings: Collection[str]) -> str:
    """The one file of that stem in the same folder that ends in one of these ways."""
    paths = [f"{folder}/{stem}.{ending}" for ending in sorted(endings)]
    there = [path for path in paths if repository.is_file(path)]
    return there[0] if stem and len(there) == 1 else ""


def _spellings(name: str) -> set[str]:
    """A file name in the ways people write names: as it is, kebab-case, snake_case, camelCase."""
    stem, dot, rest = name.partition(".")
    words = _words(stem)
    if not words:
        return {name}
    humps = [word[:1].upper() + word[1:] for word in words]
    stems = {
        "-".join(words).lower(),
        "_".join(words).lower(),
        "".join(humps),
        words[0].lower() + "".join(humps[1:]),
    }
    return {name, *(f"{one}{dot}{rest}" for one in stems)}


def _words(stem: str) -> list[str]:
    """The words of a name."""
    parts = re.split(r"[-_ ]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", stem)
    return [word for word in parts if word]


def _plural(repository: Repository, stated: str) -> str:
    """The one file whose name is the plural or singular of the stated one, below the same root."""
    name = posixpath.basename(stated)
    stem, dot, ending = name.rpartition(".")
    twin = stem[:-1] if stem.endswith("s") else stem + "s"
    beside = posixpath.join(posixpath.dirname(stated), f"{twin}{dot}{ending}")
    hits = [
        hit
        for hit in repository.named(f"{twin}{dot}{ending}")
        if hit.split("/")[0] == stated.split("/", maxsplit=1)[0]
    ]
    hits = [beside] if beside in hits else hits
    return hits[0] if len(stem) >= _LONG_NAME and len(hits) == 1 else ""


def _alike_beside(repository: Repository, stated: str) -> str:
    """The one file beside it whose words are the same but for plurals, or one more in the middle.

    `handlers_test.go` for `handler_test.go`, `auth_remote_source.py` for `auth_source.py`.
    """
    folder, name = posixpath.split(stated)
    stem, _, ending = name.partition(".")
    words = _words(stem)
    if not folder or len(words) < _SHARED:
        return ""
    single = [word.removesuffix("s") for word in words]
    hits = []
    for found in _names_in_folders(repository).get(folder, ()):
        other, _, other_ending = found.partition(".")
        more = _words(other) if other_ending == ending else []
        is_longer = any(more[:i] + more[i + 1 :] == words for i in range(1, len(more) - 1))
        if is_longer or [word.removesuffix("s") for word in more] == single:
            hits.append(f"{folder}/{found}")
    return hits[0] if len(hits) == 1 else ""


@once
def _names_in_folders(repository: Repository) -> dict[str, list[str]]:
    """What files each folder holds."""
    held: dict[str, list[str]] = {}
    for path in repository.files:
        folder, name = posixpath.split(path)
        held.setdefault(folder, []).append(name)
    return held
