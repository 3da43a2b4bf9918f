from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.verifiers.code import scope

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("src/app.py", ""),
        ("src/contest/latest.py", ""),
        ("src/testing.py", ""),
        ("src/vendor/models.py", ""),
        ("src/attestation/spec.py", ""),
        ("lib/build.rs", ""),
        ("docs/specs.ts", ""),
        ("src/inspector.spec.ts", "tests"),
        ("tests/a.py", "tests"),
        ("pkg/x_test.go", "tests"),
        ("src/test/java/OrderTest.java", "tests"),
        ("src/OrderTests.cs", "tests"),
        ("conftest.py", "tests"),
        ("app/migrations/0001.py", "migrations"),
        ("alembic/versions/x.py", "migrations"),
        ("tests/fixtures/a.py", "fixtures"),
        ("api/user_pb2.py", "generated"),
        ("web/app.min.js", "generated"),
        ("package-lock.json", "generated"),
        ("web/node_modules/x/test/a.js", "vendored"),
        ("vendor/x.go", "vendored"),
    ],
)
def test_kinds_of_files_are_told_by_their_paths(path: str, kind: str) -> None:
    assert scope.kind(path) == kind


def test_left_out_files_are_counted_in_words(bakery: Repository) -> None:
    among = scope.files(bakery, path="src", endings={".py"}, without="src/bakery/cli.py")

    assert "src/bakery/cli.py" not in among.files
    assert among.left_out == "1 of migrations, 1 in `src/bakery/cli.py`"
    assert among.words == f"{len(among.files)} files (left out: {among.left_out})"


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        ({"path": "tests"}, 1),
        ({"path": "tests/*.py"}, 1),
        ({"path": "tests/test_bread.py"}, 1),
        ({"path": "src/bakery/migrations"}, 1),
        ({"path": "node_modules"}, 1),
        ({"path": ".", "without": "src,cmd/**", "endings": {"py"}}, 2),
        ({"path": "src", "keep": ("migrations",), "without": "src/bakery/[a-z]*.py"}, 2),
    ],
)
def test_a_path_that_leads_into_tests_is_about_tests(
    bakery: Repository, arguments: dict[str, Any], count: int
) -> None:
    assert len(scope.files(bakery, **arguments).files) == count


@pytest.mark.parametrize("path", ["nowhere/at_all.py", "../../etc/passwd", "**/*.zig", "\0"])
def test_a_path_that_is_not_there_is_told(bakery: Repository, path: str) -> None:
    among = scope.files(bakery, path=path)

    assert among.files == ()
    assert among.missing
