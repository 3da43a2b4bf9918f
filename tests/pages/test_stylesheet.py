from __future__ import annotations

import re

import pytest
from handmade_artefacts import artefacts
from handmade_plans import outlook
from handmade_reports import (
    FORGE,
    accurate,
    around,
    badges_of,
    missing,
    of_every_sort,
    report,
    report_page,
    rolled_up,
    unverified,
)
from msgspec.structs import replace

from mkdocs_gapreport.pages import (
    deliverables,
    gap_report,
    mistake,
    roadmap,
    stylesheet,
    summary,
)
from mkdocs_gapreport.pages.tally import Sort

CLASS = re.compile(r"\.(gr-[\w-]+)")
LIGHT, DARK = ":root", '[data-md-color-scheme="slate"]'
TEXTS = ("ink", "mute", "link", "missing", "over", "broken", "outdated", "under", "ok")
FILLS = ("missing", "over", "broken", "outdated", "under", "ok", "mute")
GRAPHICS = ("proven", "maybe", "ink", "missing")
BACKGROUNDS = ("paper", "wash", "missing-wash", "over-wash")
# What the themes themselves put behind our words.
SHADES = {LIGHT: ("#ffffff", "#fcfcfc"), DARK: ("#1e2129", "#212529")}


def colors(where: str) -> dict[str, str]:
    sheet = stylesheet()
    light = _block(sheet, LIGHT)
    return light if where == LIGHT else {**light, **_block(sheet, DARK)}


def _block(sheet: str, selector: str) -> dict[str, str]:
    body = sheet.partition(selector)[2].partition("}")[0]
    return dict(re.findall(r"--gr-([\w-]+): (#\w+);", body))


def luminance(color: str) -> float:
    digits = color.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("where", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_background(where: str, text: str) -> None:
    known = colors(where)
    behind = [*(known[name] for name in BACKGROUNDS), *SHADES[where]]
    assert min(contrast(known[text], shade) for shade in behind) >= 4.5


@pytest.mark.parametrize("where", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("fill", FILLS)
def test_text_can_be_read_on_a_filled_mark(where: str, fill: str) -> None:
    known = colors(where)
    assert contrast(known["on"], known[fill]) >= 4.5


@pytest.mark.parametrize("where", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("graphic", GRAPHICS)
def test_graphics_stand_out(where: str, graphic: str) -> None:
    known = colors(where)
    behind = [*(known[name] for name in BACKGROUNDS), *SHADES[where]]
    assert min(contrast(known[graphic], shade) for shade in behind) >= 3


def test_it_styles_what_is_drawn_and_nothing_else() -> None:
    whole = of_every_sort()
    many = report(*(missing(f"c{n}", claim={"section": (f"S{n}",)}) for n in range(20)))
    below = missing("p")
    item = report(unverified("x", claim={"parts": (below.claim,)}), below)
    part = accurate("q")
    depths = report(
        *(rolled_up(f"d{n}", part, claim={"section": ("s",) * n}) for n in range(5)), part
    )
    advised = report(unverified("x", advice="add `<!-- verify: file a.py -->`"))
    drawn = ""
    for each in (whole, many, item, depths, advised, report(accurate("x"))):
        made = badges_of(each, "TODO.md", source=FORGE, report_url="../gap/").values()
        drawn += "".join(
            f'{badge.inline}{badge.block}<i class="{badge.container_class}">' for badge in made
        )
        drawn += summary(each, "TODO.md") + report_page(each, source=FORGE, page_urls={})
    seen = around(planned := outlook(), page_urls={})
    drawn += roadmap(planned, seen) + mistake("x") + gap_report(planned, seen)
    planned.roadmaps = tuple(replace(each, stages=each.stages[2:]) for each in planned.roadmaps)
    drawn += roadmap(planned, seen)
    drawn += deliverables(listed := artefacts(), around(listed))
    used = {name for names in re.findall(r'class="([^"]*)"', drawn) for name in names.split()}
    styled = set(CLASS.findall(stylesheet()))
    assert styled - used == set()
    assert {name for name in used if name.startswith("gr-")} - styled - PLAIN == set()


# What looks as it is, and has a name for those who write a sheet of their own.
PLAIN = {"gr-w", "gr-outlined", *(f"gr-s-{sort}" for sort in Sort)}


def test_it_loads_nothing_from_elsewhere() -> None:
    sheet = stylesheet()
    assert "@import" not in sheet
    assert all(url.startswith('"data:') for url in re.findall(r"url\(([^)]*)\)", sheet))
