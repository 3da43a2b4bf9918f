"""The checks that a table row asks for, by the heads of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.model import Check, Role
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import checks, contents, figures, references, roles
from mkdocs_gapreport.reading.checks import Asked
from mkdocs_gapreport.reading.contents import Contents
from mkdocs_gapreport.reading.sentences import verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from mkdocs_gapreport.model import Expectation
    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_DEEDS = frozenset({"action", "change", "type", "operation", "kind", "op", "what", "task"})
_GONE = regex(r"\W*(?:removed?|deleted?|dropped?|retired)\W*", re.IGNORECASE)
# what was, what is aimed at, and what is only an example is not the file's
_OF_ANOTHER = regex(
    r"\b(?:old|before|from|original|was|input|examples?|depends|dependencies|replaces|target|goal|planned"
    r"|expected|estimated?|effort|priority|id|no|week|phase|line)\b|#"
)
_BEGINS_WITH_SOURCE = regex(
    r"\W*(?:[\w.@-]+/)+[\w.-]+\.(?:py|[cm]?[jt]sx?|vue|svelte|dart|rs|go|java|kt|cs|rb|php|swift|sql)\b"
)
_EFFORT = regex(r"effort|duration|estimate|aufwand|dauer|esforço|esfuerzo|durée", re.IGNORECASE)
_TAKEN_AWAY = frozenset({"remove", "leave", "rename", "look", "replace"})


def asked_by(row: Block, status_column: int, vocabulary: Vocabulary) -> Asked:
    """What a row asks for; the files in other columns than the file column are only mentioned."""
    heads = [head.lower().strip(" *_`") for head in row.header]
    column = _file_column(row, heads, status_column, vocabulary)
    column = column if column >= 0 else _noted_column(row, heads, status_column, vocabulary)
    sizes = tuple(_sizes(row, heads, vocabulary))
    asked: list[Check] = []
    gone = _gone_column(row, heads, status_column, vocabulary) if column < 0 else -1
    for index, cell in enumerate(row.cells):
        if index == gone:
            asked += map(_as_gone, _of_file_cell(cell, (), vocabulary))
        elif index == column:
            asked += _of_file_cell(cell, sizes, vocabulary)
            asked += _measured(row, heads, cell, vocabulary)
        else:
            named = checks.of_words(cell, 0, vocabulary).checks
            asked += [replace(c, role=Role.CONTEXT, is_thing=False, is_made=False) for c in named]
    leads = column >= 0
    return Asked(tuple(checks.distinct(asked)), leads=leads, is_sized=leads and bool(sizes))


def status_column(row: Block, vocabulary: Vocabulary) -> int:
    """The column that says how finished each row is; -1 for none."""
    columns = vocabulary.sets["status_columns"]
    heads = [head.lower().strip(" *_`") for head in row.header]
    known = [index for index, head in enumerate(heads) if head in columns]
    actual = [index for index in known if heads[index].startswith(("current", "actual"))]
    return next(iter(actual or known), -1)


def effort(row: Block, vocabulary: Vocabulary) -> Fraction | None:
    """The effort that a row states in a column for it, in days."""
    cells = zip(row.header, row.cells, strict=False)
    cell = next((cell for head, cell in cells if _EFFORT.search(head)), None)
    return figures.days(cell.text, vocabulary) if cell else None


def beside_file(
    row: Block, status_column: int, vocabulary: Vocabulary, known: Sequence[Check]
) -> Contents:
    """What a row states of its one file beyond that it is there, in the cells beside the file."""
    heads = [head.lower().strip(" *_`") for head in row.header]
    column = _file_column(row, heads, status_column, vocabulary)
    if column < 0:
        return Contents()
    file = row.cells[column]
    parts = roles.parts(file, 0, references.references(file, vocabulary), vocabulary)
    if len(parts) != 1 or parts[0].is_absent:
        return Contents()
    others = {
        head: cell.text
        for index, (head, cell) in enumerate(zip(heads, row.cells, strict=False))
        if index != column and not _OF_ANOTHER.search(head)
    }
    own = contents.of_line(file, 0, vocabulary, known)
    more = contents.in_row(parts[0], others, (*known, *own.checks), vocabulary)
    return contents.joined(own, more)


def _gone_column(
    row: Block, heads: Sequence[str], status_column: int, vocabulary: Vocabulary
) -> int:
    """The column of a file of which a cell says, in a word, that it was removed; -1 for none."""
    is_said = any(
        head in _DEEDS and _GONE.fullmatch(cell.text)
        for index, (head, cell) in enumerate(zip(heads, row.cells, strict=False))
        if index != status_column
    )
    candidates = _candidates(row, heads, status_column, vocabulary) if is_said else []
    return next((index for index in candidates if _is_for_files(index, heads, vocabulary)), -1)


def _as_gone(check: Check) -> Check:
    is_file = check.verifier in {"file", "directory"} and not check.is_tentative
    return replace(check, verifier="absent", is_made=False) if is_file else check


def _of_file_cell(
    cell: Inline, sizes: tuple[Expectation, ...], vocabulary: Vocabulary
) -> Iterator[Check]:
    named = references.references(cell, vocabulary)
    stated = sizes if len(named) == 1 else ()
    for part in roles.parts(cell, 0, named, vocabulary):
        yield from checks.asked_by(part, stated, vocabulary, made=bool(stated))


def _measured(
    row: Block, heads: Sequence[str], file: Inline, vocabulary: Vocabulary
) -> Iterator[Check]:
    """The coverage of the row's one file, and how many tests are in it if it is one of tests."""
    named = references.references(file, vocabulary)
    if len(named) != 1 or named[0].is_pattern or named[0].is_tentative:
        return
    path = named[0].path
    for head, cell in zip(heads, row.cells, strict=False):
        share = (
            figures.share_in_cell(cell.text)
            if head in vocabulary.sets["coverage_columns"]
            else None
        )
        count = (
            figures.in_cell(cell.text, "tests") if head in vocabulary.sets["test_columns"] else None
        )
        count = count if figures.TEST_FILE.search(path) else None
        for verifier, expected in (("coverage", share), ("tests", count)):
            if expected:
                yield Check(
                    verifier=verifier,
                    arguments={"path": path},
                    expected=expected,
                    is_beside=True,
                    source=cell.text.strip(),
                )


