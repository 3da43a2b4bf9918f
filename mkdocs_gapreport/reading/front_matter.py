"""What stands between `---` lines at the top of a page."""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct

from mkdocs_gapreport.patterns import regex

_FRONT = regex(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE
)

_KNOWN = frozenset({"as_of", "assume", "trees"})


class FrontMatter(Struct, frozen=True, kw_only=True):
    """The page's own options and status; `lines` is how many lines it takes."""

    lines: int = 0
    title: str = ""
    status: str = ""
    status_line: int = 0
    assume: str = ""
    trees: bool | None = None
    as_of: str = ""
    asks: bool | None = None
    remark: str = ""


def read(text: str) -> FrontMatter:
    """Read the front matter of a page; what is wrong in it becomes a remark."""
    match = _FRONT.match(text)
    if not match:
        return FrontMatter()
    lines = match[0].count("\n")
    try:
        data = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as error:
        where = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        return FrontMatter(
            lines=lines, remark=f"line {where}: the front matter is no YAML and was left out"
        )
    if not isinstance(data, dict):
        return FrontMatter(lines=lines)
    ours = data.get("gapreport")
    options: dict[str, Any] = ours if isinstance(ours, dict) else {}
    return FrontMatter(
        lines=lines,
        title=str(data.get("title") or ""),
        status=str(data["status"]) if isinstance(data.get("status"), str | int) else "",
        status_line=next(
            (n for n, x in enumerate(match[0].split("\n"), 1) if x.startswith("status:")), 0
        ),
        assume=str(options.get("assume") or ""),
        trees=bool(options["trees"]) if "trees" in options else None,
        as_of=str(options.get("as_of") or ""),
        asks=bool(ours) if "gapreport" in data else None,
        remark=_wrong(options) if isinstance(ours, dict) else "",
    )


def blanked(text: str, front: FrontMatter) -> str:
    """The page with its front matter made empty lines, so that every line keeps its number."""
    lines = text.split("\n")
    return "\n".join(["" for _ in lines[: front.lines]] + lines[front.lines :])


def _wrong(options: dict[str, Any]) -> str:
    unknown = sorted(str(name) for name in options if name not in _KNOWN)
    if unknown:
        known = "`as_of`, `assume` and `trees`"
        return f"the front matter's `gapreport:` knows no `{unknown[0]}`, only {known}"
    if options.get("assume") not in {None, "done"}:
        return (
            f"the front matter's `assume: {options['assume']}` is not known; write `assume: done`"
        )
    return ""
