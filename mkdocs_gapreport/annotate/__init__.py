"""Badges at the claims and what markers ask for: ready HTML in what a page renders to.

`locate` finds the lines again, `mark` leaves a token at the end of each claim, and `BadgeExtension`
puts the badges there, so that structure, heading ids and table of contents stay as they were.
"""

from mkdocs_gapreport.annotate.markers import Marker, MarkerExtension, is_marked, pieces
from mkdocs_gapreport.annotate.marking import SUMMARY, Spot, locate, mark, unmarked, with_summary
from mkdocs_gapreport.annotate.showing import BadgeExtension, hide, reveal

__all__ = [
    "SUMMARY",
    "BadgeExtension",
    "Marker",
    "MarkerExtension",
    "Spot",
    "hide",
    "is_marked",
    "locate",
    "mark",
    "pieces",
    "reveal",
    "unmarked",
    "with_summary",
]
