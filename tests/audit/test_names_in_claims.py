"""Code names in claims: nowhere in the code and its past refutes them, anything else does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Project, git, lay_out, table

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Commit

SHOP: Commit = {
    "README.md": "# Shop\n\nEmits `order_refunded` and uses `pumpernickel`.\n",
    "pyproject.toml": "[project]\nname = 'shop'\ndependencies = ['PyYAML', 'stamina']\n",
    "src/shop/__init__.py": "",
    "src/shop/client.py": "import yaml\n\n\ndef fetch_order(key):\n    return yaml.load(key)\n",
    "src/shop/orders.py": "class OrderStore:\n    def cancel(self):\n        emit('order.cancelled')\n",
    "src/shop/queries.ts": "export const query = gql`query GetOrders { orders }`\n",
    "src/shop/Stats.cs": "namespace Shop { public class MonthlyStatsDto { int Sum => 1; } }\n",
    "src/shop/old.py": "def ship_parcel():\n    return 1\n",
}
LATER: Commit = {"src/shop/old.py": None}

NOWHERE = table("""
    - [x] Emit `order_refunded` when money goes back  => missing ✗
    - [x] Implement `refund_order()`  => missing ✗
    - [x] Implemented `refund_order()` and `fetch_order()`  => missing ✗
    - [x] `refund_order()` implemented  => missing ✗
    - [x] Add `RefundService` class  => missing ✗
    - [x] Added `RefundService.refund_all()`  => missing ✗
    - [x] Update `src/shop/client.py` to use `pumpernickel`  => overstated ✗
    - [x] Use `pumpernickel` in `src/shop/client.py`  => overstated ✗
    - [x] Refactor `src/shop/client.py` using `RetryPolicy`  => overstated ✗
    - [x] Add `refund_order` to `src/shop/client.py`  => overstated ✗
    - [x] T012 [P] Implement `refund_order` in `src/shop/client.py`  => overstated ✗
    - [x] Implement `refund_order` in `src/shop/never.py`  => missing ✗
""")

SOMEWHERE = table("""
    - [x] Update `src/shop/client.py` to use `stamina`  => accurate
    - [x] Use `stamina` in `src/shop/client.py`  => accurate
    - [x] Update `src/shop/client.py` to use `pyyaml`  => accurate
    - [x] Add `fetch_order` to `src/shop/client.py`  => accurate
    - [x] Emit `order_cancelled` when an order is dropped  => unverified
    - [x] Emit `orderCancelled` when an order is dropped  => unverified
    - [x] Implement `fetch_order()`  => unverified
    - [x] Implement `OrderStore.cancel_all()`  => missing ✗
    - [x] Add `useGetOrdersQuery` hook  => unverified
    - [x] Implement `ship_parcel()`  => unverified
    - [x] Create `src/shop/dto/MonthlyStatsDto.cs`  => outdated
    - [x] Create `src/shop/dto/YearlyStatsDto.cs`  => missing ✗
    - [x] Implement `OrderStore` in `src/shop/store.py`  => outdated
""")

MADE: Commit = {
    "src/depot/app.ts": (
        "export function tell(bus, s) {\n  bus.emit(`invoice_${s}`);\n  bus.emit(`on${s}Shelved`);\n"
        "  bus.emit('crate:' + s);\n  bus.emit(s + 'Unpacked');\n}\n"
    ),
    "src/depot/app.py": (
        'def tell(s):\n    emit("ticket_" + s)\n    emit("leg_%s" % s)\n'
        '    emit("van_{}".format(s))\n    emit(f"{s}_loaded")\n    emit("%(s)s_weighed" % s)\n'
    ),
    "src/depot/Parcel.ts": "export class Parcel {\n  size = {pallet: 'wide', crane: {}};\n}\n",
}

MADE_AS_IT_RUNS = table("""
    - [x] Emit `invoice_paid`  => unverified
    - [x] Emit `invoicePaid`  => unverified
    - [x] Emit `ticket_closed`  => unverified
    - [x] Emit `leg_started`  => unverified
    - [x] Emit `van_parked`  => unverified
    - [x] Emit `truck_loaded`  => unverified
    - [x] Emit `truck_weighed`  => unverified
    - [x] Emit `onTruckShelved`  => unverified
    - [x] Emit `crate_opened`  => unverified
    - [x] Emit `truckUnpacked`  => unverified
    - [x] Emit `parcel_opened`  => missing ✗
    - [x] Emit `pallet_opened`  => missing ✗
    - [x] Emit `crane_opened`  => missing ✗
    - [x] Emit `receipt_printed`  => missing ✗
