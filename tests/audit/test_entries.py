"""Entries of settings: that the file is there does not show that it got what a line says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out, lines, table

if TYPE_CHECKING:
    from projects import Commit

BEFORE: Commit = {
    "pyproject.toml": '[project]\nname = "dairy"\ndependencies = ["rennet-press"]\n',
    "src/dairy/vat.py": lines(60),
}
FILES: Commit = {
    "README.md": "# Dairy\n\nMakes cheese.\n",
    "pyproject.toml": (
        '[project]\nname = "dairy"\n'
        'dependencies = ["httpx>=0.27", "pydantic-settings", "Cheese-Cloth[wax]"]\n'
    ),
    "package.json": (
        '{"name": "dairy", "scripts": {"lint:fix": "eslint --fix"},\n'
        ' "devDependencies": {"@types/curd": "^1"}}\n'
    ),
    "apps/shop/package.json": '{"name": "shop", "dependencies": {"react-curd-dom": "^18"}}\n',
    "Makefile": "churn:\n\tdairy churn\n",
    "docker-compose.yml": "services:\n  buttery:\n    image: butter\n",
    ".github/workflows/ci.yml": "jobs:\n  taste:\n    runs-on: ubuntu-latest\n",
    ".env.example": "MILK_URL=\n",
    "Cargo.toml": "# 9f86d081884c7d659a2feaa0c55ad015\n",
    "src/dairy/vat.py": lines(60),
    "src/dairy/aging.py": "CELLAR = 'cellar_months'\n",
}

HOLDS = table("""
    - [x] Add `httpx` to `pyproject.toml`  => accurate
    - [x] Add `httpx>=0.27` dependency to pyproject.toml  => accurate
    - [x] T001 [P] Add httpx dependency to pyproject.toml  => accurate
    - [x] Add pydantic_settings and cheese-cloth to pyproject.toml  => accurate
    - [x] Add dependencies to pyproject.toml: httpx ^0.27, pydantic-settings, cheese_cloth  => accurate
    - [x] Create pyproject.toml with dependencies (httpx, cheese-cloth)  => accurate
    - [x] Install `@types/curd` as dev dependency in package.json  => accurate
    - [x] Add `npm run lint:fix` script to `package.json`  => accurate
    - [x] Add churn target to Makefile  => accurate
    - [x] Add `buttery` service to `docker-compose.yml`  => accurate
    - [x] Add `taste` job to `.github/workflows/ci.yml`  => accurate
    - [x] Add `MILK_URL` to `.env.example`  => accurate
    - [x] 在 `pyproject.toml` 中添加 `httpx` 依赖  => accurate
    - [x] Add all security dependencies to pyproject.toml  => accurate
    - [x] Add environment variables to `.env.example`  => accurate
    - [x] Add coverage settings to `pyproject.toml`  => accurate
    - [x] Update `pyproject.toml`  => accurate
    - [x] Add `vat.py` and wire it in `pyproject.toml`  => accurate (weak)
    - [x] Add `whey-filter` to `Cargo.toml`  => accurate
""")

UNDECIDED = table("""
    - [x] Add `rennet-press` to `pyproject.toml`  => unverified
    - [x] Add `react-curd-dom` to `pyproject.toml`  => unverified
    - [x] Add `cellar_months` to `.env.example`  => unverified
    - [x] Add whey dependency to pyproject.toml  => unverified
    - [x] Add `brie` to `pyproject.toml`  => unverified
    - [x] Add dependencies to pyproject.toml: whey_filter, curd-knife  => unverified
    - [x] Add `whey-filter` to `services/pyproject.toml`  => unverified
    - [x] Add `httpx` and `cellar_months` to `pyproject.toml`  => unverified
    - [ ] Add `whey-filter` to `pyproject.toml`  => open
    - [x] Add `whey-filter` to `pyproject.toml` (dropped)  => unverified
