"""The report as Markdown, for a comment at a pull request or the summary of a step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.attention import in_checkout, noteworthy, worst_first
from mkdocs_gapreport.exports.inert import code, plain, sentence
from mkdocs_gapreport.exports.plain import one_line, shortened
from mkdocs_gapreport.exports.words import found, quoted, stated
from mkdocs_gapreport.model import Place, Verdict, counted
from mkdocs_gapreport.repository import Source, source_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook import Outlook

# GitHub takes comments of 65,536 characters, and summaries of 1 MiB.
MOST_OF_A_COMMENT = 65_000
MOST_OF_A_SUMMARY = 1 << 20

_LONGEST_CLAIM = 160


def to_markdown(outlook: Outlook, *, most: int = MOST_OF_A_COMMENT) -> str:
    """Write at most so many bytes: what fails first; what has no room is counted."""
    report, source = outlook.report, _source(outlook)
    shown = noteworthy(report)
    failing = worst_first([f for f in shown if f.fails])
    others = worst_first([f for f in shown if not f.fails and not f.accepted])
    head = "\n\n".join([f"<!-- gapreport -->\n### {_title(report)}", *_paragraphs(report)])
    room = most - len(head.encode()) - _FRAME
    first = _fitting((_block(outlook, source, finding) for finding in failing), len(failing), room)
    room -= len(first.encode())
    second = _fitting((_block(outlook, source, finding) for finding in others), len(others), room)
    folded = f"<details><summary>{_count_of(others)}</summary>\n\n{second}\n\n</details>"
    return "\n\n".join([head, *([first] if failing else []), *([folded] if others else [])]) + "\n"


# What stands around and between the two lists.
_FRAME = 400


def _source(outlook: Outlook) -> Source:
    """Where the lines can be read; nowhere while they differ from the commit."""
    repository, state = outlook.repository, outlook.report.repository
    if repository is None or state.is_dirty or not state.commit:
        return Source(template="")
    template = source_url(repository.remote, state.commit)
    return Source(template=template, commit=state.commit, prefix=repository.prefix)


def _title(report: Report) -> str:
    return f"gapreport: {plain(one_line(gate(report).message))}"


def _paragraphs(report: Report) -> Iterator[str]:
    claims = len(report.speaking)
    commit = report.repository.commit[:10]
    at = f" at {code(commit)}" if commit else ""
    read = f"{counted(len(report.pages), 'page')}{at}, as of {report.as_of.isoformat()}"
    verdicts = Counter(finding.verdict for finding in report.speaking)
    listed = ", ".join(f"{verdicts[each]} {each}" for each in Verdict if verdicts[each])
    judged = f"{report.judged} of {counted(claims, 'claim')} could be judged"
    yield f"{judged}, on {read}{f': {listed}' if listed else ''}."
    accepted = Counter(f.accepted.by for f in report.findings if f.accepted)
    if accepted:
        by = ", ".join(f"{amount} by {plain(by)}" for by, amount in sorted(accepted.items()))
        yield f"Accepted for now: {by}."


def _count_of(others: list[Finding]) -> str:
    verdicts = Counter(finding.verdict for finding in others)
    return ", ".join(f"{verdicts[each]} {each}" for each in Verdict if verdicts[each]) + (
        ", without failing"
    )


def _fitting(blocks: Iterable[str], amount: int, room: int) -> str:
    kept: list[str] = []
    for block in blocks:
        room -= len(block.encode()) + 1
        if room < 0:
            kept.append(f"* and {amount - len(kept)} more, for which there is no room here")
            break
        kept.append(block)
    return "\n".join(kept)


def _block(outlook: Outlook, source: Source, finding: Finding) -> str:
    claim = finding.claim
    place = code(f"{in_checkout(outlook, claim.page)}:{claim.line}")
    address = source.link(Place(claim.page, claim.line))
    linked = f"[{place}]({address})" if address else place
    figure = f", {sentence(finding.figure)}" if finding.figure else ""
    words = code(shortened(quoted(claim), _LONGEST_CLAIM))
    lines = [f"* {linked} **{finding.verdict}**{figure}: {words}"]
    said = (found(finding), finding.advice, *finding.remarks)
    if finding.fails:
        lines += [f"  * stated: {sentence(words)}" for words in [stated(claim)] if words]
    lines += [f"  * {sentence(text)}" for text in dict.fromkeys(said) if text]
    return "\n".join(lines)
