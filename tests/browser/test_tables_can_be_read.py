"""Tables of the report keep their short words whole, and their headers on one line with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from websites import VIEWS, View

if TYPE_CHECKING:
    from websites import Visitor

# words of ten letters or fewer that stand on two lines; paths have no blanks and may break
TORN = r"""cells => cells.flatMap(cell => {
  const torn = [];
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (text.parentElement.closest("code")) continue;
    for (const word of text.data.matchAll(/(?<!\S)\p{L}{2,10}(?!\S)/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (tops.size > 1) torn.push(word[0]);
    }
  }
  return torn;
})"""
BOTTOMS = """heads => heads.map(head => {
  const range = document.createRange();
  range.selectNodeContents(head);
  return Math.round(range.getBoundingClientRect().bottom);
})"""


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("uri", ["gap-report/", "deliverables/", "roadmap/"])
def test_no_short_word_is_torn(visit: Visitor, uri: str, view: View) -> None:
    cells = visit(uri, view).locator("table.gr-t :is(th, td)")
    assert cells.count()
    assert cells.evaluate_all(TORN) == []


@pytest.mark.parametrize("uri", ["deliverables/", "roadmap/"])
def test_headers_of_a_table_end_on_one_line(visit: Visitor, uri: str) -> None:
    heads = visit(uri, View()).locator("table.gr-t").first.locator("thead th")
    assert len(set(heads.evaluate_all(BOTTOMS))) == 1
