"""Entries of a file of settings: that the file is there does not show that it got them.

What the file has is proven; what is in no file but pages, and in no commit, is refuted. Anything
else is left open: an entry may have moved, gone, or be called otherwise, as products are, whose
names are no entries (`PostgreSQL` is `postgres`), and paths of settings (`scripts.build`).
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import Check, Evidence, Outcome, Place, Result, Role, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.code.named import named
from mkdocs_gapreport.verifiers.facts.parsed import NotParsedError, lookup, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Claim
    from mkdocs_gapreport.repository import Repository

_LARGE = 2_000_000
# a line by which a file is told for one of settings; of another nothing is said
_IS_OF_SETTINGS = regex(
    r"\"(?:name|scripts|version|\w*[dD]ependencies|require(?:-dev)?)\"\s*:|^\s*\[[\w.\[\"' -]+\]"
    r"|^(?:module|gem|source|plugins|dependencies)\b|<project|^[\w./-]+\s*:|^\w+\s*=[^=]"
    r"|^[A-Za-z][\w.-]*\s*[=<>~!]=|^[a-z][\w.-]{1,20}$|dependencies\s*[{\[]|\.package\(",
    re.MULTILINE,
)
_SHORTEST = 5  # of letters and digits, to be looked for everywhere
_JOINT = r"[-_.:/@\s]?"
# capitals are no sign of a product where entries are written so
_HOLDS_CAPITALS = regex(r"(?:^|/)(?:Package\.swift|[\w.-]+\.csproj)$")
_IS_ENTRY = regex(r"[^A-Z]+|[A-Z0-9]+(?:_[A-Z0-9]+)+")  # `vat-press`, `VAT_URL`
_IS_PATH, _IS_DIVIDED = regex(r"[./:]"), regex(r"[./]")  # `test:unit` is one name as well
# a package by its path: of a scope, of a host
_IS_PACKAGE = regex(r"@[\w-]+/[\w.-]+$|(?:[a-z0-9-]+\.)+[a-z]{2,}/")
# what the names of a product have or lack: `mongo`, `mongodb`
_AFFIX = r"sql|db|js|css|lang|\d+"
_SHORTEST_STEM = 3
_KNOWN_AS = {
    "postgresql": "postgres",
    "pytorch": "torch",
    "sklearn": "scikit-learn",
    "kubernetes": "k8s",
}


def sought(claim: Claim, repository: Repository) -> Iterator[str]:
    """The entries of a claim that its file does not have, as they are looked for elsewhere."""
    if claim.entries:
        texts = _texts(claim, repository)
        lacking = [name for name in claim.entries.names if texts and not _has(texts, name)]
        yield from (_plain(name) for name in lacking if _is_to_the_letter(texts, name))


def with_entries(
    claim: Claim, results: Sequence[Result], repository: Repository, among: tuple[str, ...]
) -> tuple[Result, ...]:
    """The results of a claim, in which the entries count and the file that has them does not."""
    entries = claim.entries
    texts = _texts(claim, repository) if entries else {}
    if not entries or not texts:
        return tuple(results)
    is_sure = entries.are_quoted or any(_has(texts, name) for name in entries.names)
    kept = [_beside(result) if result.check.path == entries.path else result for result in results]
    search = _Search(repository, texts, among, is_sure)
    found = [search.result(name, claim.line) for name in entries.names]
    if any(result.outcome is Outcome.UNKNOWN for result in found):  # what others prove is not it
        found = [_aside(result) if result.outcome is Outcome.HOLDS else result for result in found]
    return (*kept, *found)


def _beside(result: Result) -> Result:
    """The file that got the entries; that it is there is what the line says only if it was made."""
    check = result.check
    if not is_there(result) or check.is_thing or check.expected:
        return result
    return _aside(result)


def _aside(result: Result) -> Result:
    return replace(result, check=replace(result.check, role=Role.CONTEXT, is_thing=False))


class _Search(Struct, frozen=True):
    """Where the entries of a claim are looked for; `is_sure`: its names are meant to the letter."""

    repository: Repository
    texts: dict[str, str]
    among: tuple[str, ...]
    is_sure: bool

    def result(self, name: str, line: int) -> Result:
        """Whether a file has an entry, held against the line that says so."""
        check = Check(
            verifier="text", arguments={"pattern": name}, line=line, source=name, is_thing=True
        )
        evidence = self._evidence(name)
        outcome = Outcome.HOLDS if evidence.value else Outcome.FALSE
        outcome = Outcome.UNKNOWN if evidence.value is None else outcome
        return Result(check=check, evidence=evidence, outcome=outcome)

    def _evidence(self, name: str) -> Evidence:
        having = _has(self.texts, name)
        if having:
            return Evidence(
                value=True,
                summary=f"`{having}` has `{name}`",
                places=(Place(having),),
                strength=Strength.EXISTS,
            )
        file = next(iter(self.texts))
        lacking = f"`{name}` is not in `{file}`"
        if not (self.is_sure and _is_to_the_letter(self.texts, name)):
            return Evidence.unknown(lacking, places=(Place(file),))
        found = named(self.repository, _plain(name), among=self.among, beside=file)
        if found.value is False:
            words = f"{lacking}, nor in any file but pages, and in no commit"
            return replace(found, summary=words, places=(Place(file),))
        return Evidence.unknown(f"{lacking}; {found.summary}", places=found.places)


def _texts(claim: Claim, repository: Repository) -> dict[str, str]:
    """The files that a claim may mean by the one it names, with what is in them."""
    found = ladder.find(repository, claim.entries.path if claim.entries else "", page=claim.page)
    texts = {}
    for path in found.paths if found.is_there else ():
        text = repository.text(path) if (repository.size(path) or 0) <= _LARGE else None
        if text is None or text.problem or not _IS_OF_SETTINGS.search(text.content):
            return {}
        texts[path] = text.content
    return texts


def _has(texts: dict[str, str], name: str) -> str:
    """The file that has an entry of that name, whatever joins its parts."""
    parts = [re.escape(part) for part in re.split(r"[-_.:/@\s]+", name) if part]
    entry = re.compile(rf"(?<![A-Za-z0-9]){_JOINT.join(parts)}(?![A-Za-z0-9])", re.IGNORECASE)
    return next(
        (path for path, text in texts.items() if entry.search(text) or _leads(path, text, name)), ""
    )


def _leads(path: str, text: str, name: str) -> bool:
    """Whether a name is the path of a setting: `scripts.build`, `scripts/build`."""
    if not _IS_PATH.search(name):
        return False
    with suppress(NotParsedError):
        keys = {name, re.sub(r"[/:]", ".", name)}
        return any(lookup(value, key) for value in parsed(path, text) for key in keys)
    return False


def _is_to_the_letter(texts: dict[str, str], name: str) -> bool:
    """Whether an entry could be called nothing but its name, so that it can be missed."""
    as_capitals = all(map(_HOLDS_CAPITALS.search, texts))
    if len(re.sub(r"[\W_]+", "", name)) < _SHORTEST:
        return False
    if not (as_capitals or _IS_ENTRY.fullmatch(name)):
        return False
    if _IS_DIVIDED.search(name) and not (as_capitals or _IS_PACKAGE.match(name)):
        return False
    stem = re.sub(rf"[-_.]?(?:{_AFFIX})$", "", _KNOWN_AS.get(name.lower(), name.lower()))
    alike = re.compile(
        rf"(?<![a-z0-9]){re.escape(stem)}(?:[-_.]?(?:{_AFFIX}))?(?![a-z0-9])", re.IGNORECASE
    )
    return len(stem) < _SHORTEST_STEM or not any(map(alike.search, texts.values()))


def _plain(name: str) -> str:
    """A name of letters, digits and underscores."""
    return re.sub(r"\W+", "_", name).strip("_")
