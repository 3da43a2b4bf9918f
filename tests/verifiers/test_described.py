"""What people read about a verifier: how to ask it, what it holds, what it cannot see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.verifiers import Verifiers, installed
from mkdocs_gapreport.verifiers.described import brief, described, full
from mkdocs_gapreport.verifiers.registry import UnusableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository


def weigh(  # noqa: PLR0913  each by name
    repository: Repository,
    fruit: str,
    scale: str = "",
    *,
    day: str,
    least: int = 0,
    deep: bool = False,
    page: str = "",
    as_of: date | None = None,
) -> Evidence:
    """How much the `fruit` weighs.

    `scale`: which one.

    Example: `<!-- verify: weigh pears -->`

    It cannot see stones.
    """
    raise NotImplementedError


def silent(repository: Repository) -> Evidence:
    raise NotImplementedError


@dataclass(frozen=True)
class Theirs:
    """Where a third party's verifier comes from."""

    function: Callable[..., Any]
    origin: str = "scales 1.0"
    is_ours: bool = False

    def load(self) -> Callable[..., Any]:
        if self.function is test_one_that_cannot_be_loaded_says_why:
            raise UnusableError("out of order")
        return self.function


def of(function: Callable[..., Any]) -> Verifiers:
    return Verifiers({"it": Theirs(function)})


def test_a_list_shows_usage_sentence_and_limits() -> None:
    assert brief(described(of(weigh), "it")) == (
        "it FRUIT [SCALE] day=… [least=N] [deep=yes]\n"
        "    How much the `fruit` weighs.\n"
        "    It cannot see stones."
    )


def test_one_is_shown_in_full() -> None:
    assert full(described(of(weigh), "it")) == (
        "it FRUIT [SCALE] day=… [least=N] [deep=yes]\n\n"
        "How much the `fruit` weighs.\n\n"
        "`scale`: which one.\n\n"
        "Example: `<!-- verify: weigh pears -->`\n\n"
        "It cannot see stones.\n\n"
        "From scales 1.0."
    )


def test_without_a_docstring_that_is_said() -> None:
    assert brief(described(of(silent), "it")) == "it\n    Its author has not said what it holds."


def test_one_that_cannot_be_loaded_says_why() -> None:
    broken = of(test_one_that_cannot_be_loaded_says_why)
    assert brief(described(broken, "it")) == "it\n    out of order"


def test_an_unknown_one_is_named() -> None:
    with pytest.raises(UnusableError, match="unknown verifier `ti`; known are `it`"):
        described(of(weigh), "ti")


@pytest.mark.parametrize("name", sorted(installed().entries))
def test_each_of_ours_says_what_it_holds_and_shows_an_example(name: str) -> None:
    description = described(installed(), name)
    assert description.holds
    assert f"<!-- verify: {name}" in description.details
