"""`gapreport attest` writes who vouches for what no program can see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desks import Desk

ON = ("--by", "Ann Lee", "--on", "2026-01-01")
COMMENT = '<!-- verify: attested by="Ann Lee" on=2026-01-01 what="87 ms" -->'

PLACES = {
    "item": ("- [ ] Tides are fast\n", f"- [ ] Tides are fast {COMMENT}\n"),
    "item of two lines": (
        "- [ ] Tides\n  are fast\n- [ ] x\n",
        f"- [ ] Tides\n  are fast {COMMENT}\n- [ ] x\n",
    ),
    "hard break": ("- [ ] Tides are fast  \n  so\n", f"- [ ] Tides are fast  \n  so {COMMENT}\n"),
    "spaces at the end": ("- [ ] Tides are fast  \n", f"- [ ] Tides are fast {COMMENT}  \n"),
    "row": (
        "| What | Status |\n|---|---|\n| Tides are fast | ✅   |\n",
        f"| What | Status |\n|---|---|\n| Tides are fast | ✅ {COMMENT}   |\n",
    ),
    "heading": ("## Tides ✅\n\ntext\n", f"## Tides ✅\n{COMMENT}\n\ntext\n"),
    "underlined heading": ("Tides ✅\n-------\ntext\n", f"Tides ✅\n-------\n{COMMENT}\ntext\n"),
    "status line": (
        "# A\n**Status**: Done - tides\n",
        f"# A\n**Status**: Done - tides {COMMENT}\n",
    ),
    "windows": ("- [ ] Tides are fast\r\n", f"- [ ] Tides are fast {COMMENT}\r\n"),
    "no final newline": ("- [ ] Tides are fast", f"- [ ] Tides are fast {COMMENT}"),
    "an earlier one": (
        '- [ ] Tides <!-- verify: attested by="Bo" on=2025-12-01 --> x\n',
        f"- [ ] Tides {COMMENT} x\n",
    ),
    "an earlier one below": (
        '- [ ] Tides\n  <!-- verify: attested by="Bo" on=2025-12-01 -->\n',
        f"- [ ] Tides\n  {COMMENT}\n",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_comment_stands_where_it_is_read(desk: Callable[..., Desk], place: str) -> None:
    before, after = PLACES[place]
    made = desk(before)
    done = made.run("attest", "tides", "87 ms", *ON)
    assert (done.exit_code, made.page().decode()) == (0, after), done.stderr
    line = after.splitlines().index(next(x for x in after.splitlines() if COMMENT in x)) + 1
    assert done.stdout == f"TODO.md:{line}: {COMMENT}\n"


def test_what_is_attested_is_verified_until_it_expires(desk: Callable[..., Desk]) -> None:
    made = desk("- [x] Tides are fast\n")
    made.run("attest", "TODO.md:1", "87 ms", *ON, "--until", "2026-06-30")
    assert "accurate" in made.run("explain", "TODO.md:1", "--today", "2026-06-30").stdout
    assert "has expired" in made.run("explain", "TODO.md:1", "--today", "2026-07-01").stdout


REFUSED = {
    "no claim": (("moons", "x"), "no claim is called `moons`; there are:"),
    "nearly": (
        ("Create src/tied.py", "x"),
        "no claim is called `Create src/tied.py`; did you mean `Create src/tide.py` (TODO.md:4)?",
    ),
    "two": (
        ("tides", "x"),
        "nothing was changed, say which, such as `TODO.md:1`:\n  TODO.md:1  Tides are fast\n  TODO",
    ),
    "a line without a claim": (("TODO.md:9", "x"), "no claim stands at `TODO.md:9`"),
    "what is measured and false": (
        ("src/tide.py", "x"),
        "is not in the repository and never was; nobody can vouch for it",
    ),
    "the end of a comment": (
        ("are fast", "a --> b"),
        "`a --> b` cannot stand in a comment; leave out `--` and quotes",
    ),
    "both quotes": (("are fast", "\"'"), "`\"'` cannot stand in a comment"),
    "nobody": (("are fast", "x", "--by", " "), "`--by` names nobody; say who has seen it"),
    "the wrong way round": (
        ("are fast", "x", "--until", "2025-01-01"),
        "`--until 2025-01-01` lies before 2026-01-01, the day of the attestation",
    ),
    "no such day": (("are fast", "x", "--until", "2026-02-30"), "`2026-02-30` is no date"),
}
PAGE = "- [ ] Tides are fast\n- [ ] Tides are low\n- [ ] Ropes\n- [x] Create `src/tide.py`\n"


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_attested_is_said(desk: Callable[..., Desk], what: str) -> None:
    words, message = REFUSED[what]
    made = desk(PAGE)
    done = made.run("attest", *ON, *words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert made.page() == PAGE.encode()
