"""Files in which nothing is written yet: only comments, only headings, a view that is to come."""

from __future__ import annotations

import re

from mkdocs_gapreport.patterns import regex

_SPACE = r"\s++"
_SLASHES = r"//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/"
_HASHES = r"#[^\n]*+"
_DOCSTRINGS = (
    r"[rRuU]?\"\"\"[^\"\\]*+(?:(?:\\.|\"(?!\"\"))[^\"\\]*+)*+\"\"\""
    r"|[rRuU]?'''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+'''"
    r"|[rRuU]?\"[^\"\\\n]*+\"(?=\s*(?:\n|$))|[rRuU]?'[^'\\\n]*+'(?=\s*(?:\n|$))"
)
_DIRECTIVES = r"['\"]use (?:strict|client|server)['\"];?|export\s*\{\s*\};?"
_PACKAGE = r"package\s+[\w.]+;?"
# imports that bring nothing in by themselves, and hand nothing on
_IMPORTS = r"import\s+(?:static\s+)?[\w.*]+(?:\s+as\s+\w+)?;?"


def _nothing(*kinds: str) -> re.Pattern[str]:
    """What says nothing, from the beginning of a text on."""
    return regex(f"(?>{'|'.join((_SPACE, *kinds))})*+", re.DOTALL)


_SCRIPT = _nothing(_SLASHES, _DIRECTIVES)
_SAYS_NOTHING = {
    "py": _nothing(_HASHES, _DOCSTRINGS),
    **dict.fromkeys(("js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"), _SCRIPT),
    **dict.fromkeys(("rs", "c", "cc", "cpp", "cxx", "h", "hpp", "m", "mm"), _nothing(_SLASHES)),
    "go": _nothing(_SLASHES, _PACKAGE),
    **dict.fromkeys(("java", "kt", "scala", "swift"), _nothing(_SLASHES, _PACKAGE, _IMPORTS)),
    "cs": _nothing(_SLASHES, r"using\s+[\w.]+;", r"namespace\s+[\w.]+;"),
    "dart": _nothing(_SLASHES, r"import\s+'[^'\n]*+';"),
    "php": _nothing(_SLASHES, _HASHES, r"<\?php|\?>"),
    **dict.fromkeys(("rb", "sh", "bash"), _nothing(_HASHES)),
    "lua": _nothing(r"--[^\n]*+"),
    **dict.fromkeys(("vue", "svelte"), _nothing(r"<!--(?:(?!-->).)*+-->")),
}
# files that are nothing without a word that a tool reads; of settings, none may be meant
_OF_TOOLS = regex(
    r"(?:Dockerfile|Containerfile|Makefile|(?:docker-)?compose(?:[.-][\w-]+)*\.ya?ml$)"
    r"|[\w-]+\.(?:tf|Dockerfile)$"
)
_IN_TOOLS = _nothing(_HASHES)
# comments that a tool acts on, or that are the documentation of a whole package
_SAYS_MORE = regex(r"^\s*(?:///\s*<|//go:|//!|/\*!|#!\[)", re.MULTILINE)
_FOR_COMMENTS = frozenset({"doc.go", "package-info.java", "module-info.java"})

_LONGEST_COMMENT = 30  # longer ones, and those that are no words, are there for their own sake
_FEW = 3
_TWO_WORDS = regex(r"[^\W\d_]{2,} \w{2,}|[^\x00-\u02ff]{2}")
_LONGEST_VIEW = 40
_MOST_WORDS = 10
_TO_COME = (
    r"\s*(?:(?:this |the )?(?:\w+ ){0,3}(?:page|feature|section|screen|view|module|component"
    r"|content|dashboard|functionality|panel|tab)s?,? (?:is |are )?)?"
    r"(?:coming soon|under construction|not (?:yet )?implemented(?: yet)?|implementation pending"
    r"|to be implemented)\s*[.!…]*\s*"
)
_IN_MARKUP = regex(
    rf">{_TO_COME}<|\{{\s*(?P<quote>['\"`]){_TO_COME}(?P=quote)\s*\}}", re.IGNORECASE
)
_IN_CALL = regex(rf"\bText\(\s*(?P<quote>['\"]){_TO_COME}(?P=quote)", re.IGNORECASE)
_VIEWS = {"tsx": _IN_MARKUP, "jsx": _IN_MARKUP, "vue": _IN_MARKUP, "svelte": _IN_MARKUP} | {
    "dart": _IN_CALL,
    "swift": _IN_CALL,
}
# whatever makes more of a view than words on a screen
_DOES = regex(
    r"\b(?:use[A-Z]\w*|fetch|axios|if|for|while|switch|ref|reactive|computed|defineProps|onMounted"
    r"|setState|navigate)\s*\(|\b(?:await|async|controller|href|src|children|State|Binding|Bloc"
    r"|ListView|ListTile|Navigator|NavigationLink|ForEach|Button|TextField)\b|\bon[A-Z]\w*\s*[=:]"
    r"|@(?:click|submit)|\bv-(?:model|for|if)|\.(?:map|filter|then|get|post|watch|read|push)\s*\("
    r"|<(?:form|table|button|input|select|textarea|ul|ol|a|img|Link|NavLink|Input|Form|Table|Outlet"
    r"|iframe|canvas|svg|slot)\b|&&|\?\s"
)
# to say that something is to come is all that a view of such a name is for
_MEANT_SO = regex(
    r"soon|placeholder|construction|maintenance|banner|badge|teaser|notice|label|chip|card|stub"
    r"|empty|wip|unavailable|fallback|not.?found|404|overlay|modal|dialog|toast|tag|button",
    re.IGNORECASE,
)
_BETWEEN_TAGS = regex(r">([^<>{}]+)<")
_WORD = regex(r"\w+")


def bare_words(name: str, content: str) -> str:
    """Why there is nothing in a file of that name yet, or nothing when there is something."""
    stem, _, ending = name.rpartition(".")
    ending = ending.lower()
    if not content.strip():
        return "it is empty"
    if ending in {"md", "mdx"}:
        return _only_headings(content)
    if _only_comments(name, ending, content):
        return "there is nothing in it but comments"
    if ending in _VIEWS and not _MEANT_SO.search(stem) and _is_to_come(ending, content):
        return "it says that it is to come, and does nothing else"
    return ""


def _only_headings(content: str) -> str:
    """A document of headings, with nothing below any of them."""
    lines = [line for line in content.split("\n") if line.strip()]
    is_frame = all(re.match(r"#{1,6}\s", line) for line in lines)
    return "there is nothing in it but headings" if is_frame else ""


def _only_comments(name: str, ending: str, content: str) -> bool:
    nothing = _IN_TOOLS if _OF_TOOLS.match(name) else _SAYS_NOTHING.get(ending)
    lines = content.count("\n")
    if nothing is None or name in _FOR_COMMENTS or lines > _LONGEST_COMMENT:
        return False
    is_said = lines <= _FEW or bool(_TWO_WORDS.search(content))
    return is_said and bool(nothing.fullmatch(content)) and not _SAYS_MORE.search(content)


def _is_to_come(ending: str, content: str) -> bool:
    """Whether a view shows that it is to come, its title at the most, and nothing happens in it."""
    lines = [line for line in content.split("\n") if line.strip()]
    if len(lines) > _LONGEST_VIEW or not _VIEWS[ending].search(content) or _DOES.search(content):
        return False
    shown = " ".join(_BETWEEN_TAGS.findall(content))
    return len(_WORD.findall(shown)) <= _MOST_WORDS
