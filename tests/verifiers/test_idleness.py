"""What is there and shows nothing: tests that are all skipped, folders that git only keeps."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from projects import lay_out

from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.verifiers.files import directory
from mkdocs_gapreport.verifiers.idleness import skipped_words

if TYPE_CHECKING:
    from pathlib import Path

RUN = {
    "one of two is skipped": (
        "test_a.py",
        "@pytest.mark.skip\ndef test_a(): grind()\n\ndef test_b(): sift()\n",
    ),
    "skipped on some machines": (
        "test_a.py",
        "@pytest.mark.skipif(NO_MILL, reason='none here')\ndef test_a(): grind()\n",
    ),
    "skipped where something is missing": (
        "test_a.py",
        """
        def test_a():
            if not mill:
                pytest.skip("no mill here")
            grind()
        """,
    ),
    "a whole file that needs something": (
        "test_a.py",
        """
        if not mill:
            pytest.skip("no mill here", allow_module_level=True)
        pytest.importorskip("stones")
        def test_a(): grind()
        """,
    ),
    "a helper that is skipped": ("test_a.py", "@skip\ndef help_test(): pass\n"),
    "no tests": ("test_a.py", "def skip(): pass\n"),
    "no Python": ("test_a.py", "def test_a(:  # skip\n"),
    "one of two is skipped in TypeScript": (
        "a.test.ts",
        "it.skip('grinds', () => grind());\nit('sifts', () => sift());\n",
    ),
    "skipped if something is missing in TypeScript": (
        "a.test.ts",
        "describe.skipIf(!mill)('mill', () => {\n  it('grinds', () => grind());\n});\n",
    ),
    "a choice of how to describe": (
        "a.test.ts",
        """
        const describeMill = process.env.MILL ? describe : describe.skip;
        describeMill('mill', () => {
          it('grinds', () => grind());
        });
        """,
    ),
    "one block of two is skipped": (
        "a.test.ts",
        """
        describe.skip('mill', () => {
          it('grinds', () => grind());
        });
        describe('stone', () => {
          it('turns', () => turn());
        });
        """,
    ),
    "a test that skips itself at times": (
        "a.spec.ts",
        """
        test('grinds', async () => {
          test.skip(browser === 'webkit', 'no stones there');
          grind();
        });
        """,
    ),
    "tests from a table beside a skipped one": (
        "a.test.ts",
        "it.skip('grinds', grind);\nit.each(all(stones))('%s', turn);\n",
    ),
    "tests from a loop beside a skipped block": (
        "a.test.ts",
        """
        describe.skip('mill', () => {
          it('grinds', () => grind());
        });
        for (const stone of stones) {
          it(`turns ${stone}`, () => turn(stone));
        }
        """,
    ),
    "skipped in Go where time is short": (
        "a_test.go",
        """
        func TestMill(t *testing.T) {
        \tif testing.Short() {
        \t\tt.Skip("takes long")
        \t}
        \tgrind()
        }
        """,
    ),
}
SKIPPED = {
    "each by a mark": (
        "test_a.py",
        """
        @pytest.mark.skip(reason="later")
        def test_a(): grind()

        class TestMill:
            @pytest.mark.skip
            async def test_b(self): sift()
        """,
    ),
    "each by a mark of unittest": (
        "test_a.py",
        """
        class TestMill(TestCase):
            @unittest.skip("later")
            def test_a(self): grind()
        """,
    ),
    "by a mark of the class": (
        "test_a.py",
        """
        @skip("later")
        class TestMill(TestCase):
            def test_a(self): grind()
        """,
    ),
    "by a mark of the file": (
        "test_a.py",
        """
        pytestmark = [pytest.mark.slow, pytest.mark.skip(reason="later")]

        def test_a(): grind()
        """,
    ),
    "by a call of the file": (
        "test_a.py",
        "pytest.skip('later', allow_module_level=True)\n\ndef test_a(): grind()\n",
    ),
    "each by its first words": (
        "test_a.py",
        '''
        def test_a():
            """It grinds."""
            pytest.skip("not written yet")
        ''',
    ),
    "each in TypeScript": (
        "a.test.ts",
        """
        describe('mill', () => {
          it.skip('grinds', () => grind());
          // it('sifts', () => sift());
          test.todo('stops');
          xit('turns', () => turn());
        });
        """,
    ),
    "all blocks in TypeScript": (
        "a.test.ts",
        """
        import { grind } from './mill';

        describe.skip('mill', () => {
          describe('stone', () => {
            it('grinds', () => grind());
          });
        });
        """,
    ),
    "all blocks of Playwright": (
        "a.spec.ts",
        "test.describe.skip('mill', () => {\n  test('grinds', async ({ page }) => {});\n});\n",
    ),
    "each in Go": (
        "a_test.go",
        'func TestMill(t *testing.T) {\n\tt.Skip("later")\n\tgrind()\n}\n',
    ),
}


@pytest.mark.parametrize(("name", "content"), RUN.values(), ids=RUN)
def test_tests_that_may_run_are_not_idle(name: str, content: str) -> None:
    assert not skipped_words(name, dedent(content))


@pytest.mark.parametrize(("name", "content"), SKIPPED.values(), ids=SKIPPED)
def test_tests_that_are_all_skipped_are_idle(name: str, content: str) -> None:
    assert skipped_words(name, dedent(content)) == "every test in it is skipped"


def test_a_folder_that_git_only_keeps_is_idle(tmp_path: Path) -> None:
    files = {
        "mill/.gitkeep": "",
        "wheel/__init__.py": "",
        "wheel/spokes/__init__.py": "",
        "stone/__init__.py": "TURNS = 3\n",
        "guide/README.md": "# Guide\n",
        "yard/.gitkeep": "",
        "yard/cart.py": "LOAD = 4\n",
    }
    repository = open_repository(lay_out(tmp_path / "mill", files))

    idle = {folder: directory(repository, folder) for folder in ("mill", "wheel", "wheel/spokes")}
    busy = [directory(repository, folder) for folder in ("stone", "guide", "yard")]

    assert all(evidence.is_idle for evidence in idle.values())
    assert idle["mill"].summary.endswith("but it holds nothing but `.gitkeep`")
    assert idle["wheel"].summary.endswith("but it holds nothing but an empty `__init__.py`")
    assert not any(evidence.is_idle for evidence in busy)
