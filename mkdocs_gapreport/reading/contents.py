"""What a done line states of its file beyond that it is there: "`main.py` – 12 endpoints".

A figure is asked for where the words leave no doubt that it is the file's. Where they do, and for
what nothing here can count, the claim keeps the words, so that nobody takes them for checked.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import references, roles
from mkdocs_gapreport.reading.counted import Counted, counted
from mkdocs_gapreport.reading.declared import declared
from mkdocs_gapreport.reading.measures import of_kind, spelled
from mkdocs_gapreport.reading.sentences import behind_ids, masked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_gapreport.model import Check
    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.roles import Part
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_MOST = 6
_DOCUMENT = regex(r"\.(?:md|mdx|markdown|rst|adoc|ipynb)$", re.IGNORECASE)
_LONGEST = 4000
_QUOTES = r"[\s*_`\"'”»]*+"
# what may stand between a path and its figure: "`a.py` – ", "`a.py` (", "`a.py` with "
_INTRO = regex(
    rf"{_QUOTES}(?:(?:[-–—:：(（\[)）\],;✅]|(?:with|has|have|had|contains?|containing|defin(?:es?|ing)"
    r"|provid(?:es?|ing)|implement(?:s|ing)?|export(?:s|ing)?|expos(?:es?|ing)|includ(?:es?|ing)"
    r"|holds?|lists?|now|all|total(?: of)?|a total of|complete|completed|done|implemented|created"
    r"|com|mit|avec|con|contém|tem)\b)[\s*_]*+)*+",
    re.IGNORECASE,
)
_SEGMENT = regex(
    r"(?:[-–—|•·+&](?=\s)|[(（\[:：,;、，]|\b(?:and|with|has|having|contain(?:s|ing)|includ(?:es|ing)"
    r"|expos(?:es|ing)|provid(?:es|ing)|offer(?:s|ing)|creat(?:es|ing)|defin(?:es|ing))\b)"
    r"\s*(?:✅\s*)?$"
)
_SEGMENT_END = regex(
    r"[*_`\"']*(?:$|\s*[,:：;)（(）\]✅|+&/、，.]|\s+[-–—]|\s+(?:and|for|to|that|which|via|with|total"
    r"|in total|in all|implemented|defined|completed?|passing|working|created|covering)\b)",
    re.IGNORECASE,
)
# "12 endpoints in `a.py`", "9 roles (`roles.py`)", "12 tests for the oven (`test_a.py`)"
_AIM = r"(?:for|of|on|covering)\s[\w ,&/-]{1,40}?\s*+"
_MADE = r"(?:defined|implemented|declared|created|available|registered|found|exposed)\s++"
_INTO = regex(
    rf"{_QUOTES}(?P<aim>{_AIM})?(?:(?:are|were)\s++)?(?:{_MADE})?"
    rf"(?:in|across|inside|within|em|en|dans)\s++(?:the\s++)?{_QUOTES}"
    rf"|{_QUOTES}(?P<aimed>{_AIM})?(?:{_MADE})?(?P<bracket>[(（\[])(?:in|see|file|from)?[\s:*_`\"']*+",
    re.IGNORECASE,
)
_LED = regex(
    r"[\s*_✅]*(?:[^\W\d_][\w /&-]{0,40}:[\s*_]*"
    r"|(?P<said>[^\W\d_][\w /&-]{0,60}\b(?:with|has|having)\s))?(?:all\s+|the\s+)?"
    r"(?P<verb>(?:create|implement|write|define|build)(?:s|e?d)?\s+|wrote\s+|built\s+|added?\s+)?"
    r"(?:all\s+)?(?:~|≈|about |over |>=? ?|≥ ?|at least |more than )?",
    re.IGNORECASE,
)
# "`a.py` + `b.py` (12 tests)": the figure is that of both
_JOINED = regex(r"(?:[+&,/]|\b(?:and|e|y|und|et))\s*[*_`\"']*$")
_OF_SEVERAL = regex(r"\b(?:total|in all|altogether|combined|together|each|both)\b", re.IGNORECASE)


class Contents(Struct, frozen=True):
    """The checks that the line asks for, what it states unchecked, and the comment to paste."""

    checks: tuple[Check, ...] = ()
    unchecked: tuple[str, ...] = ()
    suggestion: str = ""
    needs: str = ""


def of_line(
    words: Inline, start: int, vocabulary: Vocabulary, known: Sequence[Check] = ()
) -> Contents:
    """What a line states of the files it is about; `known` is what it is asked for already."""
    named = references.references(words, vocabulary, start) if len(words.text) < _LONGEST else ()
    parts = roles.parts(words, start, named, vocabulary)
    if not parts or any(part.is_absent or part.proves_nothing for part in parts):
        return Contents()
    plain = masked(words, named)
    begin = behind_ids(plain, start)
    figures = list(counted(plain, start, vocabulary))[:_MOST]
    begin = start if figures and figures[0].start < begin else begin
    asked: list[Check] = []
    left: list[str] = []
    for figure in figures:
        part = _owner(figure, parts, plain, begin)
        check = _asked(figure, part, plain, begin, vocabulary) if part else None
        if any(_is_known(figure, check, other) for other in known):
            continue
        if check:
            asked.append(check)
        else:
            left.append(figure.words)
    return _told([*asked, *declared(words, plain, begin, parts)], left, parts[0])


def in_row(
    part: Part, cells: Mapping[str, str], known: Sequence[Check], vocabulary: Vocabulary
) -> Contents:
    """What the other cells of a row state of its file, each below its head."""
    asked: list[Check] = []
    left: list[str] = []
    for head, text in cells.items():
        bare = text.strip(" ✅✓*_`")
        said = f"{bare} {head}" if bare.strip("~+").replace(",", "").isdigit() else bare
        figure = next(counted(said, 0, vocabulary), None)
        if figure is None or said != bare and not figure.kind:
            continue
        is_all = not figure.start and figure.end == len(said)
        check = of_kind(figure, part, vocabulary, is_clear=False) if is_all else None
        if any(_is_known(figure, check, other) for other in known):
            continue
        if check:
            asked.append(check)
        else:
            left.append(figure.words)
    return _told(asked, left, part)


def joined(one: Contents, other: Contents) -> Contents:
    """What two parts of a line state together."""
    first = one if one.suggestion else other
    return Contents(
        (*one.checks, *other.checks),
        (*one.unchecked, *other.unchecked),
        first.suggestion,
        first.needs,
    )


def _told(asked: Sequence[Check], left: Sequence[str], part: Part) -> Contents:
    suggestion, needs = "", ""
    first = next((check for check in asked if check.expected), None)
    if first:
        suggestion = spelled(first)
    elif left:
        number = re.sub(r"\D", "", re.match(r"\D*[\d,]+", left[0])[0])  # type: ignore[index]  # a figure
        path = shlex.quote(part.reference.path)
        if _DOCUMENT.search(part.reference.path):
            suggestion = "<!-- verify: attested NAME on=YYYY-MM-DD -->"
            needs = "somebody who counted them, as no pattern is looked for in pages"
        else:
            suggestion = f"<!-- verify: text PATTERN path={path} == {number} -->"
            needs = "a pattern that each of them, and nothing else there, holds"
    elif asked:
        suggestion = spelled(asked[0])
    return Contents(tuple(asked), tuple(dict.fromkeys(left)), suggestion, needs)


def _is_known(figure: Counted, check: Check | None, other: Check) -> bool:
    is_same = check is not None and (check.verifier, check.path) == (other.verifier, other.path)
    is_said = bool(other.expected and other.expected.stated in {figure.words, other.source})
    is_said = is_said and bool(other.expected and other.expected.value == figure.expected.value)
    return (
        is_same or is_said and other.verifier in {"tests", "files", "lines", "bytes", "endpoints"}
    )


def _owner(figure: Counted, parts: Sequence[Part], plain: str, begin: int) -> Part | None:
    """The file whose figure it is: the only one, or the one right before it."""
    usable = [
        part for part in parts if not (part.reference.is_tentative or part.reference.is_struck)
    ]
    if len({part.reference.path for part in usable}) == 1:
        return usable[-1]
    behind = next((part for part in usable if part.reference.start >= figure.end), None)
    into = _INTO.fullmatch(plain, figure.end, behind.reference.start) if behind else None
    if into and not into["bracket"]:
        return behind
    return _right_before(figure, usable, plain, begin) or (behind if into else None)


def _right_before(figure: Counted, usable: Sequence[Part], plain: str, begin: int) -> Part | None:
    """The file right before a figure, which is not that of several together."""
    before = [part for part in usable if part.reference.end <= figure.start]
    if not before or _OF_SEVERAL.search(plain, begin):
        return None
    last = before[-1]
    is_right_behind = _INTRO.fullmatch(plain, last.reference.end, figure.start)
    between = plain[before[-2].reference.end if len(before) > 1 else begin : last.reference.start]
    is_joined = _JOINED.search(between) and not re.search(r"\d", between)
    return last if is_right_behind and not is_joined else None


def _asked(
    figure: Counted, part: Part, plain: str, begin: int, vocabulary: Vocabulary
) -> Check | None:
    """The check of a figure whose place in the line says that it is that of the file."""
    ref = part.reference
    if figure.start >= ref.end:
        between = plain[ref.end : figure.start]
        is_clear = bool(_INTRO.fullmatch(between)) or _is_chained(between)
        is_clear = is_clear or (figure.kind == "tests" and _is_aside(between))
        is_alone = bool(_SEGMENT_END.match(plain, figure.end))
        is_sum = bool(_OF_SEVERAL.match(plain[figure.end :].lstrip())) and not is_clear
        if is_sum or not (is_clear or _SEGMENT.search(between)) or not is_alone:
            return None
        is_clear = is_clear and (part.leads or part.is_made)
    else:
        led = _LED.fullmatch(plain[begin : figure.start])
        into = _INTO.fullmatch(plain[figure.end : ref.start])
        is_told = led or _SEGMENT.search(plain[begin : figure.start])
        if not is_told or not into:
            return None
        is_for = into["aim"] or into["aimed"]
        is_added = led and (led["verb"] or "").lower().startswith("add")
        is_clear = bool(led and not led["said"]) and not (is_for or is_added)
    return of_kind(figure, part, vocabulary, is_clear=is_clear)


def _is_aside(between: str) -> bool:
    """Whether it stands in parentheses behind a description: "`a.py` - the oven (12 tests"."""
    said, opening, inside = between.rpartition("(")
    is_described = bool(re.match(r"\W{0,3}\s?[-–—:：]", said)) and ")" not in inside
    return bool(opening) and is_described and (not inside.strip() or _is_chained(f"({inside}"))


def _is_chained(between: str) -> bool:
    """Whether only other figures stand between: "(~700 lines, 29 tests)"."""
    bare = re.sub(r"[~≈]?\d[\d,.]*\+?\s[^\W\d_]+", "", between)
    return bare != between and bool(re.fullmatch(r"[\s*_`\"'”(（\[–—:,;&+/-]*(?:and\s*)?", bare))
