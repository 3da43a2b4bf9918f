"""Verifiers of others: a package that is really installed, and a file that a site names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from mkdocs_gapreport.testing import lay_out

COMMAND = shutil.which("gapreport", path=sysconfig.get_path("scripts")) or "gapreport"
EXAMPLE = Path(__file__).parent.parent / "examples" / "gapreport-migrations"
SHOP = {
    "migrations/1.sql": "create table orders (id int);\n",
    "TODO.md": """\
        # To do

        - [x] Orders are kept <!-- verify: migration orders -->
        - [x] Refunds are kept <!-- verify: migration refunds -->
        - [x] Baskets are kept <!-- verify: migration tabel=baskets -->
        """,
}
LOCAL = {
    **SHOP,
    "mkdocs.yml": """\
        site_name: Shop
        plugins:
          - gapreport:
              verifiers: [tools/gap.py:migration]
        """,
    "tools/gap.py": """\
        from mkdocs_gapreport.model import Evidence

        def migration(repository, table):
            '''A migration creates `table`.'''
            said = repository.text("migrations/1.sql").content
            return Evidence(value=f"create table {table} " in said, summary="looked")
        """,
}


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package, installed beside the environment that the tests run in."""
    target = tmp_path_factory.mktemp("installed")
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    words = (sys.executable, "-m", "pip", "install", "--quiet", *offline, "--target", str(target))
    subprocess.run([*words, str(EXAMPLE)], check=True)
    return target


def run(folder: Path, *words: str, packages: Path | None = None) -> str:
    """What a program says, run in a folder as users do."""
    path = os.pathsep.join(filter(None, (str(packages or ""), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        words,
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path},
    )
    return f"{done.stdout}{done.stderr}"


def gapreport(folder: Path, *words: str, packages: Path | None = None) -> str:
    return run(folder, COMMAND, *words, packages=packages)


def test_where_it_is_not_installed_its_name_is_unknown(tmp_path: Path) -> None:
    said = gapreport(lay_out(tmp_path / "shop", SHOP), "check")
    assert "unknown verifier `migration`" in said


def test_an_installed_package_is_asked(tmp_path: Path, installed: Path) -> None:
    said = gapreport(lay_out(tmp_path / "shop", SHOP), "check", packages=installed)
    assert "none of 1 migrations in `migrations` creates a table `refunds`" in said
    assert "`migration` has no argument `tabel`; did you mean `table`?" in said
    assert "2 of 3 claims could be judged; 1 is false" in said
    assert "The rest: 1 accurate." in said


def test_its_documentation_is_shown(tmp_path: Path, installed: Path) -> None:
    said = gapreport(tmp_path, "verifiers", "migration", packages=installed)
    assert said.startswith("migration TABLE [folder=…]\n\nAn SQL migration creates `table`.\n")
    assert said.endswith("From gapreport-migrations 0.1.0.\n")
    listed = gapreport(tmp_path, "verifiers", packages=installed)
    assert "\n\nmigration TABLE [folder=…]\n    An SQL migration creates `table`.\n" in listed


def test_a_name_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = gapreport(tmp_path, "verifiers", "fle")
    assert said == "gapreport: error: unknown verifier `fle`; did you mean `file`?\n"


def test_the_tests_of_the_example_pass(installed: Path) -> None:
    said = run(
        EXAMPLE,
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests",
        packages=installed,
    )
    assert " passed" in said
    assert "failed" not in said


def test_two_of_one_name_are_both_named(tmp_path: Path, installed: Path) -> None:
    said = gapreport(lay_out(tmp_path / "shop", LOCAL), "check", packages=installed)
    assert (
        "error: option `verifiers`: the name `migration` is taken twice, by `tools/gap.py`"
        " and `gapreport-migrations 0.1.0`; rename the function"
    ) in said


def test_a_file_that_the_site_names_is_asked(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "shop", LOCAL)
    said = gapreport(root, "check")
    assert "2 of 3 claims could be judged; 1 is false" in said
    assert "The rest: 1 accurate." in said
    assert "From tools/gap.py." in gapreport(root, "verifiers", "migration")


def test_a_page_cannot_name_a_file(tmp_path: Path) -> None:
    page = "- [x] Orders <!-- verify: tools/gap.py:migration orders -->\n"
    root = lay_out(tmp_path / "shop", {**LOCAL, "TODO.md": page, "mkdocs.yml": "site_name: Shop\n"})
    assert "unknown verifier `tools/gap.py:migration`" in gapreport(root, "check")
