from __future__ import annotations

import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code import languages, suites

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_gapreport.repository import Repository

NO_TESTS = [
    ("a.py", "@pytest.fixture\ndef test_client(): ..."),
    ("a.py", "def helper(): ...\nclass TestX: ..."),
    ("a.py", "def outer():\n    def test_inner(): ..."),
    ("a.py", "class Oven:\n    def test_heat(self): ..."),
    ("a.py", "class TestX:\n    def __init__(self): ...\n    def test_a(self): ..."),
    ("a.py", '"""\ndef test_a(): ...\n"""\n# def test_b(): ...'),
    ("a.ts", "it.todo('later')\ntest.describe('g', () => {})\ntest.beforeEach(() => {})"),
    ("a.ts", "submit('x')\n// it('a', () => {})\nconst it = 1\ntest.skip(isSlow, 'why')".replace("isSlow, ", "a === b, ")),
    ("a_test.go", "func TestMain(m *testing.M) {}\nfunc Testify(t *testing.T) {}\nfunc BenchmarkX(b *testing.B) {}"),
    ("a.rs", "#[cfg(test)]\nmod tests {\n fn helper() {}\n}\n// #[test]"),
    ("A.java", "// @Test\nclass ATest {\n @BeforeEach\n void a() {}\n}"),
    ("A.cs", "[TestFixture]\nclass A {\n [SetUp]\n public void B() {}\n}"),
]  # fmt: skip
TESTS = [
    ("a.py", "def test_a(): ...\nasync def test_b(): ...", 2, 2),
    ("a.py", "class TestX:\n    def test_a(self):\n        class Y:\n            def __init__(self): ...", 1, 1),
    ("a.py", "class Oven(unittest.TestCase):\n    def test_a(self): ...", 1, 1),
    ("a.py", "@pytest.mark.parametrize(\n 'a,b',\n [\n  (1, 2),\n  (3, 4),\n ],\n)\n@pytest.mark.parametrize('c', 'x y z'.split())\ndef test_a(a): ...", 1, 1000),
    ("a.py", "@pytest.mark.parametrize('a', [1, 2])\n@pytest.mark.parametrize('b', (1, 2, 3))\ndef test_a(a): ...", 1, 6),
    ("a.py", "@pytest.mark.parametrize('a', ROWS)\ndef test_a(a): ...", 1, 1000),
    ("a.ts", "it('a', () => {})\n  test.only(`b`, async () => {})\ntest<Ctx>('c', () => {})", 3, 3),
    ("a.ts", "it.each([1, 2])('a', () => {})", 1, 1001),
    ("a.ts", "it.each`\n a\n ${1}\n`('a', () => {})", 1, 1001),
    ("a.ts", "it.skipIf(x)('a', () => {})\nit(\n  'b',\n  () => {})", 2, 2),
    ("a_test.go", 'func TestA(t *testing.T) {\n\tt.Run("x", f)\n}\nfunc (s *S) TestB() {}', 2, 1002),
    ("a.rs", '#[test]\nfn a() {}\n#[tokio::test(flavor = "x")]\n#[ignore]\nasync fn b() {}', 2, 2),
    ("A.java", "class ATest {\n @Test\n void a() {}\n @ParameterizedTest\n void b(int i) {}\n}", 2, 1002),
    ("A.cs", "[Fact]\npublic void A() { }\n[TestCase(1)]\n[TestCase(2)]\npublic void B() { }", 2, 1002),
]  # fmt: skip


def counted(path: str, text: str) -> tuple[int, int]:
    language = languages.of(path)
    assert language
    found = suites.count(language, text)
    return found.functions, found.cases


@pytest.mark.parametrize(("path", "text"), NO_TESTS)
def test_helpers_fixtures_and_hooks_are_no_tests(path: str, text: str) -> None:
    assert counted(path, text)[0] == 0


@pytest.mark.parametrize(("path", "text", "functions", "cases"), TESTS)
def test_functions_and_cases_are_counted(path: str, text: str, functions: int, cases: int) -> None:
    assert counted(path, text) == (functions, cases)


def test_figures_are_those_of_pytest(tmp_path: Path) -> None:
    text = dedent("""
        import unittest
        import pytest

        @pytest.fixture
        def test_client():
            return 1

        @pytest.mark.parametrize("a", [1, 2, (3, 4)])
        @pytest.mark.parametrize(
            "b",
            (
                "x",
                "y",
            ),
        )
        def test_many(a, b):
            def test_inner(): ...

        @pytest.mark.parametrize("n", [1, 2])
        class TestGroup:
            def test_one(self, n): ...
            @pytest.mark.parametrize("m", ["a", "b", "c"])
            async def test_two(self, n, m): ...
            def helper(self): ...

        class Case(unittest.TestCase):
            def test_unit(self): ...

        class Other:
            def test_not(self): ...
    """)
    file = tmp_path / "test_it.py"
    file.write_text(text)
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        [*command, str(file)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    cases = [line for line in ran.stdout.splitlines() if "::" in line]
    functions = {line.partition("[")[0] for line in cases}

    assert counted("test_it.py", text) == (len(functions), len(cases))


def test_only_files_that_tools_collect_count(bakery: Repository) -> None:
    evidence = suites.suite(bakery)

    assert evidence.value == 2 + 2 + 1
    assert evidence.upper is not None
    assert evidence.summary == (
        "there are 5 test functions in 3 files, which make at least as many cases: "
        "some are parametrised"
    )


def test_one_test_is_spoken_of_as_one(tree: Callable[..., Repository]) -> None:
    found = suites.suite(tree({"tests/test_a.py": "def test_a():\n    assert 1\n"}))
    assert found.summary == "there is 1 test function in 1 file"


def test_cases_that_are_written_down_are_counted(bakery: Repository) -> None:
    evidence = suites.suite(bakery, "tests")

    assert evidence.value == 2
    assert evidence.upper == 4
    assert "which make 4 cases" in evidence.summary


def test_a_repository_without_tests_is_unknown_and_a_folder_without_is_zero(
    tree: Callable[..., Repository], bakery: Repository
) -> None:
    assert suites.suite(tree({"a.py": "x = 1\n"})).value is None
    assert suites.suite(bakery, "src").value == 0
    assert suites.suite(bakery, "src/nowhere").value is None
