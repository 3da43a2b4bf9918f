"""`gapreport fix` makes a page true and touches nothing else."""

from __future__ import annotations

import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Page
from mkdocs_gapreport.tracker import sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from desks import Desk

FALSE = "# To do\n\n- [x] Create `src/tide.py`\n- [x] `src/rope.py` (900+ lines)\n"
MENDED = "# To do\n\n- [ ] Create `src/tide.py`\n- [x] `src/rope.py` (200 lines)\n"


def garbled(text: str, codec: str) -> bytes:
    """UTF-8 that somebody read in another encoding, and saved as UTF-8 again."""
    return text.encode().decode(codec).encode()


def opened(desk: Desk, name: str) -> sheets.Sheet:
    page = Page(path=name, title="", text=desk.page(name).decode())
    return sheets.sheet(desk.root, page)


def test_a_true_page_stays_untouched(desk: Callable[..., Desk]) -> None:
    made = desk(MENDED)
    before = (made.root / "TODO.md").stat()
    done = made.run("fix", "--write")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "nothing to correct\n")
    after = (made.root / "TODO.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_without_write_only_the_change_is_shown(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    done = made.run("fix")
    assert made.page() == FALSE.encode()
    assert "run it again with `--write` to make this change" in done.stderr
    subprocess.run(["git", "apply"], cwd=made.root, input=done.stdout, text=True, check=True)
    assert made.page() == MENDED.encode()


def test_what_is_written_is_true(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    assert made.run("check").exit_code == 1
    assert made.run("fix", "--write").exit_code == 0
    assert made.page() == MENDED.encode()
    assert made.run("check").exit_code == 0
    assert made.run("fix").stderr == "nothing to correct\n"


def test_one_is_written_as_one(desk: Callable[..., Desk]) -> None:
    page = "- [x] {} in `tests/test_tide.py`\n- [x] `src/tide.py` with {}\n"
    files = {
        "tests/test_tide.py": "from src.tide import Tide\n\ndef test_it():\n    assert Tide().up()\n",
        "src/tide.py": "class Tide:\n    def up(self):\n        return self.high + 1\n",
    }
    made = desk(page.format("12 unit tests", "9 classes"), **files)
    assert "say 1 test in place of 12" in " ".join(made.run("check").stdout.split())
    made.run("fix", "--write")
    assert made.page().decode() == page.format("1 unit test", "1 class")


BYTES = {
    "line ends of Windows": (FALSE.replace("\n", "\r\n"), MENDED.replace("\n", "\r\n")),
    "both kinds of line ends": (FALSE.replace("do\n\n", "do\r\n\n"), MENDED.replace("do\n\n", "do\r\n\n")),
    "old line ends of Macs": (FALSE.replace("\n", "\r"), MENDED.replace("\n", "\r")),
    "byte order mark": ("\ufeff" + FALSE, "\ufeff" + MENDED),
    "no final newline": (FALSE.removesuffix("\n"), MENDED.removesuffix("\n")),
    "trailing spaces": ("- [x] `src/tide.py`  \n  more\t\n", "- [ ] `src/tide.py`  \n  more\t\n"),
    "tabs": ("-\t[x]\t`src/tide.py`\t(new)\n", "-\t[ ]\t`src/tide.py`\t(new)\n"),
    "odd spaces": ("- [x]\u00a0`src/tide.py`\u2028x\n", "- [ ]\u00a0`src/tide.py`\u2028x\n"),
    "aligned table": (
        "| File          | Status  |\n|:--------------|:-------:|\n| `src/tide.py` |   ✅    |\n",
        "| File          | Status  |\n|:--------------|:-------:|\n| `src/tide.py` |   ❌    |\n",
    ),
    "table with an escaped bar": (
        "| What | Status |\n|---|---|\n| a \\| b `src/tide.py` <!-- verify: file src/tide.py --> | ✅ |\n",
        "| What | Status |\n|---|---|\n| a \\| b `src/tide.py` <!-- verify: file src/tide.py --> | ❌ |\n",
    ),
    "front matter": (
        "---\ntitle: x\nstatus: done\n---\n- [x] `src/tide.py`\n",
        "---\ntitle: x\nstatus: not done\n---\n- [ ] `src/tide.py`\n",
    ),
    "a fence that shows the same line": (
        "```\n- [x] `src/tide.py`\n```\n- [x] `src/tide.py`\n",
        "```\n- [x] `src/tide.py`\n```\n- [ ] `src/tide.py`\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_every_other_byte_stays(desk: Callable[..., Desk], name: str) -> None:
    before, after = (text.encode() for text in BYTES[name])
    made = desk(before)
    made.run("fix", "--write")
    assert made.page() == after


@pytest.mark.parametrize("codec", ["mac_roman", "cp1252"])
def test_marks_that_were_mis_encoded_stay_so(desk: Callable[..., Desk], codec: str) -> None:
    text = "- ✔ one\n- ✔ `src/harbor.py` → fine\n- ✔ `src/tide.py`\n- ✗ later\n"
    made = desk(garbled(text, codec))
    made.run("fix", "--write")
    assert made.page() == garbled(text.replace("✔ `src/tide", "✗ `src/tide"), codec)


def test_a_page_that_is_not_utf_8_keeps_its_encoding(desk: Callable[..., Desk]) -> None:
    made = desk("# Café\n\n- [x] `src/tide.py` café\n".encode("cp1252"))
    made.run("fix", "--write")
    assert made.page() == "# Café\n\n- [ ] `src/tide.py` café\n".encode("cp1252")


def test_its_mode_stays(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    (made.root / "TODO.md").chmod(0o640)
    made.run("fix", "--write")
    assert stat.S_IMODE((made.root / "TODO.md").stat().st_mode) == 0o640
    assert {place.name for place in made.root.iterdir()} == {".git", "TODO.md", "src"}


def test_explicit_checks_and_waivers_are_respected(desk: Callable[..., Desk]) -> None:
    """A failing check lowers its claim and stays; what is waived stays as it is."""
    made = desk(
        "- [x] Tides <!-- verify: lines src/rope.py >= 300 -->\n"
        "- [x] `src/tide.py`\n"
        '  <!-- gapreport: waive until=2027-01-31 reason="comes with the moon" -->\n'
        "- [x] `src/moon.py`\n"
    )
    assert made.run("fix", "--write").exit_code == 0
    assert made.page().decode() == (
        "- [ ] Tides <!-- verify: lines src/rope.py >= 300 -->\n"
        "- [x] `src/tide.py`\n"
        '  <!-- gapreport: waive until=2027-01-31 reason="comes with the moon" -->\n'
        "- [ ] `src/moon.py`\n"
    )


def test_what_no_program_can_correct_is_said(desk: Callable[..., Desk]) -> None:
    made = desk("- [x] Tides\n  <!-- verify: linse src/rope.py >= 300 -->\n")
    done = made.run("fix", "--write")
    assert done.exit_code == 1
    assert done.stderr.startswith("TODO.md:1: not corrected: its check cannot run: ")
    assert "did you mean `lines`?" in done.stderr


def test_a_read_only_page_is_not_written(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    (made.root / "TODO.md").chmod(0o444)
    done = made.run("fix", "--write")
    assert done.exit_code == 2
    assert done.stderr == "gapreport: error: `TODO.md` is read-only; make it writable first\n"
    assert made.page() == FALSE.encode()


def test_a_page_that_changed_meanwhile_is_not_written(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    sheet = opened(made, "TODO.md")
    made.write(FALSE + "- [ ] more\n")
    message = "`TODO.md` has changed meanwhile; nothing was written, run the command again"
    with pytest.raises(Exception, match=message):
        sheets.save([(sheet, MENDED.encode())])
    assert made.page() == (FALSE + "- [ ] more\n").encode()


def test_of_two_pages_neither_is_written_when_one_changed(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    made.write(FALSE, "PLAN.md")
    both = [opened(made, name) for name in ("PLAN.md", "TODO.md")]
    made.write("", "TODO.md")
    with pytest.raises(Exception, match="has changed meanwhile"):
        sheets.save([(sheet, MENDED.encode()) for sheet in both])
    assert made.page("PLAN.md") == FALSE.encode()


def test_a_page_that_leads_out_of_the_repository_is_never_written(
    desk: Callable[..., Desk],
) -> None:
    made = desk()
    outside = made.root.parent / "outside.md"
    outside.write_text(FALSE)
    (made.root / "PLAN.md").symlink_to(outside)
    done = made.run("fix", "--write", "PLAN.md")
    assert done.exit_code == 2
    assert "PLAN.md" in done.stderr
    with pytest.raises(Exception, match="leads out of the repository"):
        opened(made, "PLAN.md")
    assert outside.read_text() == FALSE


def test_a_link_inside_the_repository_stays_a_link(desk: Callable[..., Desk]) -> None:
    made = desk(FALSE)
    (made.root / "PLAN.md").symlink_to("TODO.md")
    sheet = opened(made, "PLAN.md")
    sheets.save([(sheet, MENDED.encode())])
    assert (made.root / "PLAN.md").is_symlink()
    assert made.page() == MENDED.encode()


def test_a_page_at_a_revision_cannot_be_edited(desk: Callable[..., Desk]) -> None:
    done = desk(FALSE).run("fix", "--write", "--rev", "HEAD")
    assert done.exit_code == 2
    assert "pages at `HEAD` cannot be edited; leave out `--rev`" in done.stderr
