"""What is there and holds nothing: whether that is enough for what a line says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out, lines, table

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Commit

FILES: Commit = {
    "README.md": "# Bakery\n\nBakes.\n",
    "src/bakery/dough.py": lines(40),
    "src/bakery/oven.py": '"""The oven."""\n',
    "src/bakery/shelf.py": "def put(loaf):\n    raise NotImplementedError\n",
    "src/bakery/__init__.py": "",
    "src/bakery/empty.py": "",
    "src/ovens/.gitkeep": "",
    "src/web/OrderPage.tsx": "export const OrderPage = () => <p>Coming soon!</p>;\n",
    "src/web/cart.ts": "export const cart = fill([])\n",
    "src/web/order.ts": "export const order = take(cart)\n",
    "tests/test_dough.py": "def test_dough():\n    assert knead(1)\n",
    "tests/test_oven.py": "@pytest.mark.skip\ndef test_oven():\n    assert bake(1)\n",
    "docs/guide.md": "# Guide\n\n## Ovens\n",
    "resources/views/admin/till/loaves/list.php": "<?php echo $loaves;\n",
    "app/api/v1/loaves/route.ts": "export const GET = () => loaves()\n",
    "packages/till/package.json": "{}\n",
    "packages/till/lib/drawer.ts": "export const drawer = open()\n",
    "packages/till/coverage/lib/receipts/index.html": "<p>100 %</p>\n",
    "packages/shop/lib/window.ts": "export const window = show()\n",
    "packages/shop/README.md": "# Shop\n\nSells.\n",
}

ROWS = table("""
    - [x] `src/bakery/dough.py`  => accurate
    - [x] `src/bakery/`  => accurate
    - [x] Create the folder `src/ovens/`  => accurate
    - [x] `src/bakery/empty.py`  => overstated
    - [x] Create placeholder `src/bakery/shelf.py`  => accurate (weak)
    - [x] Scaffold `src/bakery/oven.py`  => accurate (weak)
    - [x] Create an empty page `src/web/OrderPage.tsx`  => accurate (weak)
    - [x] `tests/test_dough.py`  => accurate
    - [x] Update README.md  => accurate
    - [x] `cart.ts`, `order.ts`  => accurate (weak)
    - [x] `cart.ts` talks to `stripe.js`  => accurate (weak)
    - ✅ GET /api/v1/loaves - list of loaves  => accurate
    - ✅ GET /admin/till/loaves - list of loaves  => unverified
    - [x] `tests/test_oven.py`  => unverified
    - [x] `tests/test_oven.py` - 1 test  => unverified
    - [x] `tests/test_dough.py` - 1 test  => accurate
    - [x] `src/ovens/` - all kinds of ovens  => unverified
    - [x] `cart.ts`, `basket.ts`, `order.ts`  => unverified
    - [x] Run all tests of dough (`cart.ts`, `shelf.py`)  => unverified
    - [x] Put all ovens into `src/ovens/`  => unverified
    - [x] Replace the stub in `src/bakery/shelf.py`  => overstated
    - [x] `src/bakery/shelf.py`  => overstated
    - [x] `src/bakery/oven.py`  => overstated
    - [x] `src/web/OrderPage.tsx`  => overstated
    - [x] `docs/guide.md`  => overstated
    - [ ] Create the ovens in `src/ovens/`  => open
    - [ ] Create `src/bakery/oven.py`  => open
""")

IN_A_PACKAGE = table("""
    - [x] `lib/drawer.ts`  => accurate
    - [x] `packages/shop/lib/window.ts`  => accurate
    - [x] `lib/window.ts`  => unverified
    - [x] `lib/receipts/`  => unverified
    - [x] `README.md`  => accurate
""")


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("nothing") / "bakery", FILES))


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_a_line_is_held_to_what_it_says(bakery: Project, line: str, expected: str) -> None:
    assert bakery.verdict_of(line) == expected


@pytest.mark.parametrize(("line", "expected"), IN_A_PACKAGE)
def test_a_page_of_a_package_speaks_of_that_package(
    bakery: Project, line: str, expected: str
) -> None:
    assert bakery.verdict_of(line, page="packages/till/TODO.md") == expected


def test_the_readme_is_the_one_in_the_root(tmp_path: Path) -> None:
    files = {"shop/README.md": "# Shop\n", "shop/a.py": lines(9), "src/b.py": lines(9)}
    project = Project.at(lay_out(tmp_path / "bakery", files))

    assert project.verdict_of("- [x] Write README.md") == "unverified"
    assert project.verdict_of("- [x] Write shop/README.md") == "overstated"
