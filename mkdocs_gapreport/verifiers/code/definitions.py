"""Where a name is defined: as a class, function, method, constant or member, not only mentioned."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers import stubs
from mkdocs_gapreport.verifiers.code import languages, lexing, sources
from mkdocs_gapreport.verifiers.code.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.languages import Language

_DECLARED = regex(r"^[ \t]*(?:namespace|package)[ \t]+([\w.]+)", re.MULTILINE)
_PYTHON_BASES = regex(
    r"^[ \t]*class[ \t]+\w+(?:\[[^\]]*\])?[ \t]*\(([^)]{0,2000})\)[ \t]*:", re.MULTILINE
)
_BASES = regex(
    r"\b(?:class|interface|struct|record)\b[^{;]{0,500}?(?:\bextends\b|\bimplements\b|:)([^{;]+)"
)
_PLAIN = frozenset(
    {"object", "ABC", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "Protocol", "NamedTuple"}
    | {"TypedDict", "Generic"}
)
_UNPACKED = regex(
    r"^[ \t]+(?:\w+:[ \t]*)?[\w$]+,?[ \t]*$", re.MULTILINE
)  # a line of `const {…} = f()`
_MOST = 200


class Name(Struct, frozen=True):
    """A name as people write it, taken apart: what it is called, and within what."""

    leaf: str
    within: tuple[str, ...] = ()

    @classmethod
    def read(cls, words: str) -> Name | None:
        """Read `Class.method()`, `crate::module::name` or `Class#method`; None if it is no name."""
        bare = re.sub(r"\(.*\)\s*$|^[@`&*]+|`$|<[^<>]*>$", "", words.strip().strip("`"))
        bare = re.sub(r"::|#|->|/", ".", bare.removesuffix("()"))
        parts = [part for part in bare.split(".") if part not in {"this", "self", "crate"}]
        if not parts or not all(
            re.fullmatch(r"[^\W\d]\w*|\$[\w$]*|[^\W\d][\w$]*", p) for p in parts
        ):
            return None
        return cls(parts[-1], tuple(parts[:-1]))

    def __str__(self) -> str:
        return ".".join((*self.within, self.leaf))


class Definition(Struct, frozen=True, kw_only=True):
    """A place where a name is defined, the containers around it, and its own text.

    `head` is its line, `marks` are the decorators or attributes above it.
    """

    path: str
    line: int
    containers: tuple[str, ...] = ()
    head: str = ""
    body: str = ""
    marks: str = ""

    @property
    def place(self) -> str:
        """The modules and classes that it lies in: "shop/orders/Order"."""
        module = self.path.rpartition(".")[0].removesuffix("/__init__").removesuffix("/index")
        return "/".join((module, *self.containers))

    @property
    def bases(self) -> tuple[str, ...]:
        """What a class derives from, but for what brings nothing that a project would name."""
        is_python = self.path.endswith((".py", ".pyi"))
        found = (_PYTHON_BASES if is_python else _BASES).search(self.body or self.head)
        listed = found[1].split(",") if found else []
        names = (re.split(r"[\[<(]", one)[0].strip() for one in listed if "=" not in one)
        parts = (name.rpartition(".")[2] for name in names)
        return tuple(name for name in parts if name.isidentifier() and name not in _PLAIN)

    @property
    def is_hollow(self) -> bool:
        """Whether all of it is a stub."""
        ending = self.path.rpartition(".")[2]
        if self.path.endswith((".pyi", ".d.ts")) or not self.body:
            return False
        return bool(stubs.stub_words(f"x.{ending}", self.body))


def find(repository: Repository, name: Name, paths: Iterable[str]) -> tuple[Definition, ...]:
    """The definitions of a name; of `a.b.name` those that lie right there, if there are any."""
    found = tuple(_find(repository, name, paths))
    tail = "/".join(name.within)
    exact = tuple(one for one in found if f"/{one.place}".endswith(f"/{tail}")) if tail else ()
    return exact or found


def _find(repository: Repository, name: Name, paths: Iterable[str]) -> Iterator[Definition]:
    for path in sources.containing(repository, paths, (name.leaf,)):
        language = languages.of(path)
        if language and language.is_read:
            yield from in_text(language, path, sources.text(repository, path), name)


def in_text(language: Language, path: str, text: str, name: Name) -> Iterator[Definition]:
    """The definitions of a name in one text, in reading order."""
    if not _may_define(language, text, name):
        return
    code = lexing.code(language, text)
    place = Surroundings(language, code)
    lines = lexing.Lines(text)
    for start in sorted(set(_starts(language, code, name, place)))[:_MOST]:
        containers = place.around(start)
        if not _is_within(name, path, code, containers):
            continue
        yield Definition(
            path=path,
            line=lines.at(start),
            containers=tuple(containers),
            head=_line(text, start),
            body=place.body(text, start),
            marks=place.marks(text, start),
        )


def names_in(language: Language, text: str) -> tuple[str, ...]:
    """The names that a file defines at its outermost level, as they come."""
    code = lexing.code(language, text)
    patterns = [*language.definitions, *(language.values if language.is_indented else ())]
    if language.name in {"Java", "C#"}:
        patterns = patterns[:1]  # types, which may lie in a namespace
    found: dict[str, int] = {}
    for pattern in patterns:
        for match in languages.compiled(pattern).finditer(code):
            line_start = code.rfind("\n", 0, match.start("name")) + 1
            is_outer = not code[line_start : line_start + 1].isspace() or len(patterns) == 1
            if is_outer and not match["name"].startswith("__"):
                found.setdefault(match["name"], match.start())
    return tuple(sorted(found, key=found.__getitem__))


def _may_define(language: Language, text: str, name: Name) -> bool:
    """Whether any line with the name looks like a definition: most do not, and cost no more."""
    patterns = [*language.definitions, *language.signatures, *language.values]
    patterns += language.members if name.within else ()
    fits = [languages.compiled(pattern, name.leaf).search for pattern in patterns]
    seen = -1
    for match in languages.compiled("NAME", name.leaf).finditer(text):
        if match.start() <= seen:
            continue
        begin = text.rfind("\n", 0, match.start()) + 1
        seen = text.find("\n", match.start())
        end = text.find("\n", seen + 1)
        around = text[begin : end if end > 0 else len(text)] if seen > 0 else text[begin:]
        if any(fit(around) for fit in fits) or _UNPACKED.search(around):
            return True
        seen = seen if seen > 0 else len(text)
    return False


def _starts(language: Language, code: str, name: Name, place: Surroundings) -> Iterator[int]:
    """Where the name itself stands in each definition of it."""
    for match in _matches(language.definitions, name, code):
        yield match.start("name")
    for match in _matches(language.signatures, name, code):
        if place.is_followed(match.end() - 1):
            yield match.start("name")
    for match in _matches(language.values, name, code):
        if place.holds_value(match.start("name"), is_asked=bool(name.within)):
            yield match.start("name")
    if name.within:
        for match in _matches(language.members, name, code):
            is_own = "self." in match[0]
            if place.is_directly_in(match.start("name"), name.within[-1], is_own=is_own):
                yield match.start("name")


def _matches(patterns: Iterable[str], name: Name, code: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from islice(languages.compiled(pattern, name.leaf).finditer(code), _MOST)


def _is_within(name: Name, path: str, code: str, containers: tuple[str, ...]) -> bool:
    """Whether a definition lies in what the name says: in its classes, in its modules."""
    if not name.within:
        return True
    *folders, last = path.split("/")
    declared = [part for match in _DECLARED.finditer(code) for part in match[1].split(".")]
    modules = [*folders, last.partition(".")[0], *declared]
    rest = iter((*modules, *containers))
    innermost = containers or modules
    return name.within[-1] in innermost and all(part in rest for part in name.within)


def _line(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 : (text.find("\n", start) + 1 or len(text) + 1) - 1]
