from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.facts import manifests, versions
from mkdocs_gapreport.verifiers.facts.dependencies import dependency

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

MANIFESTS = [
    ("pyproject.toml", "[project]\ndependencies = ['a-b[x]>=1,<2; python_version>\"3\"']\n", "a-b >=1,<2"),
    ("pyproject.toml", "[tool.poetry.group.dev.dependencies]\nblack = {version = '^24.1', extras = ['d']}\n", "black ^24.1"),
    ("pyproject.toml", "[dependency-groups]\nt = ['pytest', {include-group = 'x'}]\n", "pytest "),
    ("requirements-dev.txt", "# a\n-r base.txt\nflask==2.0  # why\n-e .\nx @ https://h/x.zip\n", "flask ==2.0, x @ https://h/x.zip"),
    ("setup.cfg", "[options]\ninstall_requires =\n    click>=8\n[options.extras_require]\nd = rich\n", "click >=8, rich "),
    ("setup.py", "setup(install_requires=['click>=8', 'rich'], name='x')\n", "click >=8, rich "),
    ("Pipfile", "[packages]\nflask = '*'\n", "flask *"),
    ("package.json", '{"devDependencies": {"@a/b": "^1.2.0"}, "engines": {"node": ">=18"}}', "@a/b ^1.2.0, node >=18"),
    ("go.mod", "module x\ngo 1.22\nrequire (\n\ta.b/c/v2 v2.1.0 // indirect\n)\nreplace (\n\td.e/f v1.0.0 => ../f\n)\n", "a.b/c/v2 2.1.0, go 1.22"),
    ("Cargo.toml", "[dependencies]\nserde = { version = '1.0' }\n[target.'cfg(unix)'.dependencies]\nnix = '0.2'\n", "serde 1.0, nix 0.2"),
    ("pom.xml", "<project xmlns='u'><properties><v>1.2</v></properties><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v}</version></dependency></dependencies></project>", "g:a 1.2"),
    ("build.gradle.kts", 'dependencies { implementation("g.h:a:1.5") }\n', "g.h:a 1.5"),
    ("App.csproj", '<Project><ItemGroup><PackageReference Include="Serilog" Version="3.1" /><PackageReference Include="B"><Version>2</Version></PackageReference></ItemGroup></Project>', "Serilog 3.1, B 2"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "declared"), MANIFESTS)
def test_each_manifest_is_read(path: str, text: str, declared: str) -> None:
    found = manifests.read(path, text)

    assert ", ".join(f"{one.name} {one.version}" for one in found) == declared


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", "[project"),
        ("package.json", "{"),
        ("package.json", "[" * 100_000),
        ("pom.xml", "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>"),
        ("pom.xml", ""),
        ("setup.cfg", "no section"),
        ("requirements.txt", "x\n" * 2_000_000),
    ],
)
def test_what_cannot_be_read_says_so(path: str, text: str) -> None:
    with pytest.raises(manifests.UnreadableManifestError):
        manifests.read(path, text)


@pytest.mark.parametrize(
    "text", ["[]", "null", '{"dependencies": []}', '{"dependencies": {"a": null}}']
)
def test_strange_json_declares_little(text: str) -> None:
    assert [one.name for one in manifests.read("package.json", text)] in ([], ["a"])


@pytest.mark.parametrize(
    ("declared", "version", "registry", "answer"),
    [
        ("^18.2.0", "19", "npm", False),
        ("==2.4.1", "2.5", "PyPI", False),
        ("~=3.1.2", "3.2", "PyPI", False),
        ("<2", "2", "PyPI", False),
        ("0.4", "0.5", "Cargo", False),
        ("1.21", "1.22", "Go", False),
        (">=2.1,<3", "3", "PyPI", False),
        ("*", "3", "npm", None),
        ("workspace:*", "3", "npm", None),
        ("[1.0,2.0)", "1.5", "Maven", None),
        ("", "1", "PyPI", None),
        ("${v}", "1", "Maven", None),
        ("^18.2.0", "18", "npm", True),
        ("==2.4.1", "2.4", "PyPI", True),
        (">=0.100,<1", "0.110", "PyPI", True),
        ("~=3.1", "3.9", "PyPI", True),
        ("1.0", "1.2", "Cargo", True),
        (">=16 || 18", "18", "npm", True),
    ],
)
def test_versions_are_held_against_what_is_declared(
    declared: str,
    version: str,
    registry: str,
    answer: bool | None,  # noqa: FBT001  a column of the table
) -> None:
    assert versions.lets_in(declared, version, registry) is answer


@pytest.mark.parametrize("name", ["flour", "bakery", "React", "oven", "dependencies"])
def test_what_no_manifest_declares_is_false(bakery: Repository, name: str) -> None:
    assert dependency(bakery, name).value is False


@pytest.mark.parametrize(
    ("name", "version", "place"),
    [
        ("flour-mill", "2.5", "pyproject.toml:3"),
        ("FLOUR.MILL", "", "pyproject.toml:3"),
        ("pytest", "8.1", "pyproject.toml:7"),
        ("@bake/oven", "", "web/package.json:1"),
        ("react", "18", "web/package.json:1"),
        ("sourdough", "2", "go.mod:5"),
        ("github.com/grain/sourdough", "", "go.mod:5"),
        ("go", "1.22", "go.mod:3"),
    ],
)
def test_names_are_taken_as_their_registry_takes_them(
    bakery: Repository, name: str, version: str, place: str
) -> None:
    evidence = dependency(bakery, name, version)

    assert evidence.value is True
    assert [str(one) for one in evidence.places] == [place]


def test_another_version_is_false_and_none_unknown(bakery: Repository) -> None:
    other = dependency(bakery, "react", "17")

    assert other.value is False
    assert (
        other.summary == "`react` is declared in `web/package.json` as `^18.2.0`, which is not 17"
    )
    assert dependency(bakery, "salt", "1").value is None


def test_a_manifest_that_cannot_be_read_leaves_doubt_only_about_its_words(
    tree: Callable[..., Repository],
) -> None:
    torn = tree(
        {"pyproject.toml": "[project\ndependencies = ['Big.Cake']\n", "a/package.json": "{}"}
    )

    assert dependency(torn, "big-cake").value is None
    assert dependency(torn, "bun").value is False


def test_without_manifests_nothing_can_be_told(tree: Callable[..., Repository]) -> None:
    assert dependency(tree({"a.py": "import flask\n"}), "flask").value is None


@pytest.mark.parametrize(("name", "version"), [("two words", ""), ("x;y", ""), ("flask", "newest")])
def test_a_wrong_argument_is_broken(bakery: Repository, name: str, version: str) -> None:
    assert dependency(bakery, name, version).is_broken
