"""Inheritance: through modules, aliases and other bases; the set is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code.inheritance import inherits

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]

MILL = {
    "mill/core/base.py": """
        class BaseRepository(Generic[T], ABC):
            pass

        class TenantRepository(BaseRepository[T]):
            pass
    """,
    "mill/core/__init__.py": "from .base import BaseRepository, TenantRepository\n",
    "mill/old.py": """
        class BaseRepository:
            '''
            class ShownRepository(BaseRepository):
                An example.
            '''
    """,
    "mill/repositories.py": """
        import mill.core.base as core
        from mill.core import TenantRepository as Tenants
        from mill.core import BaseRepository as Base
        from sqlmodel import OtherRepository

        Alias = Base[int]

        class StoneRepository(core.BaseRepository): pass
        class FlourRepository(
            Mixin,
            Base[dict[str, int]],
            metaclass=Meta,
        ): pass
        class SackRepository(Alias): pass
        class GrainRepository(Tenants[int]): pass
        class CornRepository(OtherRepository): pass
        class WindRepository: pass
        class RepositoryError(Exception): pass
    """,
    "tests/test_repositories.py": "class FakeRepository: pass\n",
}


def test_the_share_names_who_does_not(tree: Tree) -> None:
    evidence = inherits(tree(MILL), "BaseRepository")
    assert evidence.value == pytest.approx(100 * 5 / 7)
    assert evidence.summary == (
        "5 of 7 classes `*Repository` derive from `BaseRepository`, in 4 files"
        " (left out: 1 of tests): not: `CornRepository`, `WindRepository`"
    )
    first = evidence.places[:2]
    assert [str(place) for place in first] == ["mill/repositories.py:16", "mill/repositories.py:17"]


@pytest.mark.parametrize(
    ("base", "among", "path", "does", "of"),
    [
        ("BaseRepository", "*Repository", "mill/core", 1, 1),
        ("TenantRepository", "*Repository", "", 1, 8),
        ("BaseRepository", "{Stone,Wind}Repository", "", 1, 2),
        ("core.base.BaseRepository", "*Repository", "", 5, 7),
        ("Exception", "*Error", "", 1, 1),
    ],
)
def test_the_set_is_declared(  # noqa: PLR0913, PLR0917  a table of many columns
    tree: Tree, base: str, among: str, path: str, does: int, of: int
) -> None:
    evidence = inherits(tree(MILL), base, among=among, path=path)
    assert evidence.value == pytest.approx(100 * does / of)
    assert evidence.upper is None


def test_what_a_library_decides_makes_a_range(tree: Tree) -> None:
    code = "from lib import Model\nfrom pydantic import BaseModel\n"
    code += "class ARequest(BaseModel): pass\nclass BRequest(Model): pass\n"
    evidence = inherits(tree(code), "BaseModel", among="*Request")
    assert evidence.value == 50
    assert evidence.upper == 100
    assert "unclear: `BRequest`" in evidence.summary


def test_an_empty_set_is_unknown(tree: Tree) -> None:
    evidence = inherits(tree(MILL), "BaseService")
    assert evidence.value is None
    assert evidence.summary == "no class is named `*Service` in 4 files (left out: 1 of tests)"


def test_a_base_that_is_nowhere_is_said_to_be(tree: Tree) -> None:
    evidence = inherits(tree(MILL), "BaseRepositry", among="*Repository")
    assert evidence.value == 0
    assert evidence.summary.endswith(
        "; no class `BaseRepositry` is defined, but `BaseRepository` is"
    )


@pytest.mark.parametrize(
    ("base", "among", "message"),
    [
        ("Model", "", "say which classes are meant: `inherits Model among=*Repository`"),
        ("(a|aa)+$", "*", "`(a|aa)+$` among `*` cannot be the names of classes"),
    ],
)
def test_a_check_that_cannot_run_says_how(tree: Tree, base: str, among: str, message: str) -> None:
    evidence = inherits(tree(MILL), base, among=among)
    assert (evidence.is_broken, evidence.summary) == (True, message)


def test_a_circle_of_bases_ends(tree: Tree) -> None:
    code = "class AMill(BMill): pass\nclass BMill(AMill): pass\nclass Base: pass\n"
    assert inherits(tree(code), "Base", among="*Mill").value == 0


def test_a_name_that_is_defined_twice_and_differently_is_unclear(tree: Tree) -> None:
    repository = tree({
        "a.py": "class Base: pass\nclass Middle(Base): pass\n",
        "b.py": "class Middle: pass\n",
        "c.py": "from somewhere import *\nclass XService(Middle): pass\n",
        "d.py": "from b import Middle\nclass YService(Middle): pass\n",
        "e.py": "from .a import Middle\nclass ZService(Middle): pass\n",
    })  # fmt: skip
    evidence = inherits(repository, "Base", among="*Service")
    assert evidence.value == pytest.approx(100 / 3)
    assert evidence.upper == pytest.approx(200 / 3)


SCRIPTS = {
    "src/base.ts": "export abstract class BaseService<T extends { id: string }> {}\n",
    "src/a.ts": """
        import { BaseService as Base, type Other } from './base';
        // class CommentService extends BaseService {}
        const text = `class TextService {}`;
        export class AService extends Base<{ id: string }> implements Closeable {}
        export default class BService extends AService {}
        class CService implements BaseService<any> {}
        export interface DService extends BaseService<any> {}
        class EService {}
    """,
    "src/a.test.ts": "class FakeService {}\n",
}


def test_typescript_is_read_too(tree: Tree) -> None:
    evidence = inherits(tree(SCRIPTS), "BaseService")
    assert evidence.value == 75
    assert "3 of 4 classes" in evidence.summary
