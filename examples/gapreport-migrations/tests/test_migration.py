from __future__ import annotations

import pytest
from mkdocs_gapreport.model import Place, Verdict
from mkdocs_gapreport.testing import evidence_of, verdict_of

from gapreport_migrations import migration

FILES = {
    "migrations/1_orders.sql": """\
        -- what people buy
        CREATE TABLE IF NOT EXISTS orders (id int);
        """,
    "migrations/2_notes.sql": "alter table orders add column refunds int;\n",
    "db/3.sql": "create table refunds (id int);\n",
}


@pytest.mark.parametrize("table", ["refunds", "order", "orders2", ".*", "int"])
def test_a_table_that_no_migration_creates_is_false(table: str) -> None:
    assert evidence_of(migration, files=FILES, table=table).value is False


def test_without_migrations_nothing_is_known() -> None:
    evidence = evidence_of(migration, files={"README.md": "# Shop\n"}, table="orders")
    assert evidence.value is None
    assert evidence.summary == "no SQL files lie in `migrations`; name another `folder`"


def test_a_table_that_is_created_holds_and_its_line_is_named() -> None:
    evidence = evidence_of(migration, files=FILES, table="orders")
    assert (evidence.value, evidence.places) == (True, (Place("migrations/1_orders.sql", 2),))


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("- [x] Orders are kept <!-- verify: migration orders -->", Verdict.ACCURATE),
        ("- [x] Refunds are kept <!-- verify: migration refunds -->", Verdict.MISSING),
        ("- [x] Refunds are kept <!-- verify: migration refunds folder=db -->", Verdict.ACCURATE),
        ("- [ ] Refunds are kept <!-- verify: migration refunds -->", Verdict.OPEN),
        ("- [x] Orders are kept <!-- verify: migration -->", Verdict.BROKEN),
    ],
)
def test_on_a_page(line: str, verdict: Verdict) -> None:
    assert verdict_of(line, files=FILES) == verdict
