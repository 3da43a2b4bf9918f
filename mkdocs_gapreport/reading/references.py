"""The files and folders that a line names: in back-quotes, bare, behind links, in commands.

A reference is what the text says; whether there is such a file is for verifiers to find out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline, Span
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_LONGEST = 1000
_LONGEST_LINE = 20_000
_MOST = 100
# most words are none: what has no dot and no slash can only be a name such as Makefile
_TELLING = regex(r"[./\\\\]|^[A-Z]")


class Reference(Struct, frozen=True, kw_only=True):
    """A file or folder that a line names.

    `target` is where a link leads, `line` what `:42` or `#L42` says. `is_tentative`: two words with
    a slash that may be no path at all; it counts only when it is there. `is_in_command`: an operand
    of a command, which may be read or written.
    """

    path: str
    start: int
    end: int
    target: str = ""
    line: int | None = None
    is_code: bool = False
    is_tentative: bool = False
    is_in_command: bool = False
    is_output: bool = False
    is_struck: bool = False

    @property
    def is_pattern(self) -> bool:
        """Whether it stands for several files."""
        return "*" in self.path

    @property
    def is_folder(self) -> bool:
        """Whether a trailing slash says that it is a folder."""
        return self.path.endswith("/")


_BARE = regex(
    r"(?:[A-Za-z0-9_.@+~$%*/\\:#\[\]-]|\{[^{}\s]{1,80}\}"
    r"|<[\w -]{1,40}>(?=[/.\w-])|(?<=[/\w-])<[\w-]{1,40}>)+"
)
_LINE = regex(
    r"(?::[L~]?(?P<line>\d{1,9})(?:[:,-]\d{1,9})*(?:\+|ff?|-)?|#L(?P<hash>\d{1,9})(?:-L?\d{1,9})?|::[\w:.\[\]-]+)$"
)
_URL = regex(r"^(?:[a-z][a-z0-9+.-]*://|git@|mailto:|www\.)", re.IGNORECASE)
_DOMAIN = regex(
    r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|dev|net|ai|app|co|gov|edu|local|internal)(?:$|[/:])"
)
_WINDOWS = regex(r"^(?:[A-Za-z]:)?[\w. $~+-]+(?:\\[\w. $~+-]+)+$|^[A-Za-z]:\\")
_MIME = regex(r"^(?:application|text|image|audio|video|multipart|font)/[\w.+-]+$")
_NUMBERS = regex(r"^[\d.,:%+/-]+$")
_NAME = regex(r"^[\w.@+~$%*{}<>\[\](),\-]+$")
_ENDING = regex(r"\.(?P<ending>[A-Za-z][A-Za-z0-9]{0,11})$")
_DOTFILE = regex(r"^\.[A-Za-z][\w-]*(?:\.[\w-]+)*$")
_OUTPUT = regex(r"(?:>{1,2}|\s-o|--out(?:put)?[ =]?|--report[ =]?|\btee)\s*$")
_PACKAGE = regex(r"^@[\w-]+/[\w.-]+$")
_DEEP = 3
# two words with a slash are as often a method ("tools/list") as a folder, but not with these
_ONLY_FOLDERS = frozenset({"src", "lib", "docs", "tests", "packages", "."})
_TWINS = regex(r"(?P<stem>.*[\w)\]])(?P<one>\.[a-z]{1,4})/(?P<other>\.[a-z]{1,4})")


# A line is asked for its checks, for its names, and for what it says of its files.
@lru_cache(maxsize=100)
def references(words: Inline, vocabulary: Vocabulary, start: int = 0) -> tuple[Reference, ...]:
    """What the line names, from left to right, behind `start`."""
    if len(words.text) > _LONGEST_LINE:
        return ()
    found = _found(words, vocabulary)
    struck = list(words.of_kind("struck"))
    ordered = sorted((ref for ref in found if ref.start >= start), key=lambda ref: ref.start)
    ordered = [_in_doubt(ref, ordered) for ref in ordered[:_MOST]]
    return tuple(
        replace(ref, is_struck=True) if any(s.start <= ref.start < s.end for s in struck) else ref
        for ref in ordered
    )


# Several readers ask for the same line, and of a page that is edited most lines stay.
@lru_cache(maxsize=2000)
def _found(words: Inline, vocabulary: Vocabulary) -> tuple[Reference, ...]:
    return (
        *_in_code(words, vocabulary),
        *_in_links(words, vocabulary),
        *_in_text(words, vocabulary),
    )


def _in_doubt(ref: Reference, others: Sequence[Reference]) -> Reference:
    """A bare name that ends another path of the line is that path."""
    if "/" in ref.path or not any(other.path.endswith(f"/{ref.path}") for other in others):
        return ref
    return replace(ref, is_tentative=True)


def _in_code(words: Inline, vocabulary: Vocabulary) -> Iterator[Reference]:
    links = list(words.of_kind("link"))
    for span in words.of_kind("code"):
        if any(link.start <= span.start < link.end for link in links):
            continue
        content = words.text[span.start : span.end]
        if " " in content.strip() and not _has_spaces_inside(content):
            yield from _in_command(content, span.start, vocabulary)
        else:
            ref = _classify(content.strip(), span.start, vocabulary, is_code=True)
            if ref:
                yield from _expand(replace(ref, end=span.end))


def _has_spaces_inside(content: str) -> bool:
    """Whether it is one path whose names hold spaces, and not a command."""
    slash, space = content.find("/"), content.find(" ")
    return 0 <= slash < space and " -" not in content and bool(_ENDING.search(content))


def _in_command(content: str, offset: int, vocabulary: Vocabulary) -> Iterator[Reference]:
    for match in re.finditer(r"[^\s'\"`()=,;]+", content):
        token = match[0]
        if (
            match.start() == 0
            or token.startswith("-")
            or "/" not in token
            and not _ENDING.search(token)
        ):
            continue
        ref = _classify(token, offset + match.start(), vocabulary, is_code=True)
        if ref and not ref.is_tentative:
            is_output = bool(_OUTPUT.search(content[: match.start()]))
            yield replace(ref, is_in_command=True, is_output=is_output)


def _in_links(words: Inline, vocabulary: Vocabulary) -> Iterator[Reference]:
    for span in words.of_kind("link"):
        target = _target(span)
        content = words.text[span.start : span.end].strip()
        ref = _classify(content, span.start, vocabulary, is_code=True)
        if ref and not ref.is_tentative:
            yield replace(ref, end=span.end, target=target)
        elif target:
            behind = _classify(target, span.start, vocabulary, is_code=True)
            if behind:
                yield replace(behind, end=span.end, target=target)


def _target(link: Span) -> str:
    """Where a link leads inside the repository, without its anchor; nothing for other addresses."""
    address = unquote(link.target).partition("?")[0]
    if (
        not address
        or address.startswith("#")
        or (_URL.match(address) and not address.startswith("file:"))
    ):
        return ""
    line = _LINE.search(address)
    return address[: line.start()] if line else address.partition("#")[0]


def _in_text(words: Inline, vocabulary: Vocabulary) -> Iterator[Reference]:
    covered = [span for span in words.spans if span.kind in {"code", "link"}]
    for match in _BARE.finditer(words.text):
        if not _TELLING.search(match[0]):
            continue
        if any(span.start < match.end() and match.start() < span.end for span in covered):
            continue
        token = match[0]
        lead = len(token) - len(token.lstrip("*[:#"))
        token = token[lead:].rstrip("*:#")
        ref = _classify(token, match.start() + lead, vocabulary, is_code=False)
        if ref:
            yield from _expand(ref)


def _classify(token: str, start: int, vocabulary: Vocabulary, *, is_code: bool) -> Reference | None:
    """Make a reference of a token, or nothing when it is no path."""
    path = token.strip("\"'“”‘’,;!?")
    path = path if path.endswith("..") else path.rstrip(".")
    path = path.removesuffix("'s")
    if not path or len(path) > _LONGEST or _URL.match(path) and not path.startswith("file://"):
        return None
    line: int | None = None
    suffix = _LINE.search(path)
    if suffix and suffix.start():
        line = int(suffix["line"] or suffix["hash"] or 0) or None
        path = path[: suffix.start()]
    if "\\" in path:
        if not _WINDOWS.match(path) or path.startswith("\\"):
            return None
        path = path.replace("\\", "/")
    ref = Reference(path=path, start=start, end=start + len(token), line=line, is_code=is_code)
    return _with_slash(ref, vocabulary) if "/" in path else _bare_name(ref, vocabulary)


def _with_slash(ref: Reference, vocabulary: Vocabulary) -> Reference | None:
    path = ref.path.removeprefix("file://")
    parts = [part for part in path.split("/") if part]
    if not parts or _NUMBERS.match(path) or _MIME.match(path) or "//" in path:
        return None
    if all(set(part) <= {".", "~"} for part in parts) or _is_address(path, parts):
        return None
    if not ref.is_code and not all(_NAME.match(part) for part in parts):
        return None
    ref = replace(ref, path=path)
    if _has_ending(parts[-1], vocabulary, any_ending=ref.is_code) or "*" in path:
        return ref
    if path.endswith("/"):
        return ref if ref.is_code or len(parts[0]) > 1 else None
    if path.startswith(("@", "/")) and len(parts) < _DEEP:
        return None
    is_known = parts[0].lower() in vocabulary.sets["folders"]
    is_sure = len(parts) >= _DEEP or parts[0] in _ONLY_FOLDERS
    if ref.is_code or is_known or path.startswith("./"):
        is_firm = ref.is_code and (is_known and is_sure or path.startswith("."))
        return replace(ref, is_tentative=not is_firm)
    return replace(ref, is_tentative=True) if len(parts) >= _DEEP and path.islower() else None


def _is_address(path: str, parts: list[str]) -> bool:
    """Whether it is a host, or the `@scope/name` of a package."""
    is_host = bool(_DOMAIN.match(parts[0])) and not path.startswith((".", "/"))
    return is_host or bool(_PACKAGE.match(path))


def _bare_name(ref: Reference, vocabulary: Vocabulary) -> Reference | None:
    name = ref.path
    if "." in name.strip(".") and vocabulary.is_root_file(name):
        return ref
    if (
        name.lower() in vocabulary.sets["products"]
        or _DOMAIN.match(name)
        or name.startswith(("~", "$", "@", "%"))
    ):
        return None
    if "." not in name.strip("."):
        is_dotfile = name.startswith(".") and _DOTFILE.match(name)
        if is_dotfile and name[1:].lower() in vocabulary.sets["endings"] and name != ".env":
            return None
        if vocabulary.is_root_file(name) and (is_dotfile or not name.startswith(".")):
            return replace(ref, is_tentative=not (is_dotfile or ref.is_code))
        return ref if is_dotfile and ref.is_code else None
    if not _NAME.match(name) or name.startswith("*.") or re.match(r"^v?\d+(?:\.\d+)+", name):
        return None
    return ref if _has_ending(name, vocabulary) or (_DOTFILE.match(name) and ref.is_code) else None


def _has_ending(name: str, vocabulary: Vocabulary, *, any_ending: bool = False) -> bool:
    match = _ENDING.search(name)
    if not match or not match.start():
        return bool(_DOTFILE.match(name)) and name != "."
    return any_ending or match["ending"].lower() in vocabulary.sets["endings"]


def _expand(ref: Reference) -> Iterator[Reference]:
    """Each of `src/{a,b}.ts`, `a.tsx/.css` and `a.py/b.py`; a placeholder (`{name}`) stays."""
    brace = re.search(r"\{([^{}]*,[^{}]*)\}", ref.path)
    if brace:
        for choice in brace[1].split(",")[:50]:
            path = ref.path[: brace.start()] + choice.strip() + ref.path[brace.end() :]
            yield from _expand(replace(ref, path=path))
        return
    twins = _TWINS.fullmatch(ref.path)
    if twins and twins["other"] not in {".env", ".git"}:
        yield replace(ref, path=twins["stem"] + twins["one"])
        yield replace(ref, path=twins["stem"] + twins["other"])
        return
    parts = ref.path.split("/")
    if len(parts) > 1 and all(_ENDING.search(part) and not part.startswith(".") for part in parts):
        for part in parts:
            yield replace(ref, path=part)
        return
    yield ref
