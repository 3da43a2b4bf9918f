"""Addresses of files on the site that hosts the repository."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Place

_SHAPES = (
    ("github", "/blob/{commit}/{path}#L{line}"),
    ("gitlab", "/-/blob/{commit}/{path}#L{line}"),
    ("bitbucket.org", "/src/{commit}/{path}#lines-{line}"),
    ("codeberg", "/src/commit/{commit}/{path}#L{line}"),
    ("forgejo", "/src/commit/{commit}/{path}#L{line}"),
    ("gitea", "/src/commit/{commit}/{path}#L{line}"),
)
_REMOTES = (
    regex(r"(?P<scheme>https?)://(?:[^@/]*@)?(?P<host>[^@/?#]+)/(?P<path>[^?#]+)(?:[?#].*)?"),
    regex(r"(?:ssh|git)://(?:[^@/]*@)?(?P<host>[\w.-]+)(?::\d+)?/(?P<path>.+)"),
    regex(r"(?:[^@/:]+@)?(?P<host>[\w-]+(?:\.[\w-]+)+):(?P<path>.+)"),
)


class Source(Struct, frozen=True, kw_only=True):
    """Where the audited commit can be read: a template with `{commit}`, `{path}` and `{line}`.

    `prefix` is the way from the top of the repository to the audited root ("packages/app/").
    """

    template: str
    commit: str = ""
    prefix: str = ""

    def link(self, place: Place) -> str:
        """The address of a place; nothing when it has none."""
        address = self.template.replace("{commit}", self.commit)
        if (not self.commit and address != self.template) or not _is_web(address):
            return ""
        if place.line is None:
            address = re.sub(r"#[^#]*\{line\}[^#]*$", "", address)
        path = f"{self.prefix}{place.path}".encode("utf-8", "surrogateescape")
        return address.replace("{line}", str(place.line or 1)).replace("{path}", quote(path))


def source_url(repo_url: str, commit: str) -> str:
    """The template for the files of a commit, with `{path}` and `{line}`; nothing if unknown."""
    address = web_address(repo_url)
    host = address.partition("://")[2].partition("/")[0].lower()
    shape = next((shape for word, shape in _SHAPES if word in host), "")
    if not shape or not commit:
        return ""
    return f"{_project(address, host)}{shape.replace('{commit}', commit)}"


def web_address(remote: str) -> str:
    """The page of the repository that a remote belongs to, without credentials; or nothing."""
    matches = (shape.fullmatch(remote.strip()) for shape in _REMOTES)
    parts = next((match.groupdict() for match in matches if match), None)
    if parts is None:
        return ""
    path = parts["path"].strip("/").removesuffix(".git")
    return f"{parts.get('scheme', 'https')}://{parts['host']}/{path}"


def last_part(remote: str) -> str:
    """What a clone of a remote is called."""
    return re.split(r"[/\\:]", remote.strip().rstrip("/\\"))[-1].removesuffix(".git")


def _project(address: str, host: str) -> str:
    """The address without what follows the project, such as `/tree/main/docs`."""
    if "gitlab" in host:
        return address.partition("/-/")[0]
    return "/".join(address.split("/")[: len(("https:", "", host, "owner", "name"))])


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
