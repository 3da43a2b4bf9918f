"""Raw HTML of a mounted page: what GitHub lets through, carried past all rules of Markdown.

Python-Markdown takes everything between `<details>` and `</details>` for HTML, where GitHub reads
on after a blank line. So each piece of HTML travels as characters of the private use area.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_BYTES = 0xE200
COMMENTS = regex(r"(?:<!--[^<>]*-->\s*)*")
CARRIED = regex("\ue010([\ue200-\ue2ff]+)\ue011")

_TAG = regex(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<",
    re.DOTALL,
)
_ATTRIBUTE = regex(r"([A-Za-z][\w:.-]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_TAGS = frozenset(
    re.findall(
        "[a-z0-9]+",
        "a abbr b bdi bdo blockquote br caption center cite code dd del details dfn div dl dt em "
        "figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp "
        "rt ruby s samp small source span strike strong sub summary sup table tbody td tfoot th "
        "thead time tr tt u ul var wbr",
    )
)
_ATTRIBUTES = frozenset(
    re.findall(
        "[a-z]+",
        "align alt border cite class colspan datetime dir height href id lang media name open "
        "rowspan scope src srcset start title valign width",
    )
)
_ADDRESSES = frozenset({"href", "src", "cite"})
_SAFE_ADDRESS = regex(r'(?P<name>\s(?:href|src)=)"(?P<address>[^"]*)"')
_SCHEME = regex(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})


def safe(html: str) -> str:
    """HTML with only such tags and attributes as GitHub keeps; other tags show as text."""
    return _TAG.sub(_kept, html)


def is_safe_address(address: str) -> bool:
    """Whether following an address runs nothing."""
    scheme = _SCHEME.match(re.sub(r"[\t\n\r]", "", address))
    return scheme is None or scheme[1].lower() in _SCHEMES


def inline(tag: str) -> str:
    """A tag or comment inside text: known ones are carried, others show as they are written."""
    kept = safe(tag)
    return encoded(kept) if kept.startswith("<") else kept


def encoded(html: str) -> str:
    """HTML in characters that mean nothing to anybody."""
    return f"\ue010{''.join(chr(_BYTES + byte) for byte in html.encode())}\ue011"


def decoded(carried: re.Match[str]) -> str:
    """The HTML that was carried."""
    return bytes(ord(sign) - _BYTES for sign in carried[1]).decode()


def with_addresses(html: str, changed: Callable[[str], str | None]) -> str:
    """The same safe HTML with its addresses changed, or without those that are None."""

    def attribute(found: re.Match[str]) -> str:
        address = changed(unescape(found["address"]))
        return "" if address is None else f'{found["name"]}"{escape(address)}"'

    return _SAFE_ADDRESS.sub(attribute, html)


def _kept(tag: re.Match[str]) -> str:
    if tag[0].startswith("<!--"):
        # `<!-->` is a whole comment to a browser, and what follows it is not.
        return tag[0] if COMMENTS.fullmatch(tag[0]) else ""
    name = (tag["name"] or "").lower()
    if name not in _TAGS:
        return escape(tag[0], quote=False)
    if tag["end"]:
        return f"</{name}>"
    attributes = "".join(map(_attribute, _ATTRIBUTE.finditer(tag["attributes"])))
    return f"<{name}{attributes}>"


def _attribute(attribute: re.Match[str]) -> str:
    name = attribute[1].lower()
    value = unescape((attribute[2] or "").strip("\"'"))
    if name not in _ATTRIBUTES or (name in _ADDRESSES and not is_safe_address(value)):
        return ""
    return f' {name}="{escape(value)}"'
