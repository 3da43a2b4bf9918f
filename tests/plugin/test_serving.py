"""While pages are being served: what changed is told, and nothing that a user writes stops it."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sites import Built, Site

    Rebuild = Callable[[], Built]

PLAN = "# Plan\n\n- [x] Grind `src/mill.py` (3 lines)\n- [x] Sieve `src/sieve.py`\n"
OPTIONS = {"pages": ["docs/plan.md"], "verifiers": ["tools/gap.py:ground"]}
VERIFIER = """
from mkdocs_gapreport.model import Evidence

def ground(repository):
    return Evidence(value=True, summary="it is ground")
"""


@pytest.fixture
def mill(site: Site) -> Site:
    site.write("docs/index.md", "# Mill\n")
    site.write("docs/plan.md", PLAN)
    site.write("src/mill.py", "A = 1\nB = 2\nC = 3\n")
    site.write("src/sieve.py", "A = 1\n")
    site.write("tools/gap.py", VERIFIER)
    return site


def box(built: Built) -> str:
    """What stands above the page about changes."""
    boxes = built.soup("plan/index.html").select("div.gr-sum[role=status]")
    return " ".join(boxes[0].get_text(" ").split()) if boxes else ""


def test_nothing_is_told_where_no_verdict_changed(mill: Site) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        assert not box(rebuild())
        mill.write("src/sieve.py", "A = 2\n")
        built = rebuild()
        assert not box(built)
        assert "changed since" not in built.said


def test_a_changed_verdict_is_told_on_the_page_and_in_the_log(mill: Site) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        rebuild()
        mill.write("src/mill.py", "A = 1\n" * 40)
        built = rebuild()
    assert (
        "changed since the last look: 1 claim: docs/plan.md:3 was accurate, is outdated"
        in built.said
    )
    assert box(built) == "Changed since the last look: 1 claim. line 3 : accurate, now outdated"


def test_it_is_told_until_other_verdicts_change(mill: Site) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        rebuild()
        mill.write("src/mill.py", "A = 1\n" * 40)
        told = box(rebuild())
        assert box(rebuild()) == told
        (mill.root / "src/sieve.py").unlink()
        assert "line 4" in box(rebuild())


def test_a_second_build_in_the_same_process_has_no_last_look(mill: Site) -> None:
    mill.build(options=OPTIONS)
    mill.write("src/mill.py", "A = 1\n" * 40)
    built = mill.build(options=OPTIONS)
    assert "changed since" not in built.said
    assert not box(built)


def test_served_pages_are_those_of_a_first_build(mill: Site) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        rebuild()
        mill.write("docs/plan.md", PLAN + "- [x] Bake `src/oven.py`\n")
        mill.write("src/oven.py", "HEAT = 1\n")
        mill.git("add", "--all")
        served = rebuild()
    built = mill.build(options=OPTIONS)
    for page in ("plan/index.html", "gap-report/index.html"):
        assert served.soup(page).select("[id^=gr-]") == built.soup(page).select("[id^=gr-]")
    assert served.report["claims"] == built.report["claims"]


SHOWN = ("plan", "gap-report", "roadmap", "deliverables")
TREE_OF_FILES = "\n```\nsrc/\n├── mill.py\n└── {name}\n```\n"
EDITS = {
    "words that make no claim": "# Plan\n\nWe grind at dawn.\n\n{claims}",
    "the same in as many lines": "# Plan\n\nWe grind at dusk.\n\n{claims}",
    "a line below": "# Plan\n\nWe grind at dusk.\n\n{claims}\nThat is all.\n",
    "the title": "# The plan\n\nWe grind at dusk.\n\n{claims}\nThat is all.\n",
    "a phase around it": "# The plan\n\n## Phase 1: Flour (2 weeks)\n\n{claims}",
    "a tree": "# The plan\n\n## Phase 1: Flour (2 weeks)\n\n{claims}" + TREE_OF_FILES,
    "a line of the tree": "# The plan\n\n## Phase 1: Flour (2 weeks)\n\n{claims}"
    + TREE_OF_FILES.replace("{name}", "none.py"),
    "what a claim says": "# The plan\n\n## Phase 1: Flour (2 weeks)\n\n- [ ] Sieve `src/sieve.py`\n",
}


def test_after_each_edit_everything_is_shown_as_a_first_build_shows_it(mill: Site) -> None:
    options = OPTIONS | {"trees": True, "fail_on": []}
    claims = PLAN.partition("\n\n")[2]
    with mill.served(options=options) as rebuild:
        rebuild()
        for edit, text in EDITS.items():
            mill.write("docs/plan.md", text.format(claims=claims, name="sieve.py"))
            served = _shown(rebuild())
            assert served == _shown(mill.build(options=options)), edit


def _shown(built: Built) -> dict[str, str]:
    """All that is shown but what a server adds, and what a first build has just committed."""
    shown = {"for programs": str(built.report | {"repository": None})}
    for name in SHOWN:
        if f"{name}/index.html" in built.files:
            soup = built.soup(f"{name}/index.html")
            for part in soup.select(
                "div.gr-sum[role=status], #gap--scope dt:-soup-contains('Repo') + dd"
            ):
                part.decompose()
            marked = str(soup.select("[class*=gr-], [id^=gr-]"))
            shown[name] = re.sub(r"at commit \w+", "", marked)
    return shown


def _binary(site: Site) -> None:
    site.write("docs/plan.md", b"\x89PNG\0\0\xff\xfe" * 50)


def _delete(site: Site) -> None:
    (site.root / "docs/plan.md").unlink()


def _folder(site: Site) -> None:
    (site.root / "docs/plan.md").unlink()
    (site.root / "docs/plan.md").mkdir()


def _syntax(site: Site) -> None:
    site.write("tools/gap.py", "def ground(:\n")


def _leave(site: Site) -> None:
    site.write("tools/gap.py", f"{VERIFIER}\nraise SystemExit(3)\n")


def _no_verifier(site: Site) -> None:
    (site.root / "tools/gap.py").unlink()


def _index(site: Site) -> None:
    site.write(".git/index", b"DIRC broken")


def _head(site: Site) -> None:
    site.write(".git/HEAD", "nonsense\n")


def _lock(site: Site) -> None:
    site.write(".git/index.lock", "")


def _baseline(site: Site) -> None:
    site.write("src/mill.py", b"\xff\xfe\0\0")


@pytest.mark.parametrize(
    "break_it",
    [_binary, _delete, _folder, _syntax, _leave, _no_verifier, _index, _head, _lock, _baseline],
)
def test_nothing_stops_the_server(mill: Site, break_it: Callable[[Site], None]) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        rebuild()
        break_it(mill)
        assert not rebuild().failed
        assert not rebuild().failed


def test_what_a_rebuild_leaves_behind_is_searched_for_garbage(mill: Site) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        rebuild()
        spared = gc.get_freeze_count()
        for number in range(3):
            mill.write("docs/plan.md", f"{PLAN}\n{number}\n")
            rebuild()
            assert (gc.isenabled(), gc.get_freeze_count() <= spared) == (True, True)
    gc.unfreeze()


def test_after_a_mistake_is_mended_all_is_as_before(mill: Site) -> None:
    with mill.served(options=OPTIONS) as rebuild:
        first = rebuild().report
        _syntax(mill)
        broken = rebuild()
        assert "tools/gap.py:ground" in broken.said
        assert broken.soup("plan/index.html").select("[role=alert]")
        mill.write("tools/gap.py", VERIFIER)
        mended = rebuild()
    assert mended.report == first
    assert not mended.soup("plan/index.html").select("[role=alert]")
