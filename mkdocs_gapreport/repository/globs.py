"""Glob patterns as regular expressions that cannot be made to run long.

Patterns come from pages, so they are hostile until shown otherwise: every `*` but the last of a
name is atomic (it takes the first fit and never comes back), and so is every `**` but the last.
"""

from __future__ import annotations

import re

from mkdocs_gapreport.patterns import regex

_LONGEST = 1000
_MOST_ALTERNATIVES = 64
_BRACES = regex(r"\{([^{}]*,[^{}]*)\}")
_TOKENS = regex(r"\[!?\]?[^\]/]*\]|\?|[^\[?]+|\[")


def alternatives(pattern: str) -> tuple[str, ...]:
    """The patterns that `{a,b}` stands for; none when there are too many or they are too long."""
    waiting: list[str] = [pattern]
    done: list[str] = []
    while waiting:
        if len(waiting) + len(done) > _MOST_ALTERNATIVES or len(waiting[-1]) > _LONGEST:
            return ()
        head = waiting.pop()
        braces = _BRACES.search(head)
        if braces is None:
            done.append(head)
        else:
            start, end = head[: braces.start()], head[braces.end() :]
            waiting.extend(f"{start}{choice}{end}" for choice in braces[1].split(","))
    return tuple(dict.fromkeys(reversed(done)))


def fixed_folder(pattern: str) -> str:
    """The folder at the front of a pattern that holds everything it can match."""
    parts = pattern.split("/")[:-1]
    wild = next((i for i, part in enumerate(parts) if set(part) & set("*?[")), len(parts))
    return "/".join(parts[:wild])


def compiled(pattern: str) -> re.Pattern[str]:
    """The expression that a whole path has to match. A slash at the end means all below."""
    parts = (f"{pattern}**" if pattern.endswith("/") else pattern).split("/")
    runs: list[list[str]] = [[]]
    for part in parts:
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(_name(part))
    return re.compile(_joined(runs), re.DOTALL)


def _joined(runs: list[list[str]]) -> str:
    """Runs of names, with any number of folders between one run and the next."""
    first, *others = runs
    if not others:
        return "/".join(first)
    *between, last = others
    start = "".join(f"{name}/" for name in first)
    middle = "".join(f"(?>(?:[^/]+/)*?{'/'.join(run)}/)" for run in between if run)
    end = f"(?:[^/]+/)*{'/'.join(last)}" if last else ".+"
    return f"{start}{middle}{end}"


def _name(part: str) -> str:
    """One part of a path: `*`, `?`, and `[ab]`, which may also be a name as it stands."""
    first, *others = (_literal(piece) for piece in re.split(r"\*+", part))
    if not others:
        return first
    *between, last = others
    middle = "".join(f"(?>[^/]*?{piece})" for piece in between if piece)
    return f"{first}{middle}[^/]*{last}"


def _literal(piece: str) -> str:
    return "".join(_token(token) for token in _TOKENS.findall(piece))


def _token(token: str) -> str:
    if token == "?":  # noqa: S105  a wildcard, no password
        return "[^/]"
    members = _members(token)
    return f"(?:{re.escape(token)}|{members})" if members else re.escape(token)


def _members(token: str) -> str:
    """The set of characters that `[ab]` or `[!ab]` stands for, or nothing when it is none."""
    chosen = re.sub(r"([\\\[\]^&~|])", r"\\\1", token[1:-1].removeprefix("!"))
    if not token.startswith("[") or not chosen or "--" in chosen:
        return ""
    expression = f"[^/{chosen}]" if token[1] == "!" else f"[{chosen}]"
    try:
        re.compile(expression)
    except re.error:  # a range that runs backwards
        return ""
    return expression
