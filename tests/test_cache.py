"""What is kept on the disk: never wrong, never in the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport import cache
from mkdocs_gapreport.cache import Cache
from mkdocs_gapreport.cache.codec import NotKeptError, decoded, encoded
from mkdocs_gapreport.exports.json import to_json
from mkdocs_gapreport.model import DONE, Claim, Evidence, Kind, Place, Rung, Strength, Waiver
from mkdocs_gapreport.project import survey
from mkdocs_gapreport.settings import parse
from mkdocs_gapreport.testing import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = {
    "nothing": None,
    "a truth": True,
    "words": "Größe — 完成",
    "numbers": (1, Fraction(1, 3), Fraction(7)),
    "a day": date(2026, 11, 27),
    "a mapping": {"path": "src/a.py", "days": (1, 2)},
    "evidence": Evidence(
        value=Fraction(3),
        summary="`a.py` has 3 lines",
        places=(Place("a.py", 1), Place("b.py")),
        strength=Strength.SUBSTANCE,
        rung=Rung.LITERAL,
    ),
    "a claim with parts": Claim(
        id="1",
        page="TODO.md",
        line=1,
        end=1,
        kind=Kind.HEADING,
        text="Done",
        stated=DONE,
        parts=(Claim(id="2", page="TODO.md", line=2, end=2, kind=Kind.ITEM, text="a"),),
        waiver=Waiver(reason="because", until=date(2027, 1, 1)),
    ),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cache.sqlite"


def kept(file: Path, value: object, *rests_on: object) -> Cache:
    """A cache of another process, after a value was put in one."""
    first = Cache(file)
    first.put(value, *rests_on)
    first.flush()
    return Cache(file)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert decoded(encoded(value)) == value


@pytest.mark.parametrize("value", [object(), {1, 2}, "lone \ud800", 1.5j])
def test_what_cannot_be_written_down_is_not_kept(file: Path, value: object) -> None:
    with pytest.raises(NotKeptError):
        encoded(value)
    assert kept(file, value, "key").get("key") is None


@pytest.mark.parametrize("raw", [b"", b"{", b'{"": "os.system"}', b'{"": "Claim"}', b'{"a": 1}'])
def test_bytes_of_strangers_make_nothing(raw: bytes) -> None:
    with pytest.raises(NotKeptError):
        decoded(raw)


def test_a_value_is_found_by_all_that_it_rests_on(file: Path) -> None:
    assert kept(file, 1, "page", b"text").get("page", b"text") == 1
    assert Cache(file).get("page", b"texts") is None
    assert Cache(file).get("pageb", b"text") is None


def test_another_version_finds_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = kept(file, 1, "key")
    monkeypatch.setattr(cache, "version", lambda: b"another")
    assert later.get("key") is None


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_a_damaged_file_is_begun_anew(file: Path, damage: bytes) -> None:
    kept(file, 1, "key")
    file.write_bytes(damage)
    assert Cache(file).get("key") is None
    kept(file, 2, "key")
    assert kept(file, 2, "key").get("key") == 2


def test_a_file_damaged_in_its_middle_gives_what_was_put_or_nothing(file: Path) -> None:
    for number in range(200):
        kept(file, "x" * 500, number)
    raw = bytearray(file.read_bytes())
    raw[8192:20000] = os.urandom(20000 - 8192)
    file.write_bytes(raw)
    assert {Cache(file).get(number) for number in range(200)} <= {None, "x" * 500}
    kept(file, 1, "key")
    assert kept(file, 1, "key").get("key") == 1


def test_a_table_of_strangers_is_no_table_of_ours(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as connection:
        connection.execute("create table kept (something text)")
    connection.close()
    assert kept(file, 1, "key").get("key") is None


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept(tmp_path / "file" / "cache.sqlite", 1, "key").get("key") is None
    (tmp_path / "cache.sqlite").mkdir()
    assert kept(tmp_path / "cache.sqlite", 1, "key").get("key") is None


def test_a_folder_without_room_is_no_problem() -> None:
    full = Cache(Path("/dev/full"))
    full.put(1, "key")
    full.flush()
    assert full.get("key") is None


def test_while_another_build_writes_both_go_on(file: Path) -> None:
    reader = kept(file, 1, "key")
    with sqlite3.connect(file, isolation_level=None) as writer:
        writer.execute("begin exclusive")
        assert reader.get("key") is None
        reader.put(2, "other")
        reader.flush()
        writer.execute("commit")
    writer.close()
    assert reader.get("key") == 1


KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("pragma cache_size = 1")
connection.execute("begin immediate")
for number in range(2000):
    connection.execute("insert into kept values (?, ?, 0)", (b"%d" % number, b"x" * 500))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_writer_leaves_nothing_half_written(file: Path) -> None:
    kept(file, 1, "key")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert Cache(file).get("key") == 1
    with sqlite3.connect(file) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (1,)
    connection.close()
    assert kept(file, 2, "more").get("more") == 2


def test_many_writers_at_once_lose_values_at_most(file: Path) -> None:
    def write(number: int) -> None:
        kept(file, number, "of", number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    found = [Cache(file).get("of", number) for number in range(40)]
    assert all(value in {None, number} for number, value in enumerate(found))
    assert any(value is not None for value in found)


def test_it_stays_within_its_bound(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_BYTES", 100_000)
    for number in range(60):
        kept(file, "x" * 5000, number)
    with sqlite3.connect(file) as connection:
        (size,) = connection.execute("select sum(length(value)) from kept").fetchone()
    connection.close()
    assert 0 < size <= 100_000


def test_what_was_used_lately_is_dropped_last(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_today", lambda: 1)
    kept(file, "old", "old")
    kept(file, "used", "used")
    monkeypatch.setattr(cache, "_today", lambda: 2)
    later = Cache(file)
    assert later.get("used") == "used"
    later.flush()
    monkeypatch.setattr(cache, "_MOST_BYTES", 5000)
    kept(file, "x" * 4995, "big")
    assert Cache(file).get("used") == "used" or Cache(file).get("old") is None


PLAN = """# Plan ✅