def _file_column(
    row: Block, heads: Sequence[str], status_column: int, vocabulary: Vocabulary
) -> int:
    """The column of the file that the row is about; -1 for none, or where a cell removes it."""
    candidates = _candidates(row, heads, status_column, vocabulary)
    verbs = (verb_at(c.text, vocabulary) for i, c in enumerate(row.cells) if i not in candidates)
    if not candidates or any(verb in _TAKEN_AWAY for verb in verbs):
        return -1
    return next((index for index in candidates if _is_for_files(index, heads, vocabulary)), -1)


def _noted_column(
    row: Block, heads: Sequence[str], status_column: int, vocabulary: Vocabulary
) -> int:
    """The column of notes whose cell begins with a source file, where the row names no other."""
    verbs = (verb_at(cell.text, vocabulary) for cell in row.cells)
    noted = [
        index
        for index, (head, cell) in enumerate(zip(heads, row.cells, strict=False))
        if index != status_column
        and head in vocabulary.sets["note_columns"]
        and _BEGINS_WITH_SOURCE.match(cell.text)
        and checks.of_words(cell, 0, vocabulary).leads
    ]
    is_plain = status_column >= 0 and not any(verb in _TAKEN_AWAY for verb in verbs)
    return noted[0] if is_plain and len(noted) == 1 else -1


def _candidates(
    row: Block, heads: Sequence[str], status_column: int, vocabulary: Vocabulary
) -> list[int]:
    """The columns whose cell begins with a file."""
    others = vocabulary.sets["other_columns"]
    return [
        index
        for index, cell in enumerate(row.cells)
        if index != status_column
        and not (index < len(heads) and heads[index] in others)
        and checks.of_words(cell, 0, vocabulary).leads
    ]


def _is_for_files(index: int, heads: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a column is headed as files, or is the first one, a number left aside."""
    head = heads[index] if index < len(heads) else ""
    is_first = index == 0 or (index == 1 and heads[0] in {"#", "no", "no.", "nr", "id", ""})
    return is_first or head in vocabulary.sets["path_columns"]


def _sizes(row: Block, heads: Sequence[str], vocabulary: Vocabulary) -> Iterator[Expectation]:
    for head, cell in zip(heads, row.cells, strict=False):
        for unit, name in (("lines", "line_columns"), ("bytes", "byte_columns")):
            figure = figures.in_cell(cell.text, unit) if head in vocabulary.sets[name] else None
            if figure and figure.value:  # 0 lines were changed; no file is listed for having none
                yield figure
