"""Code that is long, torn or made to run long: everything ends, and says what it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code import languages, lexing, suites
from mkdocs_gapreport.verifiers.code.definitions import Name, in_text, names_in

if TYPE_CHECKING:
    from mkdocs_gapreport.verifiers.code.languages import Language

LONG = {
    "a line of 100,000 characters": "x = " + "a b " * 25_000,
    "quotes that never end": "'\"" * 50_000,
    "braces that never end": "{" * 100_000,
    "parentheses that never end": "Foo(" * 25_000,
    "templates that never end": "`${" * 30_000,
    "raw strings that never end": 'r#"' * 30_000,
    "classes without a body": "class Foo\n" * 10_000,
    "constants without a value": "const Foo " * 10_000,
    "generics that never end": "type Foo<" * 10_000,
    "modifiers without an end": "public static " * 7_000,
    "decorators that never end": "@a(\n" * 20_000 + "def Foo(): pass",
    "imports that never end": "from x import (\n" * 6_000,
}
READ = [language for language in languages.LANGUAGES if language.is_read]


@pytest.mark.parametrize("language", READ, ids=lambda language: language.name)
@pytest.mark.parametrize("text", LONG.values(), ids=list(LONG))
def test_every_measure_of_a_text_comes_to_an_end(language: Language, text: str) -> None:
    path = f"a.{min(language.endings)}"

    found = list(in_text(language, path, text, Name("Foo", ("Bar",))))

    assert found == []
    assert len(lexing.code(language, text)) == len(text)
    assert suites.count(language, text).functions == 0
    assert len(list(languages.compiled(language.imports).finditer(text))) <= len(text)
    assert len(names_in(language, text)) <= len(text)


@pytest.mark.parametrize("language", READ, ids=lambda language: language.name)
def test_blank_code_keeps_every_line_where_it_was(language: Language) -> None:
    text = 'a = \'it\'\'s\'\n# x\n// y\n"""\nz\n"""\n/* 1\n2 */\n`${a}\n`\nb\n'

    assert [len(line) for line in lexing.code(language, text).split("\n")] == [
        len(line) for line in text.split("\n")
    ]
