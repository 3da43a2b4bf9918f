"""Figures in plain words bound to the checks that they ask for, where the words leave no doubt.

The rules are data (`bindings.yml`, and what a site adds). A wrong figure is worse than none: words
that leave doubt bind nothing, and the page shows the check that would settle them.
"""

from __future__ import annotations

import re
import shlex
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import comments, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_gapreport.model import Check

_NUMBER = (
    r"(?P<relation>[<>≤≥~≈]=?|under|below|over|at least|less than|more than)?\s?"
    r"(?P<value>\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?!\.?\d)|no|zero)(?P<plus>\s?\+)?"
)
_PERCENT = (
    r"(?:(?P<relation>[<>≤≥~≈]=?|at least|over|more than)?\s?(?P<value>\d{1,3}(?:\.\d{1,6})?)"
    r"(?:\s?[-–]\s?(?P<upper>\d{1,3}))?\s?%(?P<plus>\s?\+)?|(?P<all>all))"
)
_TIME = (
    r"(?P<relation>[<≤~]|under|below|less than)\s?(?P<value>\d{1,9}(?:\.\d{1,6})?)"
    r"\s?(?P<unit>ms|s|sec|min)\b"
)
_TAIL = regex(
    r"[\s*_`]*(?:(?:remaining|left|found|total|achieved|resolved|overall|now|in all|altogether"
    r"|in (?:the )?(?:whole )?(?:code(?:base)?|repository|project))[\s*_`]*)*"
    r"(?:[(（\[–—.:;!|-].*)?$",
    re.IGNORECASE | re.DOTALL,
)
# "API endpoints: 350 total", and not "API endpoints: 19 files"
_COUNTED = regex(
    r"[\s*_`]*(?:(?:total|in total|overall|now|currently|unresolved|open|remaining|left|found"
    r"|comments?|markers?|endpoints?|routes?|handlers?|clauses?|secrets?|roles?|items?)\b[\s*_`]*){0,3}"
    r"(?:[(（\[–—.;!|-].*)?$",
    re.DOTALL | re.IGNORECASE,
)
# what is aimed at, or was looked at, is no statement about the code
_MEANT = regex(
    r"\b(?:targets?|goals?|objectives?|aims?|expected|required?|minimum|before|baseline|previous(?:ly)?"
    r"|estimate[sd]?|planned|identified|analy[sz]ed|ziel|objetivo|meta)\b",
    re.IGNORECASE,
)
_FOLLOWED = regex(
    r"[\s*_`]*(?:$|[^\w\s]|(?:in|on|of|for|with|across|per|at|by|to|as|and|that|which|needs?|ensuring"
    r"|covering|collected|found)\b)",
    re.IGNORECASE,
)
# "Coverage: 66% (66/100 symbols)" is not that of tests
_OF_OTHERS = regex(
    r"[\s*_`]*[(（]\s*[\d,]+\s*(?:/|of|out of)\s*[\d,]+\s+"
    r"(?!lines?|statements?|branch|functions?|tests?|code|files?)\w",
    re.IGNORECASE,
)
_PART = regex(
    r"\b(?:back-?end|front-?end|server|client|dashboard|web|mobile|admin|portal|worker|cli|sdk|core"
    r"|legacy|new|added)\b",
    re.IGNORECASE,
)
_BECAME = regex(
    r"[\s*_`]*(?:→|->|=>|⇒)\W*(?:(?P<value>\d{1,12})\s?%?\W*(?:[(（,.;].*)?$)?", re.DOTALL
)
_PLACE = (
    r"[\s*_]*(?:left |remaining |anywhere )?(?:in|under|within|inside|across|throughout)"
    r"\s+(?:the\s+)?[`*_]*{path}[`*_]*"
)
_RELATIONS = {
    "": "==", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=", "~": "~", "≈": "~",
    "under": "<", "below": "<", "less than": "<", "over": ">", "more than": ">", "at least": ">=",
}  # fmt: skip


class Rule(Struct, frozen=True, eq=False):
    """Words, or keys before a colon, and the check that they ask for; each is made once."""

    pattern: str
    keys: frozenset[str]
    value: re.Pattern[str]
    check: str
    is_sure: bool
    needs: str = ""
    takes_path: bool = False

    def match(self, text: str) -> re.Match[str] | None:
        """Whether a text begins with the words."""
        return _compiled(self.pattern).match(text) if self.pattern else None


class Bound(Struct, frozen=True):
    """The check that a line's figure asks for, or the one to paste where the words leave doubt.

    `needs`: what the one to paste takes before it can measure anything. `is_figure`: the words
    state a figure, so the line is a claim even where it says nothing of being done.
    """

    check: Check | None = None
    suggestion: str = ""
    needs: str = ""
    is_figure: bool = False


def rules(added: Iterable[Mapping[str, Any]] = ()) -> tuple[Rule, ...]:
    """A site's own rules, then the built-in ones."""
    return (*(_checked(given) for given in added), *_built_in())


# Of a page that is edited while it is served, most lines stay what they were.
@lru_cache(maxsize=2000)
def bound(text: str, known: tuple[Rule, ...]) -> Bound:
    """The first rule that fits the words of a line."""
    found = _bound(text, known)
    return replace(found, is_figure=False) if _MEANT.search(text) else found


