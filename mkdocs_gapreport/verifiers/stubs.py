"""Whether a file holds nothing but stubs; one stub among real code does not make it hollow."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_TELLTALE = regex(
    r"\bpass\b|\bassert True\b|\.\.\.|NotImplemented|\bTODO\b|\bTBD\b|\bFIXME\b|todo!"
    r"|\bunimplemented\b|not.?(?:yet.?)?implemented|UnimplementedError|UnsupportedOperation|TODO\("
    r"|coming soon",
    re.IGNORECASE,
)
# each match of the above holds one of these; looking for them first takes a twentieth of the time
_HINTS = (
    *("pass", "assert true", "...", "implemented", "todo", "tbd", "fixme", "coming soon"),
    "unsupportedoperation",
)
_CODE = {
    "js",
    "jsx",
    "mjs",
    "cjs",
    "ts",
    "tsx",
    "mts",
    "rs",
    "go",
    "java",
    "kt",
    "cs",
    "swift",
    "scala",
    "php",
    "rb",
    "lua",
    "sh",
    "bash",
    "c",
    "cpp",
    "dart",
}
_STUB_LINE = regex(
    r"^(?:todo!|unimplemented!|panic!?\(\s*\"(?:not|todo|unimpl)|throw UnsupportedOperation"
    r"|throw (?:const )?UnimplementedError\(|throw new [\w\\]*(?:Error|Exception)\(\s*"
    r"(?:['\"`].*(?:not.{0,5}implemented|todo).*|)['\"`]?\s*\)"
    r"|raise NotImplementedError|TODO\(|fatalError\(|echo ['\"]?(?:TODO|not implemented)"
    r"|return\s*(?:null|nil|undefined|None|\{\}|\[\])?\s*;?\s*(?://.*)?$|:$|exit [01]$|pass$"
    r"|return\s*\(?\s*<(?P<tag>\w+)[^<>]*>"
    r"\s*(?:todo|tbd|not (?:yet )?implemented|coming soon)[^<>]*</(?P=tag)>\s*\)?\s*;?$)",
    re.IGNORECASE,
)
_FRAME_LINE = regex(
    r"^(?://|#|/\*|\*|--|<!--|;;|\"\"\"|'''|$|(?:import|from|use|using|package|namespace|module)\b"
    r"|require|<\?php|declare\(|export \* |export \{"
    r"|(?:mod|include)\b|set -|[{}()\[\];,]+$|end;?$|@\w+|#\[)"
)
_SIGNATURE = regex(
    r"^(?:(?:export|default|public|private|protected|static|async|override|final|abstract|unsafe"
    r"|pub(?:\([^)]*\))?)\s+)*(?:function|fn|func|fun|def|class|struct|impl|interface|trait|enum"
    r"|object|constructor)\b|[\w<>\[\], ]+\([^)]*\)\s*(?:->.*|:.*|async\*?\s*)?\{$|^\w+\(\)\s*\{$"
)
_COMMENTS = {
    **dict.fromkeys(("sql", "ddl"), regex(r"--|/\*|\*")),
    **dict.fromkeys(("yml", "yaml", "toml", "ini", "conf", "tf"), regex("#")),
    **dict.fromkeys(("css", "scss", "less"), regex(r"//|/\*|\*")),
}
# where statements end in semicolons, a brace may stand on the line below the signature
_BRACE_BELOW = {"cs", "java", "php", "c", "cpp", "dart"}
_SIGNATURE_ALONE = regex(_SIGNATURE.pattern + r"|^[\w<>\[\], ]+\([^;]*\)$")


def may_be_stubs(content: str) -> bool:
    """Whether a content has any of the words that stubs are told by."""
    lowered = content.lower()
    return any(map(lowered.__contains__, _HINTS)) and bool(_TELLTALE.search(content))


def stub_words(name: str, content: str) -> str:
    """Why a file of that name is made of stubs ("every body in it is a stub"), if it is."""
    ending = name.rpartition(".")[2].lower()
    if ending == "py":
        return _python(content)
    if ending in _CODE:
        return _by_lines(content, _SIGNATURE_ALONE if ending in _BRACE_BELOW else _SIGNATURE)
    if ending in {"md", "mdx", "rst", "txt"}:
        return _only_todo(content)
    if ending in _COMMENTS:
        return _only_comments(content, _COMMENTS[ending])
    return ""


def _python(content: str) -> str:
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    bodies = [body for body in _bodies(tree) if not _only_keeps(body)]
    if bodies:
        return (
            "every body in it is a stub" if all(map(_is_stub, bodies)) and not _runs(tree) else ""
        )
    has_code = any(not _is_frame(node) for node in tree.body)
    says_todo = re.search(r"\b(?:TODO|TBD|FIXME)\b", content)
    is_bare = not any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)
    return "there is nothing in it but a TODO" if not has_code and says_todo and is_bare else ""


def _bodies(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions whose bodies count: not abstract, not overloads, not of a protocol."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            if not any(_name(base) in {"Protocol", "ABC"} for base in node.bases):
                yield from _bodies(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if not any(
                _name(mark) in {"abstractmethod", "overload"} for mark in node.decorator_list
            ):
                yield node
        elif isinstance(node, ast.If | ast.Try):
            yield from _bodies(node)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript | ast.Call):
        return _name(node.value if isinstance(node, ast.Subscript) else node.func)
    return (
        node.attr
        if isinstance(node, ast.Attribute)
        else node.id
        if isinstance(node, ast.Name)
        else ""
    )


def _only_keeps(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it is an `__init__` that keeps what it is given: no stub, and no work either."""
    return function.name == "__init__" and all(
        isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Name)
        for statement in function.body
        if not is_nothing(statement)
    )


