from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Rung, Strength
from mkdocs_gapreport.verifiers.code.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository


@pytest.mark.parametrize("name", ["Cake", "Ghost", "Vendored", "TODO", "swirl", "external"])
def test_what_is_only_mentioned_is_not_defined(bakery: Repository, name: str) -> None:
    assert symbol(bakery, name).value is False


def test_a_definition_in_tests_counts_only_when_it_is_asked_for(bakery: Repository) -> None:
    aside = symbol(bakery, "TestIcing")

    assert aside.value is False
    assert "only in files of tests: `tests/test_bread.py:" in aside.summary
    assert symbol(bakery, "TestIcing", keep="tests").value is True
    assert symbol(bakery, "TestIcing", "tests").value is True


@pytest.mark.parametrize(
    ("name", "path", "place"),
    [
        ("Loaf", "", "src/bakery/bread.py:6"),
        ("Loaf.bake", "src/bakery/bread.py", "src/bakery/bread.py:9"),
        ("Roll.bake", "", "src/bakery/bread.py:9"),
        ("bakery.bread.knead", "src/**/*.py", "src/bakery/bread.py:17"),
        ("MAX_LOAVES", "src", "src/bakery/bread.py:3"),
        ("Counter", "web", "web/src/Counter.tsx:3"),
        ("yeast.Rise", "", "yeast/yeast.go:3"),
        ("CAFE", "", "latin.py:2"),
        ("fallen", "", "broken.py:1"),
    ],
)
def test_a_definition_is_told_with_its_place(
    bakery: Repository, name: str, path: str, place: str
) -> None:
    evidence = symbol(bakery, name, path)

    assert evidence.value is True
    assert [str(one) for one in evidence.places] == [place]
    assert evidence.strength is Strength.DEFINES


def test_what_is_defined_elsewhere_has_moved(bakery: Repository) -> None:
    evidence = symbol(bakery, "knead", "src/bakery/dough.py")

    assert (evidence.value, evidence.rung) == (False, Rung.NAMESAKE)
    assert "but in `src/bakery/bread.py:17`" in evidence.summary


def test_a_stub_is_hollow(bakery: Repository) -> None:
    assert symbol(bakery, "proof").is_hollow
    assert not symbol(bakery, "knead").is_hollow
    assert not symbol(bakery, "Roll").is_hollow


def test_a_method_that_a_foreign_base_may_bring_is_unknown(bakery: Repository) -> None:
    evidence = symbol(bakery, "SyrupGlaze.shine")

    assert evidence.value is None
    assert "derives from `Glaze`" in evidence.summary


def test_a_name_in_a_language_that_is_not_read_is_unknown(tree: Callable[..., Repository]) -> None:
    mixed = tree({"a.py": "X = 1\n", "b.kt": "class Cake\n"})

    assert symbol(mixed, "Cake").value is None
    assert symbol(mixed, "Bun").value is False


def test_without_code_nothing_can_be_told(tree: Callable[..., Repository]) -> None:
    assert symbol(tree({"a.md": "class Cake:\n"}), "Cake").value is None


@pytest.mark.parametrize("name", ["two words", "", "a-b", "../../etc"])
def test_what_is_no_name_is_broken(bakery: Repository, name: str) -> None:
    evidence = symbol(bakery, name)

    assert evidence.is_broken
    assert "write `Class`, `Class.method` or `function`" in evidence.summary
