"""The checks that a line's words ask for: one for each file it names, with the size it states."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import Argument, Check, Expectation, Role
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import figures, references, roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.references import Reference
    from mkdocs_gapreport.reading.roles import Part
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_SIZES = frozenset({"lines", "bytes", "files"})  # these also say that it is there
_NOT_THERE = regex(r"\b(?:do(?:es)? not|doesn['’]t|don['’]t) exist\b", re.IGNORECASE)
# "Triggers + `a.py` (900 lines)": the figure is that of both
_ADDED = regex(r"[^\s)]\s*\+\s*[*_`\"']*$")


class Asked(Struct, frozen=True):
    """The checks of a line, whether it begins with a file, and whether it states a size.

    The checks do not say yet where they stand; they stand where their claim does.
    """

    checks: tuple[Check, ...]
    leads: bool = False
    is_sized: bool = False


# Of a page that is edited while it is served, most lines stay what they were.
@lru_cache(maxsize=2000)
def of_words(words: Inline, start: int, vocabulary: Vocabulary, *, made: bool = False) -> Asked:
    """What the words of an item, heading or line ask for; `made`: a "Files created" list."""
    named = references.references(words, vocabulary, start)
    found = roles.parts(words, start, named, vocabulary)
    checks: list[Check] = []
    sized = False
    for part, stated in zip(found, _sizes(words, named, vocabulary), strict=True):
        checks += asked_by(part, stated, vocabulary, made=made)
        sized = sized or bool(stated)
    checks += _tests(words, start, found)
    leads = bool(found) and found[0].is_thing and found[0].role is Role.SUBJECT
    return Asked(tuple(distinct(checks)), leads, sized)


def _tests(words: Inline, start: int, found: Sequence[Part]) -> Iterator[Check]:
    """How many tests a line says are in the one file it is about, if it is one of tests."""
    if len(found) != 1 or found[0].role is not Role.SUBJECT or found[0].is_absent:
        return
    ref = found[0].reference
    is_one_file = not (ref.is_pattern or ref.is_tentative or ref.is_folder or ref.is_struck)
    if not is_one_file or not figures.TEST_FILE.search(ref.path):
        return
    expected = figures.tests(words.text[start : ref.start], words.text[ref.end :])
    if expected:
        yield Check(
            verifier="tests",
            arguments={"path": ref.path},
            expected=expected,
            is_beside=True,
            source=expected.stated,
        )


def _sizes(
    words: Inline, named: Sequence[Reference], vocabulary: Vocabulary
) -> list[tuple[Expectation, ...]]:
    """The sizes behind each reference, up to the next one."""
    ends = [*(ref.start for ref in named), len(words.text)][1:]
    return [
        ()
        if ref.is_in_command or ref.end > end or _ADDED.search(words.text[: ref.start])
        else figures.sizes(words.text[ref.end : end], vocabulary, is_shared=len(named) > 1)
        for ref, end in zip(named, ends, strict=True)
    ]


def asked_by(
    part: Part, stated: tuple[Expectation, ...], vocabulary: Vocabulary, *, made: bool
) -> Iterator[Check]:
    """The checks that one named file asks for: whether it is there, or each size stated."""
    ref = part.reference
    arguments: dict[str, Argument] = {"path": ref.path}
    if ref.target and ref.target != ref.path:
        arguments["target"] = ref.target
    verifier = (
        "absent"
        if part.is_absent
        else "directory"
        if ref.is_folder
        else "files"
        if ref.is_pattern
        else "file"
    )
    fitting: list[Expectation | None] = [
        size for size in stated if _fits(size, ref) and not part.is_absent
    ]
    for size in fitting or (None,):
        yield Check(
            verifier=size.unit if size else verifier,
            arguments=arguments,
            expected=size,
            role=Role.CONTEXT if part.is_either else part.role,
            is_thing=part.is_thing,
            is_made=part.is_made or part.is_thing and (made or bool(size)),
            is_tentative=ref.is_tentative,
            belongs_in_root="/" not in ref.path and vocabulary.is_root_file(ref.path),
            may_be_empty=verifier == "directory" and (part.is_made or not part.leads),
            proves_nothing=part.proves_nothing,
            source=size.stated if size else "",
        )


def as_stated(checks: Sequence[Check], words: str) -> tuple[Check, ...]:
    """The checks of a line with ❌: "does not exist" is what it states, and asks for nothing."""
    if not _NOT_THERE.search(words):
        return tuple(checks)
    return tuple(
        replace(check, verifier="file") if check.verifier == "absent" else check for check in checks
    )


def _fits(size: Expectation, ref: Reference) -> bool:
    """Whether a file can have that size: a number of files only folders and patterns have."""
    holds_files = ref.is_folder or ref.is_pattern
    return holds_files == (size.unit == "files") and not ref.is_tentative


def distinct(checks: Sequence[Check]) -> Iterator[Check]:
    """Each question once; where a line names a file twice, the more telling role counts."""
    seen: dict[tuple[str, str, str], Check] = {}
    for check in checks:
        key = (check.verifier, check.path, str(check.expected or ""))
        known = seen.get(key)
        if known is None or known.role is Role.CONTEXT and check.role is Role.SUBJECT:
            seen[key] = check
    sized = {check.path for check in seen.values() if check.expected and check.verifier in _SIZES}
    yield from (
        c for c in seen.values() if c.expected or c.verifier == "absent" or c.path not in sized
    )