""")

CALLED_OTHERWISE: Commit = {
    "pyproject.toml": (
        '[project]\nname = "dairy"\ndependencies = ["torch", "scikit-learn"]\n'
        "[tool.ruff]\nline-length = 99\n"
    ),
    "web/package.json": (
        '{"scripts": {"build": "esbuild", "lint": "eslint"},\n'
        ' "dependencies": {"esbuild": "^1", "tailwindcss": "^3", "next": "^15"}}\n'
    ),
    "docker-compose.yml": (
        "services:\n  a:\n    image: postgres:16\n  b:\n    image: mongo\n"
        "  c:\n    image: node:22\n"
    ),
    "pom.xml": (
        "<project>\n<dependency><groupId>org.curd</groupId>"
        "<artifactId>curd-core</artifactId></dependency>\n</project>\n"
    ),
    ".env.example": "ES_URL=\n",
    "src/dairy/vat.py": lines(60),
}

OTHERWISE = table("""
    - [x] Add `scripts.build` to `web/package.json`  => accurate
    - [x] Add `scripts/lint` to `web/package.json`  => accurate
    - [x] Add `dependencies.esbuild` to `web/package.json`  => accurate
    - [x] Add `project.dependencies` to `pyproject.toml`  => accurate
    - [x] Add `tool.ruff.line-length` to `pyproject.toml`  => accurate
    - [x] Add `project.dependencies.torch` to `pyproject.toml`  => unverified
    - [x] Add `org.curd:curd-core` to `pom.xml`  => unverified
    - [x] Add `PostgreSQL` to `docker-compose.yml`  => unverified
    - [x] Add `postgresql` to `docker-compose.yml`  => unverified
    - [x] Add `MongoDB` to `docker-compose.yml`  => unverified
    - [x] Add `mongodb` service to `docker-compose.yml`  => unverified
    - [x] Add `Node.js` to `docker-compose.yml`  => unverified
    - [x] Add `nodejs` to `docker-compose.yml`  => unverified
    - [x] Add `Elasticsearch` to `docker-compose.yml`  => unverified
    - [x] Add `PyTorch` to `pyproject.toml`  => unverified
    - [x] Add `pytorch` to `pyproject.toml`  => unverified
    - [x] Add `sklearn` to `pyproject.toml`  => unverified
    - [x] Add `Tailwind CSS` to `web/package.json`  => accurate
    - [x] Add `tailwind` to `web/package.json`  => unverified
    - [x] Add `Next.js` to `web/package.json`  => unverified
    - [x] Add `nextjs` to `web/package.json`  => unverified
    - [x] Add `Elasticsearch` to `.env.example`  => unverified
    - [x] Add `Socket.IO` to `web/package.json`  => unverified
    - [x] Add `elasticsearch` to `docker-compose.yml`  => missing ✗
    - [x] Add `whey-filter` to `web/package.json`  => missing ✗
    - [x] Add `CURD_URL` to `.env.example`  => missing ✗
    - [x] Add `@curd/whey` to `web/package.json`  => missing ✗
""")

FALSE = table("""
    - [x] Add `whey-filter` to `pyproject.toml`  => missing ✗
    - [x] Add `whey-filter>=2.0` dependency to pyproject.toml  => missing ✗
    - ✅ Added `whey-filter` as a dependency in pyproject.toml  => missing ✗
    - [x] Add `npm run press:all` script to `package.json`  => missing ✗
    - [x] Add `make ripen-all` target to `Makefile`  => missing ✗
    - [x] Add `creamery` service to `docker-compose.yml`  => missing ✗
    - [x] Add `smell-scan` job to `.github/workflows/ci.yml`  => missing ✗
    - [x] Add `WHEY_URL` to `.env.example`  => missing ✗
    - [x] Add `httpx` and `whey-filter` to `pyproject.toml`  => overstated ✗
    - [x] Add dependencies to pyproject.toml: httpx, whey-filter  => overstated ✗
    - [x] Create pyproject.toml with dependencies (httpx, whey-filter)  => overstated ✗
""")


@pytest.fixture(scope="module")
def dairy(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("entries") / "dairy", BEFORE, FILES))


@pytest.mark.parametrize(("line", "expected"), HOLDS + UNDECIDED)
def test_what_is_there_or_may_be_never_fails(dairy: Project, line: str, expected: str) -> None:
    assert "✗" not in expected
    assert dairy.verdict_of(line) == expected


@pytest.fixture(scope="module")
def parlour(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("otherwise") / "dairy", CALLED_OTHERWISE))


@pytest.mark.parametrize(("line", "expected"), OTHERWISE)
def test_paths_of_settings_and_products_are_not_missed_by_the_letter(
    parlour: Project, line: str, expected: str
) -> None:
    assert parlour.verdict_of(line) == expected


@pytest.mark.parametrize(("line", "expected"), FALSE)
def test_what_no_file_ever_had_is_false(dairy: Project, line: str, expected: str) -> None:
    assert dairy.verdict_of(line) == expected


def test_the_reason_says_where_it_is_not(dairy: Project) -> None:
    finding = dairy.finding("- [x] Add `whey-filter` to `pyproject.toml`")
    words = "is not in `pyproject.toml`, nor in any file but pages, and in no commit"
    assert finding.reason == f"`whey-filter` {words}"
    assert finding.advice == "add `whey-filter` to `pyproject.toml`, or say that it is not done"
