"""A ruling in words: the badge's few, the reason, and what to do about it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import contents
from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import (
    Claim,
    Expectation,
    Kind,
    Outcome,
    Result,
    Role,
    Rung,
    Verdict,
    grouped,
    one_of,
)
from mkdocs_gapreport.reading import measures
from mkdocs_gapreport.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.audit.verdicts import Ruling
    from mkdocs_gapreport.repository import Repository

_EXAMPLE = "<!-- verify: file src/app.py -->"
_SHOWN = 3
_ALIKE = 82
_MOST_PATHS = 200_000


def figure(ruling: Ruling, results: Sequence[Result]) -> str:
    """The few words behind the verdict on a badge: "never existed", "175 of 1650+ lines"."""
    if not ruling.deciding:
        return _rolled(ruling)
    if ruling.verdict is Verdict.ACCURATE and ruling.left:
        return f"{ruling.left[0]} not checked"
    first = ruling.deciding[0]
    own = [r for r in results if r.check.role is Role.SUBJECT and not r.check.is_beside]
    if ruling.verdict is Verdict.BROKEN:
        return "the check cannot run"
    if len(ruling.deciding) < len(own) and ruling.verdict is Verdict.OVERSTATED:
        return f"{len(ruling.deciding)} of {len(own)} false"
    if ruling.verdict is Verdict.MISSING:
        return "never existed" if first.evidence.rung is not None else "not found"
    if ruling.verdict is Verdict.UNDERSTATED:
        return "it is there"
    if ruling.verdict is Verdict.OPEN and first.evidence.is_hollow:
        return "only a stub is there"
    if ruling.verdict in {Verdict.OVERSTATED, Verdict.OUTDATED}:
        return _measure(first)
    return _apart(first) if first.differs else ""


def _apart(result: Result) -> str:
    expected, value = result.check.expected, result.evidence.value
    if expected and isinstance(value, Fraction):
        return f"{grouped(value)} found, not {expected.words}"
    return f"`{result.check.source}` not found"


def reason(ruling: Ruling, results: Sequence[Result] = ()) -> str:
    """The sentences that explain a verdict."""
    said = [result.evidence.summary for result in ruling.deciding[:_SHOWN]]
    more = len(ruling.deciding) - _SHOWN
    said += [f"and {more} more"] if more > 0 else []
    if ruling.left:
        said += [unchecked(ruling.left)]
        said += [result.evidence.summary for result in contents.undecided(results)[:_SHOWN]]
    sentences = list(dict.fromkeys([*([ruling.note] if ruling.note else []), *said]))
    return "; ".join(sentences) or "it names nothing that can be checked here"


def unchecked(words: Sequence[str]) -> str:
    """The words of a line that nobody checked, as a sentence."""
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return f"not checked: {', '.join(f'`{each}`' for each in words[:_SHOWN])}{more}"


def advice(claim: Claim, ruling: Ruling, repository: Repository) -> str:
    """What to do about it; nothing for what is fine."""
    deciding = ruling.deciding[0] if ruling.deciding else None
    match ruling.verdict:
        case Verdict.MISSING if deciding:
            return f"{_supply(deciding, repository)}, or say that it is not done"
        case Verdict.OVERSTATED if deciding:
            return _lower(deciding)
        case Verdict.OUTDATED if deciding:
            return _update(deciding)
        case Verdict.UNDERSTATED:
            return "if it does what the line says, say that it is done"
        case Verdict.BROKEN if deciding:
            return "mend the check, or take it out"
        case Verdict.ACCURATE if not ruling.left:
            return ""
    return _to_check(claim, deciding, ruling.verdict)


def _to_check(claim: Claim, deciding: Result | None, verdict: Verdict) -> str:
    """How to have checked what was not, or not wholly."""
    if deciding and deciding.differs:
        return _settled(deciding)
    if claim.suggestion:
        needs = f"; it needs {claim.needs}" if claim.needs else ""
        return f"to have it checked, add `{claim.suggestion}`{needs}"
    if deciding and deciding.evidence.rung is None:
        return ""  # the evidence says what is missing to measure it
    if verdict is Verdict.UNVERIFIED and not claim.parts and claim.kind is not Kind.HEADING:
        return f"to have it checked, name a file, or add a check such as `{_EXAMPLE}`"
    return ""


def _settled(apart: Result) -> str:
    """How to settle what was not found as stated: by other words, or by a check that counts."""
    expected, value = apart.check.expected, apart.evidence.value
    if expected and isinstance(value, Fraction):
        words = _corrected(expected, value)
    else:
        words = f"name the file that has `{apart.check.source}`"
    return f"{words}, or add `{measures.spelled(apart.check)}` to have it checked"


def _entry(result: Result) -> str:
    """What to do about an entry that a file of settings never got."""
    check, places = result.check, result.evidence.places
    is_entry = check.verifier == "text" and check.is_thing and places
    return f"add `{check.source}` to `{places[0].path}`" if is_entry else ""


def _supply(missing: Result, repository: Repository) -> str:
    path = missing.check.path
    if _entry(missing):
        return _entry(missing)
    if missing.check.verifier == "text" and missing.check.inferred and not path:
        return f"use `{missing.check.source}` in the code"
    if not path or missing.evidence.rung is None or path in repository.files:
        return "write what the check asks for"
    if missing.evidence.rung is Rung.OUTSIDE:
        return "name a path in the repository"
    meant = suggestion(path, repository)
    return (
        f"if `{meant}` is meant, write that; otherwise create `{path}`"
        if meant
        else f"create `{path}`"
    )


def suggestion(path: str, repository: Repository) -> str:
    """The tracked path that is spelled most like a missing one, when it is very much alike."""
    if not 0 < len(repository.files) <= _MOST_PATHS:
        return ""
    best = nearest(path, repository.files, least=_ALIKE)
    wanted, found = (each.rpartition("/")[2] for each in (path, best))
    return best if nearest(wanted, [found], least=_ALIKE) else ""


def _rolled(ruling: Ruling) -> str:
    if ruling.verdict in {Verdict.OVERSTATED, Verdict.UNDERSTATED}:
        return (
            ruling.note.removeprefix("overstated ").removeprefix("understated ").partition(":")[0]
        )
    if ruling.verdict is Verdict.MISSING:
        return "none of its parts is there"
    return ""


def _measure(result: Result) -> str:
    check, evidence = result.check, result.evidence
    if evidence.rung in {Rung.HISTORY, Rung.NAMESAKE}:
        return "found elsewhere" if evidence.places else "removed"
    if check.verifier == "absent":
        return "still there"
    if evidence.lacking:
        return evidence.lacking.partition(" (")[0]
    if result.outcome is Outcome.HOLLOW:
        return "only stubs"
    if check.expected and isinstance(evidence.value, Fraction):
        if result.outcome is Outcome.GROWN:
            return f"{evidence.value.numerator:,} {check.expected.unit} now"
        return f"{grouped(evidence.value)} of {check.expected.words}"
    return "never existed" if evidence.rung is not None else "does not hold"


def _lower(result: Result) -> str:
    expected, value = result.check.expected, result.evidence.value
    if _entry(result):
        return f"{_entry(result)}, or take it out of the line"
    if result.evidence.lacking:
        return "use it, or test it, as the site requires; or say that it is not wired in yet"
    if result.check.verifier == "absent":
        return f"remove `{result.check.path}`, or say that it is not done"
    if result.outcome is Outcome.HOLLOW:
        return f"write `{result.check.path}`, or say that it is a stub"
    if expected and isinstance(value, Fraction) and is_there(result):
        return _corrected(expected, value)
    if expected and expected.value == 0 and value and result.evidence.rung is None:
        return "mend what the evidence shows, or say that it is not done"
    if expected and isinstance(value, Fraction) and result.evidence.rung is None:
        return f"mend what the evidence shows, or {_corrected(expected, value)}"
    if not is_there(result) and result.evidence.rung and result.check.path:
        return f"create `{result.check.path}`, or take it out of the line"
    return "mend what the evidence shows, or lower what the line states"


def _corrected(expected: Expectation, value: Fraction) -> str:
    unit = one_of(expected.unit) if value == 1 else expected.unit
    return f"say {f'{grouped(value)} {unit}'.strip()} in place of {expected.words}"


def _update(result: Result) -> str:
    expected, value = result.check.expected, result.evidence.value
    if result.outcome is Outcome.GROWN and expected and isinstance(value, Fraction):
        return _corrected(expected, value)
    if result.evidence.places:
        return f"write `{result.evidence.places[0].path}`"
    return "say that it was removed since, or drop the line"