def placed(text: str, path: str, known: Iterable[Rule]) -> Check | None:
    """The check of a figure that counts in one place: "0 TODO comments in `src/`"."""
    for rule in known:
        match = rule.match(text)
        if match:
            place = re.compile(_PLACE.format(path=re.escape(path)), re.IGNORECASE)
            found = place.match(text, match.end())
            if not (found and rule.takes_path and _TAIL.match(text, found.end())):
                return None
            words = rule.check.replace("{is}", f"path={shlex.quote(path)} {{is}}")
            alone = rule.match(text[: match.end()])
            return _bind(replace(rule, check=words), alone, _TAIL).check if alone else None
    return None


def _bound(text: str, known: Iterable[Rule]) -> Bound:
    key, value = status.split_key(text)
    for rule in known:
        match = rule.match(text)
        if match:
            return _bind(rule, match, _TAIL)
        match = rule.match(value) if key else None
        if match:
            # "Dashboard: 45 % coverage" and "Backend files: 219 Python files" speak of a part only
            # and so does "Books: 10 endpoints", under a key that says nothing of endpoints
            is_share = "all" in match.groupdict() or rule.check.startswith("endpoints")
            is_part = is_share and key not in rule.keys
            is_part = bool(is_part or _PART.search(key) or _MEANT.search(key))
            return _bind(replace(rule, is_sure=rule.is_sure and not is_part), match, _TAIL)
        match = rule.value.match(value) if key in rule.keys else None
        if match:  # "API endpoints: 19 files" counts something else
            is_counted = _COUNTED.match(value, match.end()) or _BECAME.match(value, match.end())
            return _bind(rule, match, _COUNTED) if is_counted else Bound()
    return Bound()


def _bind(rule: Rule, match: re.Match[str], tail: re.Pattern[str]) -> Bound:
    behind = match.string[match.end() :]
    became = _BECAME.match(behind)
    if became and not became["value"]:
        return Bound()
    comparison = _comparison(match, became["value"] if became else "")
    words = rule.check.replace("{is}", comparison)
    for name, part in _parts(match).items():
        words = words.replace(f"{{{name}}}", part)
    if rule.check.startswith("coverage") and _OF_OTHERS.match(behind):
        return Bound()
    is_clear = rule.is_sure and bool(became or tail.match(behind))
    if not is_clear:
        return Bound(
            suggestion=f"<!-- verify: {words} -->", needs=rule.needs, is_figure=_is_figure(match)
        )
    check = comments.check(words)
    stated = (match[0] + (became[0] if became else "")).strip(" *_`")
    figure = (
        became[0][: became.end("value") - became.start()].strip(" →->=⇒*_`✅") if became else stated
    )
    expected = replace(check.expected, stated=figure) if check.expected else None
    is_rough = check.verifier == "endpoints"  # there are more ways to declare one than are read
    return Bound(replace(check, expected=expected, inferred=True, source=stated, is_rough=is_rough))


def _is_figure(match: re.Match[str]) -> bool:
    """Whether the words state a figure, and are not the beginning of another noun."""
    text = match.string
    stated = match.groupdict().get("value")
    return bool(stated and _FOLLOWED.match(text, match.end()))


def _comparison(match: re.Match[str], became: str) -> str:
    groups = match.groupdict()
    relation = "==" if became else _RELATIONS[(groups.get("relation") or "").lower()]
    value = became or (groups.get("value") or "").replace(",", "")
    value = {"no": "0", "zero": "0", "": "100"}.get(value.lower(), value)
    if "all" in groups:
        return f"{'>=' if relation == '==' else relation} {value} %"
    relation = ">=" if groups.get("plus") else relation
    return f"{relation} {value} {groups.get('unit') or ''}".strip()


def _parts(match: re.Match[str]) -> dict[str, str]:
    """The names that a rule's words hold; a noun as class names end: "repositories", Repository."""
    named = {name: value or "" for name, value in match.groupdict().items()}
    noun = named.get("noun", "").lower()
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return {"name": named.get("name", ""), "noun": singular[:1].upper() + singular[1:]}


@cache
def _built_in() -> tuple[Rule, ...]:
    text = files("mkdocs_gapreport.reading").joinpath("bindings.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(_rule(given) for given in yaml.load(text, Loader=loader))  # noqa: S506  both are safe


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when the first line asks for it: on most pages none does."""
    return re.compile(pattern, re.IGNORECASE)


def _checked(given: Mapping[str, Any]) -> Rule:
    """A rule of the site's own, whose pattern may be none."""
    rule = _rule(given)
    try:
        _compiled(rule.pattern)
    except re.error as error:
        raise ConfigurationError(
            f"option `bindings`: `{given['words']}` is no regular expression: {error}; write it as"
            " Python's"
        ) from error
    return rule


def _rule(given: Mapping[str, Any]) -> Rule:
    said = str(given.get("words", ""))
    figure = _TIME if "{T}" in said else _PERCENT if "{P}" in said else _NUMBER
    pattern = said.replace("{N}", _NUMBER).replace("{P}", _PERCENT).replace("{T}", _TIME)
    return Rule(
        pattern=rf"[\s*_`]*{pattern}(?!\w)" if said else "",
        keys=frozenset(str(key).lower() for key in given.get("keys", ())),
        value=regex(rf"[\s*_`]*{figure}", re.IGNORECASE),
        check=str(given["check"]),
        is_sure=bool(given.get("sure", True)),
        needs=str(given.get("needs", "")),
        takes_path=bool(given.get("takes_path")),
    )
