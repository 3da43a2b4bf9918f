"""Boxes at the top of a page that say what its reader has to know before its claims."""

from __future__ import annotations

from html import escape


def box(said: str, role: str) -> str:
    """A box around ready HTML, which no search takes for words of the page."""
    return f'<div class="gr-sum" role="{role}" data-search-exclude>{said}</div>'


def problem(said: str) -> str:
    """Say why a page shows no report, or an old one."""
    lead = '<p class="gr-lead">The claims could not be audited.</p>'
    return box(f"{lead}<p>{escape(said)}</p>", role="alert")
