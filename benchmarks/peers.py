"""The same project in other systems: `python benchmarks/peers.py [--sizes 1000,5000]`.

N items, 50 to a page and 5 to a Python file, each traced to its code once, in the native form of
sphinx-needs with codelinks, StrictDoc, Doorstop, and MkDocs without and with this plugin. Each is
built whole, with what it has of a gap report. Printed are CPU seconds, the peak of the largest
process and the number of runs, the figures those of the middle one: what takes more than 10 s is
run once, and what takes longer than its limit on the clock is ended, and a line says so. Each
other system is installed into an environment of its own that is thrown away; what cannot be
installed, or fails, is said in a line too.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import table
from cost import REPEATS, Failed, Way, cost
from msgspec import Struct
from synthetic import COMMAND, PLANS, SITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Words = list[str | Path]

PACKAGES = {
    "needs": ("sphinx", "sphinx-needs", "sphinx-codelinks"),
    "strictdoc": ("strictdoc",),
    "doorstop": ("doorstop",),
}
VERY_LONG = 10
PER_PAGE, PER_FILE, PER_FOLDER = 50, 5, 20


def place(number: int) -> str:
    """The file that an item is traced to."""
    file = number // PER_FILE
    return f"src/pkg_{file // PER_FOLDER:03d}/mod_{file:05d}.py"


def title(number: int) -> str:
    return f"Handle event stream {number:05d} for tenant provisioning"


def body(number: int) -> str:
    return f"The service shall handle event stream {number:05d} and persist the outcome."


def grouped(count: int, size: int) -> Iterator[range]:
    """The items by page, or by file."""
    return (range(start, min(count, start + size)) for start in range(0, count, size))


def code(
    root: Path, count: int, before: Callable[[int], str], inside: Callable[[int], str]
) -> None:
    """Files of five functions, with the marks of a system before or inside each."""
    for items in grouped(count, PER_FILE):
        text = '"""A module."""\nimport math\n\n\n'
        for number in items:
            steps = "".join(f"    total += math.sqrt(value + {n}) * factor\n" for n in range(12))
            text += f"{before(number)}def fn_{number:05d}(value, factor=1):\n{inside(number)}"
            text += f"    total = 0.0\n{steps}    return total\n\n\n"
        write(root / place(items[0]), text)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def committed(root: Path) -> Path:
    """The folder as a git repository of one commit."""
    author = "-c user.name=a -c user.email=a@b.example"
    remote = "git remote add origin https://example.invalid/x/y.git"
    command = f"git init -q . && {remote} && git add -A && git {author} commit -qm x"
    subprocess.run(command, shell=True, cwd=root, check=True)  # noqa: S602  nothing of others in it
    return root


def nothing(_: int) -> str:
    return ""


def needs(root: Path, count: int) -> None:
    """sphinx-needs: an object for each item, a one-line mark in the code, one table of all."""
    code(
        root,
        count,
        lambda n: f"# @ Implements {n:05d}, IMPL_{n:05d}, impl, [REQ_{n:05d}]\n",
        nothing,
    )
    kinds = ", ".join(
        f'dict(directive="{name}", title="{name}", prefix="{name.upper()}_",'
        ' color="#fff", style="node")'
        for name in ("req", "impl")
    )
    write(
        root / "docs/conf.py",
        'project = "bench"\nextensions = ["sphinx_needs", "sphinx_codelinks"]\n'
        f"needs_build_json = True\nneeds_types = [{kinds}]\n"
        'needs_id_regex = "^[A-Z]{2,5}_[0-9]+$"\nsrc_trace_config_from_toml = "codelinks.toml"\n'
        "needs_warnings = {'done_without_impl': \"type == 'req' and not links_back\"}\n",
    )
    write(
        root / "docs/codelinks.toml",
        '[codelinks]\nset_local_url = true\nlocal_url_field = "local_url"\noutdir = "_codelinks"\n'
        '[codelinks.projects.bench.source_discover]\nsrc_dir = "../src"\ncomment_type = "python"\n'
        "gitignore = false\n[codelinks.projects.bench.analyse]\nget_need_id_refs = false\n"
        "get_oneline_needs = true\n[codelinks.projects.bench.analyse.oneline_comment_style]\n"
        'start_sequence = "@"\nfield_split_char = ","\nneeds_fields = [\n  { name = "title" },\n'
        '  { name = "id" },\n  { name = "type", default = "impl" },\n'
        '  { name = "links", type = "list[str]", default = [] },\n]\n',
    )
    names = []
    for page, items in enumerate(grouped(count, PER_PAGE)):
        names.append(f"page_{page:04d}")
        objects = "".join(
            f".. req:: {title(n)}\n   :id: REQ_{n:05d}\n   :status: done\n\n   {body(n)}\n\n"
            for n in items
        )
        write(root / f"docs/{names[-1]}.rst", f"Page {page:04d}\n=========\n\n{objects}")
    for folder in sorted((root / "src").iterdir()):
        names.append(f"trace_{folder.name}")
        said = f".. src-trace::\n   :project: bench\n   :directory: ./{folder.name}\n"
        write(root / f"docs/{names[-1]}.rst", f"{folder.name}\n=======\n\n{said}")
    columns = "   :columns: id, title, status, incoming\n   :style: table\n"
    table = f".. needtable::\n   :types: req\n{columns}"
    write(root / "docs/gap.rst", f"Gap report\n==========\n\n{table}")
    listed = "".join(f"   {name}\n" for name in (*names, "gap"))
    write(root / "docs/index.rst", f"Bench\n=====\n\n.. toctree::\n\n{listed}")


def strictdoc(root: Path, count: int) -> None:
    """StrictDoc: a requirement for each item, a relation in each docstring, traceability on."""
    mark = '    """Handle one event.\n\n    @relation(REQ-{0:05d}, scope=function)\n    """\n'
    code(root, count, nothing, mark.format)
    features = ("REQUIREMENT_TO_SOURCE_TRACEABILITY", "SOURCE_FILE_LANGUAGE_PARSERS")
    features += ("TABLE_SCREEN", "TRACEABILITY_SCREEN", "PROJECT_STATISTICS_SCREEN")
    write(
        root / "strictdoc_config.py",
        "from strictdoc.core.project_config import ProjectConfig\n\n\ndef create_config():\n"
        '    return ProjectConfig(project_title="bench", include_doc_paths=["docs/**"],\n'
        f'        include_source_paths=["src/**"], project_features={list(features)!r})\n',
    )
    for page, items in enumerate(grouped(count, PER_PAGE)):
        said = "".join(
            f"[REQUIREMENT]\nUID: REQ-{n:05d}\nSTATUS: Active\nTITLE: {title(n)}\n"
            f"STATEMENT: {body(n)}\n\n"
            for n in items
        )
        head = f"[DOCUMENT]\nTITLE: Page {page:04d}\nUID: PAGE-{page:04d}\n\n"
        write(root / f"docs/page_{page:04d}.sdoc", head + said)


def doorstop(root: Path, count: int) -> None:
    """Doorstop: a file for each item, with a reference to a keyword in the code."""
    code(root, count, lambda n: f"# REQ{n:05d}\n", nothing)
    write(root / "reqs/.doorstop.yml", "settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n")
    for n in range(count):
        write(
            root / f"reqs/REQ{n:05d}.yml",
            f"active: true\nderived: false\nheader: |\n  {title(n)}\n"
            f"level: '{n // PER_PAGE + 1}.{n % PER_PAGE + 1}'\nlinks: []\nnormative: true\n"
            "ref: ''\n"
            f"references:\n- path: {place(n)}\n  type: file\n  keyword: REQ{n:05d}\n"
            f"reviewed: null\ntext: |\n  {body(n)}\n",
        )


def claims(root: Path, count: int) -> None:
    """Pages with ticked claims that name their file and, in a check, their function."""
    code(root, count, nothing, nothing)
    for page, items in enumerate(grouped(count, PER_PAGE)):
        said = "".join(f"- [x] **REQ-{n:05d}** {title(n)}: `{place(n)}`\n" for n in items)
        write(root / f"docs/plan_{page:04d}.md", f"# Plan {page:04d}\n\n{said}")
    for name, text in SITES.items():
        write(root / name, text)


class Limits(Struct, frozen=True):
    """How long another system may take, in minutes on the clock, and how often it is run."""

    minutes: float
    repeats: int


def measured(name: str, count: int, command: Words, way: Way) -> bool:
    """Print one line of the table, also of what could not be measured; whether it could."""
    try:
        used = cost(*command, way=way)
    except Failed as failure:
        table.row(name, f"{count:,}", str(failure).replace("\n", " ")[-300:], "", "")
        return False
    figures = (table.seconds(used.seconds), table.mebibytes(used.mebibytes), str(used.runs))
    table.row(name, f"{count:,}", *figures)
    return True


def installed(folder: Path, name: str) -> Path | None:
    """The commands of another system, or None where it cannot be installed."""
    commands, packages = folder / name / "bin", PACKAGES[name]
    make = [sys.executable, "-m", "venv", folder / name]
    pip = [commands / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    pip += ["--retries", "1", "--timeout", "15", *packages]
    for words in (make, pip):
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        if done.returncode:
            why = (done.stderr or done.stdout).strip().rpartition("\n")[2]
            print(f"{', '.join(packages)}: left out, it cannot be installed: {why}", flush=True)
            return None
    print(versions(commands, packages), flush=True)
    return commands


def versions(commands: Path, packages: tuple[str, ...]) -> str:
    """The versions of packages in an environment."""
    pip = [commands / "python", "-m", "pip", "list", "--format=freeze"]
    lines = subprocess.run(pip, check=False, capture_output=True, text=True).stdout.split()
    return ", ".join(line for line in lines if line.split("==")[0].lower() in packages)


def ours(top: Path, count: int, repeats: int) -> None:
    """MkDocs without and with this plugin, and the command, on N claims."""
    root, way = top / "claims", Way(repeats=repeats)
    claims(root, count)
    committed(root)
    mkdocs: list[str | Path] = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", top / "out"]
    measured("MkDocs, no plugin", count, [*mkdocs, "-f", root / "plain.yml"], way)
    measured("MkDocs with gapreport", count, [*mkdocs, "-f", root / "mkdocs.yml"], way)
    check: list[str | Path] = [COMMAND, "check", PLANS, "--no-cache", "--root", root]
    measured("`gapreport check`", count, check, way)


def theirs(top: Path, count: int, commands: dict[str, Path], limits: Limits) -> None:
    """The other systems on N items; one that could not be measured is not run on more items."""
    for name, folder in list(commands.items()):
        title, make, (program, *words) = _OTHERS[name]
        root = top / name
        make(root, count)
        committed(root)
        way = Way(
            folder=root,
            fresh=root,
            limit=60 * limits.minutes,
            once_above=VERY_LONG,
            repeats=limits.repeats,
        )
        if not measured(title, count, [folder / program, *words], way):
            del commands[name]


_OTHERS: dict[str, tuple[str, Callable[[Path, int], None], tuple[str, ...]]] = {
    "needs": (
        "sphinx-needs with codelinks",
        needs,
        ("sphinx-build", "-q", "-b", "html", "docs", "out"),
    ),
    "strictdoc": ("StrictDoc", strictdoc, ("strictdoc", "export", ".", "--output-dir", "out")),
    "doorstop": ("Doorstop, check only", doorstop, ("doorstop", "-q")),
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,5000")
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--minutes", type=float, default=40, help="the limit of one run")
    parser.add_argument("--peers", type=Path, help="a virtual environment that has them already")
    given = parser.parse_args()
    limits = Limits(given.minutes, given.repeats)
    table.where()
    with tempfile.TemporaryDirectory() as folder:
        found = {
            name: given.peers / "bin" if given.peers else installed(Path(folder), name)
            for name in PACKAGES
        }
        commands = {name: path for name, path in found.items() if path}
        print(f"limit of one run: {given.minutes:g} minutes on the clock\n", flush=True)
        table.head("system", "items", "CPU time", "peak", "runs")
        for size in map(int, given.sizes.split(",")):
            with tempfile.TemporaryDirectory() as top:
                ours(Path(top), size, limits.repeats)
                theirs(Path(top), size, commands, limits)
    return 0


if __name__ == "__main__":
    sys.exit(main())
