"""Code names in a claim: what a line says was added or used has to be somewhere in the code.

That a name is there proves nothing of the claim; that it is nowhere, and never was, refutes it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.audit import entering
from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import DONE, Check, Outcome, Result, Role, Rung
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.named import defined_elsewhere, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_gapreport.model import Claim, Evidence, Page
    from mkdocs_gapreport.repository import Repository

_CLASS_FILE = regex(
    r"(?P<name>[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)\.(?:[cm]?[jt]sx?|java|kt|cs|py|swift|dart|php)"
)
_SHORTEST = 8
_NOWHERE = frozenset({Rung.NEVER, Rung.STRANGE_FOLDER})


def asked(pages: Iterable[Page], repository: Repository) -> tuple[str, ...]:
    """All names that the done claims of the pages ask for, so that they are looked for at once."""
    claims = [claim for page in pages for claim in page.walk() if claim.stated == DONE]
    names = {name for claim in claims for name in claim.adds}
    names |= {name for claim in claims for name in entering.sought(claim, repository)}
    names |= {
        name
        for claim in claims
        for check in claim.checks
        if (name := _class_of(check)) and not repository.named(posixpath.basename(check.path))
    }
    return tuple(sorted(names))


def with_names(
    claim: Claim, results: Sequence[Result], repository: Repository, among: tuple[str, ...]
) -> tuple[Result, ...]:
    """The results of a claim, with those for the names that it says were added or used."""
    if claim.stated != DONE or claim.is_taken_back:
        return tuple(results)
    results = entering.with_entries(claim, results, repository, among)
    found = [_where_defined(claim, result, repository, among) for result in results]
    if claim.parts:
        return tuple(found)
    home = next((place for r in found if is_there(r) for place in r.evidence.places), None)
    beside = home.path if home else ""
    return (*found, *(_looked_for(claim, name, beside, repository, among) for name in claim.adds))


def _looked_for(
    claim: Claim, name: str, beside: str, repository: Repository, among: tuple[str, ...]
) -> Result:
    evidence = named(repository, name, among=among, beside=beside)
    is_absent = evidence.value is False
    check = Check(
        verifier="text",
        arguments={"pattern": name},
        role=Role.SUBJECT if is_absent else Role.CONTEXT,
        proves_nothing=True,
        line=claim.line,
        source=name,
    )
    outcome = Outcome.FALSE if is_absent else _outcome(evidence)
    return Result(check=check, evidence=evidence, outcome=outcome)


def _outcome(evidence: Evidence) -> Outcome:
    return Outcome.UNKNOWN if evidence.value is None else Outcome.HOLDS


def _where_defined(
    claim: Claim, result: Result, repository: Repository, among: tuple[str, ...]
) -> Result:
    """A file that never existed is outdated when what it was to hold is defined in another."""
    if result.outcome is not Outcome.FALSE or result.evidence.rung not in _NOWHERE:
        return result
    names = [name for name in (_class_of(result.check), *claim.adds) if name]
    evidence = names and defined_elsewhere(repository, result.check.path, names, among)
    return replace(result, evidence=evidence, outcome=Outcome.GONE) if evidence else result


def _class_of(check: Check) -> str:
    """The class that a file is called after, where files are called so."""
    match = _CLASS_FILE.fullmatch(posixpath.basename(check.path))
    return match["name"] if match and len(match["name"]) >= _SHORTEST else ""
