"""What counts the things that a line states of a file: the check, and how far it can be trusted.

Tests, classes and functions of Python are counted for sure; everything else is told by the look of
the code, so that what differs leaves doubt.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.model import Argument, Check, Expectation, Relation, Role
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.figures import TEST_FILE

if TYPE_CHECKING:
    from typing import TypeAlias

    from mkdocs_gapreport.reading.counted import Counted
    from mkdocs_gapreport.reading.references import Reference
    from mkdocs_gapreport.reading.roles import Part
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

    Measure: TypeAlias = "tuple[str, dict[str, Argument], bool]"

_CODE = regex(r"\.(?:py|[cm]?[jt]sx?|vue|svelte)$")
_SETTINGS = regex(r"\.(?:ya?ml|jsonc?|toml)$")
_SCHEMA = regex(r"\.(?:sql|prisma|py|php|rb|[jt]s)$")
_FOR_SURE = frozenset({"classes", "functions", "methods"})
_IN_CODE = _FOR_SURE | {"models", "interfaces", "exports", "components", "hooks"}
_IN_FOLDERS = frozenset({"models", "components", "hooks", "migrations"})
# what looks like one of them, and may be none
_CEILINGS = frozenset({"models", "components", "hooks", "members", "exports", "interfaces"})


def of_kind(figure: Counted, part: Part, vocabulary: Vocabulary, *, is_clear: bool) -> Check | None:
    """The check that counts such things in such a file; None where nothing does."""
    ref = part.reference
    found = _measure(figure, ref, vocabulary, is_clear=is_clear)
    if not found or ref.is_in_command:
        return None
    verifier, arguments, is_exact = found
    is_rough = not (is_exact and is_clear and part.role is Role.SUBJECT) or figure.is_part
    is_floor = figure.is_part or figure.is_new or figure.kind in _CEILINGS or not is_clear
    expected = figure.expected
    if is_floor and expected.relation is Relation.EXACTLY:
        expected = replace(expected, relation=Relation.AT_LEAST)
    return Check(
        verifier=verifier,
        arguments=arguments,
        expected=expected,
        role=part.role,
        is_beside=True,
        is_rough=is_rough,
        source=figure.words,
    )


def _measure(
    figure: Counted, ref: Reference, vocabulary: Vocabulary, *, is_clear: bool
) -> Measure | None:
    """What counts such things in such a file, folder or pattern."""
    kind, path = figure.kind, ref.path
    if ref.is_folder or ref.is_pattern or "." not in path.rpartition("/")[2]:
        return _of_many(figure, ref, vocabulary)
    is_python = path.endswith(".py") and not path.endswith("__init__.py")
    if kind == "tests":
        return ("tests", {"path": path}, is_python) if TEST_FILE.search(path) else None
    if kind == "coverage":
        return None if TEST_FILE.search(path) else ("coverage", {"path": path}, False)
    if kind in _IN_CODE and _CODE.search(path):
        return "count", {"of": kind, "path": path}, is_python and kind in _FOR_SURE
    if kind == "endpoints" and _CODE.search(path):
        return "endpoints", {"path": path}, False
    if kind == "members" and _CODE.search(path):
        return "count", {"of": kind, "path": path, "like": figure.noun}, False
    if kind in {"tables", "models"} and _SCHEMA.search(path):
        return "count", {"of": kind, "path": path}, False
    if is_clear and _SETTINGS.search(path):
        return "count", {"of": "entries", "path": path, "like": figure.noun}, False
    return None


def _of_many(figure: Counted, ref: Reference, vocabulary: Vocabulary) -> Measure | None:
    """What counts such things below a folder, or in the files of a pattern."""
    kind, path = figure.kind, ref.path
    if kind in {"tests", "endpoints", "coverage"}:
        return kind, {"path": path}, False
    if kind == "migrations" and ref.is_pattern:
        return "files", {"path": path}, False
    if kind in _IN_FOLDERS and not ref.is_pattern:
        return "count", {"of": kind, "path": path}, False
    ending = vocabulary.file_kinds.get(figure.noun.removesuffix(" files"), "")
    if ending and figure.noun.endswith(" files") and ref.is_folder:
        return "files", {"path": f"{path}**/*.{ending}"}, True
    return None


def spelled(check: Check) -> str:
    """A check as the comment that would ask it."""
    given = [
        shlex.quote(str(value)) if name in {"path", "of", "name"} else f"{name}={value}"
        for name, value in check.arguments.items()
    ]
    expected = [_as_stated(check.expected)] if check.expected else []
    return f"<!-- verify: {' '.join([check.verifier, *given, *expected])} -->"


def _as_stated(expected: Expectation) -> str:
    """The comparison as the page states it, though a line of prose is held against less."""
    is_relaxed = expected.relation is Relation.AT_LEAST and expected.stated[:1].isdigit()
    is_exact = is_relaxed and "+" not in expected.stated
    return str(replace(expected, relation=Relation.EXACTLY) if is_exact else expected)