def _is_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether its body does nothing, or says in the log that it was called, and then `pass`es."""
    *before, last = function.body
    is_passed = isinstance(last, ast.Pass | ast.Raise) and is_nothing(last)
    return is_nothing(last) and all(
        is_nothing(statement) or (is_passed and _is_logged(statement)) for statement in before
    )


def _is_logged(node: ast.stmt) -> bool:
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call):
        return False
    log = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    return _name(log) in {"logger", "log", "logging", "_logger", "print"}


def is_nothing(node: ast.stmt) -> bool:
    """Whether a statement does nothing: `pass`, a docstring, `return None`, `assert True`."""
    if isinstance(node, ast.Raise):
        return node.exc is not None and _name(node.exc).startswith("NotImplemented")
    if isinstance(node, ast.Return):
        return (
            node.value is None or isinstance(node.value, ast.Constant) and node.value.value is None
        )
    if isinstance(node, ast.Assert):
        return isinstance(node.test, ast.Constant) and node.test.value is True
    return (
        isinstance(node, ast.Pass)
        or isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
    )


def _is_frame(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom) or is_nothing(node)


def _runs(tree: ast.Module) -> bool:
    """Whether the module itself does something: tables of data, calls, classes of fields."""
    frame = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Import, ast.ImportFrom, ast.If)
    return any(
        not isinstance(node, frame)
        and not is_nothing(node)
        and not (isinstance(node, ast.ClassDef) and _is_hollow_class(node))
        and not _is_logger(node)
        for node in tree.body
    )


def _is_hollow_class(node: ast.ClassDef) -> bool:
    return all(
        isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) or is_nothing(part)
        for part in node.body
    )


def _is_logger(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call | ast.Constant | ast.List | ast.Tuple)
        and len(node.targets) == 1
    )


def _by_lines(content: str, signature: re.Pattern[str]) -> str:
    """A file of imports, signatures and stubs, with at least one stub."""
    stub_lines = 0
    for line in map(str.strip, content.split("\n")):
        if _STUB_LINE.match(line):
            stub_lines += bool(_TELLTALE.search(line))
        elif re.search(r"\b(?:TODO|not implemented)\b", line, re.IGNORECASE) and _FRAME_LINE.match(
            line
        ):
            stub_lines += 1
        elif not (_FRAME_LINE.match(line) or signature.match(line)):
            return ""
    return "every body in it is a stub" if stub_lines else ""


def _only_todo(content: str) -> str:
    lines = [
        line.strip()
        for line in content.split("\n")
        if line.strip() and not line.lstrip().startswith(("#", "=", "---"))
    ]
    is_todo = lines and all(
        re.match(
            r"^[\W_]*(?:TODO|TBD|FIXME|coming soon|to be (?:written|done))\b", line, re.IGNORECASE
        )
        for line in lines
    )
    return "there is nothing in it but a TODO" if is_todo else ""


def _only_comments(content: str, comment: re.Pattern[str]) -> str:
    """A file of comments, one of which says that it is still to be written."""
    lines = [line.strip() for line in content.split("\n") if line.strip()]
    says_todo = re.search(
        r"\b(?:TODO|TBD|FIXME)\b|not (?:yet )?implemented", content, re.IGNORECASE
    )
    is_bare = bool(says_todo) and all(comment.match(line) for line in lines)
    return "there is nothing in it but a TODO" if is_bare else ""
