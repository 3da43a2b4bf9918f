"""The same project in other systems: `python benchmarks/peers.py [--sizes 1000,5000]`.

N items, 50 to a page and 5 to a Python file, each traced to its code once, in the native form of
sphinx-needs with codelinks, StrictDoc, Doorstop, and MkDocs without and with this plugin. Each is
built whole, with what it has of a gap report; CPU seconds, the peak of the largest process and the
number of runs are printed: the figures are those of the middle one, and what takes long is not
repeated. Each other system is installed into an environment of its own that is thrown away.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import speed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGES = {
    "needs": ("sphinx", "sphinx-needs", "sphinx-codelinks"),
    "strictdoc": ("strictdoc",),
    "doorstop": ("doorstop",),
}
LONG = 10  # seconds; what took longer is not run again
LONGEST = 60  # seconds; what took longer is not run on more items
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
    for name, text in speed.SITES.items():
        write(root / name, text)


def measured(name: str, count: int, command: list[str | Path], root: Path, out: Path) -> float:
    """Print one line of the table; each run begins without what an earlier one wrote."""
    costs: list[speed.Cost] = []
    while len(costs) < speed.REPEATS and not (costs and costs[0].seconds > LONG):
        shutil.rmtree(out, ignore_errors=True)
        costs.append(speed.cost(*command, repeats=1, folder=root))
    middle = sorted(costs, key=lambda each: each.seconds)[len(costs) // 2]
    used = f"{middle.seconds:9.2f} s {middle.mebibytes:8.0f} MiB"
    print(f"{name:34} {count:6,} {used} {len(costs):5}", flush=True)
    return middle.seconds


def installed(folder: Path, name: str) -> Path | None:
    """The commands of another system, or None where it cannot be installed."""
    venv.create(folder / name, with_pip=True)
    commands, packages = folder / name / "bin", PACKAGES[name]
    pip = [commands / "pip", "install", "-q", "--disable-pip-version-check", *packages]
    if subprocess.run(pip, check=False, stderr=subprocess.DEVNULL).returncode:
        print(f"{', '.join(packages)}: cannot be installed here, so left out", flush=True)
        return None
    shown = subprocess.check_output([commands / "pip", "list", "--format=freeze"], text=True)
    versions = [line for line in shown.split() if line.split("==")[0].lower() in packages]
    print(", ".join(versions), flush=True)
    return commands


def ours(top: Path, count: int) -> None:
    """MkDocs without and with this plugin, and the command, on N claims."""
    root, out = top / "claims", top / "out"
    claims(root, count)
    committed(root)
    mkdocs: list[str | Path] = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", out, "-f"]
    measured("MkDocs, no plugin", count, [*mkdocs, root / "plain.yml"], root, out)
    measured("MkDocs with gapreport", count, [*mkdocs, root / "mkdocs.yml"], root, out)
    check: list[str | Path] = [speed.COMMAND, "check", speed.PLANS, "--no-cache", "--root", root]
    measured("gapreport check", count, check, root, out)


def theirs(top: Path, count: int, commands: dict[str, Path]) -> None:
    """The other systems on N items; one that took too long is taken out of the commands."""
    out = top / "out"
    for name, folder in list(commands.items()):
        title, make, command = _OTHERS[name]
        make(top / name, count)
        committed(top / name)
        words = [str(out) if word == "OUT" else word for word in command]
        used = measured(title, count, [folder / words[0], *words[1:]], top / name, out)
        if used > LONGEST:
            del commands[name]
            print(f"{title}: left out from here on, as it took more than {LONGEST} s", flush=True)


_OTHERS: dict[str, tuple[str, Callable[[Path, int], None], tuple[str, ...]]] = {
    "needs": (
        "sphinx-needs with codelinks",
        needs,
        ("sphinx-build", "-q", "-b", "html", "docs", "OUT"),
    ),
    "strictdoc": ("StrictDoc", strictdoc, ("strictdoc", "export", ".", "--output-dir", "OUT")),
    "doorstop": ("Doorstop, check only", doorstop, ("doorstop", "-q")),
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,5000")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="a virtual environment that has them already")
    given = parser.parse_args()
    speed.REPEATS = given.repeats
    with tempfile.TemporaryDirectory() as folder:
        found = {
            name: given.peers / "bin" if given.peers else installed(Path(folder), name)
            for name in PACKAGES
        }
        commands = {name: path for name, path in found.items() if path}
        print(f"{'system (CPU)':34} {'items':>6} {'used':>11} {'peak':>12} {'runs':>5}", flush=True)
        for size in map(int, given.sizes.split(",")):
            with tempfile.TemporaryDirectory() as top:
                ours(Path(top), size)
                theirs(Path(top), size, commands)
    return 0


if __name__ == "__main__":
    sys.exit(main())
