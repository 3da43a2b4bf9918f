"""The rules under which other programs list our findings: one for each verdict that can fail."""

from __future__ import annotations

from msgspec import Struct

from mkdocs_gapreport.model import Verdict


class Rule(Struct, frozen=True, kw_only=True):
    """A verdict as a rule: a name that never changes, what it means, and what to do."""

    verdict: Verdict
    name: str
    short: str
    full: str

    @property
    def id(self) -> str:
        """What programs know it by."""
        return rule_id(self.verdict)


def rule_id(verdict: Verdict) -> str:
    """The id of the rule of a verdict: `gap-missing`."""
    return f"gap-{verdict.value}"


RULES = (
    Rule(
        verdict=Verdict.MISSING,
        name="MissingClaim",
        short="Stated as done; nothing of it ever existed in this repository.",
        full="Write what the line names, or state it as not done. If it lies elsewhere, correct the"
        " path. `gapreport explain PAGE:LINE` shows what was looked for.",
    ),
    Rule(
        verdict=Verdict.OVERSTATED,
        name="OverstatedClaim",
        short="States more than there is: a figure, a share, or parts that do not exist.",
        full="Correct the figure or the status, or finish the work. The message says what was"
        " measured and where.",
    ),
    Rule(
        verdict=Verdict.BROKEN,
        name="BrokenCheck",
        short="A check on the page cannot run as it is written.",
        full="Mend the comment. `gapreport verifiers` lists what a check can ask for.",
    ),
    Rule(
        verdict=Verdict.OUTDATED,
        name="OutdatedClaim",
        short="Was true once: the file has moved or gone, or the figure has grown.",
        full="Write the new path or figure.",
    ),
    Rule(
        verdict=Verdict.UNDERSTATED,
        name="UnderstatedClaim",
        short="Stated as not done, and yet it is there.",
        full="If it is finished, say so. Nothing is ticked for you: existence is not completion.",
    ),
    Rule(
        verdict=Verdict.UNVERIFIED,
        name="UnverifiedClaim",
        short="Nothing here can decide whether it is true.",
        full="Name a file, a figure or a symbol in the line, or add a check:"
        " `<!-- verify: lines src/app.py >= 100 -->`. It is listed only where `fail_on` asks.",
    ),
)
