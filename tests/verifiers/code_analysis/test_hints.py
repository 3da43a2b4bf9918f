"""Hints are asked before a file is read: they may err on one side only, with either engine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code import hints
from mkdocs_gapreport.verifiers.code.hardcoded import _may_hold_one
from mkdocs_gapreport.verifiers.code.hints import hint
from mkdocs_gapreport.verifiers.code.middleware import _MAY_HOLD
from mkdocs_gapreport.verifiers.code.queries import _asks, _executes, _holds_sql

if TYPE_CHECKING:
    from collections.abc import Iterator

NO = [
    (_may_hold_one, "token = read()"),
    (_may_hold_one, "x = 1"),
    (_executes, "context = 1"),
    (_holds_sql, "selected = SELECT"),
    (_MAY_HOLD, "receiver = 1"),
]
YES = [
    (_may_hold_one, 'PASSWORD: str = "a"'),
    (_may_hold_one, "{'api-key' : 'a'}"),
    (_may_hold_one, "passw\u00f6rter = 'a'"),
    (_may_hold_one, "AKIAIOSFODNN7"),
    (_executes, "cursor.execute (sql)"),
    (_holds_sql, 'f" SELECT 1"'),
    (_asks, "db.get(Order, 1)"),
    (_asks, "Order.objects.get(1)"),
    (_MAY_HOLD, "class A(BaseHTTPMiddleware):"),
    (_MAY_HOLD, "async def __call__(self, scope, receive, send):"),
    (hint("grind|stone"), "a mill\nof stone"),
]


@pytest.fixture(params=["re2", "re"])
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ask with google-re2, and as if it were not installed."""
    hints._searcher.cache_clear()
    if request.param == "re":
        monkeypatch.setitem(sys.modules, "re2", None)
    yield
    hints._searcher.cache_clear()


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize(("may_hold", "text"), NO)
def test_what_holds_nothing_of_the_kind_is_not_read(may_hold: hints.Hint, text: str) -> None:
    assert not may_hold(text)


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize(("may_hold", "text"), YES)
def test_what_may_hold_it_is_read(may_hold: hints.Hint, text: str) -> None:
    assert may_hold(text)
