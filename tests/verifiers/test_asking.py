"""Other people's verifiers: what they raise, print, answer, and what happens when they hang."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.model import Check, Evidence
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.verifiers import Verifiers
from mkdocs_gapreport.verifiers.registry import GROUP, Packaged

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository


def spin(_repository: Repository) -> Evidence:
    while True:
        pass


def read(repository: Repository) -> Evidence:
    while True:
        repository.text("README.md")


def sleep(_repository: Repository) -> Evidence:
    time.sleep(600)
    return Evidence.unknown("slept well")


def stubborn(repository: Repository) -> Evidence:
    while True:
        try:
            repository.text("README.md")
        except Exception:  # noqa: BLE001, S112  as careless authors write it
            continue


@dataclass(frozen=True)
class Theirs:
    """Where a third party's verifier comes from."""

    function: Callable[..., Any]
    origin: str = "tools/gap.py"
    is_ours: bool = False

    def load(self) -> Callable[..., Any]:
        return self.function


def asked(
    function: Callable[..., Any], repository: Repository, *, seconds: float = 30.0
) -> Evidence:
    verifiers = Verifiers({"it": Theirs(function)}, time_limit=seconds)
    return run(verifiers, repository)


def run(verifiers: Verifiers, repository: Repository, line: int = 12) -> Evidence:
    check = Check(verifier="it", arguments={}, inferred=False, line=line)
    return verifiers.run(check, repository, {"page": "docs/TODO.md"})


@pytest.mark.parametrize("hanging", [spin, read, sleep, stubborn])
def test_a_hang_ends_and_is_named(mill: Repository, hanging: Callable[..., Any]) -> None:
    evidence = asked(hanging, mill, seconds=0.05)
    assert evidence.is_broken
    assert evidence.summary == (
        "verifier `it` of `tools/gap.py` failed at `docs/TODO.md:12`: no answer within 0.05 seconds"
    )


@pytest.mark.parametrize("hanging", [spin, read, stubborn])
def test_what_hangs_in_python_is_stopped(mill: Repository, hanging: Callable[..., Any]) -> None:
    before = set(threading.enumerate())
    asked(hanging, mill, seconds=0.05)
    for thread in set(threading.enumerate()) - before:
        thread.join(60)
        assert not thread.is_alive()


def test_what_hung_once_is_not_asked_again(mill: Repository) -> None:
    calls = []

    def hang(_repository: Repository) -> Evidence:
        calls.append(1)
        return sleep(_repository)

    verifiers = Verifiers({"it": Theirs(hang)}, time_limit=0.05)
    run(verifiers, mill)
    evidence = run(verifiers, mill, line=13)
    assert evidence.summary.endswith(
        "`docs/TODO.md:13`: no answer within 0.05 seconds, when it was asked before"
    )
    assert calls == [1]


def test_what_is_read_afterwards_is_right(mill: Repository) -> None:
    stored = open_repository(mill.root, rev="HEAD")
    for _ in range(5):
        asked(read, stored, seconds=0.02)
        for path in ("Makefile", "no_newline.txt", "README.md"):
            expected = (mill.root / path).read_text(encoding="utf-8")
            text = stored.text(path)
            assert text
            assert text.content == expected


def leave(_repository: Repository) -> Evidence:
    sys.exit("enough")


def divide(_repository: Repository) -> Evidence:
    return Evidence(value=Fraction(1, 0), summary="")


def deep(repository: Repository) -> Evidence:
    return deep(repository)


def guess(_repository: Repository) -> Evidence:
    return Evidence(value=0.5, summary="half")  # type: ignore[arg-type]  # what is tested


def nothing(_repository: Repository) -> None:
    return


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (leave, "SystemExit: enough (test_asking.py:"),
        (divide, "ZeroDivisionError: Fraction(1, 0)"),
        (deep, "RecursionError: maximum recursion depth exceeded"),
        (guess, "TypeError: its value is of type `float`, not a `Fraction`, true, false or `None`"),
        (nothing, "TypeError: it answered with `NoneType`, not with `Evidence`"),
        (lambda: 1, "TypeError: "),
    ],
    ids=["exit", "raise", "recursion", "float", "none", "no parameter"],
)
def test_what_goes_wrong_is_broken_evidence(
    mill: Repository, function: Callable[..., Any], said: str
) -> None:
    evidence = asked(function, mill)
    assert evidence.is_broken
    assert f"failed at `docs/TODO.md:12`: {said}" in evidence.summary
    assert str(mill.root) not in evidence.summary


def test_a_whole_number_is_a_figure(mill: Repository) -> None:
    evidence = asked(lambda _: Evidence(value=3, summary="three"), mill)  # type: ignore[arg-type]  # what is tested
    assert (evidence.value, type(evidence.value)) == (Fraction(3), Fraction)


def test_what_it_prints_does_not_go_to_standard_output(
    mill: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    def chatty(_repository: Repository) -> Evidence:
        print("hello")  # noqa: T201  what is tested
        return Evidence.unknown("said hello")

    asked(chatty, mill)
    assert capsys.readouterr() == ("", "hello\n")


def test_a_name_registered_twice_is_broken_and_both_are_named(mill: Repository) -> None:
    entries = (EntryPoint("it", "a.b:c", GROUP), EntryPoint("it", "d.e:f", GROUP))
    evidence = run(Verifiers({"it": Packaged(entries[0], entries[1:])}), mill)
    assert evidence.is_broken
    assert evidence.summary == (
        "verifier `it` is registered twice, by `a.b:c` and `d.e:f`; uninstall one"
    )


def test_a_package_that_cannot_be_imported_is_named(mill: Repository) -> None:
    evidence = run(Verifiers({"it": Packaged(EntryPoint("it", "no_such:f", GROUP))}), mill)
    assert evidence.summary == (
        "verifier `it` of `no_such:f` cannot be loaded:"
        " ModuleNotFoundError: No module named 'no_such'"
    )
