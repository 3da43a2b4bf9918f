"""How definitions, imports, tests and comments look in each language that is read.

Patterns are held against code in which comments and the inside of strings are blank (`lexing`).
`NAME` in them stands for the name that is looked for. They are all of ours: none comes from a page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANY_NAME = r"[A-Za-z_$][\w$]*"


class Language(Struct, frozen=True, kw_only=True):
    """A language: what its files are called and how to tell things in it.

    `lexer` finds comments and strings. `definitions` count anywhere, `signatures` end at the
    parenthesis of a function whose parameters must be followed by `after`, `values` count only
    outside of functions, `members` only directly within the class or enumeration that is asked
    for. `containers` begin such a thing. `imports` name a module in one of their groups.
    `tests` begin a test function, `many` says that one makes several cases.
    """

    name: str
    endings: frozenset[str]
    lexer: re.Pattern[str]
    definitions: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    after: str = ""
    values: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    containers: str = ""
    imports: str = ""
    tests: str = ""
    many: str = ""
    is_indented: bool = False

    @property
    def is_read(self) -> bool:
        """Whether its definitions are known, not only its comments."""
        return bool(self.definitions)


def of(path: str) -> Language | None:
    """The language of a file by its ending."""
    return _by_ending().get(path.rpartition(".")[2].lower())


def endings(*, only_read: bool = True) -> frozenset[str]:
    """The endings of all languages, or of those whose definitions are read."""
    chosen = [language for language in LANGUAGES if language.is_read or not only_read]
    return frozenset(ending for language in chosen for ending in language.endings)


@lru_cache(maxsize=500)
def compiled(pattern: str, name: str = "") -> re.Pattern[str]:
    """A pattern of the table for one name, or for any; the group `name` holds it."""
    which = rf"(?<![\w$]){re.escape(name)}(?![\w$])" if name else ANY_NAME
    return re.compile(pattern.replace("NAME", f"(?P<name>{which})"), re.MULTILINE)


@cache
def _by_ending() -> dict[str, Language]:
    return {ending: language for language in LANGUAGES for ending in language.endings}


def _lexer(*parts: str) -> re.Pattern[str]:
    return regex("|".join(parts), re.DOTALL)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SLASHES = r"(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))"
_DOUBLE = r'"(?:[^"\\\n]++|\\.)*+"?'
_SINGLE = r"'(?:[^'\\\n]++|\\.)*+'?"
_TRIPLE = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\Z)',
    r"'''(?:[^'\\]++|\\.|'(?!''))*+(?:'''|\Z)",
)
# A set of first characters is searched for three times as fast as alternatives are.
_PYTHON_LEXER = (
    r"[\#\"'](?:(?P<comment>(?<=\#)[^\n]*)|(?P<string>"
    r'(?<=")(?:""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\Z)|(?:[^"\\\n]++|\\.)*+"?)'
    r"|(?<=')(?:''(?:[^'\\]++|\\.|'(?!''))*+(?:'''|\Z)|(?:[^'\\\n]++|\\.)*+'?)))"
)
_BACKQUOTED = r"`(?:[^`\\$]++|\\.|\$(?!\{)|\$\{(?:[^`{}]++|\{[^{}]*\}|`[^`]*`)*+\})*+`"
# A slash begins an expression where no value stands before it.
_JS_EXPRESSION = (
    r"(?:(?<=[(,=:\[!&|?{};+\n])|(?<=return))[ \t]*/(?![/*>])"
    r"(?:[^/\\\n\[]++|\\.|\[(?:[^\]\\\n]++|\\.)*+\])++/[a-z]*"
)

PYTHON = Language(
    name="Python",
    endings=_words("py pyi pyw"),
    lexer=_lexer(_PYTHON_LEXER),
    definitions=(
        r"^[ \t]*(?:async[ \t]+)?def[ \t]+NAME",
        r"^[ \t]*class[ \t]+NAME",
        r"^[ \t]*type[ \t]+NAME[^=\n]{0,300}=",
    ),
    values=(r"^[ \t]*NAME[ \t]*(?::[^=\n]{1,500})?=(?!=)",),
    members=(
        r"^[ \t]*NAME[ \t]*(?::(?!=)|=(?!=))",
        r"\bself\.NAME[ \t]*(?::[^=\n]{1,500})?=(?!=)",
    ),
    imports=(
        r"^[ \t]*(?:from[ \t]+(?P<base>[\w.]+)[ \t]+import[ \t]*"
        r"(?P<names>\([^)]{0,5000}\)|[^\n;]+)|import[ \t]+(?P<module>[\w.][^\n;]*))"
    ),
    tests=r"^(?P<indent>[ \t]*)(?:async[ \t]+)?def[ \t]+(?P<name>test\w*)[ \t]*\(",
    is_indented=True,
)

_JS_WORDS = (
    r"(?:(?:export|default|public|private|protected|static|async|override|readonly|abstract|declare"
    r"|get|set|function)[ \t]+|\*[ \t]*)*"
)
_JS_OUT = r"(?:export[ \t]+)?(?:declare[ \t]+)?"
_JS_VALUE = "(?:const|let|var)"
_JS_ASYNC = r"(?:async[ \t]*)?"
_JS_FUNCTION = r"(?:(?:function|class)\b|\([^()]{0,500}\)[^=\n;]{0,300}=>|[\w$]+[ \t]*=>)"
JAVASCRIPT = Language(
    name="TypeScript/JavaScript",
    endings=_words("js jsx mjs cjs ts tsx mts cts vue svelte"),
    lexer=_lexer(
        _SLASHES,
        r"(?P<markup><!--.*?(?:-->|\Z))",
        rf"(?P<formatted>{_BACKQUOTED})",
        rf"(?P<string>{_DOUBLE}|{_SINGLE}|{_JS_EXPRESSION})",
    ),
    definitions=(
        r"\bfunction\b[ \t]*\*?[ \t]*NAME[ \t]*[(<]",
        r"(?<![\w.$])(?:class|interface|enum|namespace)[ \t]+NAME(?=[^\w$:,)])",
        rf"^[ \t]*{_JS_OUT}type[ \t]+NAME[ \t]*(?:<[^\n;]{{0,300}}?>)?[ \t\n]*=(?!>)",
        rf"^{_JS_OUT}{_JS_VALUE}[ \t]+NAME",
        rf"^{_JS_OUT}{_JS_VALUE}[ \t]*[{{\[][^}}\]=]{{0,2000}}?NAME[^}}\]=]{{0,2000}}[}}\]][ \t]*=",
        rf"\b{_JS_VALUE}[ \t]+NAME[^=\n]{{0,300}}=[ \t]*{_JS_ASYNC}{_JS_FUNCTION}",
        r"(?:\bexports|\.prototype|\bwindow|\bglobalThis)\.NAME[ \t]*=(?!=)",
        rf"^[ \t]*{_JS_WORDS}\#?NAME[ \t]*(?::[^=\n;]{{1,99}})?[:=][ \t]*{_JS_ASYNC}{_JS_FUNCTION}",
    ),
    signatures=(rf"^[ \t]*{_JS_WORDS}\#?NAME[ \t]*(?:<[^>\n]{{0,300}}>)?[ \t]*\(",),
    after=r"\s*(?::[^;]{0,300}?)?\{",
    members=(
        r"^[ \t]*(?:\w+[ \t]+)*\#?NAME[ \t]*(?:[?!]?[:=(,<;}]|$)",
        r"[{,][ \t]*NAME\b",
        r"\bthis\.NAME[ \t]*=(?!=)",
    ),
    containers=(
        r"\b(?:class|interface|enum|namespace|type)[ \t]+(?P<name>[\w$]+)[^{};]{0,500}\{"
        r"|\b(?:const|let|var)[ \t]+(?P<value>[\w$]+)[^\n;{]{0,300}\{"
    ),
    imports=(
        r"(?:\bfrom[ \t]*|\bimport[ \t]*\(?[ \t]*|\brequire[ \t]*\([ \t]*"
        r"|\b(?:mock|doMock|unmock|importActual|requireActual)[ \t]*\([ \t]*)"
        r"(?P<quote>['\"`])(?P<module>[^'\"`\n]+)(?P=quote)"
    ),
    tests=(
        r"^[ \t]*(?:it|test|specify|Deno\.test)"
        r"(?P<how>(?:\.(?:only|skip|concurrent|sequential|each|failing|fails|fixme|for|serial"
        r"|runIf|skipIf|if)\b(?:[ \t]*\([^()\n]*\)(?=[ \t]*[.(]))?)*)"
        r"(?P<table>[ \t]*(?:`|\((?=[ \t\n]*\[)))?[ \t]*(?:<[^()\n]{0,300}>)?"
        r"\(?[ \t\n]*(?P<title>['\"`]|[\w$.]+[ \t]*,)?"
    ),
    many=r"\b(?:it|test|describe|suite|context)(?:\.\w+)*\.(?:each|for)\b",
)

GO = Language(
    name="Go",
    endings=_words("go"),
    lexer=_lexer(_SLASHES, rf"(?P<string>`[^`]*`?|{_DOUBLE}|{_SINGLE})"),
    definitions=(
        r"^func[ \t]+(?:\([^)]*\)[ \t]*)?NAME[ \t]*[(\[]",
        r"^(?:type|var|const)[ \t]+NAME",
    ),
    values=(
        r"^\tNAME(?=[ \t]*(?:$|[=,]))",
        r"^\tNAME(?=[ \t]+(?:struct|interface|func)\b|[ \t]+[\w.\[\]*]+[ \t]*(?:=|$))",
    ),
    members=(r"^\tNAME(?=[ \t]*\(|[ \t]+[\w.\[\]*({<]|[ \t]*$)",),
    imports=r"(?P<quote>[\"`])(?P<module>[\w.~/-]+)(?P=quote)",
    tests=r"^func[ \t]+(?:\([^)]*\)[ \t]*)?Test(?![a-z])\w*\((?:\w+[ \t]+\*testing\.T)?\)",
    many=r"\.Run\(",
)

RUST = Language(
    name="Rust",
    endings=_words("rs"),
    lexer=_lexer(
        _SLASHES,
        r"(?P<string>\bb?r(?P<hashes>\#*)\".*?(?:\"(?P=hashes)|\Z)|\"(?:[^\"\\]++|\\.)*+\"?"
        r"|'(?:\\[^'\n]+|[^'\\\n])')",
    ),
    definitions=(
        r"\bfn[ \t]+NAME[ \t]*[(<]",
        r"\b(?:struct|enum|trait|union|type)[ \t]+NAME",
        r"\b(?:const|static)[ \t]+(?:mut[ \t]+)?NAME[ \t]*:",
        r"\bmacro_rules![ \t]*NAME",
    ),
    members=(
        r"^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?NAME(?=[ \t]*(?:[:,({=}]|$))",
        r"[{,][ \t]*NAME\b",
    ),
    containers=(
        r"\b(?:(?:struct|enum|trait|union|mod)[ \t]+(?P<name>\w+)|(?P<header>impl\b))"
        r"[^{};]{0,500}\{"
    ),
    imports=r"\b(?:use|mod)[ \t]+(?P<module>[\w:]+)",
    tests=(
        r"\#\[[ \t]*(?:[\w]+::)*(?:test|rstest|wasm_bindgen_test|test_case|test_log|quickcheck)\b"
        r"(?!::)[^\]]*\](?:\s*\#\[[^\]]*\])*\s*(?:pub[ \t]+)?(?:async[ \t]+)?fn[ \t]+(?P<name>\w+)"
        r"|^[ \t]*(?:async[ \t]+)?fn[ \t]+(?P<prop>prop_\w+|proptest_\w+)[ \t]*\("
    ),
    many=r"\#\[[ \t]*(?:[\w]+::)*(?:rstest|test_case|case|quickcheck)\b|\bproptest!",
)

_TYPED = (
    r"^[ \t]*(?!(?:return|new|throw|else|await|yield|case|in|using|goto|package|import)\b)"
    r"(?:[\w.<>\[\],?@&]+[ \t]+)+"
)
_JAVA_FIELD = "(?:public|private|protected|static|final|volatile|transient)"
JAVA = Language(
    name="Java",
    endings=_words("java"),
    lexer=_lexer(_SLASHES, rf"(?P<string>{_TRIPLE[0]}|{_DOUBLE}|{_SINGLE})"),
    definitions=(
        r"(?<![\w.])(?:class|@?interface|enum|record)[ \t]+NAME",
        rf"^[ \t]*(?:{_JAVA_FIELD}[ \t]+)+(?:[\w.<>\[\],?&]+[ \t]+)+NAME[ \t]*[=;]",
    ),
    signatures=(rf"{_TYPED}NAME[ \t]*\(",),
    after=r"\s*(?:throws[\w.,\s]+)?(?:\{|;|default\b)",
    members=(
        r"^[ \t]*NAME[ \t]*(?=[,;(}]|$)",
        r"[{,][ \t]*NAME[ \t]*(?=[,;(}])",
        rf"{_TYPED}NAME[ \t]*[=;(]",
    ),
    containers=r"(?<![\w.])(?:class|@?interface|enum|record)[ \t]+(?P<name>\w+)[^{};]{0,500}\{",
    imports=r"^[ \t]*import[ \t]+(?:static[ \t]+)?(?P<module>[\w.]+)",
    tests=(
        r"^[ \t]*@(?P<how>Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property)\b"
        r"(?![ \t]*\n?[^\n]*\bclass\b)"
    ),
    many=r"@(?:ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|DataProvider)\b",
)
_CSHARP_TYPE = r"(?<![\w.])(?:class|interface|enum|struct|record(?:[ \t]+(?:class|struct))?)"
_CSHARP_FIELD = (
    "(?:public|private|protected|internal|static|const|readonly|virtual|override|abstract|required"
    "|sealed|new|event|volatile)"
)
CSHARP = Language(
    name="C#",
    endings=_words("cs"),
    lexer=_lexer(
        _SLASHES,
        r"(?P<formatted>\$@?\"(?:[^\"\\\n]++|\\.)*+\"?)",
        rf"(?P<string>@\"(?:[^\"]++|\"\")*+\"?|{_TRIPLE[0]}|{_DOUBLE}|{_SINGLE})",
    ),
    definitions=(
        rf"{_CSHARP_TYPE}[ \t]+NAME",
        r"\bdelegate[ \t]+[\w.<>\[\],?]+[ \t]+NAME[ \t]*[(<]",
        rf"^[ \t]*(?:{_CSHARP_FIELD}[ \t]+)+(?:[\w.<>\[\],?]+[ \t]+)+NAME[ \t\n]*(?:=|;|\{{)",
    ),
    signatures=(rf"{_TYPED}NAME[ \t]*(?:<[^>\n]{{0,300}}>)?[ \t]*\(",),
    after=r"\s*(?:where\b[^{;]*)?(?:\{|;|=>)",
    members=(
        r"^[ \t]*NAME[ \t]*(?=[,=}]|$)",
        r"[{,][ \t]*NAME[ \t]*(?=[,=}])",
        rf"{_TYPED}NAME[ \t\n]*[=;({{]",
    ),
    containers=rf"{_CSHARP_TYPE}[ \t]+(?P<name>\w+)[^{{}};]{{0,500}}\{{",
    imports=r"^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?P<module>[\w.]+)",
    tests=(
        r"^[ \t]*\[[^\]\n]{0,300}?\b(?P<how>Fact|Theory|Test|TestCase|TestCaseSource|TestMethod"
        r"|DataTestMethod|SkippableFact|SkippableTheory)\b(?:Attribute)?(?=[ \t]*[\](,])"
    ),
    many=r"\[[^\]\n]{0,300}\b(?:Theory|TestCase|TestCaseSource|DataTestMethod|DataRow|Values|Range)\b",
)


def _comments_only() -> Iterator[Language]:
    """Languages of which nothing but comments is read."""
    slashes = _lexer(_SLASHES, rf"(?P<string>{_DOUBLE}|{_SINGLE})")
    hashes = _lexer(r"(?P<comment>(?<![\w$&{\\#])\#[^\n]*)", rf"(?P<string>{_DOUBLE}|{_SINGLE})")
    dashes = _lexer(r"(?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))", r"(?P<string>'(?:[^']|'')*+'?)")
    yield Language(
        name="C-like",
        endings=_words(
            "c h cc cpp cxx hpp hh kt kts swift scala dart groovy php m mm proto scss less"
        ),
        lexer=slashes,
    )
    yield Language(name="script", endings=_words("sh bash zsh rb pl ex exs r jl"), lexer=hashes)
    yield Language(name="SQL and Lua", endings=_words("sql lua"), lexer=dashes)
    yield Language(
        name="CSS", endings=_words("css"), lexer=_lexer(r"(?P<comment>/\*.*?(?:\*/|\Z))")
    )


def _languages() -> Iterable[Language]:
    return (PYTHON, JAVASCRIPT, GO, RUST, JAVA, CSHARP, *_comments_only())


LANGUAGES = tuple(_languages())
