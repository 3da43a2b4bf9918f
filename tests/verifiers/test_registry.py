"""How checks find their verifiers: entry points, arguments bound by signature, faults contained."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.model import Check, Evidence
from mkdocs_gapreport.verifiers import Verifiers, installed

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

BUILT_IN = ("absent", "bytes", "directory", "file", "files", "lines", "substance")


def grind(_repository: Repository, corn: str, *, page: str = "", fine: str = "") -> Evidence:
    """The mill grinds `corn`."""
    return Evidence(value=True, summary=f"ground {corn} {fine} for {page}")


def burn(_repository: Repository) -> Evidence:
    message = "the stone is hot"
    raise ValueError(message)


def shrug(_repository: Repository) -> str:
    return "perhaps"


@dataclass(frozen=True)
class Theirs:
    """Where a third party's verifier comes from."""

    function: Callable[..., Any]
    origin: str = "millworks 1.0"
    is_ours: bool = False

    def load(self) -> Callable[..., Any]:
        return self.function


@pytest.fixture
def verifiers() -> Verifiers:
    """Three verifiers of a third party."""
    return Verifiers({function.__name__: Theirs(function) for function in (grind, burn, shrug)})


def check(verifier: str, **arguments: str) -> Check:
    return Check(verifier=verifier, arguments=arguments, inferred=False)


def test_the_built_in_ones_register_like_all_others() -> None:
    assert set(BUILT_IN) <= set(installed().entries)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_one_says_what_it_holds_and_how_to_ask_it(name: str) -> None:
    verifier = installed().get(name)
    text = inspect.getdoc(verifier) or ""
    assert f"<!-- verify: {name} " in text
    assert "`path`" in text


@pytest.mark.parametrize(
    ("given", "bound"),
    [
        ({"1": "rye"}, {"corn": "rye"}),
        ({"corn": "rye"}, {"corn": "rye"}),
        ({"1": "rye", "fine": "very"}, {"corn": "rye", "fine": "very"}),
    ],
)
def test_words_become_arguments(
    verifiers: Verifiers, given: dict[str, str], bound: dict[str, str]
) -> None:
    assert verifiers.bound(check("grind", **given)).arguments == bound


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "`grind` needs `corn`"),
        ({"1": "rye", "2": "oats"}, "`grind` takes `corn`, but got `oats` as well"),
        ({"corm": "rye"}, "`grind` has no argument `corm`; did you mean `corn`?"),
        ({"1": "rye", "page": "TODO.md"}, "`grind` has no argument `page`"),
        ({"1": "rye", "settings": "x"}, "`grind` has no argument `settings`"),
        ({"1": "rye", "repository": "x"}, "`grind` has no argument `repository`"),
    ],
)
def test_wrong_words_are_named(verifiers: Verifiers, given: dict[str, str], problem: str) -> None:
    assert verifiers.bound(check("grind", **given)).problem.startswith(problem)


def test_an_unknown_verifier_is_named_with_what_was_meant(verifiers: Verifiers) -> None:
    assert verifiers.bound(check("grnd")).problem == (
        "unknown verifier `grnd`; did you mean `grind`?"
    )
    assert verifiers.bound(check("q")).problem == (
        "unknown verifier `q`; known are `burn`, `grind`, `shrug`"
    )


def test_a_verifier_gets_what_it_asks_for_and_nothing_else(
    verifiers: Verifiers, mill: Repository
) -> None:
    evidence = verifiers.run(check("grind", corn="rye"), mill, {"page": "TODO.md", "as_of": None})
    assert evidence.summary == "ground rye  for TODO.md"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("burn", "failed at `TODO.md:7`: ValueError: the stone is hot"),
        ("shrug", "failed at `TODO.md:7`: TypeError: it answered with `str`, not with `Evidence`"),
    ],
)
def test_a_fault_inside_a_verifier_is_broken_evidence_that_names_it(
    verifiers: Verifiers, mill: Repository, name: str, said: str
) -> None:
    asked = Check(verifier=name, arguments={}, inferred=False, line=7)
    evidence = verifiers.run(asked, mill, {"page": "TODO.md"})
    assert evidence.is_broken
    assert evidence.summary.startswith(f"verifier `{name}` of `millworks 1.0` {said}")


def test_a_check_with_a_problem_is_not_run(verifiers: Verifiers, mill: Repository) -> None:
    asked = Check(verifier="burn", arguments={}, inferred=False, problem="is no check")
    assert verifiers.run(asked, mill, {"page": "TODO.md", "as_of": None}).summary == "is no check"
