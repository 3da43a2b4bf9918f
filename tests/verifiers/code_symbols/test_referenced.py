from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Strength
from mkdocs_gapreport.verifiers.code.referenced import referenced

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("list_rolls", "`@router.get` may register it"),
        ("Roll", "`src/bakery/__init__.py` passes it on"),
        ("serve", "`pyproject.toml` names it"),
        ("weigh_flour", "`src/bakery/settings.py` has a text with that name"),
        ("SyrupGlaze", "it derives from `Glaze`"),
        ("pour_syrup", "it belongs to `SyrupGlaze`"),
        ("_helper", "its own file uses it, and `src/bakery/app.py` imports that"),
        ("main", "a framework or the system may call"),
        ("nowhere", "is not defined"),
    ],
)
def test_nothing_in_doubt_is_called_unused(bakery: Repository, name: str, reason: str) -> None:
    evidence = referenced(bakery, name)

    assert evidence.value is None
    assert reason in evidence.summary


@pytest.mark.parametrize(
    ("name", "user", "strength"),
    [
        ("knead", "src/bakery/oven.py", Strength.USED),
        ("Loaf", "src/bakery/oven.py", Strength.TESTED),
        ("list_loaves", "src/bakery/app.py", Strength.USED),
        ("Counter", "web/src/main.tsx", Strength.USED),
        ("total", "web/src/Counter.tsx", Strength.TESTED),
        ("heat", "src/bakery/app.py", Strength.USED),
    ],
)
def test_who_uses_it_is_told(bakery: Repository, name: str, user: str, strength: Strength) -> None:
    evidence = referenced(bakery, name)

    assert (evidence.value, evidence.strength) == (1, strength)
    assert [str(place) for place in evidence.places] == [user]


@pytest.mark.parametrize(
    ("name", "but"),
    [
        ("cool", "nothing but its own file uses it"),
        ("sift_flour", "nothing but its own file uses it"),
        ("frostEdges", "nothing but its own file uses it"),
        ("pipe_icing", "nothing but its own file and 1 file of tests uses it"),
    ],
)
def test_what_is_implemented_but_not_wired_in_is_zero(
    bakery: Repository, name: str, but: str
) -> None:
    evidence = referenced(bakery, name)

    assert evidence.value == 0
    assert but in evidence.summary


def test_a_namesake_is_no_use(tree: Callable[..., Repository]) -> None:
    twins = tree(
        {
            "a/one.py": "def render():\n    return 1\n",
            "b/two.py": "def render():\n    return 2\n",
            "b/page.py": "from b.two import render\n\nrender()\n",
        }
    )

    assert referenced(twins, "render", "b/two.py").value == 1
    assert referenced(twins, "render", "a/one.py").value in {0, None}


def test_what_is_no_name_is_broken(bakery: Repository) -> None:
    assert referenced(bakery, "a b").is_broken
