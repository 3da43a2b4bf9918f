"""A verifier for mkdocs-gapreport: a migration creates a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository


def migration(repository: Repository, table: str, *, folder: str = "migrations") -> Evidence:
    """An SQL migration creates `table`.

    `folder`: where the migrations are.

    Example: `<!-- verify: migration orders -->`

    It cannot see whether the migration was ever run, nor tables that a later one drops.
    """
    files = [path for path in repository.below(folder) if path.endswith(".sql")]
    if not files:
        return Evidence.unknown(f"no SQL files lie in `{folder}`; name another `folder`")
    creates = _creation_of(table)
    for path in files:
        text = repository.text(path)
        found = creates.search(text.content) if text else None
        if text and found:
            line = text.content.count("\n", 0, found.start()) + 1
            return Evidence(
                value=True,
                summary=f"`{path}` creates the table `{table}`",
                places=(Place(path, line),),
                strength=Strength.DEFINES,
            )
    summary = f"none of {len(files)} migrations in `{folder}` creates a table `{table}`"
    return Evidence(value=False, summary=summary)


def _creation_of(table: str) -> re.Pattern[str]:
    # The name comes from a page, and a page may come from anybody: it is no pattern.
    name = re.escape(table)
    return re.compile(rf'create table (?:if not exists )?["`]?{name}["`]?[\s(]', re.IGNORECASE)
