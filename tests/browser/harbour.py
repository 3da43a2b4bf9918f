"""The sample: a harbour whose plan makes 200 claims of every verdict, and its repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projects import lay_out, lines

if TYPE_CHECKING:
    from pathlib import Path

BASINS = ("North", "East", "South", "West", "Old", "New", "Timber", "Coal", "Grain", "Fish")
LONG = f"harbour/{'a_folder_with_a_very_long_name/' * 4}gate.py"

# Ten claims to a quay and two quays to a basin: 200 with their headings.
QUAY = """
### Quay {n} [✅ COMPLETE]

- [x] Create `harbour/q{n}/gate.py` (120 lines)
- [x] Create `harbour/q{n}/pump.py` (1400+ lines)
- [x] Create `harbour/q{n}/sluice.py`, which opens **twice** a day
- [x] Move the cranes to `harbour/q{n}/crane.py`
- [x] `harbour/q{n}/buoy.py` (200 lines)
- [ ] Create `harbour/q{n}/ferry.py`
- [ ] Create `harbour/q{n}/dock.py`
- [x] Train the crew of the night shift
- [x] {last}
"""
LAST = (
    "Count the ships <!-- verify: lnes harbour/fleet.py -->",
    '`harbour/tug.py` <!-- gapreport: waive until=2099-01-31 reason="in review" -->',
)

# Carriers that the quays do not have.
PLAN = f"""
# Plan of the harbour

**Status**: ✅ Complete, `harbour/pilot.py`

!!! note "How to read this"

    - [x] Create `harbour/fleet.py`
    - [x] Create `harbour/chart.py`

## Papers

| Paper | File | Status |
|---|---|---|
| Tariff | `harbour/fleet.py` | ✅ done |
| Berths | `harbour/berths_for_ships_of_all_sizes.py` | ✅ done |
| Wharves | `{LONG}` | ✅ done |

1. [x] Build the light
    - [x] Create `harbour/fleet.py`
    - [x] Create `{LONG}`
    - [ ] Paint it

## Tide tables

Words, and code that is too wide for a telephone:

    harbour --tide north --tide east --tide south --tide west --from monday --until sunday
"""

# Phases for the roadmap, one of them false, one begun too soon; a list and a tree without boxes.
VOYAGE = f"""
# The new pier

**Start date**: 2026-09-07

**Critical path**: Phase 1 → Phase 2 → Phase 3

## Phase 1: Ground of the pier (4 weeks) [✅ COMPLETE]

**Priority**: CRITICAL

### Tasks

- [x] Create `harbour/fleet.py`
- [x] Create `harbour/pile.py`
- [x] Survey the ground

### Success metrics

- [x] Piles stand <!-- verify: files harbour/*.py >= 90 -->
- [x] The fleet is known <!-- verify: lines harbour/fleet.py >= 50 -->
- [x] No ship was held up

## Phase 2: A deck with a name that is longer than a telephone is wide (6 weeks) [60 %]

**Depends on**: Phase 1

- [x] Create `{LONG}`
- [ ] Create `harbour/deck.py`

## Phase 3: Lights (3 weeks)

**Depends on**: Phase 2

- [ ] Create `harbour/light.py`
"""
PACKAGE = """
# What is handed over

- `harbour/fleet.py` (60 lines) - who lies where
- `harbour/papers.py` - the papers

```
harbour/
├── fleet.py     # who lies where
└── pilots/
    └── rota.py  # who is on duty
```
"""
BOARD = """
# Board

<!-- gapreport: summary -->
<!-- gapreport: timeline -->

## Next

The fleet is <!-- gapreport: badge The fleet is known -->.

<!-- gapreport: actions most=3 -->
<!-- gapreport: risks -->
<!-- gapreport: contradictions -->
<!-- gapreport: roadmap phase="Phase 1" -->
"""
PAGES = {"index.md": "# Harbour\n\nSee the [plan](plan.md).\n", "guide.md": "# Guide\n\nSail.\n"}
PLANNED = {"pier.md": VOYAGE, "package.md": PACKAGE, "board.md": BOARD}

SITE = """
site_name: Harbour
repo_url: https://github.com/example/harbour
markdown_extensions: [admonition, tables, toc: {permalink: true}, pymdownx.tasklist: {}]
nav: [Home: index.md, Guide: guide.md, Plan: plan.md, Pier: pier.md, Package: package.md, Board: board.md]
"""
# Without requests to other hosts.
THEMES = {
    "material": """
theme:
  name: material
  font: false
  features: [content.tooltips, navigation.top]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
""",
    "mkdocs": "theme: {name: mkdocs, highlightjs: false}",
    "readthedocs": "theme: {name: readthedocs, highlightjs: false}",
}


def plan() -> str:
    """The page with the claims."""
    text = PLAN
    for number, basin in enumerate(BASINS):
        text += f"\n## {basin} basin\n"
        for quay in (2 * number, 2 * number + 1):
            text += QUAY.format(n=quay, last=LAST[quay % 2])
    return text


def configuration(theme: str, *, is_plain: bool = False) -> str:
    """What stands in `mkdocs.yml`."""
    pages = "[docs/plan.md, docs/pier.md, {path: docs/package.md, assume: done, trees: true}]"
    options = f"{{pages: {pages}, enabled: {str(not is_plain).lower()}}}"
    return f"{SITE}{THEMES[theme]}\nplugins: [search, gapreport: {options}]\n"


def lay(root: Path) -> Path:
    """The repository, in which the cranes once lay elsewhere."""
    quays = range(2 * len(BASINS))
    first = {f"harbour/q{n}/crane.py": lines(40 + n) for n in quays}
    then: dict[str, str | None] = dict.fromkeys(first)
    then |= {path.replace("crane", "lifts/crane"): text for path, text in first.items()}
    for n in quays:
        then[f"harbour/q{n}/gate.py"] = lines(120)
        then[f"harbour/q{n}/pump.py"] = lines(175)
        then[f"harbour/q{n}/buoy.py"] = lines(160)
        then[f"harbour/q{n}/ferry.py"] = lines(90)
    then["harbour/fleet.py"] = lines(60)
    then |= {f"docs/{name}": text for name, text in {**PAGES, **PLANNED, "plan.md": plan()}.items()}
    then |= {f"{theme}.yml": configuration(theme) for theme in THEMES}
    then |= {f"{theme}-plain.yml": configuration(theme, is_plain=True) for theme in THEMES}
    return lay_out(root, first, then)
