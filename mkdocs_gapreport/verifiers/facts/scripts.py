"""The files that shell commands run: the first word of one, or what an interpreter is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCRIPT = regex(r"\.(?:sh|bash|zsh|py|[cm]?js|[cm]?ts|rb|pl|ps1|php)$")
_INTERPRETER = regex(
    r"(?:python[\d.]*|bash|sh|zsh|dash|node|ruby|perl|pwsh|php|tsx|ts-node|source|\.)$"
)
_BEFORE = {
    *("sudo", "exec", "time", "command", "nohup", "env", "npx"),
    *("then", "do", "else", "if", "while", "until", "!", "{", "("),
}
_RUNNERS = frozenset({("uv", "run"), ("poetry", "run"), ("pipenv", "run"), ("bundle", "exec")})
_SPLIT = regex(r"\n|;|&&|\|\|?")
_ASSIGNED = regex(r"\w+=\S*$")
_COMPUTED = regex(r"[$*?~`{}<>()\\]|^/|^-|^https?:")
_MADE = regex(r"(?:^|/)(?:\.?venv|node_modules|\.tox|\.nox|dist)/")


def run_by(commands: str) -> Iterator[str]:
    """The paths of files that some shell text runs; none that it computes, or tools have made."""
    if "<<" in commands:  # what stands in a here-document are no commands
        return
    for simple in _SPLIT.split(commands.replace("\\\n", " ")):
        path = _script(_words(simple))
        if path and not _COMPUTED.search(path) and not _MADE.search(path):
            yield path


def programs(commands: str) -> Iterator[str]:
    """The names of the programs that some shell text starts."""
    for simple in _SPLIT.split(commands.replace("\\\n", " ")):
        words = _words(simple)
        if words[:1] and _INTERPRETER.match(words[0]) and words[1:2] == ["-m"]:
            words = words[2:]
        if words:
            yield words[0].rpartition("/")[2]


def _words(simple: str) -> list[str]:
    """The words of one command, without what stands before its program."""
    words = [word.strip("\"'") for word in simple.split()]
    while words:
        if words[0].startswith("#"):
            return []
        if words[0] in _BEFORE or _ASSIGNED.match(words[0]):
            words = words[1:]
        elif tuple(words[:2]) in _RUNNERS:
            words = words[2:]
        else:
            break
    return words


def _script(words: list[str]) -> str:
    if not words:
        return ""
    if _INTERPRETER.match(words[0]):
        given = next((word for word in words[1:] if not word.startswith("-")), "")
        is_text = {"-c", "-m", "-e"} & set(words[1 : words.index(given) if given else None])
        return given if not is_text and (_SCRIPT.search(given) or "/" in given) else ""
    is_path = words[0].startswith("./") or "/" in words[0] and _SCRIPT.search(words[0])
    return words[0] if is_path else ""