""")

NOT_MEANT = table("""
    - [x] Fixed `refund_total` rounding in `src/shop/client.py`  => accurate
    - [x] Removed `refund_order()`  => unverified
    - [x] Use `pumpernickel` in `README.md`  => accurate
    - [x] Use `pumpernickel` locally  => unverified
    - [x] Use `strict` in `src/shop/client.py`  => accurate
    - [x] Update `src/shop/client.py` to stop using `pumpernickel`  => accurate
    - [x] Update `src/shop/client.py` instead of using `pumpernickel`  => accurate (weak)
    - [x] Update `src/shop/client.py` to use `staging`  => accurate
    - [x] Update `src/shop/client.py` to use `strict` mode  => accurate
    - [x] Create `refund_items` table  => unverified
    - [x] Add `needs_refund` label  => unverified
    - [x] Create `feature_refund`  => unverified
    - [x] Add `RefundService` to the architecture diagram  => unverified
    - [x] Add `refund_order` section to the docs  => unverified
    - [x] Document `refund_order()`  => unverified
    - [x] Add `--dry-run-refund` flag  => unverified
    - [x] Add `MAX_REFUNDS` setting  => unverified
    - [x] Add `POST /refunds/all_orders`  => unverified
    - [x] Add tests for `refund_order`  => unverified
    - [x] Add `CloudFront`  => unverified
    - [x] Use `PascalCase` for classes  => unverified
    - [x] Add `getRefund` method  => unverified
    - [x] Emit `refunds_paid_total` metric  => unverified
    - [x] Add `RefundService` (deferred)  => unverified
    - [x] Add `RefundService` in the other repo  => unverified
    - [ ] Add `RefundService` class  => open
    - [x] Compare `RefundService` and `OrderStore`  => unverified
    - [x] Decided against `RefundService`  => unverified
    - [x] Add ~~`RefundService` class~~  => unverified
""")


def test_a_name_that_is_nowhere_is_to_be_used(shop: Project) -> None:
    found = shop.finding("- [x] Emit `parcel_delayed`\n")
    assert found.advice == "use `parcel_delayed` in the code, or say that it is not done"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = lay_out(tmp_path_factory.mktemp("names") / "shop", SHOP, LATER)
    return Project.at(root)


@pytest.mark.parametrize(("line", "expected"), [*NOT_MEANT, *SOMEWHERE, *NOWHERE])
def test_a_name_that_is_nowhere_refutes_what_adds_it(
    shop: Project, line: str, expected: str
) -> None:
    assert shop.verdict_of(line) == expected


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("made") / "depot", MADE))


@pytest.mark.parametrize(("line", "expected"), MADE_AS_IT_RUNS)
def test_a_name_that_code_may_put_together_is_not_missed(
    depot: Project, line: str, expected: str
) -> None:
    assert depot.verdict_of(line) == expected


def test_a_name_found_only_elsewhere_is_a_hint(shop: Project) -> None:
    found = shop.finding("- [x] Update `src/shop/client.py` to use `stamina`\n")
    words = [result.evidence.summary for result in found.results]
    assert "`stamina` is not in `src/shop/client.py`, but in `pyproject.toml`" in words


def test_a_shallow_clone_accuses_nobody_of_a_missing_name(tmp_path: Path) -> None:
    lay_out(tmp_path / "whole", SHOP, LATER)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/whole", "shallow")
    found = Project.at(tmp_path / "shallow").finding("- [x] Implement `refund_order()`\n")
    assert (str(found.verdict), found.fails) == ("unverified", False)
    assert "cannot be told" in found.reason


def test_a_repository_without_code_accuses_nobody_of_a_missing_name(tmp_path: Path) -> None:
    lay_out(tmp_path / "pages", {"README.md": "# Pages\n"})
    found = Project.at(tmp_path / "pages").finding("- [x] Implement `refund_order()`\n")
    assert "hardly any code" in found.reason


def test_a_page_of_a_thousand_names_accuses_nobody(shop: Project) -> None:
    page = "".join(f"- [x] Implement `refund_order_{number}()`\n" for number in range(1000))
    assert not any(found.fails for found in shop.findings(page))
