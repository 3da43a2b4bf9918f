"""The pottery "kiln": one repository with a past that the tables of this folder are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Link, Project, Submodule, lay_out, lines

if TYPE_CHECKING:
    from projects import Commit

REAL = "def fetch(key):\n    return SHELF[key]\n\n\nSHELF = {}\n"
STUB = "def fetch(key):\n    raise NotImplementedError\n"
MOVED = "".join(f"def step_{number}(clay):\n    return clay + {number}\n" for number in range(20))

CUPS = "".join(f"it('holds cup {n}', () => cup({n}))\n" for n in range(7))
PLATES = "it.each(plates)('is plate %s', (plate) => lay(plate))\n"

PAST: Commit = {
    ".gitignore": "*secret*\n*_report.json\ndata/\nbuild/\n.env\n",
    "README.md": "# Kiln\n\nFires pots.\n",
    "pyproject.toml": "[project]\nname = 'kiln'\n",
    "package.json": "{}\n",
    "payroll.py": lines(519),
    "clock.py": b"x" * 13_772 + b"\n",
    "src/kiln/__init__.py": "",
    "src/kiln/oven.py": lines(200),
    "src/kiln/glaze.py": REAL,
    "src/kiln/clay.py": STUB,
    "src/kiln/empty.py": "",
    "src/kiln/mailer.py": lines(175),
    "src/kiln/wheel/__init__.py": REAL,
    "src/kiln/labels/mod.rs": "pub fn label() -> u8 { 1 }\n",
    "src/kiln/studio/admin.py": lines(727),
    "src/kiln/studio/provision.py": STUB,
    "src/kiln/api_keys.py": lines(786),
    "src/web/App.tsx": "export const App = () => kiln()\n",
    "src/web/store.ts": "export const store = make({a: 1})\n",
    "src/web/types/order.ts": "export type Order = { id: string }\n",
    "apps/studio/core/safety/lock/lock_manager.py": REAL,
    "apps/studio/Data/Entities/Pot.cs": "class Pot { int Size => 3; }\n",
    "packages/a/setup_kiln.py": lines(150),
    "packages/b/setup_kiln.py": lines(150),
    "packages/c/setup_kiln.py": lines(150),
    "packages/d/draw.py": lines(10),
    "packages/e/draw.py": lines(90),
    "tests/test_oven_manager.py": REAL,
    "tests/test_oven.py": REAL,
    "tests/test_glaze.py": REAL,
    "tests/unit/test_clay.py": REAL,
    "docs/guide.md": "# Guide\n\nText.\n",
    "docs/plans/old.md": "# Old\n\nText.\n",
    "docs/img/pot.png": b"\x89PNG\r\n\x1a\n\0\0\0",
    "scripts/fire.sh": "#!/bin/sh\nkiln fire --now\n",
    "scripts/vault/list.py": REAL,
    "vault/secret_1.txt": "1\n",
    "vault/secret_2.txt": "2\n",
    "vault/secret_3.txt": "3\n",
    "vault/secret_4.txt": "4\n",
    "vault/secret_5.txt": "5\n",
    "data/keep/a.txt": "forced in\n",
    "data/keep/b.txt": "forced in\n",
    "routes/billing.ts": "export const billing = route()\n",
    "links.py": lines(210),
    "embeddings.py": lines(145),
    "exact.py": lines(210),
    "lib/legacy.py": REAL,
    "lib/gone.py": REAL + "# gone\n",
    "lib/moved.py": MOVED,
    "old/one.py": REAL + "# one\n",
    "old/two.py": REAL + "# two\n",
    "__mocks__/clay.js": "export const clay = mix()\n",
    "phase1/src/app/storage.py": lines(30),
    "shop/shared/src/prices.ts": "export const price = ask()\n",
    "tasks/DONE/OVEN-001.md": "# Oven\n",
    "src/web/routes/pots.$potId/index.tsx": "export const Pots = () => shelf()\n",
    "src/web/handlers.ts": "export const handle = () => fire()\n",
    "src/web/handlers_probe.ts": "export const probe = () => fire()\n",
    "src/web/heat_remote_source.ts": "export const source = () => read()\n",
    "mobile/client/kilns/box.dart": "void box() => print(1);\n",
    "tests/cups.test.ts": CUPS,
    "tests/plates.test.ts": PLATES,
    ".github/workflows/vetting.yml": "on: push\n",
    "shop/kit/.github/workflows/vetting.yml": "on: push\n",
    "pots/migrations/20260301120000_AddPots.cs": "class AddPots { int Up => 1; }\n",
    "src/kiln/bellows.rs.bak": "pub fn blow() -> u8 { 1 }\n",
    ".glazerc.json": "{}\n",
    "web/shop/src/parts/warm/HeatButton.tsx": "export const HeatButton = () => press()\n",
    "web/shop/src/parts/cold/Box.tsx": "export const Box = () => shut()\n",
    "essays/misc/HEAT_AND_CLAY.md": "# Heat\n",
    "vite.config.ts": "export default make()\n",
    "HEATING.md": "# Heating\n",
    "docs/HEATING.md": lines(120),
    "src/kiln/old_poker.rs": "pub fn poke() -> u8 { 1 }\n",
    "app/grpc_generated/kilns/v1/oven.pb.go": "package kilns\n\nfunc Heat() int { return 1 }\n",
    "linked": Link("src/kiln"),
    "third/glazes": Submodule(),
}
PRESENT: Commit = {
    "lib/gone.py": None,
    ".github/workflows/vetting.yml": None,
    "lib/moved.py": None,
    "src/kiln/arrived.py": MOVED,
    "old/one.py": None,
    "old/two.py": None,
    "fresh/one.py": REAL + "# one\n",
    "fresh/two.py": REAL + "# two\n",
}


@pytest.fixture(scope="session")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two commits: the second removes one file, renames another, and a whole folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        root = lay_out(tmp_path_factory.mktemp("audit") / "kiln", PAST, PRESENT)
    return Project.at(root)
