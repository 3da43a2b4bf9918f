"""Things that are there and show nothing: tests that never run, folders that git only keeps."""

from __future__ import annotations

import ast
import posixpath
import re
from typing import TYPE_CHECKING, TypeGuard

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers import stubs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.repository import Repository

_LARGE = 100_000
_KEEPERS = frozenset({".gitkeep", ".keep", ".gitignore", ".placeholder"})
_SKIPPED = "every test in it is skipped"
TEST_FILE = regex(
    r"(?:^|/)(?:test_[^/]*\.py|[^/]*(?:_test\.(?:py|go)|[._-](?:test|tests|spec)\.[cm]?[jt]sx?))$"
)
_COMMENT = regex(r"(?<!:)//[^\n]*|/\*.*?\*/", re.DOTALL)
_ANY = regex(
    r"(?<![.\w])(?:it|test|xit|xtest|fit)(?:\.(?!describe|before|after|use\b|step|set|extend)\w+)*\s*[(`]"
)
_LEFT_OUT = regex(
    r"(?<![.\w])(?:(?:it|test)\.(?:skip|todo|fixme)|xit|xtest)(?:\.each\([^()]*\))?\(\s*['\"`]"
)
_EMPTY = regex(
    r"(?<![.\w])(?:it|test)\(\s*(?P<quote>['\"`])(?:(?!(?P=quote)).)*(?P=quote)\s*,\s*(?:async\s*)?"
    r"(?:\([^()]*\)\s*=>|function\s*\w*\([^()]*\))\s*\{\s*"
    r"(?:expect\(\s*true\s*\)\.(?:toBe|toEqual)\(\s*true\s*\);?\s*"
    r"|expect\(\s*true\s*\)\.toBeTruthy\(\);?\s*)*\}\s*\)"
)
# blocks that begin a line of their own hold all tests of the file, unless a loop makes more
_BLOCK = regex(
    r"^(?P<name>describe|xdescribe|suite|context|it|test|xit|xtest)(?P<how>(?:\.\w+)*)\s*[(`]",
    re.MULTILINE,
)
_LOOP = regex(r"^(?:for|if|while|switch|\[)\b|^[\w.]+\.forEach\b|^\[", re.MULTILINE)
_GO_TEST = r"^func Test\w*\(\s*\w+ \*testing\.T\s*\)\s*\{"
_GO = regex(rf"{_GO_TEST}(?P<skip>\s*\w+\.Skip(?:f|Now)?\()?", re.MULTILINE)
_GO_EMPTY = regex(rf"{_GO_TEST}(?:\s|//[^\n]*)*\}}", re.MULTILINE)


def idleness(repository: Repository, path: str) -> str:
    """Why a thing that is there shows nothing of what is said of it; nothing where it may."""
    if repository.is_directory(path):
        return _only_kept(repository, path)
    size = repository.size(path) if TEST_FILE.search(path) else None
    text = repository.text(path) if size is not None and size <= _LARGE else None
    if text is None or text.problem or "skip" not in text.content.lower():
        return ""
    return skipped_words(posixpath.basename(path), text.content)


def _only_kept(repository: Repository, folder: str) -> str:
    """Whether a folder holds nothing but what makes git, or Python, take it for a folder."""
    below = repository.below(folder)
    names = sorted({posixpath.basename(path) for path in below})
    empty = {path for path in below if path.endswith("/__init__.py") and not repository.size(path)}
    if not below or not all(posixpath.basename(p) in _KEEPERS or p in empty for p in below):
        return ""
    return f"it holds nothing but {'an empty ' if empty else ''}`{'`, `'.join(names)}`"


def skipped_words(name: str, content: str) -> str:
    """Whether every test in a file of that name is skipped, whatever the circumstances."""
    if name.endswith(".py"):
        return _SKIPPED if _python(content) else ""
    if name.endswith(".go"):
        tests = list(_GO.finditer(content))
        return _SKIPPED if tests and all(test["skip"] for test in tests) else ""
    return _SKIPPED if _script(_COMMENT.sub("", content)) else ""


def empty_words(name: str, content: str) -> str:
    """Whether no test in a file of that name does anything."""
    if name.endswith(".go"):
        tests, empty = list(_GO.finditer(content)), len(_GO_EMPTY.findall(content))
    elif name.endswith(".py"):
        return ""  # its bodies are stubs
    else:
        code = _COMMENT.sub("", content)
        tests, empty = list(_ANY.finditer(code)), len(_EMPTY.findall(code))
    return "no test in it does anything" if tests and len(tests) == empty else ""


def _script(code: str) -> bool:
    tests = _ANY.findall(code)
    if not tests or _LOOP.search(code):
        return False
    blocks = list(_BLOCK.finditer(code))
    are_out = [b["name"].startswith("x") or b["how"] in {".skip", ".describe.skip"} for b in blocks]
    return len(_LEFT_OUT.findall(code)) == len(tests) or (bool(blocks) and all(are_out))


def _python(content: str) -> bool:
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if any(_skips_all(node) for node in tree.body):
        return True
    tests = list(_tests(tree.body, is_out=False))
    return bool(tests) and all(tests)


def _tests(nodes: Iterable[ast.stmt], *, is_out: bool) -> Iterator[bool]:
    """For each test, whether it is skipped."""
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            is_marked = is_out or any(map(_is_skip, node.decorator_list))
            yield from _tests(node.body, is_out=is_marked or any(map(_skips_all, node.body)))
        elif _is_test(node):
            is_marked = any(map(_is_skip, node.decorator_list))
            yield is_out or is_marked or _begins_with_skip(node)


def _is_test(node: ast.stmt) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")


def _skips_all(node: ast.stmt) -> bool:
    """`pytestmark = pytest.mark.skip(…)`, or `pytest.skip(…, allow_module_level=True)`."""
    if isinstance(node, ast.Assign):
        marks = node.value.elts if isinstance(node.value, ast.List) else [node.value]
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        return "pytestmark" in names and any(map(_is_skip, marks))
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _is_skip(node.value)


def _is_skip(node: ast.expr) -> bool:
    """`pytest.mark.skip`, `unittest.skip("…")`, and not `skipif`, which asks for something."""
    bare = node.func if isinstance(node, ast.Call) else node
    return getattr(bare, "attr", getattr(bare, "id", "")) == "skip"


def _begins_with_skip(test: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    first = next((part for part in test.body if not stubs.is_nothing(part)), None)
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Call):
        return False
    called = first.value.func
    return isinstance(called, ast.Attribute) and called.attr in {"skip", "skipTest"}
