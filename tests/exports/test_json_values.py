"""How values stand in a JSON document, and that it has the same bytes for the same values."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from mkdocs_gapreport.exports.json_values import Json, figure, share, written
from mkdocs_gapreport.model import Share


@pytest.mark.parametrize(
    ("document", "text"),
    [
        pytest.param({}, "{}\n", id="nothing"),
        pytest.param({"b": 1, "a": [], "ä": None}, None, id="keys in order"),
        pytest.param({"a": '\x00\x1f\x7f\b\f\n\r\t"\\/é\u2028😀'}, None, id="what is escaped"),
        pytest.param({"a": [0.0, 0.25, 1e-4, 123456789.25]}, None, id="fractions"),
        pytest.param({"a": [-(2**63), 2**64, 10**30]}, None, id="numbers of any length"),
        pytest.param(
            {"b": 1, "a": "half \ud83d"}, '{\n  "a": "half \ufffd",\n  "b": 1\n}\n', id="half"
        ),
    ],
)
def test_a_document_is_written_as_python_writes_it(document: Json, text: str | None) -> None:
    as_python = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    assert written(document) == (as_python if text is None else text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(Fraction(90), 90, id="whole"),
        pytest.param(Fraction(1, 3), 0.3333, id="rounded"),
        pytest.param(Fraction(3, 20_000), 0.0002, id="a tie goes to the even digit"),
        pytest.param(Fraction(899_999, 10_000), 89.9999, id="four places"),
        pytest.param(Fraction(8_999_999, 100_000), 90, id="whole once it is rounded"),
    ],
)
def test_figures_have_four_places_at_most(value: Fraction, shown: float) -> None:
    assert figure(value) == shown
    assert isinstance(figure(value), type(shown))


def test_a_share_has_two_ends() -> None:
    assert share(Share.of(Fraction(1, 3), 1)) == [0.3333, 1.0]
