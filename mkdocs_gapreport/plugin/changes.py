"""What changed between two looks at a site that is served: which claims have another verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Finding, Report

_SHOWN = 5


class Change(Struct, frozen=True):
    """A claim whose verdict is another one than before."""

    before: Finding
    after: Finding

    @property
    def page(self) -> str:
        """The page of the claim."""
        return self.after.claim.page

    def __str__(self) -> str:
        line, was, now = self.after.claim.line, self.before.verdict, self.after.verdict
        return f"{self.page}:{line} was {was}, is {now}"


def changes(before: Report | None, after: Report) -> tuple[Change, ...]:
    """The claims that were there before, and are judged otherwise now, in reading order."""
    if before is None or before is after:
        return ()
    pairs = ((before.by_id.get(finding.claim.id), finding) for finding in after.findings)
    return tuple(Change(old, new) for old, new in pairs if old and old.verdict is not new.verdict)


def told(changed: Iterable[Change]) -> str:
    """Name them in one sentence; nothing where there are none."""
    named = [str(change) for change in changed]
    if not named:
        return ""
    more = f"; and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    count = counted(len(named), "claim")
    return f"changed since the last look: {count}: {'; '.join(named[:_SHOWN])}{more}"
