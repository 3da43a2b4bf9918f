"""Verifier of test suites: how many test functions there are, and how many cases they make."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import languages, lexing, scope, sources
from mkdocs_gapreport.verifiers.code.languages import GO, JAVASCRIPT, PYTHON
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.languages import Language

_SHOWN = 20
_COLLECTED = regex(r"(?:^|/)(?:test_[^/]*|[^/]*_test|tests)\.py$")  # as pytest and Django do
_MOST_CASES = 1000  # of a test whose cases are not written down one by one
_FIXTURE = regex(r"^[ \t]*@(?:[\w.]+\.)?fixture\b", re.MULTILINE)
_CLASS = regex(
    r"^(?P<indent>[ \t]*)class[ \t]+(?P<name>\w+)[ \t]*(?P<bases>\([^)]{0,1000}\))?", re.MULTILINE
)
_TABLE = regex(r"^[ \t]*@(?:[\w.]+\.)?parametri[sz]e\b[ \t]*\(", re.MULTILINE)
_HEAD = regex(r"^(?P<indent>[ \t]*)(?:(?:async[ \t]+)?def|class)\b", re.MULTILINE)


class Counted(Struct, frozen=True):
    """The test functions of a file, the most cases they can make, and whether that is a guess."""

    functions: int = 0
    cases: int = 0
    is_open: bool = False
    first: int = 1


@kept
def suite(
    repository: Repository,
    path: str = "",
    *,
    without: str = "",
    page: str = "",
) -> Evidence:
    """How many test functions there are; parametrised ones may make more cases than functions.

    `path`: the folder, pattern or file with the tests; otherwise all tests are counted. `without`:
    what to leave out.

    Example: `<!-- verify: tests tests/unit >= 240 -->`

    It counts what pytest, unittest, Jest, Vitest, Mocha, Go, Rust, JUnit, xUnit and NUnit take for
    a test by its look; helpers, fixtures and classes are none. It does not see whether they run or
    pass, nor tests made in a loop: a report of results (JUnit) says that.
    """
    among = scope.files(
        repository,
        path=path,
        without=without,
        endings=languages.endings(),
        keep=("tests", "fixtures", "migrations"),
        page=page,
    )
    if among.missing:
        return Evidence.unknown(f"no tests were counted: {among.missing}")
    is_named = among.files == (path,)
    counted = dict(_counted(repository, among.files, is_named=is_named))
    if not counted and not any(map(scope.is_test, among.files)) and not path:
        return Evidence.unknown("there are no tests here in a language that is read")
    return _told(counted, sources.unread(repository, among.files))


def _told(counted: dict[str, Counted], unread: str) -> Evidence:
    functions = sum(one.functions for one in counted.values())
    cases = sum(one.cases for one in counted.values())
    is_open = any(one.is_open for one in counted.values())
    files = f"{len(counted):,} file{'' if len(counted) == 1 else 's'}"
    make, some = ("makes", "it is") if functions == 1 else ("make", "some are")
    if is_open:
        more = f", which {make} at least as many cases: {some} parametrised"
    elif cases > functions:
        more = f", which {make} {cases:,} cases: {some} parametrised"
    else:
        more = ""
    are, noun = ("is", "test function") if functions == 1 else ("are", "test functions")
    return Evidence(
        value=Fraction(functions),
        upper=Fraction(cases) if cases > functions else None,
        summary=f"there {are} {functions:,} {noun} in {files}{more}{unread}",
        places=tuple(Place(name, one.first) for name, one in list(counted.items())[:_SHOWN]),
        strength=Strength.EXISTS,
    )


def _counted(
    repository: Repository, files: Iterable[str], *, is_named: bool
) -> Iterator[tuple[str, Counted]]:
    for path in files:
        language = languages.of(path)
        if language is None or not language.tests or not (is_named or _may_hold(language, path)):
            continue
        content = sources.text(repository, path)
        if not _hints(language).search(content):
            continue
        found = count(language, content)
        if found.functions:
            yield path, found


def _may_hold(language: Language, path: str) -> bool:
    """Whether the tools of a language would look for tests in a file of that name."""
    if language is PYTHON:
        return bool(_COLLECTED.search(path))
    if language is GO:
        return path.endswith("_test.go")
    return language is not JAVASCRIPT or scope.is_test(path)


def _hints(language: Language) -> re.Pattern[str]:
    return _HINTS.get(language.name, _ANY_TEST)


_ANY_TEST = regex(r"[Tt]est|\bit\b|\bFact\b|\bTheory\b|\bProperty\b")
_HINTS = {
    "Python": regex(r"def[ \t]+test"),
    "Rust": regex(r"\[[\w:\s]*(?:test|quickcheck)|proptest!"),
    "Java": regex(r"@\w*Test|@Property"),
}


def count(language: Language, text: str) -> Counted:
    """The test functions in one text."""
    code = lexing.code(language, text)
    found = list(languages.compiled(language.tests).finditer(code))
    if language is PYTHON:
        return _python(code, found)
    if language is JAVASCRIPT:
        found = [match for match in found if _is_test(match)]
    if not found:
        return Counted()
    first = lexing.Lines(text).at(found[0].end() - 1)
    if language.name == "C#":
        return _csharp(code, found, first)
    many = re.search(language.many, code) is not None
    has_variable = (
        any(match.groupdict().get("title") not in {None, "'", '"', "`"} for match in found)
        and language is JAVASCRIPT
    )
    is_open = many or has_variable
    functions = len(found)
    return Counted(functions, functions + _MOST_CASES * is_open, is_open, first)


def _is_test(match: re.Match[str]) -> bool:
    """Whether `test.skip(…)` and the like begin a test, and not a condition or a hook."""
    if match["table"] and match["table"].strip():
        return True
    return match["title"] is not None and "(" in match[0]


def _python(code: str, found: list[re.Match[str]]) -> Counted:
    functions = cases = 0
    is_open, first = False, 0
    owners = _owners(code)
    heads = list(_HEAD.finditer(code))
    for match in found:
        around = _around(heads, match)
        owner = owners.get(around.start()) if around else ""
        decorators = lexing.decorators(code, match.start())
        if owner is None or _FIXTURE.search(decorators):
            continue
        made = _cases(decorators + owner)
        first = first or code.count("\n", 0, match.start()) + 1
        functions += 1
        is_open = is_open or made is None
        cases += _MOST_CASES if made is None else made
    return Counted(functions, cases, is_open, first or 1)


def _owners(code: str) -> dict[int, str | None]:
    """The decorators of each class whose methods are tests, by where it begins; None of others."""
    found: dict[int, str | None] = {}
    for match in _CLASS.finditer(code):
        depth = len(match["indent"])
        made = re.compile(rf"^[ \t]{{{depth + 1},{depth + 4}}}def[ \t]+__init__\b", re.MULTILINE)
        inner = re.compile(rf"^[ \t]{{0,{depth}}}(?=[^\s)\]}}])", re.MULTILINE)
        ends = inner.search(code, match.end())
        end = ends.start() if ends else len(code)
        is_case = "Test" in (match["bases"] or "")
        is_group = match["name"].startswith("Test") and not made.search(code, match.end(), end)
        holds = is_case or is_group
        found[match.start()] = lexing.decorators(code, match.start()) if holds else None
    return found


def _around(heads: list[re.Match[str]], match: re.Match[str]) -> re.Match[str] | None:
    """The class or function that a function lies in; None at the outermost level."""
    depth = len(match["indent"])
    if not depth:
        return None
    before = bisect_left(heads, match.start(), key=lambda head: head.start())
    outer = (head for head in reversed(heads[:before]) if len(head["indent"]) < depth)
    return next(outer, None)


def _cases(decorators: str) -> int | None:
    """How many cases the tables above a test make; None where they are not written down there."""
    product = 1
    for match in _TABLE.finditer(decorators):
        listed = _second_argument(decorators, match.end() - 1)
        size = _length(listed)
        if size is None:
            return None
        product *= size
    return min(product, _MOST_CASES)


def _second_argument(code: str, opening: int) -> str:
    arguments = list(_pieces(code[opening:]))
    given = {piece.partition("=")[0].strip(): piece.partition("=")[2] for piece in arguments}
    return given.get("argvalues") or (arguments[1] if len(arguments) > 1 else "")


def _length(listed: str) -> int | None:
    """The number of members of a list or tuple that is written down."""
    bare = listed.strip()
    if bare[:1] not in {"[", "("} or re.search(r"\bfor\b|(?:^|[\[(,])\s*\*", bare):
        return None
    if lexing.pairs(bare, bare[0], "])"[bare[0] == "("]).get(0, -1) != len(bare) - 1:
        return None
    return sum(bool(piece.strip()) for piece in _pieces(bare))


def _pieces(code: str) -> Iterator[str]:
    """What stands between the commas of the bracket that the text begins with."""
    depth, begin = 0, 1
    for match in re.finditer(r"[()\[\]{},]", code):
        mark = match[0]
        depth += (mark in "([{") - (mark in ")]}")
        if mark == "," and depth == 1 or not depth:
            yield code[begin : match.start()]
            begin = match.end()
        if not depth:
            return


def _csharp(code: str, found: list[re.Match[str]], first: int) -> Counted:
    """Attributes of one method are one test, however many there are: two `[TestCase]` are cases."""
    functions, last = 0, -1
    for match in found:
        between = code[last : match.start()] if last >= 0 else ""
        stacked = last >= 0 and re.fullmatch(r"[^{}]*", between) and not _METHOD.search(between)
        functions += not stacked
        last = match.end()
    is_open = re.search(languages.CSHARP.many, code) is not None
    return Counted(functions, functions + _MOST_CASES * is_open, is_open, first)


_METHOD = regex(r"\bclass\b|;|=>")
