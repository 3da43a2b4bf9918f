"""A site that requires uses or tests: only what is known to have none fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out

from mkdocs_gapreport.model import Strength

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Commit

_BODY = "def {name}(clay):\n    return clay + 1\n"
POTTERY: Commit = {
    "pyproject.toml": "[project]\nname = 'pottery'\n[project.scripts]\npot = 'pottery.turn:spin'\n",
    "Dockerfile": "CMD python src/pottery/stoke.py\n",
    "compose.yml": "services: {kiln: {environment: {LOADER: pottery.fetchers}}}\n",
    "src/pottery/__init__.py": "",
    "src/pottery/wedge.py": _BODY.format(name="wedge_clay"),
    "src/pottery/throw.py": "from pottery.wedge import wedge_clay\n\n\ndef throw_pot():\n    return wedge_clay(1)\n",
    "src/pottery/studio.py": "from pottery.throw import throw_pot\n\nPOT = throw_pot()\n",
    "src/pottery/orphan.py": _BODY.format(name="lonely_pot"),
    "src/pottery/tried.py": _BODY.format(name="tried_pot"),
    "src/pottery/turn.py": _BODY.format(name="spin"),
    "src/pottery/stoke.py": _BODY.format(name="stoke_kiln"),
    "src/pottery/fetchers.py": _BODY.format(name="fetch_clay"),
    "src/pottery/started.py": "def fire_pot():\n    return 1\n\n\nfire_pot()\n",
    "src/pottery/guarded.py": "def bake_pot():\n    return 1\n\n\nif __name__ == '__main__':\n    bake_pot()\n",
    "src/pottery/tasks_glaze.py": "@shared_task\ndef glaze_pot():\n    return 1\n",
    "src/pottery/heirs.py": "class Bowl(Vessel):\n    def pour(self):\n        return 1\n",
    "src/pottery/empty_names.py": "print('hello')\n",
    "src/pottery/migrations/0001_pots.py": _BODY.format(name="add_pots"),
    "src/pottery/management/commands/fire_all.py": _BODY.format(name="fire_all"),
    "src/pottery/parts/__init__.py": "import pkgutil\n\nPARTS = list(pkgutil.iter_modules(__path__))\n",
    "src/pottery/parts/handle.py": _BODY.format(name="shape_handle"),
    "src/pottery/glaze.css": "a { color: red }\n",
    "src/pottery/glaze.rb": "def dip\n  1\nend\n",
    "scripts/sweep_floor.py": _BODY.format(name="sweep_floor"),
    "web/next.config.js": "module.exports = {}\n",
    "web/app/pots/page.tsx": "export default function PotsPage() {\n  return shelf()\n}\n",
    "web/lib/unused.ts": "export function frostEdges(pot: number) {\n  return pot + 1\n}\n",
    "web/vite.config.ts": "export const settings = make({a: 1})\n",
    "tests/conftest.py": _BODY.format(name="kiln_fixture"),
    "tests/test_pots.py": (
        "from pottery.tried import tried_pot\nfrom pottery.wedge import wedge_clay\n\n\n"
        "def test_pots():\n    assert tried_pot(1) == wedge_clay(1)\n"
    ),
    "docs/guide.md": "Use `lonely_pot` and `frostEdges`.\n",
}


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("strength") / "pottery", POTTERY))


@pytest.mark.parametrize(
    "path",
    [
        "src/pottery/__init__.py",
        "src/pottery/turn.py",
        "src/pottery/stoke.py",
        "src/pottery/fetchers.py",
        "src/pottery/started.py",
        "src/pottery/guarded.py",
        "src/pottery/tasks_glaze.py",
        "src/pottery/heirs.py",
        "src/pottery/empty_names.py",
        "src/pottery/migrations/0001_pots.py",
        "src/pottery/management/commands/fire_all.py",
        "src/pottery/parts/handle.py",
        "src/pottery/glaze.css",
        "src/pottery/glaze.rb",
        "scripts/sweep_floor.py",
        "web/app/pots/page.tsx",
        "web/vite.config.ts",
        "tests/conftest.py",
        "tests/test_pots.py",
        "pyproject.toml",
        "docs/guide.md",
        "compose.yml",
    ],
)
@pytest.mark.parametrize("required", [Strength.DEFINES, Strength.USED, Strength.TESTED])
def test_what_cannot_be_seen_is_not_held_against_a_file(
    pottery: Project, path: str, required: Strength
) -> None:
    line = f"- [x] `{path}`"
    assert "✗" not in pottery.verdict_of(line, require_strength=required)


@pytest.mark.parametrize(
    ("path", "required", "words"),
    [
        (
            "src/pottery/orphan.py",
            "used",
            "exists and has substance; no use of it was seen; the site requires `used`",
        ),
        (
            "src/pottery/tried.py",
            "used",
            "exists and has substance; only tests use it (`tests/test_pots.py`); the site requires",
        ),
        ("web/lib/unused.ts", "used", "exists and has substance; no use of it was seen"),
        (
            "src/pottery/orphan.py",
            "tested",
            "exists and has substance; no use of it was seen; the site requires `tested`, which",
        ),
        (
            "src/pottery/throw.py",
            "tested",
            "is used; no test of it was seen; the site requires `tested`",
        ),
    ],
)
def test_a_file_that_is_known_to_be_weaker_is_overstated(
    pottery: Project, path: str, required: str, words: str
) -> None:
    finding = pottery.finding(f"- [x] `{path}`\n", require_strength=Strength[required.upper()])
    assert (str(finding.verdict), finding.fails) == ("overstated", True)
    assert finding.reason.startswith(words)


@pytest.mark.parametrize(
    ("line", "required"),
    [
        ("- [x] `src/pottery/orphan.py`", Strength.EXISTS),
        ("- [x] `src/pottery/orphan.py`", Strength.DEFINES),
        ("- [x] `src/pottery/throw.py`", Strength.USED),
        ("- [x] `src/pottery/wedge.py`", Strength.TESTED),
        ("- [ ] `src/pottery/orphan.py`", Strength.TESTED),
        ("- 🚧 `src/pottery/orphan.py`", Strength.TESTED),
        ("- [x] `src/pottery/orphan.py` (deferred)", Strength.TESTED),
        ("- [x] See `src/pottery/orphan.py`", Strength.TESTED),
        ("- [x] Remove `frost` from `src/pottery/orphan.py`", Strength.TESTED),
        ("- [x] `src/pottery/`", Strength.TESTED),
    ],
)
def test_what_is_strong_enough_or_not_done_never_fails(
    pottery: Project, line: str, required: Strength
) -> None:
    assert "✗" not in pottery.verdict_of(line, require_strength=required)


def test_of_two_files_the_weaker_is_named(pottery: Project) -> None:
    line = "- [x] `src/pottery/throw.py` and `src/pottery/orphan.py`\n"
    finding = pottery.finding(line, require_strength=Strength.USED)
    assert finding.fails
    assert finding.reason.startswith("`src/pottery/orphan.py` exists and has substance")


def test_a_coverage_report_speaks_for_a_file_without_a_test_of_its_own(tmp_path: Path) -> None:
    report = "TN:\nSF:src/pottery/throw.py\nDA:4,1\nDA:5,1\nLF:2\nLH:2\nend_of_record\n"
    root = lay_out(tmp_path / "pottery", {**POTTERY, "lcov.info": report})
    line = "- [x] `src/pottery/throw.py`"
    assert "✗" not in Project.at(root).verdict_of(line, require_strength=Strength.TESTED)
