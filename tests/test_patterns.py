"""Patterns are compiled when they are first used, and are then what `re.compile` makes."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from mkdocs_gapreport.patterns import regex

COUNTING = """
import importlib, pkgutil, re, sys
import mkdocs_gapreport
made, compiled = [], re.compile

def counting(source, flags=0):
    if sys._getframe(1).f_globals["__name__"].startswith("mkdocs_gapreport"):
        made.append(str(source))
    return compiled(source, flags)

re.compile = counting
for module in pkgutil.walk_packages(mkdocs_gapreport.__path__, "mkdocs_gapreport."):
    importlib.import_module(module.name)
print(made)
"""


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        ("a+", re.NOFLAG),
        ("A+", re.IGNORECASE),
        (r"(?P<first>\w)(\w)", re.NOFLAG),
        ("x", re.NOFLAG),
        ("caat", re.NOFLAG),
    ],
)
def test_finds_what_the_compiled_one_finds(source: str, flags: re.RegexFlag) -> None:
    ours, theirs, text = regex(source, flags), re.compile(source, flags), "caat"
    assert [m.groups() for m in ours.finditer(text)] == [m.groups() for m in theirs.finditer(text)]
    assert bool(ours.fullmatch(text)) == bool(theirs.fullmatch(text))
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("-", text) == theirs.sub("-", text)
    assert ours.groupindex == theirs.groupindex
    assert ours.pattern == theirs.pattern


def test_a_wrong_one_is_found_when_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_loading_the_package_compiles_none() -> None:
    made = subprocess.run(
        [sys.executable, "-c", COUNTING], check=True, capture_output=True, text=True
    )
    assert made.stdout.strip() == "[]"
