"""What a definition in TypeScript or JavaScript holds: members, keys, elements, choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.brackets import closing, parts
from mkdocs_gapreport.verifiers.code.python_members import Members
from mkdocs_gapreport.verifiers.code.script_source import ScriptSource

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = regex(r"(?:readonly\s++)?(?:[A-Za-z_$][\w$]*+|\x02++|\[[^\]]*+\])\s*+(?=[=:,(]|$)")
_CHOICES = regex(r"\s*+(?:\|\s*+)?\x02++(?:\s*+\|\s*+\x02++)*+[ \t]*+(?=;|\r?\n|\Z)")


def script_members(path: str, text: str, name: str) -> Iterator[Members]:
    """All definitions of that name in a file that hold something."""
    source = ScriptSource(path, text)
    word = re.escape(name)
    heads = re.compile(
        rf"\b(?P<enum>enum)\s++{word}\s*+(?=\{{)"
        rf"|\b(?:const|let|var)\s++{word}\b[^=;]{{0,300}}=\s*+(?:Object\.freeze\(\s*+)?(?=[\[{{])"
        rf"|\b(?P<type>type)\s++{word}\s*+=\s*+"
    )
    for found in heads.finditer(source.code):
        place = Place(path, source.line(found.start()))
        if found["type"]:
            names, what = _union(source, found.end()), "choices"
        else:
            opening = source.code[found.end()]
            names = tuple(_script_members(source, found.end(), is_list=opening == "["))
            what = "members" if found["enum"] else "elements" if opening == "[" else "keys"
        if names:
            yield Members(what=what, names=names, place=place)


def _union(source: ScriptSource, start: int) -> tuple[str, ...]:
    """The strings of `'a' | 'b'`; nothing where anything else is among them."""
    found = _CHOICES.match(source.code, start)
    if found is None:
        return ()
    return tuple(re.findall(r"[\"']([^\"']*+)[\"']", source.text[start : found.end()]))


def _script_members(source: ScriptSource, opening: int, *, is_list: bool) -> Iterator[str]:
    end = closing(source.code, opening) - 1
    for first, last in parts(source.code, opening + 1, end):
        if is_list:
            yield source.text[first:last].strip("\"'`")
        elif key := _KEY.match(source.code, first, last):
            yield source.text[first : first + len(key[0])].strip(" \"'`")
