from __future__ import annotations

import unicodedata

import pytest

from mkdocs_gapreport.repository.names import Names, module_twins

NFC = "docs/café.md"
NFD = unicodedata.normalize("NFD", NFC)
PATHS = (
    "README.md",
    "docs/café.md",
    "src/app/api_key.py",
    "src/app/main.py",
    "src/app-old/main.py",
    "src/HTTPServer.py",
    "src/labels/mod.rs",
    "tests/app/main.py",
    "types/invoiceLine.ts",
)
names = Names(PATHS)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("src/app/apikey.py", id="words run together"),
        pytest.param("src/app/api.key.py", id="another sign"),
        pytest.param("src/app/main.py", id="the path itself"),
        pytest.param("src/other/api_key.py", id="another folder"),
        pytest.param("src/app/api_key.pyi", id="another extension"),
        pytest.param("docs/cafe.md", id="without the accent"),
        pytest.param("SRC/App", id="a folder where a file is meant"),
        pytest.param("", id="nothing"),
    ],
)
def test_not_another_spelling(path: str) -> None:
    assert names.spelled_like(path) == ()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("readme.MD", "README.md", id="case"),
        pytest.param("src/app/api-key.py", "src/app/api_key.py", id="hyphen"),
        pytest.param("src/app/ApiKey.py", "src/app/api_key.py", id="humps"),
        pytest.param("types/invoice-line.ts", "types/invoiceLine.ts", id="humps in the tree"),
        pytest.param("src/http_server.py", "src/HTTPServer.py", id="capitals"),
        pytest.param("Src/App_Old/main.py", "src/app-old/main.py", id="folders"),
        pytest.param(NFD, NFC, id="accents in two signs"),
        pytest.param("src/App/", "src/app", id="a folder"),
    ],
)
def test_another_spelling(path: str, expected: str) -> None:
    assert names.spelled_like(path) == (expected,)


@pytest.mark.parametrize("path", ["a.py", "src/a.py", "src/", ""])
def test_nothing_is_found_in_an_empty_tree(path: str) -> None:
    empty = Names(())
    found = empty.spelled_like(path), empty.named(path), empty.ending(path), empty.below(path)
    assert found == ((), (), (), ())
    assert not empty.has_folder("src")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("main.py", (), id="one part is no ending"),
        pytest.param("pp/main.py", (), id="parts are whole"),
        pytest.param("App/main.py", (), id="case counts"),
        pytest.param("app/main.py", ("src/app/main.py", "tests/app/main.py"), id="two parts"),
        pytest.param("src/app/main.py", ("src/app/main.py",), id="the path itself"),
        pytest.param("src/app", ("src/app",), id="a folder"),
        pytest.param("src/app/", ("src/app",), id="a folder with its slash"),
        pytest.param("app/main.py/", (), id="a file is no folder"),
    ],
)
def test_ending(path: str, expected: tuple[str, ...]) -> None:
    assert names.ending(path) == expected


@pytest.mark.parametrize(
    ("folder", "count"),
    [("src", 5), ("src/app", 2), ("src/ap", 0), ("README.md", 0), ("", 0), ("/", 0), ("src/", 0)],
)
def test_files_below_a_folder(folder: str, count: int) -> None:
    assert len(names.below(folder)) == count
    assert names.has_folder(folder) is bool(count)


def test_names_of_files_and_folders() -> None:
    assert names.named("main.py") == ("src/app-old/main.py", "src/app/main.py", "tests/app/main.py")
    assert names.folders_named("app") == ("src/app", "tests/app")
    assert names.named("app") == names.folders_named("main.py") == ()


@pytest.mark.parametrize(
    ("path", "twin"),
    [
        ("src/labels.rs", "src/labels/mod.rs"),
        ("src/labels/mod.rs", "src/labels.rs"),
        ("a/b.py", "a/b/__init__.py"),
        ("a/b/__init__.py", "a/b.py"),
        ("x.ts", "x/index.tsx"),
        ("x/index.js", "x.ts"),
    ],
)
def test_module_and_folder(path: str, twin: str) -> None:
    assert twin in tuple(module_twins(path))


@pytest.mark.parametrize("path", ["a.md", "rs", ".py", "a/.ts", "Makefile", "", "a.go"])
def test_no_module(path: str) -> None:
    assert tuple(module_twins(path)) == ()
