"""Verifier of text: how often a pattern occurs. Patterns run only in an engine that never hangs."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mkdocs_gapreport.model import INSTALL_CODE, Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import lexing, scope, sources
from mkdocs_gapreport.verifiers.code.symbols import kinds
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_gapreport.repository import Repository

    Finder = Callable[[bytes], Iterable[int]]

_LONGEST = 500
_MOST = 100_000
_SHOWN = 20
_META = regex(r"[\\^$.|?*+()\[\]{}]")
_ESCAPED = regex(r"\\([^\w\s])")
_PROSE = regex(r"\.(?:md|mdx|markdown|mdown|rst|adoc|qmd|ipynb)$", re.IGNORECASE)
_NO_TEXT = regex(
    r"\.(?:png|jpe?g|gif|webp|ico|svg|pdf|zip|gz|tgz|bz2|xz|woff2?|ttf|eot|otf|mp[34]|mov|wav|ogg"
    r"|jar|class|so|dll|exe|pyc|db|sqlite3?|bin|onnx|pt|pkl|parquet|wasm)$",
    re.IGNORECASE,
)


@kept
def text(  # noqa: PLR0913  its arguments, each by name
    repository: Repository,
    pattern: str,
    path: str = "",
    *,
    without: str = "",
    keep: str = "",
    page: str = "",
) -> Evidence:
    """How often `pattern` occurs in the files of the repository; `== 0` says that it does not.

    `pattern`: words as they stand, or a regular expression (RE2: without look-around and
    back-references; `^` and `$` mean lines, `(?i)` ignores case). `path`: the folder, pattern of
    files or file to look in. `without`: what to leave out. `keep`: `tests`, `migrations`,
    `fixtures`, `generated` or `vendored`, which are left out otherwise.

    Example: `<!-- verify: text "except Exception:" src without=src/legacy == 0 -->`

    Markdown and the page itself never count. It knows nothing of the language: an occurrence in a
    comment is one too. Expressions need the extra: `pip install mkdocs-gapreport[code]`.
    """
    finder = _finder(pattern)
    if isinstance(finder, Evidence):
        return finder
    among = scope.files(repository, path=path, without=without, keep=kinds(keep), page=page)
    if among.missing:
        return Evidence.unknown(f"`{pattern}` was looked for nowhere: {among.missing}")
    files = [
        p for p in among.files if p != page and not _PROSE.search(p) and not _NO_TEXT.search(p)
    ]
    counted: dict[str, int] = {}
    places: list[Place] = []
    for name, found in _found(repository, files, finder):
        counted[name] = len(found)
        places += _places(name, sources.raw(repository, name), found)[: _SHOWN - len(places)]
        if sum(counted.values()) >= _MOST:
            return Evidence.unknown(f"`{pattern}` occurs more than {_MOST:,} times")
    return _counted(repository, pattern, files, counted, tuple(places), among.left_out)


def _finder(pattern: str) -> Finder | Evidence:
    """What finds a pattern, or why it cannot be looked for."""
    if not pattern.strip() or len(pattern) > _LONGEST:
        return Evidence.broken(f"a pattern has 1 to {_LONGEST} characters, not {len(pattern)}")
    plain = _ESCAPED.sub("", pattern)
    if not _META.search(plain):
        return _of_words(_ESCAPED.sub(r"\1", pattern).encode("utf-8", "replace"))
    try:
        engine = import_module("re2")
    except ImportError:
        return Evidence.unknown(f"{INSTALL_CODE} to look for regular expressions")
    return _of_expression(engine, pattern)


def _of_words(words: bytes) -> Finder:
    def find(content: bytes) -> Iterator[int]:
        at = content.find(words)
        while at >= 0:
            yield at
            at = content.find(words, at + len(words))

    return find


def _of_expression(engine: Any, pattern: str) -> Finder | Evidence:
    options = engine.Options()
    options.log_errors = False
    try:
        compiled = engine.compile(f"(?m){pattern}".encode("utf-8", "replace"), options)
    except engine.error as error:
        because = error.args[0]
        words = because.decode("utf-8", "replace") if isinstance(because, bytes) else str(because)
        hint = f"write `{re.escape(pattern)}` if the words are meant as they stand"
        return Evidence.broken(f"`{pattern}` is no regular expression of RE2 ({words}); {hint}")
    if compiled.search(b""):
        return Evidence.broken(f"`{pattern}` also fits nothing at all; write what has to be there")
    return lambda content: (match.start() for match in compiled.finditer(content))


def _found(
    repository: Repository, files: Iterable[str], finder: Finder
) -> Iterator[tuple[str, list[int]]]:
    for name in files:
        found = []
        for at in finder(sources.raw(repository, name)):
            found.append(at)
            if len(found) >= _MOST:
                break
        if found:
            yield name, found


def _places(path: str, content: bytes, found: list[int]) -> list[Place]:
    lines = lexing.Lines(content.decode("latin-1"))  # one character a byte: only newlines matter
    return [Place(path, lines.at(at)) for at in found[:_SHOWN]]


def _counted(  # noqa: PLR0913, PLR0917  all that the sentence names
    repository: Repository,
    pattern: str,
    files: list[str],
    counted: dict[str, int],
    places: tuple[Place, ...],
    left_out: str,
) -> Evidence:
    looked = str(scope.Scope(files=tuple(files), left_out=left_out).words)
    unread = sources.unread(repository, files)
    if unread and not counted:
        return Evidence.unknown(f"`{pattern}` was not found in {looked}{unread}")
    if not files:
        return Evidence.unknown(f"`{pattern}` was looked for in no file")
    total = sum(counted.values())
    times = "once" if total == 1 else f"{total:,} times"
    where = f", in {len(counted):,} of them" if counted else ""
    return Evidence(
        value=Fraction(total),
        summary=f"`{pattern}` occurs {times} in {looked}{where}{unread}",
        places=places,
        strength=Strength.EXISTS,
    )