- [x] Grind `src/mill.py` (2 lines)
- [x] 0 bare except clauses
- [x] Weigh <!-- verify: symbol weigh -->
- [ ] Bake `src/oven.py`
"""
TREE = {"PLAN.md": PLAN, "src/mill.py": "def weigh():\n    return 1\n", "src/b.py": "B = 1\n"}
SETTINGS = parse({"pages": ["PLAN.md"]})
RENAME = (
    "git mv src/mill.py src/quern.py && git -c user.name=A -c user.email=a@b.example commit -qm x"
)
CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a page": lambda root: (root / "PLAN.md").write_text(PLAN.replace("2 lines", "20 lines")),
    "a file": lambda root: (root / "src/mill.py").write_text("def grind():\n    return 1\n"),
    "another file": lambda root: (root / "src/b.py").write_text("try:\n    b()\nexcept:\n    b\n"),
    "a file goes": lambda root: (root / "src/mill.py").unlink(),
    "an untracked one comes": lambda root: (root / "src/oven.py").write_text("HEAT = 1\n"),
    "a commit": lambda root: subprocess.run(RENAME, cwd=root, check=True, shell=True),  # noqa: S602
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_report_from_the_cache_is_the_one_without(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    root = lay_out(tmp_path / "mill", TREE)
    file = tmp_path / "cache.sqlite"
    survey(root, SETTINGS, cache=Cache(file))
    change(root)
    plain = to_json(survey(root, SETTINGS).outlook)
    assert to_json(survey(root, SETTINGS, cache=Cache(file)).outlook) == plain
    assert to_json(survey(root, SETTINGS, cache=Cache(file)).outlook) == plain


def test_the_repository_stays_as_it_was(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "mill", TREE)
    command = [sys.executable, "-c", "from mkdocs_gapreport.cli import main; main()"]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "home")}
    subprocess.run(
        [*command, "check", "--root", str(root), "--no-cache"],
        env=environment,
        check=True,
        capture_output=True,
    )
    assert not (tmp_path / "home").exists()
    subprocess.run(
        [*command, "check", "--root", str(root)], env=environment, check=True, capture_output=True
    )
    assert [path.name for path in (tmp_path / "home").rglob("*.sqlite")] == ["cache.sqlite"]
    status = subprocess.run(
        ["git", "-C", root, "status", "--porcelain", "--ignored"], check=True, capture_output=True
    )
    assert not status.stdout


def test_values_are_plain_text(file: Path) -> None:
    kept(file, VALUES["evidence"], "key")
    with sqlite3.connect(file) as connection:
        (value,) = connection.execute("select value from kept").fetchone()
    connection.close()
    assert value.decode().startswith('{"":"Evidence"')
