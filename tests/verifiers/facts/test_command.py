"""Programs that the site names: run as lists, without a shell, with a time limit, if it may be."""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.repository import Repository, open_repository
from mkdocs_gapreport.settings import parse
from mkdocs_gapreport.verifiers.facts import commands
from mkdocs_gapreport.verifiers.facts.commands import command

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Evidence


def python(text: str) -> list[str]:
    return [sys.executable, "-c", text]


def asked(repository: Repository, argv: list[str], *, allowed: bool = True) -> Evidence:
    settings = parse({"commands": {"it": argv}, "allow_commands": allowed})
    return command(repository, "it", settings=settings)


@pytest.fixture
def plot(planted: Callable[..., Repository]) -> Repository:
    return planted({"seed.txt": "1\n"})


def test_nothing_runs_unless_it_is_allowed(plot: Repository) -> None:
    evidence = asked(plot, python("open('ran', 'w')"), allowed=False)
    assert evidence.value is None
    assert "`allow_commands: true`" in evidence.summary
    assert not (plot.root / "ran").exists()


@pytest.mark.parametrize("name", ["other", "it; ls", "touch ran", ""])
def test_nothing_runs_that_the_settings_do_not_name(plot: Repository, name: str) -> None:
    settings = parse({"commands": {"it": ["touch", "ran"]}, "allow_commands": True})
    evidence = command(plot, name, settings=settings)
    assert evidence.is_broken
    assert evidence.summary == f"the option `commands` has no `{name}`; known are `it`"
    assert not (plot.root / "ran").exists()


def test_without_any_command_the_page_says_where_to_name_one(plot: Repository) -> None:
    evidence = command(plot, "it", settings=parse({}))
    assert evidence.summary == (
        "the option `commands` has no `it`; there are none, name it in `mkdocs.yml`"
    )


def test_no_shell_reads_the_words(plot: Repository) -> None:
    evidence = asked(plot, [*python("import sys; print(sys.argv[1:])"), "$HOME; touch ran", "*"])
    assert evidence.summary == "command `it` ended well: ['$HOME; touch ran', '*']"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pass", True),
        ("print('all well')", True),
        ("print('87 tests')", True),
        ("print('v1.2.3')", True),
        ("print('nan')", True),
        ("print(1e400)", True),
        ("print('some\\n87\\n\\n')", Fraction(87)),
        ("print('92.5 %')", Fraction(185, 2)),
        ("print('1,234')", Fraction(1234)),
        ("print('-3')", Fraction(-3)),
        ("print('0')", Fraction(0)),
        ("import sys; print('87'); sys.exit(1)", False),
        ("raise SystemError", False),
    ],
)
def test_the_exit_code_counts_or_a_figure_on_the_last_line(
    plot: Repository, text: str, value: object
) -> None:
    evidence = asked(plot, python(text))
    assert (evidence.value, type(evidence.value)) == (value, type(value))


def test_a_failure_is_quoted(plot: Repository) -> None:
    evidence = asked(plot, python("raise ValueError('no pears')"))
    assert evidence.summary == "command `it` ended with exit code 1: ValueError: no pears"


def test_a_program_that_is_not_there_leaves_it_unknown(plot: Repository) -> None:
    evidence = asked(plot, ["no-such-program"])
    assert evidence.value is None
    assert "is it installed and on the PATH?" in evidence.summary


def test_a_program_that_hangs_is_ended(plot: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "TIME_LIMIT", 0.2)
    evidence = asked(plot, python("import time; time.sleep(60)"))
    assert evidence.value is None
    assert evidence.summary.endswith("took longer than 0.2 seconds")


def test_it_runs_in_the_root_and_says_no_path_of_this_machine(plot: Repository) -> None:
    evidence = asked(plot, python("import os; print('in', os.getcwd())"))
    assert evidence.summary == "command `it` ended well: in ."


def test_it_gets_no_keys(plot: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "hunter2")
    evidence = asked(plot, python("import os; print(os.environ.get('GITHUB_TOKEN'))"))
    assert evidence.summary.endswith(": None")


def test_it_runs_once_however_many_pages_ask(plot: Repository) -> None:
    text = "print(open('count', 'a').write('x'), len(open('count').read()))"
    assert asked(plot, python(text)) == asked(plot, python(text))
    assert (plot.root / "count").read_text() == "x"


def test_at_a_revision_it_cannot_run(plot: Repository) -> None:
    evidence = asked(open_repository(plot.root, rev="HEAD"), python("print(1)"))
    assert evidence.value is None
    assert "as they lie" in evidence.summary
