"""A page as it lies: encodings, line ends, front matter, sizes, and what its author is told."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from projects import claims_of, said

from mkdocs_gapreport import reading

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Page

MARKS = "# Kiln\n\n- ✅ heat – slowly\n- ❌ cool\n- ⚠️ sell → soon\n- ⏳ rest\n"
PLAIN = ["done ✅ heat – slowly", "todo ❌ cool", "partial ⚠️ sell → soon", "todo ⏳ rest"]


def read(raw: str | bytes, *, assume: str = "", trees: bool = False) -> Page:
    content = raw.encode() if isinstance(raw, str) else raw
    words = reading.vocabulary()
    return reading.read(content, "TODO.md", words=words, assume=assume, trees=trees)


def stated(raw: bytes) -> list[str]:
    return [f"{said(claim)} {claim.text}" for claim in claims_of(raw)]


ENCODED = {
    "UTF-8": MARKS.encode(),
    "UTF-8 with a byte order mark": codecs.BOM_UTF8 + MARKS.encode(),
    "UTF-16": MARKS.encode("utf-16"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + MARKS.encode("utf-16-be"),
    "line ends of Windows": MARKS.replace("\n", "\r\n").encode(),
    "line ends of an old Mac": MARKS.replace("\n", "\r").encode(),
    "without a last line end": MARKS.strip().encode(),
}


@pytest.mark.parametrize("raw", ENCODED.values(), ids=ENCODED)
def test_a_page_is_read_whatever_its_encoding(raw: bytes) -> None:
    assert stated(raw) == PLAIN
    assert read(raw).remarks == ()
    assert [claim.line for claim in claims_of(raw)] == [3, 4, 5, 6]


def garbled(text: str, encoding: str) -> bytes:
    """A text whose UTF-8 was read as something else, and saved as UTF-8 again."""
    wrong = "".join(
        bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte))
        for byte in text.encode()
    )
    return wrong.encode()


@pytest.mark.parametrize(
    ("encoding", "name"), [("mac_roman", "Mac Roman"), ("cp1252", "Windows-1252")]
)
def test_mis_encoded_marks_are_repaired_and_told_once(encoding: str, name: str) -> None:
    raw = garbled(MARKS, encoding)
    assert "✅".encode() not in raw
    assert stated(raw) == PLAIN
    (remark,) = read(raw).remarks
    assert f"4 lines hold UTF-8 that was once read as {name}" in remark
    assert "save the page as UTF-8" in remark


@pytest.mark.parametrize(
    "text",
    [
        "# Café – ça va → là\n\n- ✅ naïve\n",
        "- ✅ the mark ‚úÖ is garbled\n",
        "- [x] √ö is a word\n",
    ],
)
def test_what_is_well_encoded_is_left_alone(text: str) -> None:
    page = read(text)
    assert (page.text, page.remarks) == (text, ())


def test_another_encoding_is_told() -> None:
    page = read("- [x] schön\n".encode("cp1252"))
    assert page.claims[0].text == "schön"
    assert page.remarks == (
        "line 1 is not UTF-8; the page was read as Windows-1252: save it as UTF-8",
    )


@pytest.mark.parametrize("raw", [b"", b"\0\0\0", b"\xff\xfe", b"\xef\xbb\xbf", bytes(range(256))])
def test_no_bytes_stop_it(raw: bytes) -> None:
    assert read(raw).claims == ()


@pytest.mark.parametrize(
    "mark", ["\u00a0", "\u200b", "\ufe0f", "\u2028", "\ufeff", "\x0b", "\x0c", "\x85"]
)
def test_odd_blanks_break_no_line(mark: str) -> None:
    first, second = claims_of(f"- [x] a{mark}b\n- [x] c\n")
    assert (first.line, second.line) == (1, 2)


FRONT = {
    "a title": ("title: Ovens", 3, ""),
    "a status": ("status: done", 3, ""),
    "nothing": ("", 3, ""),
    "a list": ("- a\n- b", 4, ""),
    "a number": ("12", 3, ""),
    "our options": ("gapreport:\n  assume: done\n  trees: true", 5, ""),
    "yes": ("gapreport: true", 3, ""),
    "no YAML": ("a: b: c", 3, "line 2: the front matter is no YAML and was left out"),
    "a tab": ("a:\n\t- b", 4, "line 3: the front matter is no YAML and was left out"),
    "an unknown option": (
        "gapreport:\n  asume: done",
        4,
        "the front matter's `gapreport:` knows no `asume`, only `as_of`, `assume` and `trees`",
    ),
    "an unknown value": (
        "gapreport:\n  assume: todo",
        4,
        "the front matter's `assume: todo` is not known; write `assume: done`",
    ),
    "a Python object": (
        "a: !!python/object/apply:os.system [ls]",
        3,
        "line 2: the front matter is no YAML and was left out",
    ),
}


@pytest.mark.parametrize(("yaml", "lines", "remark"), FRONT.values(), ids=FRONT)
def test_front_matter_moves_no_line(yaml: str, lines: int, remark: str) -> None:
    body = f"{yaml}\n" if yaml else "\n"
    page = read(f"---\n{body}---\n# Kiln\n- [x] heat\n")
    claims = [claim for claim in page.walk() if claim.text == "heat"]
    assert page.front_matter == lines
    assert [claim.line for claim in claims] == [lines + 2]
    assert page.remarks == ((remark,) if remark else ())


@pytest.mark.parametrize("end", ["---", "---  ", "..."])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter_ends_as_yaml_ends(end: str, line_end: str) -> None:
    page = f"---\ntitle: Ovens\n{end}\n- [x] heat\n".replace("\n", line_end)
    assert (read(page).title, read(page).claims[0].line) == ("Ovens", 4)


@pytest.mark.parametrize(
    "text",
    ["---\n- [x] heat\n", "- [x] heat\n---\ntitle: x\n---\n", "\n---\ntitle: x\n---\n- [x] a"],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert read(text).front_matter == 0


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Ovens\n---\n# Kiln\n", "Ovens"),
        ("# Kiln\n", "Kiln"),
        ("text\n\n## Kiln ✅\n", "Kiln ✅"),
        ("text\n", "TODO.md"),
        ("---\ntitle:\n---\ntext\n", "TODO.md"),
        ("---\ntitle: 12\n---\ntext\n", "12"),
    ],
)
def test_a_page_has_a_title(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("yaml", "asks"),
    [
        ("gapreport: true", True),
        ("gapreport: {assume: done}", True),
        ("gapreport: false", False),
        ("gapreport:", False),
        ("title: x", None),
        ("a: b: c", None),
    ],
)
def test_a_page_may_ask_to_be_read(yaml: str, asks: bool | None) -> None:  # noqa: FBT001  a column
    assert reading.asks_to_be_read(f"---\n{yaml}\n---\ntext\n".encode()) is asks
    assert reading.asks_to_be_read(f"\ufeff---\r\n{yaml}\r\n---\r\n".encode()) is asks
    assert reading.asks_to_be_read(f"text\n---\n{yaml}\n---\n".encode()) is None


LISTED = "# Delivered\n\n- `src/a.py`\n- heats well\n- **src/b.py**: cools\n- see `src/c.py`\n"


def test_lists_without_marks_are_claims_where_the_site_says_so() -> None:
    assert claims_of(LISTED) == ()
    assert [claim.text for claim in claims_of(LISTED, assume="done")] == [
        "src/a.py",
        "src/b.py: cools",
    ]


def test_lists_without_marks_are_claims_where_the_page_says_so() -> None:
    page = f"---\ngapreport:\n  assume: done\n---\n{LISTED}"
    assert [said(claim) for claim in claims_of(page)] == ["done", "done"]


def test_what_has_a_mark_keeps_it_where_others_are_assumed() -> None:
    page = "- [ ] `src/a.py`\n- ⏳ `src/b.py`\n- `src/c.py`\n"
    assert [said(claim) for claim in claims_of(page, assume="done")] == ["todo", "todo", "done"]


def test_fifty_thousand_lines_are_read() -> None:
    page = "".join(f"- [x] heat {number}\n" + "  slowly\n" * 24 for number in range(2_000))
    claims = claims_of(page)
    assert len(claims) == 2_000
    assert (claims[-1].line, claims[-1].end) == (49_976, 50_000)


DEEP = {
    "items": "".join(f"{'  ' * depth}- [x] {depth}\n" for depth in range(300)),
    "quotations": ">" * 3000 + " - [x] a\n",
    "brackets": "- [x] " + "[" * 5000 + "a" + "]" * 5000 + "\n",
    "parentheses": "- [x] " + "(" * 5000 + "`src/a.py`" + ")" * 5000 + "\n",
    "emphasis": "- [x] " + "*a **b " * 2000 + "\n",
    "marks that nothing can mend": "- ‚úÖ a\n" * 3 + "é\u00a0" * 20_000 + "\n",
    "sentences": "- [x] " + "Add `a/b.py`. " * 5000 + "\n",
    "braces": "- [x] src/" + "{" * 2000 + "a" + "}" * 2000 + ".py\n",
    "tags": "<details>" * 3000 + "\n- [x] a\n",
    "admonitions": "".join(f"{'    ' * depth}!!! note\n" for depth in range(300)),
    "tables": "|" * 3000 + "\n" + "|-" * 3000 + "\n" + "|✅" * 3000 + "\n",
    "one long line": "- [x] " + "a" * 500_000 + "\n",
    "one long path": "- [x] `" + "a/" * 100_000 + "`\n",
    "many paths": "- [x] " + "src/a.py " * 1000 + "\n",
    "many comments": "- [x] a " + "<!-- verify: file a -->" * 500 + "\n",
    "an open comment": "<!--" * 1000 + "\n- [x] a\n",
    "marks": "- " + "✅" * 50_000 + "\n",
    "figures": "- [x] `a.py` (" + "1," * 20_000 + " lines)\n",
    "digits": "- [x] `a.py` (" + "9" * 50_000 + " lines)\n",
    "digits in a check": "- [x] a <!-- verify: lines a >= " + "9" * 50_000 + " -->\n",
    "digits in a cell": "|File|Lines|\n|-|-|\n|`a.py`|" + "9" * 50_000 + "|\n",
    "digits of an effort": "## Ovens ✅\n\n**Effort**: " + "9" * 50_000 + " days\n",
    "dashes": "- [x] `a.py` " + "- " * 20_000 + "\n",
    "percent": "**Progress**: " + "9" * 20_000 + " %\n",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_nothing_is_too_deep_or_too_long(text: str) -> None:
    read(text, trees=True)


def test_items_that_are_nested_too_deep_are_told() -> None:
    page = read(DEEP["items"])
    assert page.remarks == ("lists nested deeper than 60 levels were left out",)
    assert len(list(page.walk())) > 20


@pytest.mark.parametrize(
    "stretch",
    ["<!-- ", "<!--\n\n", "**Status**: ✅ Complete\n\n", "## S\n\n**Status**: ✅ Complete\n\n"],
)
def test_a_page_of_one_stretch_over_and_over_is_read_to_its_end(stretch: str) -> None:
    page = stretch * 3000 + "\n\n- [x] `src/last.py`\n"
    read = [claim.text for claim in claims_of(page)]
    assert ("<!--" in stretch) or read[-1] == "src/last.py"


def test_sections_of_the_same_title_each_have_their_own_status() -> None:
    part = "## Oven\n\n**Status**: ✅ Complete\n\n- [x] `src/{}.py`\n\n"
    read = claims_of(part.format("a") + part.format("b"))
    below = [[inner.text for inner in claim.parts] for claim in read if claim.parts]
    assert below == [["src/a.py"], ["src/b.py"]]
