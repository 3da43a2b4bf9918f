"""Where a claim is found: on its page, and in the gap report; and a phase on the roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Claim, Phase


def on_page(claim: Claim, url: str = "") -> str:
    """The address of a claim on its page, which is at `url`."""
    return f"{url}#gr-{quote(claim.id)}"


def in_report(claim: Claim, url: str) -> str:
    """The address of a claim in the gap report; nothing if there is no report.

    Two dashes, because no heading of the report can be given such an id.
    """
    return f"{url}{in_this_report(claim)}" if url else ""


def in_this_report(claim: Claim) -> str:
    """The address of a claim in the gap report, from within it."""
    return f"#gap--{quote(claim.id)}"


def of_phase(phase: Phase, url: str = "") -> str:
    """The address of a phase on the roadmap, which is at `url`."""
    return f"{url}#phase--{quote(phase.claim)}"
