"""What is not installed, told once for a report however many claims need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import INSTALL_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.model import Finding


def missing_extras(findings: Iterable[Finding]) -> Iterator[str]:
    """The remark on claims that only the extra `code` can measure; nothing when it is there."""
    needing = sum(
        any(result.evidence.summary.startswith(INSTALL_CODE) for result in finding.results)
        for finding in findings
    )
    if needing:
        claims = "1 claim needs" if needing == 1 else f"{needing:,} claims need"
        yield (
            f"{claims} the extra `code`: pip install 'mkdocs-gapreport[code]',"
            " or pip install '.[code]' in a checkout of it"
        )
