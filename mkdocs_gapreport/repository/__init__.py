"""The audited tree, read-only: its files, their text, and what once was there."""

from __future__ import annotations

from mkdocs_gapreport.repository.blobs import UnreadableError
from mkdocs_gapreport.repository.files import Entry, FileKind
from mkdocs_gapreport.repository.forge import Source, source_url
from mkdocs_gapreport.repository.globs import alternatives
from mkdocs_gapreport.repository.history import Former, History
from mkdocs_gapreport.repository.ignore import IgnoreRule
from mkdocs_gapreport.repository.mentions import words_of
from mkdocs_gapreport.repository.opening import checkout_around, open_repository
from mkdocs_gapreport.repository.text import Text
from mkdocs_gapreport.repository.tree import Repository

__all__ = [
    "Entry",
    "FileKind",
    "Former",
    "History",
    "IgnoreRule",
    "Repository",
    "Source",
    "Text",
    "UnreadableError",
    "alternatives",
    "checkout_around",
    "open_repository",
    "source_url",
    "words_of",
]
