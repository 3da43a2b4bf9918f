"""Directory trees in code fences, as trees again, with what was found at each node."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model import Kind, Place
from mkdocs_gapreport.pages.marks import Mark, bare, mark

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from mkdocs_gapreport.model import Finding, Page, Report
    from mkdocs_gapreport.pages.surroundings import Surroundings

_BRANCHES = ("──", "|--", "+--", "`--")


class Node(Struct, kw_only=True):
    """A file or folder of a tree; folders that have no line of their own have no finding."""

    name: str
    id: str = ""
    url: str = ""
    figure: str = ""
    mark: Mark | None = None
    below: list[Node] = field(default_factory=list)


class Tree(Struct, frozen=True, kw_only=True):
    """A tree with the heading that it stands under, and where."""

    title: str
    where: str
    url: str
    there: int
    nodes: tuple[Node, ...]
    count: int
    line: int
    claims: frozenset[str]


def trees(report: Report, surroundings: Surroundings) -> tuple[Tree, ...]:
    """Find the trees of all pages, in reading order."""
    found = (of_page(page, report.of_page(page.path), surroundings) for page in report.pages)
    return tuple(tree for trees in found for tree in trees)


def branches(page: Page) -> tuple[tuple[int, str], ...]:
    """The lines of a page that draw branches, with their numbers: what its trees are found by."""
    if not any(branch in page.text for branch in _BRANCHES):
        return ()
    numbered = enumerate(page.text.split("\n"), 1)
    return tuple((n, line) for n, line in numbered if any(branch in line for branch in _BRANCHES))


def of_page(
    page: Page, findings: Sequence[Finding], surroundings: Surroundings
) -> tuple[Tree, ...]:
    """Find the trees of one page."""
    lines = frozenset(number for number, _ in branches(page))
    nodes = [each for each in findings if _is_node(each, lines)]
    return tuple(
        _tree([each for _, each in members], surroundings)
        for _, members in groupby(enumerate(nodes), key=lambda pair: _fence(pair, nodes))
    )


def in_place(tree: Tree, surroundings: Surroundings) -> str:
    """Draw a tree for the page that it stands on, each node with the id of its claim."""
    return surroundings.templates.render("pieces/tree.html.jinja", tree=tree)


def _is_node(finding: Finding, lines: Container[int]) -> bool:
    claim = finding.claim
    is_of_a_path = claim.kind is Kind.ITEM and claim.checks and claim.checks[0].path == claim.text
    return bool(is_of_a_path) and claim.line in lines


def _fence(pair: tuple[int, Finding], nodes: Sequence[Finding]) -> tuple[tuple[str, ...], int]:
    """Nodes of one fence have one heading, and hardly a line between them."""
    number, finding = pair
    breaks = sum(
        later.claim.line - earlier.claim.line > _FAR
        for earlier, later in pairwise(nodes[: number + 1])
    )
    return finding.claim.section, breaks


_FAR = 8


def _tree(findings: Sequence[Finding], surroundings: Surroundings) -> Tree:
    first = findings[0].claim
    known: dict[str, Node] = {}
    roots: list[Node] = []
    for finding in findings:
        path = finding.claim.text.rstrip("/")
        parent = _parent(path, known, roots)
        node = _node(path.rpartition("/")[2], finding, surroundings)
        known[path] = node
        (parent.below if parent else roots).append(node)
    there = sum(finding.strength > 0 for finding in findings)
    return Tree(
        title=first.section[-1] if first.section else first.page,
        where=f"{first.page}:{first.line}",
        url=surroundings.source_url(first),
        there=there,
        count=len(findings),
        line=first.line,
        claims=frozenset(finding.claim.id for finding in findings),
        nodes=tuple(roots),
    )


def _parent(path: str, known: dict[str, Node], roots: list[Node]) -> Node | None:
    """The folder above, made up where the tree has only its name in front."""
    folder = path.rpartition("/")[0]
    if not folder:
        return None
    if folder not in known:
        known[folder] = Node(name=f"{folder}/")
        roots.append(known[folder])
    return known[folder]


def _node(name: str, finding: Finding, surroundings: Surroundings) -> Node:
    is_folder = finding.claim.text.endswith("/")
    places = [place.path for result in finding.results for place in result.evidence.places]
    found = places[0] if finding.strength > 0 and places else ""
    return Node(
        name=f"{name}/" if is_folder else name,
        id=f"gr-{finding.claim.id}",
        url=surroundings.source.link(Place(found)) if found else "",
        figure=finding.figure,
        mark=bare(mark(finding)),
    )
