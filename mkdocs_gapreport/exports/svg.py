"""A badge drawn as SVG: no font, script or picture from elsewhere."""

from __future__ import annotations

from html import escape

from mkdocs_gapreport.exports.plain import neutral, width

_HEIGHT = 20
_PAD = 6


def drawn(label: str, message: str, color: str) -> str:
    """Draw two fields side by side; the words are text, so that they can be read aloud."""
    label, message = neutral(label), neutral(message)
    left, right = (_breadth(text) + 2 * _PAD for text in (label, message))
    whole = left + right
    name = escape(f"{label}: {message}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{_HEIGHT}"'
        f' viewBox="0 0 {whole} {_HEIGHT}" role="img" aria-label="{name}">'
        f"<title>{name}</title>"
        # Paths and no clipping: ids would clash where several badges stand in one document.
        f'<path fill="#3c4043" d="M{left} 0H3a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h{left - 3}z"/>'
        f'<path fill="{color}" d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">'
        f"{_text(label, _PAD)}{_text(message, left + _PAD)}</g></svg>\n"
    )


def _text(text: str, at: int) -> str:
    return f'<text x="{at}" y="14" textLength="{_breadth(text)}">{escape(text)}</text>'


def _breadth(text: str) -> int:
    """About how many pixels the text takes; the font is then fitted to it."""
    return max(1, round(sum(map(_breadth_of, text))))


def _breadth_of(character: str) -> float:
    if character in "iIjl.,:;|!'()[] ":
        return 4.2
    if character in "mwMW@%":
        return 10.5
    return width(character) * (7.4 if character.isupper() else 6.6)
