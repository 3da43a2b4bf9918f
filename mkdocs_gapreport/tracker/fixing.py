"""The change that makes pages true, as a unified diff and as bytes ready to be written."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.reading import encoding
from mkdocs_gapreport.tracker.sheets import Change, Sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_gapreport.outlook import Outlook, Uncorrected

# a heading is lowered once its parts are; what is still false after this is said
_ROUNDS = 4


class Fix(Struct, frozen=True, kw_only=True):
    """A page, and how it should read."""

    sheet: Sheet
    content: bytes

    @property
    def lines(self) -> int:
        """How many lines change."""
        before, after = _lines(self.sheet.raw), _lines(self.content)
        return sum(a != b for a, b in zip(before, after, strict=True))


class Fixes(Struct, frozen=True, kw_only=True):
    """The pages that change, how all looks then, and what no program can correct."""

    fixes: tuple[Fix, ...]
    outlook: Outlook

    @property
    def uncorrected(self) -> tuple[Uncorrected, ...]:
        """What is left for a person."""
        return self.outlook.uncorrected


def fixes(root: Path, outlook: Outlook, as_if: Callable[[Mapping[str, bytes]], Outlook]) -> Fixes:
    """Correct the pages of a report until nothing is left that a program can correct."""
    sheets: dict[str, Sheet] = {}
    contents: dict[str, bytes] = {}
    pages = {page.path: page for page in outlook.report.pages}
    for _ in range(_ROUNDS):
        changes: dict[str, list[Change]] = {}
        for each in outlook.corrections:
            change = Change(line=each.line, before=each.before, after=(each.after,))
            changes.setdefault(each.page, []).append(change)
        if not changes:
            break
        for page, made in changes.items():
            if page not in sheets:
                sheets[page] = sheet(root, pages[page])
            now = replace(sheets[page], raw=contents.get(page, sheets[page].raw))
            contents[page] = now.changed(made)
        outlook = as_if(contents)
    made_fixes = tuple(Fix(sheet=sheets[page], content=contents[page]) for page in sorted(sheets))
    return Fixes(fixes=made_fixes, outlook=outlook)


def diff(fixes: Sequence[Fix]) -> str:
    """What changes, as `git diff` shows it and `git apply` takes it; in UTF-8."""
    return "".join(part for fix in fixes for part in _diff(fix))


def _diff(fix: Fix) -> list[str]:
    page = fix.sheet.page
    pieces = difflib.unified_diff(
        _lines(fix.sheet.raw), _lines(fix.content), f"a/{page}", f"b/{page}", lineterm="\n"
    )
    return [p if p.endswith("\n") else f"{p}\n\\ No newline at end of file\n" for p in pieces]


def _lines(raw: bytes) -> list[str]:
    text, _ = encoding.decode(raw)
    return [line for line in _kept(text) if line]


def _kept(text: str) -> list[str]:
    """Lines with their ends; only those that Markdown and git know, not U+2028 and its kin."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rsplit("\n", maxsplit=1)[-1]]
