"""The Python-Markdown extension for mounted pages: their HTML, links, anchors and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown.blockprocessors import OListProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_gapreport.mounting import raw
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_gapreport.mounting.links import Links

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STASHED = regex("\x02[^\x03]*\x03")
_NOT_IN_SLUG = regex(r"[^\w\- ]")


class MountExtension(Extension):
    """Finishes the mounted page that is being rendered, and lets other pages link to those.

    `lost` are the addresses on it that lead to nothing, and were taken away.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links: Links | None = None
        self.guests: frozenset[str] | None = None
        self.lost: list[str] = []

    def show(self, links: Links | None, *, guests: frozenset[str] | None = None) -> None:
        """Take the links of the next page, if any may have to be changed.

        `guests` are the mounted pages that a page of the site itself may link to; without them
        the page is a mounted one.
        """
        self.links = links
        self.guests = guests
        self.lost = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Register before fences (25), and between `toc` (5) and MkDocs' own links (0)."""
        if self.links is None:
            return
        if self.guests is not None:
            visits = _Visits(md, self.links, self.guests)
            md.treeprocessors.register(visits, "gapreport_links", 3)
            return
        # Lists go on where they were interrupted: `3.` is shown as 3.
        numbered = md.parser.blockprocessors["olist"]
        if isinstance(numbered, OListProcessor):
            numbered.LAZY_OL = False  # type: ignore[misc]  # a constant to the stubs
        md.preprocessors.register(_Html(md, self.links, self.lost), "gapreport_html", 26)
        md.treeprocessors.register(_Addresses(md, self.links, self.lost), "gapreport_links", 3)


class _Html(Preprocessor):
    """Hands the carried HTML to Markdown as something that is finished."""

    md: Markdown

    def __init__(self, md: Markdown, links: Links, lost: list[str]) -> None:
        super().__init__(md)
        self.links = links
        self.lost = lost

    def run(self, lines: list[str]) -> list[str]:
        return [raw.CARRIED.sub(self.stashed, line) for line in lines]

    def stashed(self, carried: re.Match[str]) -> str:
        html = raw.with_addresses(raw.safe(raw.decoded(carried)), self.led)
        return self.md.htmlStash.store(html)

    def led(self, address: str) -> str | None:
        led = self.links.in_html(address)
        if led is None:
            self.lost.append(address)
        return led


class _Addresses(Treeprocessor):
    def __init__(self, md: Markdown, links: Links, lost: list[str]) -> None:
        super().__init__(md)
        self.links = links
        self.lost = lost

    def run(self, root: Element) -> None:
        anchors = dict(_anchors(root))
        within = {image for link in root.iter("a") for image in link.iter("img")}
        for element in list(root.iter()):
            _disarm(element)
            if element.tag == "img":
                self.image(element, is_linked=element in within)
            elif element.tag == "a" and "href" in element.attrib:
                self.link(element, anchors)

    def link(self, element: Element, anchors: dict[str, str]) -> None:
        address = element.get("href") or ""
        if address.startswith("#"):
            anchor = unquote(address[1:]).lower()
            element.set("href", f"#{anchors.get(anchor, address[1:])}")
            return
        led = self.links.in_markdown(address)
        if led is None:
            self.lost.append(address)
            _become_text(element)
        else:
            element.set("href", led)

    def image(self, element: Element, *, is_linked: bool) -> None:
        """Show the image if the site has it; otherwise say what it shows, with a link to it."""
        address = element.get("src") or ""
        led = self.links.in_markdown(address)
        if led is not None and (led == address or not led.startswith(("http://", "https://"))):
            element.set("src", led)
            return
        if led is None:
            self.lost.append(address)
        element.text = element.get("alt") or "image"
        _become_text(element)
        if led is not None and not is_linked:
            element.tag = "a"
            element.set("href", led)


class _Visits(Treeprocessor):
    """Leads the links of a page in docs_dir to mounted pages, as they lead on GitHub."""

    def __init__(self, md: Markdown, links: Links, guests: frozenset[str]) -> None:
        super().__init__(md)
        self.links = links
        self.guests = guests

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            led = self.links.in_markdown(link.get("href") or "")
            if led and self.links.uri_of(led) in self.guests:
                link.set("href", led)


def _anchors(root: Element) -> Iterator[tuple[str, str]]:
    """The ids that GitHub gives to headings, each with the one it has here."""
    seen: dict[str, int] = {}
    for heading in root.iter():
        if heading.tag in _HEADINGS:
            slug = _NOT_IN_SLUG.sub("", _words(heading).strip().lower()).replace(" ", "-")
            count = seen[slug] = seen.get(slug, -1) + 1
            yield (f"{slug}-{count}" if count else slug), heading.get("id") or ""


def _words(heading: Element) -> str:
    own = [heading.text or ""]
    for child in heading:
        # The link to itself that `toc` may have added is none of its words.
        own += [] if child.get("class") == "headerlink" else list(child.itertext())
        own.append(child.tail or "")
    return _STASHED.sub("", "".join(own))


def _become_text(element: Element) -> None:
    element.tag = "span"
    element.attrib.clear()


def _disarm(element: Element) -> None:
    """Take away what attribute lists could have brought; on GitHub they are text."""
    for name in [name for name in element.keys() if name.lower().startswith(("on", "style"))]:  # noqa: SIM118  Element
        del element.attrib[name]
