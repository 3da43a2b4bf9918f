"""The Python-Markdown extension that shows badges where `mark` left tokens.

Tokens leave the tree before `toc` makes ids and titles of it, and badges enter it after MkDocs
has taken the page's title, so that neither sees them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from mkdocs_gapreport.annotate.marking import START, SUMMARY, TOKEN, number, unmarked
from mkdocs_gapreport.model import Badge
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PHRASING_ONLY = _HEADINGS | {"p", "summary", "caption", "legend", "dt"}
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})
_INLINE_CODE = frozenset({"code", "kbd", "samp"})
_ID = regex(r'\sid="[^"]*"')
_OURS = "<!--gapreport"
_OPEN, _CLOSE = f"{_OURS}-->", "<!--/gapreport-->"
_SHOWN = regex(f"{_OPEN}.*?{_CLOSE}", re.DOTALL)
_HIDDEN = regex(r"<!--gapreport:(\d+)-->")


class BadgeExtension(Extension):
    """Shows the badges of the page that is being rendered; knows afterwards which were shown."""

    def __init__(self) -> None:
        super().__init__()
        self.badges: Mapping[int, Badge] = {}
        self.shown: set[int] = set()

    def show(self, badges: Mapping[int, Badge]) -> None:
        """Take the badges of the next page, by the numbers of their tokens."""
        self.badges = badges
        self.shown = set()

    def is_part_of(self, md: Markdown) -> bool:
        """Whether this one shows the badges, and no other that came after it."""
        processor = md.treeprocessors["gapreport_out"]
        return isinstance(processor, _TakeOut) and processor.extension is self

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Register around `toc` (5) and behind MkDocs' search for the title (1)."""
        taken: list[_Taken] = []
        md.treeprocessors.register(_TakeOut(md, self, taken), "gapreport_out", 5.5)
        md.treeprocessors.register(_PutIn(md, self, taken), "gapreport_in", 0.5)
        md.postprocessors.register(_Sweep(md), "gapreport_sweep", -100)


def hide(html: str) -> tuple[str, tuple[str, ...]]:
    """Take the badges out of a rendered page, for those who index its text."""
    if _OURS not in html:
        return html, ()
    badges: list[str] = []

    def keep(badge: re.Match[str]) -> str:
        badges.append(badge[0])
        return f"<!--gapreport:{len(badges) - 1}-->"

    # A page that holds such a comment itself would get a copy of a badge for it.
    return _SHOWN.sub(keep, _HIDDEN.sub("", html)), tuple(badges)


def reveal(html: str, badges: tuple[str, ...]) -> str:
    """Put hidden badges back, without the comments that delimit them."""
    if _OURS not in html:
        return html
    whole = _HIDDEN.sub(lambda place: badges[int(place[1])], html) if badges else html
    return whole.replace(_OPEN, "").replace(_CLOSE, "")


class _Taken(Struct, frozen=True):
    """Where a token stood: in the text of an element or behind it, and at which character."""

    badge: int
    element: Element
    is_behind: bool
    offset: int


class _TakeOut(Treeprocessor):
    def __init__(self, md: Markdown, extension: BadgeExtension, taken: list[_Taken]) -> None:
        super().__init__(md)
        self.extension = extension
        self.taken = taken

    def run(self, root: Element) -> None:
        self.taken.clear()
        if not self.extension.badges:
            return
        for element, is_behind in list(_texts(root)):
            text = (element.tail if is_behind else element.text) or ""
            if START in text:
                self.take(element, text, is_behind=is_behind)
        for place in self.taken:
            if place.badge == SUMMARY and place.element in root:
                # The paragraph was made for the token; the summary goes elsewhere.
                root.remove(place.element)

    def take(self, element: Element, text: str, *, is_behind: bool) -> None:
        kept, end = "", 0
        for token in TOKEN.finditer(text):
            kept += text[end : token.start()]
            end = token.end()
            self.taken.append(_Taken(number(token), element, is_behind, len(kept)))
        # Code is an AtomicString, which has to stay one.
        _set(element, type(text)(kept + text[end:]), is_behind=is_behind)


