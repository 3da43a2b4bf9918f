"""A page that is edited again and again: it is read as if nobody had ever read it before."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from mkdocs_gapreport import reading
from mkdocs_gapreport.reading.stretches import DEEPEST, parsed, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from mkdocs_gapreport.model import Page

ROOT = Path(__file__).parents[2]
PAGES = [
    *("docs/ROADMAP.md", "docs/claims.md", "docs/plans.md", "docs/checks.md", "CHANGELOG.md"),
    *("site_template/TODO.md", "site_template/docs/plan.md", "site_template/docs/status.md"),
]
# What may stand around a heading that does not end it, or changes what is read far away from it.
LINES = [
    *("# Kiln", "## Phase 1: Clay ✅", "## Phase 2: Fire (Weeks 3-4)", "### Tasks", "#", "#kiln"),
    *("   # Indented", "    # code", "- # in an item", "> # quoted", "> quoted", "Clay", "="),
    *("===", "---", "***", "```", "````", "~~~", "```markdown", "``` `", "  ```", "- ```", "> ~~~"),
    *("<div>", "</div>", "<details>", "</details>", "<!--", "-->", "<pre>", "</pre>", "<b>"),
    *("\n[kiln]: src/kiln.py\n", "\n[kiln]: b.py 'B'\n", "[kiln]: c.py 'Title", "of it'"),
    *("\nSee [kiln].\n", "- [x] See [kiln] and [the kiln][kiln]", "![kiln]", "- [x]: no target"),
    *("[x]: /url", "[a", "b]: /url", "\n[a\nb]: /url\n\n- [x] [a b]\n", "> [q]: /url", "[q]"),
    *(
        "| File | Lines |",
        "|---|---|",
        "| `src/a.py` | 12 |",
        "# a | b",
        "!!! note",
        "    - [ ] in",
    ),
    *(
        "- [x] Heat `src/heat.py` (120 lines)",
        "  - [ ] cool",
        "1. first",
        "2) second",
        "-",
        "  # x",
    ),
    *("Status: 80 % complete", "**Effort:** 3 days", "Depends on: Phase 1", "", "", "\t# tab"),
    *("<!-- verify: file src/a.py -->", "<!-- gapreport: report -->", "Files created:", "&para;"),
    *("---\ntitle: Kiln\nstatus: done\n---", "✅ DO: heat", "## Guidelines", "## Success metrics"),
]


def edited(text: str, chance: random.Random) -> str:
    """The text with a few of its lines taken out, doubled, moved, or others put in."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines) + 1)
        match chance.randrange(6):
            case 0:
                del lines[at : at + chance.randint(1, 8)]
            case 1:
                lines[at:at] = lines[at - 3 : at]
            case 2:
                there = chance.randrange(len(lines) + 1)
                lines[at:at] = lines[there : there + chance.randint(1, 8)]
            case _:
                lines[at:at] = chance.choices(LINES, k=chance.randint(1, 4))
    return "\n".join(lines)


def versions(path: str, count: int) -> Iterator[str]:
    """A page in the course of its edits; from time to time it begins anew."""
    chance = random.Random(path)  # noqa: S311  the same edits in every run
    whole = (ROOT / path).read_text("utf-8")
    text = whole
    for number in range(count):
        text = edited(text, chance)
        yield text
        if number % 25 == 24:
            start = chance.randrange(len(whole))
            text = whole[start : start + 3000]


def as_one(text: str) -> list[Token]:
    """The tokens of the page, parsed whole."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    return parser.parse(text)


def in_stretches(text: str) -> Iterator[Token]:
    above = 0
    for piece, targets in stretches(text):
        for token in parsed(piece, targets).tokens:
            lines = [line + above for line in token.map] if token.map else None
            yield token.copy(map=lines)
        above += piece.count("\n")


def forgotten() -> None:
    """Forget all that is kept of earlier readings."""
    for name, module in sys.modules.items():
        if name.startswith("mkdocs_gapreport.reading.") and "vocabulary" not in name:
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


def read(text: str) -> Page:
    return reading.read(text.encode(), "TODO.md", words=reading.vocabulary(), trees=True)


@pytest.mark.parametrize("path", PAGES)
def test_stretches_say_what_the_whole_page_says(path: str) -> None:
    for text in versions(path, 100):
        assert "".join(piece for piece, _ in stretches(text)) == text
        assert list(in_stretches(text)) == as_one(text)


@pytest.mark.parametrize("path", PAGES)
def test_what_was_read_before_does_not_show(path: str) -> None:
    known = [(text, read(text)) for text in versions(path, 60)]
    for text, page in known:
        forgotten()
        assert read(text) == page
