"""The report as text, for people at a terminal and in build logs: the false claims first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.plain import (
    COLUMNS,
    labelled,
    one_line,
    shortened,
    width,
    wrapped,
)
from mkdocs_gapreport.exports.words import (
    fail_through_parts,
    found,
    quoted,
    stated,
    where,
)
from mkdocs_gapreport.model import INSTALL_CODE, Verdict, counted, listed
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Acceptance, Finding, Report
    from mkdocs_gapreport.outlook import Contradiction, Outlook
    from mkdocs_gapreport.settings import Settings

_MOST_SILENT = 5
_MOST_REASONS = 5
_MOST_WAIVERS = 5


def to_text(
    report: Report, *, contradictions: Sequence[Contradiction] = (), color: bool = False
) -> str:
    """Write the report for people; `color` only where it goes to a terminal."""
    paragraphs = [
        [*_pages(report)],
        [_headline(report)],
        *_sections(report),
        _rest(report),
        _contradictions(contradictions),
        _gate(report),
    ]
    painted = "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"
    return painted if color else _PAINT.sub("", painted)


def to_plain_text(outlook: Outlook) -> str:
    """Write the report for people, without colour."""
    return to_text(outlook.report, contradictions=outlook.contradictions)


def summary(report: Report) -> str:
    """Say what was read and what came of it, for those who get the findings elsewhere."""
    lines = [*_pages(report), _headline(report), *_gate(report)]
    return _PAINT.sub("", "\n".join(lines)) + "\n"


def failures(report: Report) -> str:
    """Write one block for each claim that turns the build red, and nothing else."""
    blocks = [line for finding in report.failing for line in _block(finding)]
    return _PAINT.sub("", "\n".join([*blocks, *_through_parts(report)]))


def nothing_read(
    settings: Settings, where: str = "the repository", likely: Sequence[str] = ()
) -> str:
    """Say that no page was read, what was looked for, and what to do.

    `likely` are pages that look as if they made claims, whatever they are called.
    """
    named = settings.pages is not None
    looked_for = "of the pages that are named there are none" if named else _LOOKED_FOR
    excluded = ", ".join(f"`{pattern}`" for pattern in settings.exclude)
    claiming = f"the pages that make claims{', such as ' if likely else ''}"
    claiming += listed(likely, len(likely))
    kept_out = f" (`exclude` leaves out {excluded})" if excluded else ""
    return (
        f"no page was read in {where}: {looked_for}{kept_out}; name {claiming},"
        " or set the option `pages`, and see that `root` is right"
    )


_LOOKED_FOR = (
    "none is called TODO, ROADMAP, PLAN, TASKS, STATUS, PROGRESS, DELIVERABLES or IMPLEMENTATION,"
    " or asks for it in its front matter"
)


def _pages(report: Report) -> Iterator[str]:
    """Name the pages that were read, how they were chosen, and what is odd about them."""
    claims = Counter(finding.claim.page for finding in report.speaking)
    paths = [page.path for page in report.pages]
    reasons = list(dict.fromkeys(page.why for page in report.pages if page.why))
    why = f" ({', or '.join(reasons)})" if reasons else ""
    silent = [path for path in paths if not claims[path]]
    listed, more = silent[:_MOST_SILENT], len(silent) - _MOST_SILENT
    yield from wrapped(one_line(f"Read {counted(len(paths), 'page')}{why}"), COLUMNS)
    yield from _listed("claims on", [f"{path} ({claims[path]})" for path in paths if claims[path]])
    yield from _listed("none on", [*listed, *([f"{more} more"] if more > 0 else [])])
    yield from _listed("note", [*_without_git(report), *report.remarks])
    yield from _listed("note", [*_unneeded_waivers(report)])
    for page in report.pages:
        yield from _listed("note", [f"{page.path}: {remark}" for remark in page.remarks])


def _unneeded_waivers(report: Report) -> Iterator[str]:
    """Name the waivers of claims that do not fail; those of listed claims are told there."""
    waived = [f for f in report.speaking if f.claim.waiver and _title(f) == _REST]
    places = [where(f.claim) for f in waived if not (f.fails or f.accepted)]
    if places:
        need, them = ("needs no waiver", "it") if len(places) == 1 else ("need no waiver", "them")
        more = f" and {len(places) - _MOST_WAIVERS} more" if len(places) > _MOST_WAIVERS else ""
        named = ", ".join(places[:_MOST_WAIVERS])
        yield f"{counted(len(places), 'claim')} {need} any more: {named}{more}; take {them} out"


def _without_git(report: Report) -> Iterator[str]:
    """Say that nothing is known of the past, where nothing of it can be read."""
    state = report.repository
    if not state.commit and state.incomplete.startswith(_NO_PAST):
        reason = state.incomplete.removeprefix(_NO_PAST)
        yield f"{reason}, so it cannot be told whether what is not there ever was"


_NO_PAST = "nothing is known of the past: "


def _listed(label: str, things: list[str]) -> list[str]:
    return labelled(label, one_line(", ".join(things)), at=16)


def _headline(report: Report) -> str:
    claims = len(report.speaking)
    if not claims:
        return _paint("No claim was found.", "bold")
    false, broken = (
        sum(_title(finding) == title for finding in report.speaking) for title in (_FALSE, _BROKEN)
    )
    judged = f"{report.judged} of {counted(claims, 'claim')} could be judged"
    wrong = f"{false or 'none'} {'is' if false < 2 else 'are'} false"  # noqa: PLR2004  grammar
    return _paint(f"{judged}; {wrong}{f', {broken} broken' if broken else ''}.", "bold")


def _sections(report: Report) -> Iterator[list[str]]:
    by_title: dict[str, list[Finding]] = {title: [] for title in _TITLES}
    for finding in report.speaking:
        by_title.setdefault(_title(finding), []).append(finding)
    for title in _TITLES:
        blocks = [line for finding in by_title[title] for line in _block(finding)]
        if blocks:
            head = _paint(f"{title} ({len(by_title[title])})", "bold")
            yield [head, *blocks, *(_through_parts(report) if title == _FALSE else [])]


_FALSE = "False"
_BROKEN = "Broken"
_FAILING = "Failing, as `fail_on` says"
_OVERSTATED = "Less than stated, without failing"
_OUTDATED = "Outdated"
_UNDERSTATED = "Understated"
_REST = ""
_TITLES = (_FALSE, _BROKEN, _FAILING, _OVERSTATED, _OUTDATED, _UNDERSTATED)


def _title(finding: Finding) -> str:
    """Name the section in which a finding is listed; a roll-up of others is in none."""
    if finding.caused_by or finding.accepted:
        return _REST
    match finding.verdict:
        case Verdict.BROKEN:
            return _BROKEN
        case Verdict.MISSING | Verdict.OVERSTATED:
            return _FALSE if finding.fails else _OVERSTATED
        case _ if finding.fails:
            return _FAILING
        case Verdict.OUTDATED:
            return _OUTDATED
        case Verdict.UNDERSTATED:
            return _UNDERSTATED
        case _:
            return _REST


def _block(finding: Finding) -> Iterator[str]:
    """Say which claim, and what was found; of those that fail, all that helps to mend them."""
    place, verdict = where(finding.claim), finding.verdict.value
    style = _STYLES.get(finding.verdict, "warn")
    room = max(COLUMNS - width(f"{place}: {verdict}: "), COLUMNS // 2)
    words = shortened(quoted(finding.claim), room)
    yield f"{_paint(place, 'bold')}: {_paint(verdict, style)}: {words}"
    if finding.fails:
        yield from _labelled("stated", stated(finding.claim))
    is_broken = finding.verdict is Verdict.BROKEN
    yield from _labelled("why" if is_broken else "found", found(finding))
    if finding.fails:
        yield from _labelled("to do", one_line(finding.advice))
    for remark in finding.remarks:
        yield from _labelled("note", one_line(remark))


def _labelled(label: str, text: str) -> Iterator[str]:
    for line in labelled(label, text, at=12):
        yield _paint(line[:12], "dim") + line[12:]


def _through_parts(report: Report) -> list[str]:
    rolled = [
        f"{where(finding.claim)} ({finding.verdict})" for finding in fail_through_parts(report)
    ]
    if not rolled:
        return []
    fail = "fails" if len(rolled) == 1 else "fail"
    names = ", ".join(rolled)
    return wrapped(f"{counted(len(rolled), 'claim')} {fail} only through these: {names}", COLUMNS)


def _rest(report: Report) -> list[str]:
    rest = [finding for finding in report.speaking if _title(finding) == _REST]
    counts = Counter(f.verdict for f in rest if not f.accepted and not f.caused_by)
    listed = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
    more = sum(finding.verdict is Verdict.ACCURATE and bool(finding.unchecked) for finding in rest)
    if more:
        state = "state" if more > 1 else "states"
        listed[0] += f" ({more} of them {state} more than was checked)"
    return [
        *(wrapped(f"The rest: {', '.join(listed)}.", COLUMNS) if listed else []),
        *_accepted(rest),
        *_reasons(rest),
    ]


def _accepted(rest: list[Finding]) -> Iterator[str]:
    """Say what is let stand: by what, since when, and for each waiver why and until when."""
    by: dict[str, list[Acceptance]] = {}
    for finding in rest:
        if finding.accepted:
            by.setdefault(one_line(finding.accepted.by), []).append(finding.accepted)
    if by:
        accepting = [f"{len(each)} by {name}{_since(each)}" for name, each in sorted(by.items())]
        yield from wrapped(f"Accepted for now: {', '.join(accepting)}.", COLUMNS)
    waived = [f for f in rest if f.accepted and f.accepted.by == "waiver"]
    for finding in waived[:_MOST_WAIVERS]:
        acceptance = finding.accepted
        until = acceptance and acceptance.until
        why = f"“{one_line(acceptance.reason)}”" if acceptance else ""
        ends = f", until {until.isoformat()}" if until else ", without an end"
        yield from _labelled("waived", f"{where(finding.claim)} {why}{ends}")
    if len(waived) > _MOST_WAIVERS:
        yield from _labelled("", f"and {len(waived) - _MOST_WAIVERS} more")


def _since(accepted: list[Acceptance]) -> str:
    """Since when: the first day, and the last where they differ."""
    days = sorted(each.since.isoformat() for each in accepted if each.since)
    if not days:
        return ""
    return f" (since {days[0]})" if days[0] == days[-1] else f" (since {days[0]} to {days[-1]})"


def _reasons(rest: list[Finding]) -> Iterator[str]:
    """Say why most claims could not be verified; values are left out, so that kinds add up."""
    unverified = [finding for finding in rest if finding.verdict is Verdict.UNVERIFIED]
    own = [finding for finding in unverified if finding.results or not finding.claim.parts]
    reasons = Counter(map(_in_general, own))
    for reason in [r for r in reasons if not r or r.startswith(INSTALL_CODE)]:
        del reasons[reason]  # what is not installed has been told as a note
    if reasons:
        yield "Most often unverified because:"
    for reason, amount in reasons.most_common(_MOST_REASONS):
        first, *others = wrapped(reason, COLUMNS - 10)
        yield f"{amount:8}  {first}"
        yield from (" " * 10 + line for line in others)


def _in_general(finding: Finding) -> str:
    """Why it was not verified, without what was found there: that is no reason to doubt."""
    results = finding.results
    words = finding.reason or finding.figure
    for result in results:
        words = words.replace(result.evidence.summary, "")
    words = _UNCHECKED.sub("", words)
    note = _MORE.sub("", words.strip("; ")).strip("; ")
    doubts = (r.evidence.summary for r in results if r.is_doubt)
    said = note or next(doubts, "what is there proves nothing" if results else "")
    return _CODE.sub(lambda code: code[0] if " " in code[0] else "`…`", one_line(said))


def _contradictions(found: Sequence[Contradiction]) -> list[str]:
    """How many there are, the first of them, and where to see all."""
    if not found:
        return []
    first = found[0]
    said = f"{first.one.page}:{first.one.line} against {first.other.page}:{first.other.line}"
    all_of_them = "" if len(found) == 1 else "; the gap report and `--format json` list them all"
    count = counted(len(found), "contradiction")
    fail = "fails" if len(found) == 1 else "fail"
    words = f"{count}, which {fail} nothing: {said}, {first.subject}: {first.words}{all_of_them}"
    return wrapped(one_line(words), COLUMNS)


def _gate(report: Report) -> list[str]:
    outcome = gate(report)
    style = "bad" if outcome.code else "good"
    return [_paint(line, style) for line in wrapped(one_line(outcome.message), COLUMNS)]


# A path or a name has no space; a command has, and is the same for all who have to run it.
_CODE = regex("`[^`]*`")
_UNCHECKED = regex(r"[; ]*not checked: [^\n]*$")
_MORE = regex(r"and \d+ more$")
_PAINT = regex("\x1b\\[[0-9;]*m")
_CODES = {"bold": "1", "dim": "2", "bad": "1;31", "good": "32", "warn": "33", "hint": "36"}
_STYLES = {
    Verdict.MISSING: "bad",
    Verdict.OVERSTATED: "bad",
    Verdict.BROKEN: "bad",
    Verdict.UNDERSTATED: "hint",
}


def _paint(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"
