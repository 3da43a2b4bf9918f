"""How much is proven of the files that a done claim is about, and whether that is enough.

A site may require more than existence. A claim is too weak only where it is known that its file is
no more than that; what cannot be seen is never held against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import DONE, Result, Role, Strength, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.audit.verdicts import Ruling
    from mkdocs_gapreport.model import Claim
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

_SEEN = {
    Strength.SUBSTANCE: "exists and has substance",
    Strength.DEFINES: "exists and has substance",
    Strength.USED: "is used",
}


def is_asked(claim: Claim, settings: Settings) -> bool:
    """Whether uses and tests are to be looked for: a gate that requires them implies it."""
    is_wanted = settings.measure_strength or settings.require_strength > Strength.SUBSTANCE
    return is_wanted and claim.stated == DONE and not claim.is_taken_back


def proven(result: Result, repository: Repository, required: Strength) -> Result:
    """Add to a file that is there what uses and tests it, and how much it may be at the most."""
    evidence = result.evidence
    files = [place.path for place in evidence.places if repository.is_file(place.path)]
    is_aside = result.check.role is Role.CONTEXT or result.check.is_beside
    if not is_there(result) or is_aside or len(files) != 1:
        return result
    from mkdocs_gapreport.verifiers.code.reach import reach_of  # noqa: PLC0415  only here
    from mkdocs_gapreport.verifiers.code.strength import strength_of  # noqa: PLC0415  only here

    strength, words = strength_of(repository, files[0])
    reach, why = Strength.TESTED, ""
    if Strength.SUBSTANCE <= strength < required:
        reach, why = reach_of(repository, files[0], strength)
        words = f"{words}; {why}" if reach >= required and why not in words else words
    return replace(
        result,
        evidence=replace(
            evidence,
            strength=max(evidence.strength, strength),
            summary=f"{evidence.summary}; {words}",
            reach=reach,
            lacking=why if reach < required else "",
        ),
    )


def ruled(ruling: Ruling, claim: Claim, results: Sequence[Result], required: Strength) -> Ruling:
    """The ruling on a done claim that holds, held against what the site requires."""
    weak = tuple(result for result in results if result.evidence.lacking)
    if claim.stated != DONE or not weak or ruling.verdict is not Verdict.ACCURATE:
        return ruling
    seen = _SEEN[min(result.evidence.reach for result in weak)]
    named = f"`{weak[0].check.path}` {seen}" if len(results) > 1 else seen
    wanted = f"the site requires `{required.name.lower()}`"
    wanted += ", which takes a use" if weak[0].evidence.reach < Strength.USED < required else ""
    note = f"{named}; {weak[0].evidence.lacking}; {wanted}"
    return replace(
        ruling, verdict=Verdict.OVERSTATED, accuses=True, deciding=weak, note=note, exact=True
    )
