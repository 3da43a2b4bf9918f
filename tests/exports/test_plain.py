from __future__ import annotations

import pytest

from mkdocs_gapreport.exports.plain import neutral, one_line, shortened, width, wrapped


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("✅ `src/a.py` (100 %) – done", id="marks, dashes and code"),
        pytest.param("Größe 完成 مرحبا", id="other writings"),
        pytest.param("👩\u200d💻 ⚠️", id="joined emoji"),
        pytest.param("std::vector and 10:30", id="colons inside words"),
        pytest.param("# heading, #12, C# [note], ## [0.1]", id="hashes"),
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", r"\x1b[31mred", id="escape sequence"),
        pytest.param("\x9b31m", r"\x9b31m", id="escape sequence of one byte"),
        pytest.param("a\x00\x07b", r"a\x00\x07b", id="control characters"),
        pytest.param("a\u202eb\u2066", r"a\u202eb\u2066", id="direction of writing"),
        pytest.param("half \ud83d", r"half \ud83d", id="half of a surrogate pair"),
        pytest.param("::set-output name=x::y", r"\x3a:set-output name=x::y", id="GitHub"),
        pytest.param("see ::stop-commands::x", r"see \x3a:stop-commands::x", id="GitHub, inside"),
        pytest.param("x##[set-output a]", r"x\x23#[set-output a]", id="GitHub, old form"),
        pytest.param("##vso[task.x]", r"\x23#vso[task.x]", id="Azure"),
        pytest.param("##teamcity[x]", r"\x23#teamcity[x]", id="TeamCity"),
    ],
)
def test_what_a_terminal_or_log_would_obey_is_shown(text: str, shown: str) -> None:
    assert neutral(text) == shown


def test_text_of_several_lines_becomes_one() -> None:
    assert one_line(" a\n\t b\r\n::error::c\u2028d ") == r"a b \x3a:error::c d"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("abc", 3, id="letters"),
        pytest.param("✅ ok", 5, id="emoji are wide"),
        pytest.param("⚠️", 1, id="selectors take no room"),
        pytest.param("完成", 4, id="Chinese is wide"),
        pytest.param("e\u0301", 1, id="accents take no room"),
    ],
)
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        pytest.param("abcdef", 6, "abcdef", id="fits"),
        pytest.param("abcdefg", 6, "abcde…", id="cut"),
        pytest.param("abc def", 5, "abc…", id="no space before the dots"),
        pytest.param("完成完成", 5, "完成…", id="wide characters"),
    ],
)
def test_text_is_cut_to_the_columns(text: str, columns: int, shown: str) -> None:
    assert shortened(text, columns) == shown
    assert width(shown) <= columns


def test_lines_break_between_words_and_long_paths_stay_whole() -> None:
    assert wrapped("one two a/very/long/path.py three", 9) == [
        "one two",
        "a/very/long/path.py",
        "three",
    ]
