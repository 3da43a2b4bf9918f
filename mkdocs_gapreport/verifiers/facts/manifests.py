"""What each kind of manifest declares: the names of dependencies and the versions asked for."""

from __future__ import annotations

import configparser
import json
import re
import tomllib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    Reader = Callable[[str], Iterator["Declared"]]

PYPI, NPM, GO, CARGO, MAVEN, NUGET = "PyPI", "npm", "Go", "Cargo", "Maven", "NuGet"
_LONGEST = 500_000


class Declared(Struct, frozen=True):
    """A dependency as it is written down: where it comes from, its name, and its version."""

    registry: str
    name: str
    version: str = ""
    line: int | None = None


class UnreadableManifestError(Exception):
    """Why a manifest says nothing."""


def kind(path: str) -> Reader | None:
    """What reads a manifest of that name; None if it is none."""
    name = path.rpartition("/")[2].lower()
    return next((reader for pattern, reader in _READERS if pattern.fullmatch(name)), None)


def read(path: str, text: str) -> tuple[Declared, ...]:
    """What a manifest declares; raises `UnreadableManifestError`."""
    reader = kind(path)
    if reader is None:
        return ()
    if len(text) > _LONGEST:
        raise UnreadableManifestError(f"longer than {_LONGEST // 1000} KB")
    try:
        return tuple(replace(one, line=_line(text, one.name)) for one in reader(text))
    except ImportError:
        raise UnreadableManifestError("install defusedxml to read it") from None
    except Exception as error:  # readers of five formats, on whatever a repository holds
        raise UnreadableManifestError(f"cannot be read: {error}".split("\n")[0]) from error


def _line(text: str, name: str) -> int | None:
    """The first line that has the name."""
    at = text.find(name.rpartition(":")[2])
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def _pyproject(text: str) -> Iterator[Declared]:
    whole = tomllib.loads(text)
    project = _table(whole.get("project"))
    optional = _table(project.get("optional-dependencies"))
    groups = _table(whole.get("dependency-groups"))
    build = _table(whole.get("build-system"))
    tool = _table(whole.get("tool"))
    uv, pdm = _table(tool.get("uv")), _table(tool.get("pdm"))
    lists = (
        project.get("dependencies"),
        build.get("requires"),
        uv.get("dev-dependencies"),
        *optional.values(),
        *groups.values(),
        *_table(pdm.get("dev-dependencies")).values(),
    )
    for listed in lists:
        for line in listed if isinstance(listed, list) else ():
            yield from _requirement(line) if isinstance(line, str) else ()
    if project.get("requires-python"):
        yield Declared(PYPI, "python", str(project["requires-python"]))
    yield from _poetry(_table(tool.get("poetry")))


def _poetry(poetry: Mapping[str, Any]) -> Iterator[Declared]:
    groups = (_table(group) for group in _table(poetry.get("group")).values())
    tables = [poetry.get("dependencies"), poetry.get("dev-dependencies")]
    for table in (*tables, *(group.get("dependencies") for group in groups)):
        for name, wanted in _table(table).items():
            yield Declared(PYPI, name, _version(wanted))


def _pipfile(text: str) -> Iterator[Declared]:
    whole = tomllib.loads(text)
    for section in ("packages", "dev-packages"):
        for name, wanted in _table(whole.get(section)).items():
            yield Declared(PYPI, name, _version(wanted))


def _requirements(text: str) -> Iterator[Declared]:
    for line in text.replace("\\\n", " ").split("\n"):
        bare = re.sub(r"(?:^|\s)#.*$|\s--hash\S*", "", line).strip()
        if bare and not bare.startswith("-"):
            yield from _requirement(bare)


_REQUIREMENT = regex(
    r"(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?P<version>\(?[=<>!~][^;@]*|@\s*\S+)?"
)


def _requirement(line: str) -> Iterator[Declared]:
    found = _REQUIREMENT.match(line.strip())
    if found:
        yield Declared(PYPI, found["name"], (found["version"] or "").strip(" ()"))


def _setup_cfg(text: str) -> Iterator[Declared]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read_string(text)
    listed = [parser.get("options", "install_requires", fallback="")]
    if parser.has_section("options.extras_require"):
        listed += [value for _, value in parser.items("options.extras_require")]
    for lines in listed:
        yield from _requirements(lines)


