"""Checks and waivers that authors write in comments, which GitHub and the built page hide.

`<!-- verify: lines infra/backup.sh >= 296 -->`,
`<!-- gapreport: waive until=2027-01-31 reason="…" -->`
"""

from __future__ import annotations

import re
import shlex
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Check, Expectation, Relation, Waiver
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_OURS = regex(
    r"^<!--\s*(?P<name>verify|gapreport)\s*:\s*(?P<words>.*?)\s*-*->$", re.DOTALL | re.IGNORECASE
)
_ALMOST = regex(
    r"^<!--\s*(?:verify\s+(?:file|directory|absent|files|lines|bytes|substance)\s"
    r"|(?:verfy|verifiy|verif|verifies|veryfy|check|gap-report|gap_report|gapreprot)\s*:)",
    re.IGNORECASE,
)
_COMPARISONS = frozenset({"=>", "=<", ">=", "<=", "==", "=", ">", "<", "!=", "≥", "≤"})
_EXPECTED = regex(
    r"\s*(?P<relation>>=|<=|==|(?<=\s)=(?=\s)|>|<|~|≥|≤)\s*(?P<value>[~+-]?[\d.,_]{0,20}\d)\s*(?P<unit>%|[A-Za-z]{0,10})?\s*$"
)
_RELATIONS = {"=": "==", "≥": ">=", "≤": "<="}
# What the site draws in the place of the comment.
MARKERS = (
    "actions",
    "badge",
    "contradictions",
    "deliverables",
    "gap-report",
    "report",
    "risks",
    "roadmap",
    "summary",
    "timeline",
)
EXAMPLE = "<!-- verify: lines src/app.py >= 100 -->"
WAIVER_EXAMPLE = '<!-- gapreport: waive until=2027-01-31 reason="why" -->'


def is_ours(comment: str) -> bool:
    """Whether a comment asks something of a claim, well written or not; a marker does not."""
    match = _OURS.match(comment)
    if match and match["words"].partition(" ")[0] in MARKERS:
        return False
    return bool(match or _ALMOST.match(comment))


def read(comments: Iterable[tuple[int, str]]) -> tuple[tuple[Check, ...], Waiver | None]:
    """The checks and the waiver in a claim's comments; what is ill-written is a broken check."""
    checks: list[Check] = []
    waiver: Waiver | None = None
    for line, comment in comments:
        match = _OURS.match(comment.strip())
        if match and match["name"].lower() == "verify":
            checks.append(check(match["words"], line))
        elif match and match["words"].startswith("waive"):
            read_waiver = _waiver(match["words"].removeprefix("waive"), line)
            if isinstance(read_waiver, Waiver):
                waiver = read_waiver
            else:
                checks.append(read_waiver)
        elif is_ours(comment.strip()):
            checks.append(
                _broken(
                    comment,
                    line,
                    f"the comment is no check; write `{EXAMPLE}` or `{WAIVER_EXAMPLE}`",
                )
            )
    return tuple(checks), waiver


def check(words: str, line: int = 0) -> Check:
    """Make a check of `lines src/app.py >= 100`: verifier, arguments, what is expected."""
    expected = _EXPECTED.search(words)
    bare = words[: expected.start()] if expected else words
    try:
        pieces = split(bare)
    except ValueError as error:
        return _broken(
            words, line, f"the check cannot be read: {str(error).lower()}; write `{EXAMPLE}`"
        )
    if not pieces:
        return _broken(words, line, f"the check names no verifier; write `{EXAMPLE}`")
    stray = next((piece for piece in pieces if piece in _COMPARISONS), "")
    if stray == "=" and expected and bare.endswith("=") and expected[0].strip()[:1] in {"<", ">"}:
        turned = expected[0].strip()[0]
        return _broken(words, line, f"`={turned}` is no comparison; write `{turned}=`")
    if stray:
        problem = f"`{stray}` compares with no number here; end the check with one, as in `>= 100`"
        return _broken(words, line, problem)
    arguments: dict[str, str] = {}
    for number, piece in enumerate(pieces[1:], 1):
        name, equals, value = piece.partition("=")
        if equals and name.isidentifier():
            arguments[name] = value
        else:
            arguments[str(number)] = piece
    return Check(
        verifier=pieces[0],
        arguments=arguments,
        expected=_expectation(expected) if expected else None,
        inferred=False,
        is_thing=True,
        is_made=True,
        line=line,
        source=words,
    )


def split(words: str) -> list[str]:
    """The words of a comment, quoted ones whole; raises `ValueError` for a quote left open."""
    lexer = shlex.shlex(words, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = lexer.escape = ""
    return list(lexer)


def _expectation(match: re.Match[str]) -> Expectation:
    relation = Relation(_RELATIONS.get(match["relation"], match["relation"]))
    value = Fraction(re.sub(r"[,_]", "", match["value"].lstrip("~+")))
    unit = (match["unit"] or "").lower()
    value *= {"kb": 1000, "mb": 1_000_000}.get(unit, 1)
    return Expectation(relation, value, "bytes" if unit in {"kb", "mb"} else unit, match[0].strip())


def _waiver(words: str, line: int) -> Waiver | Check:
    problem = ""
    given: dict[str, str] = {}
    until = None
    try:
        given = dict(piece.partition("=")[::2] for piece in split(words))
        until = date.fromisoformat(given["until"]) if given.get("until") else None
    except ValueError as error:
        said = f"cannot be read: {str(error).lower()}; write `{WAIVER_EXAMPLE}`"
        if given:
            said = f"names a date that does not exist, `{given['until']}`; write it as 2027-01-31"
        problem = said
    unknown = sorted(set(given) - {"until", "reason"})
    if unknown:
        problem = f"knows no `{unknown[0]}`, only `until` and `reason`; write `{WAIVER_EXAMPLE}`"
    elif not problem and not given.get("reason", "").strip():
        problem = f"gives no reason; write `{WAIVER_EXAMPLE}`"
    if problem:
        return _broken(f"waive{words}", line, f"the waiver {problem}")
    return Waiver(reason=given["reason"].strip(), until=until, line=line)


def _broken(source: str, line: int, problem: str) -> Check:
    return Check(
        verifier="", arguments={}, inferred=False, line=line, source=source.strip(), problem=problem
    )
