"""What measures the repository: one function for each question, found through entry points.

A verifier takes the repository and the arguments that its signature names, and answers with
`Evidence`. It never compares and never judges. Built-ins register as third parties do, in the
group `mkdocs_gapreport.verifiers`; a site's own are named in its settings.
"""

from __future__ import annotations

from mkdocs_gapreport.verifiers.registry import Verifier, Verifiers, available, installed

__all__ = ["Verifier", "Verifiers", "available", "installed"]