def _setup_py(text: str) -> Iterator[Declared]:
    """The texts of a program that look like requirements, in its lists of them."""
    for lists in re.findall(
        r"(?:_requires?|requirements?)\b\s*=\s*[\[{(](.{0,5000}?)[\]})]", text, re.DOTALL
    ):
        for _, line in re.findall(r"(['\"])([A-Za-z0-9][^'\"\n]*)\1", lists):
            yield from _requirement(line)


def _package_json(text: str) -> Iterator[Declared]:
    whole = _table(json.loads(text))
    for section in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        for name, wanted in _table(whole.get(section)).items():
            yield Declared(NPM, name, _version(wanted))
    for name, wanted in _table(whole.get("engines")).items():
        yield Declared(NPM, name, _version(wanted))


def _go_mod(text: str) -> Iterator[Declared]:
    bare = re.sub(r"//[^\n]*", "", text)
    blocks = re.sub(r"(?m)^(?:replace|exclude|retract)\s*\([^)]{0,20000}\)", "", bare)
    for found in re.finditer(r"(?m)^(?:require)?[ \t]+([\w.~/-]+)[ \t]+v(\S+)", blocks):
        yield Declared(GO, found[1], found[2])
    for found in re.finditer(r"(?m)^go[ \t]+(\S+)", bare):
        yield Declared(GO, "go", found[1])


def _cargo(text: str) -> Iterator[Declared]:
    whole = tomllib.loads(text)
    targets = [_table(target) for target in _table(whole.get("target")).values()]
    for table in (whole, _table(whole.get("workspace")), *targets):
        for section in ("dependencies", "dev-dependencies", "build-dependencies"):
            for name, wanted in _table(table.get(section)).items():
                real = wanted.get("package", name) if isinstance(wanted, dict) else name
                yield Declared(CARGO, str(real), _version(wanted))


def _pom(text: str) -> Iterator[Declared]:
    root = _xml(text)
    known = {
        _bare(one): (one.text or "").strip() for group in _all(root, "properties") for one in group
    }
    for kind_of in ("dependency", "parent", "plugin"):
        for one in _all(root, kind_of):
            said = {_bare(part): (part.text or "").strip() for part in one}
            version = re.sub(
                r"\$\{([\w.-]+)\}", lambda m: known.get(m[1], m[0]), said.get("version", "")
            )
            if said.get("artifactId"):
                group = said.get("groupId", "")
                yield Declared(MAVEN, f"{group}:{said['artifactId']}", version)


def _project(text: str) -> Iterator[Declared]:
    """A .csproj, Directory.Packages.props or packages.config."""
    for one in _xml(text).iter():
        if _bare(one) in {"PackageReference", "PackageVersion", "package"}:
            name = one.get("Include") or one.get("Update") or one.get("id") or ""
            inner = next((part.text or "" for part in one if _bare(part) == "Version"), "")
            version = one.get("Version") or one.get("version") or inner
            if name:
                yield Declared(NUGET, name, version.strip())


def _gradle(text: str) -> Iterator[Declared]:
    for found in re.finditer(r"['\"]([\w.-]+:[\w.-]+)(?::([\w.$+{}-]+))?['\"]", text):
        yield Declared(MAVEN, found[1], found[2] or "")


def _xml(text: str) -> Element:
    root: Element = import_module("defusedxml.ElementTree").fromstring(text)
    return root


def _all(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if _bare(one) == name)


def _bare(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _version(wanted: object) -> str:
    if isinstance(wanted, list):
        return _version(wanted[0]) if wanted else ""
    if isinstance(wanted, dict):
        return str(wanted.get("version", ""))
    return str(wanted)


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (regex(r"pyproject\.toml"), _pyproject),
    (regex(r"[\w.-]*requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt"), _requirements),
    (regex(r"setup\.cfg"), _setup_cfg),
    (regex(r"setup\.py"), _setup_py),
    (regex(r"pipfile"), _pipfile),
    (regex(r"package\.json"), _package_json),
    (regex(r"go\.mod"), _go_mod),
    (regex(r"cargo\.toml"), _cargo),
    (regex(r"pom\.xml"), _pom),
    (regex(r".*\.(?:cs|fs|vb)proj|directory\.packages\.props|packages\.config"), _project),
    (regex(r"build\.gradle(?:\.kts)?"), _gradle),
)