class _PutIn(Treeprocessor):
    def __init__(self, md: Markdown, extension: BadgeExtension, taken: list[_Taken]) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.extension = extension
        self.taken = taken
        self.parents: dict[Element, Element] = {}

    def run(self, root: Element) -> None:
        if not self.taken:
            return
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.parents[root] = root
        # From the end, so that what was inserted never moves what is still to come.
        for place in reversed(self.taken):
            badge = self.extension.badges.get(place.badge)
            if badge and place.badge != SUMMARY:
                self.put(place, badge)
        # Last, so that it comes before what was put behind the title.
        if any(place.badge == SUMMARY for place in self.taken):
            self.put_summary(root)

    def put_summary(self, root: Element) -> None:
        html = self.stash(SUMMARY, self.extension.badges.get(SUMMARY, Badge()).block)
        title = root.find("h1")
        if title is None:
            root.text = f"{html}\n{root.text or ''}"
        else:
            _insert(title, f"\n{html}", 0, is_behind=True)

    def put(self, place: _Taken, badge: Badge) -> None:
        element, is_behind, offset = place.element, place.is_behind, place.offset
        holder = self.parents.get(element) if is_behind else element
        while holder is not None and holder.tag in _INLINE_CODE:
            element, is_behind, offset = holder, True, 0
            holder = self.parents.get(holder)
        if holder is None or holder not in self.parents:
            return
        host, child = self.host(holder)
        if host.tag in _VERBATIM:
            return
        # The space belongs to the badge: what is indexed without the badge has no space either.
        here = self.stash(place.badge, badge.inline and f" {badge.inline}")
        block = self.stash(place.badge, badge.block)
        if host.tag == "p" and not badge.inline and not (host.text or len(host)):
            host.tag, host.text = "div", block  # made for the token alone
        elif host.tag in _PHRASING_ONLY:
            _insert(host, f"\n{block}", 0, is_behind=True)
        elif child is None:
            here += block
        elif child.tag != "label":
            _insert(child, block, 0, is_behind=True)
        if host.tag in _HEADINGS:
            _append(host, here)
        else:
            _insert(element, here, offset, is_behind=is_behind)
        if child is None or child.tag != "label":
            self.name(host, badge.container_class)
        self.extension.shown.add(place.badge)

    def host(self, holder: Element) -> tuple[Element, Element | None]:
        """The block that a text stands in, and the part of it, if any, that the text belongs to."""
        child: Element | None = None
        while not self.md.is_block_level(holder.tag):
            child, holder = holder, self.parents[holder]
        return holder, child

    def name(self, host: Element, container_class: str) -> None:
        parent = self.parents[host]
        owner = parent if (host.tag, parent.tag) in _OWNED else host
        classes = f"{owner.get('class') or ''} {container_class}".split()
        if container_class:
            owner.set("class", " ".join(dict.fromkeys(classes)))

    def stash(self, badge: int, html: str) -> str:
        """Put HTML where no processor touches it; what it stands for comes back at the very end."""
        if not html:
            return ""
        # A loop of a template may repeat a claim, but an id may stand on a page only once.
        once = _ID.sub("", html) if badge in self.extension.shown else html
        return self.md.htmlStash.store(f"{_OPEN}{once}{_CLOSE}")


_OWNED = frozenset({("td", "tr"), ("th", "tr"), ("p", "li"), ("p", "dd")})


class _Sweep(Postprocessor):
    """Takes away the tokens that ended up in attributes, code and raw HTML."""

    def run(self, text: str) -> str:
        return unmarked(text)


def _texts(element: Element) -> Iterator[tuple[Element, bool]]:
    """All texts in reading order: each element with whether the text stands behind it."""
    yield element, False
    for child in element:
        yield from _texts(child)
        yield child, True


def _set(element: Element, text: str, *, is_behind: bool) -> None:
    if is_behind:
        element.tail = text
    else:
        element.text = text


def _insert(element: Element, words: str, offset: int, *, is_behind: bool) -> None:
    text = (element.tail if is_behind else element.text) or ""
    _set(element, f"{text[:offset]}{words}{text[offset:]}", is_behind=is_behind)


def _append(heading: Element, words: str) -> None:
    """Put words at the end of a heading, before the link to itself that `toc` may have added."""
    children = list(heading)
    if children and children[-1].get("class") == "headerlink":
        children.pop()
    if children:
        children[-1].tail = (children[-1].tail or "") + words
    else:
        heading.text = (heading.text or "") + words
