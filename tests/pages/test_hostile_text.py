"""Pages come from pull requests: whatever stands in them has to come out as mere text."""

from __future__ import annotations

from typing import Any

import jinja2
import markdown
import pytest
from bs4 import BeautifulSoup
from handmade_artefacts import artefacts
from handmade_plans import outlook
from handmade_reports import (
    FORGE,
    WAIVER,
    around,
    badges_of,
    claim,
    finding,
    report,
    report_page,
    result,
    rolled_up,
)

from mkdocs_gapreport.model import Kind, Outcome, Page, Place, Report, RepositoryState, Verdict
from mkdocs_gapreport.pages import (
    deliverables,
    gap_report,
    mistake,
    roadmap,
    summary,
)

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an attribute": "\"><img src=x onerror='alert(1)'>",
    "an entity": "&lt;b&gt; &amp;amp;",
    "an expression of the macros plugin": "{{ 7*7 }} {% set x = 1 %} {# gone #}",
    "an expression in other brackets": "[[ 7*7 ]] [% raise %]",
    "Markdown": "**a** _b_ ~~c~~ `d` [e](javascript:alert(1)) ![f](g) <https://h.invalid>",
    "Markdown extensions": "{: #id .c } {++a++} ==b== ^^c^^ :smile: $x$ [TOC] [^1] [[w]] !!! note",
    "pipes": "a | b || c",
    "a comment": "--> <!-- gapreport --> -->",
    "the end of our element": "</bdi></code></details></div></td></table>",
    "a fence": "\n```\n~~~\ncode",
    "an include": "\n--8<-- 'secrets.md'\n;--8<--",
    "a heading and a rule": "\n# one\n\n---\n\n- item",
    "right to left": "\u202eevil\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd",
    "a mark of a claim": "\ue000\ue101\ue001",
    "a placeholder of Python-Markdown": "\x02wzxhzdk:0\x03",
    "control characters": "a\x00b\x07c\x1b[31md",
    "a byte that is no character": "a\udcffb",
    "a very long word": "x" * 5000,
}


FACES = ["badges", "summary", "report", "roadmap", "audit", "deliverables", "mistake"]


def hostile(words: str) -> Report:
    """A report with these words in every place that a stranger can write to."""
    check = result(
        words,
        Outcome.FALSE,
        f"`{words}` {words}",
        stated=words,
        places=(Place(words, 3), Place(f"{words}.py")),
        inferred=False,
        source=words,
    )
    told: dict[str, Any] = {
        "figure": words,
        "reason": words,
        "advice": f"{words} <!-- {words} -->",
        "remarks": (words,),
    }
    about: dict[str, Any] = {"text": words, "mark": words, "section": (words, words)}
    false = finding(claim("a", **about), Verdict.MISSING, results=(check,), **told)
    heading = rolled_up("h", false, claim={**about, "kind": Kind.HEADING})
    others = (
        finding(claim("b", **about, retracted=words), Verdict.UNVERIFIED, **told),
        finding(claim("c", **about, kind=Kind.STATUS), Verdict.UNVERIFIED, **told),
        finding(claim("d", **about), Verdict.OUTDATED, results=(check,), **told),
        finding(claim("e", **about), Verdict.MISSING, accepted=WAIVER, results=(check,), **told),
        finding(claim("f", **about), Verdict.ACCURATE, results=(check, check), **told),
    )
    whole = report(
        heading,
        false,
        *others,
        remarks=(words,),
        repository=RepositoryState(name=words, incomplete=words, commit="abc"),
    )
    page = Page(path="TODO.md", title=words, text=words, remarks=(words,))
    return Report(
        as_of=whole.as_of,
        repository=whole.repository,
        pages=(page, Page(path=words, title=words, text=words)),
        findings=whole.findings,
        remarks=(words,),
        by_id=whole.by_id,
    )


def faces(whole: Report, words: str = "words") -> dict[str, str]:
    made = badges_of(whole, "TODO.md", source=FORGE, report_url="../gap/").values()
    body = report_page(whole, source=FORGE, page_urls={"TODO.md": "../todo/"})
    return {
        "badges": "\n".join(badge.inline + badge.block for badge in made),
        "summary": summary(whole, "TODO.md", report_url="../gap/"),
        "report": body,
        **planned(words),
    }


def planned(words: str) -> dict[str, str]:
    """Roadmap, deliverables and an audit with everything that follows from a report."""
    plan, listed = outlook(words), artefacts(words)
    seen = around(plan, page_urls={"TODO.md": "../todo/"}, report_url="../gap/")
    return {
        "roadmap": roadmap(plan, seen),
        "audit": gap_report(plan, seen),
        "deliverables": deliverables(listed, around(listed)),
        "mistake": mistake(words),
    }


def built(body: str) -> str:
    return markdown.markdown(
        body,
        extensions=[
            "toc",
            "tables",
            "fenced_code",
            "attr_list",
            "md_in_html",
            "footnotes",
            "smarty",
        ],
    )


def skeleton(html: str) -> list[str]:
    """The elements of a page, but for those that set words apart from each other."""
    page = BeautifulSoup(html, "html.parser")
    tags = [tag for tag in page.find_all() if tag.name not in {"bdi", "code"}]
    return [f"{tag.name}{sorted(tag.attrs)}" for tag in tags]


@pytest.fixture(scope="module")
def harmless() -> dict[str, str]:
    return faces(hostile("words"), "words")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("face", FACES)
def test_words_add_no_element_and_take_none_away(
    words: str, face: str, harmless: dict[str, str]
) -> None:
    build = built if face in {"report", "roadmap", "audit", "deliverables"} else str
    assert skeleton(build(faces(hostile(words), words)[face])) == skeleton(build(harmless[face]))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("face", ["report", "roadmap", "audit", "deliverables"])
def test_templates_of_other_plugins_find_nothing_to_evaluate(words: str, face: str) -> None:
    body = faces(hostile(words), words)[face]
    macros = jinja2.Environment()  # noqa: S701  the macros plugin does not escape either
    assert macros.from_string(body).render() == body.removesuffix("\n")
    assert "[[" not in body


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_what_comes_out_can_be_written(words: str) -> None:
    for html in faces(hostile(words), words).values():
        html.encode("utf-8")
        assert not {"\x00", "\x02", "\x1b", "\ue000"} & set(html)


@pytest.mark.parametrize("face", FACES)
def test_directions_of_writing_stay_where_they_are(face: str) -> None:
    word = "\u202eevil"
    page = BeautifulSoup(faces(hostile(word), word)[face], "html.parser")
    texts = page.find_all(string=lambda text: "\u202e" in text)
    assert texts
    assert all(text.find_parent(["bdi", "code"]) for text in texts)


def test_headings_carry_no_marks_of_direction() -> None:
    body = faces(hostile("\u202eevil"), "\u202eevil")["report"]
    titles = [line for line in body.splitlines() if line.startswith("#")]
    assert any("evil" in title for title in titles)
    assert not any("\u202e" in title for title in titles)


def test_headings_read_as_they_are_written() -> None:
    words = HOSTILE["Markdown extensions"]
    converter = markdown.Markdown(extensions=["toc", "attr_list"])
    page = BeautifulSoup(converter.convert(faces(hostile(words), words)["report"]), "html.parser")
    assert any(heading.text == words for heading in page.find_all("h4"))
    contents = vars(converter)["toc"]
    assert words in BeautifulSoup(contents, "html.parser").text
