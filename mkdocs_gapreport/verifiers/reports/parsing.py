"""JSON and XML from outside: typed, bounded, without entities; every fault is a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar
    from xml.etree.ElementTree import Element

    T = TypeVar("T")


def json(raw: bytes, shape: type[T], path: str) -> T:
    """JSON in the shape asked for; raises `ReportError` naming the report and the fault."""
    import msgspec  # noqa: PLC0415  only where there is a report

    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError as error:
        raise ReportError(f"`{path}` is not as its format says: {_lower(error)}") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise ReportError(f"`{path}` is no JSON: {_lower(error)}") from error
    except RecursionError as error:
        raise ReportError(f"`{path}` is nested too deeply to be read") from error


def elements(source: IO[bytes], path: str) -> Iterator[tuple[str, Element]]:
    """The start and end of each element; what has ended may be cleared by who reads.

    Document types are only named, as JaCoCo and Cobertura do; entities and what lies outside the
    file are refused.
    """
    from defusedxml import ElementTree  # noqa: PLC0415  only where there is a report

    with faults(path):
        yield from ElementTree.iterparse(source, events=("start", "end"), forbid_dtd=False)


def root_of(source: IO[bytes], path: str) -> Element:
    """The first element, with its attributes and nothing in it yet."""
    for _, element in elements(source, path):
        source.seek(0)
        return element
    raise ReportError(f"`{path}` is no XML: it holds no element")


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Tell what is wrong with an XML file in one sentence."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  only where there is a report

    try:
        yield
    except DefusedXmlException as error:
        raise ReportError(
            f"`{path}` defines XML entities, which no report needs; it was not read"
        ) from error
    except ParseError as error:
        line, _ = error.position
        why = str(error).partition(":")[0]
        raise ReportError(f"`{path}` is no whole XML: {why} in line {line}") from error
    except (ValueError, LookupError, RecursionError) as error:  # an encoding that nobody knows
        raise ReportError(f"`{path}` is no XML that can be read: {_lower(error)}") from error


def number(text: str | None, path: str, what: str) -> int:
    """A count in an attribute; raises `ReportError` where it is none."""
    try:
        return int(text or "")
    except ValueError as error:
        raise ReportError(f"`{path}` is not as its format says: {what} is `{text}`") from error


def _lower(error: BaseException) -> str:
    text = str(error) or type(error).__name__
    return text if text.startswith("JSON") else text[:1].lower() + text[1:]


def as_text(value: Any) -> str:
    """A value of any kind as it reads in a message, cut short."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004  one short line
