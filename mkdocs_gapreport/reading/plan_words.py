"""The words that plans are made of, from `vocabulary.yml`, ready for asking."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.vocabulary import loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STEM = 5
_DASH = r"(?:[-–—&+/,]|to|and|through|bis|und|a|e|y|à|et)"


class PlanWords(Struct, frozen=True, kw_only=True):
    """Patterns over headings, labels and sentences; `keys` name what stands before a colon."""

    kinds: Mapping[str, str]
    horizons: Mapping[str, str]
    horizon: re.Pattern[str]
    phase: re.Pattern[str]
    mention: re.Pattern[str]
    stretch: re.Pattern[str]
    numbers: Mapping[str, str]
    roadmap: re.Pattern[str]
    sections: tuple[tuple[str, re.Pattern[str]], ...]
    about: re.Pattern[str]
    task: re.Pattern[str]
    keys: Mapping[str, str]
    waits: re.Pattern[str]
    precedes: re.Pattern[str]
    nothing: re.Pattern[str]
    everything: re.Pattern[str]
    task_words: frozenset[str]
    priority: re.Pattern[str]
    common: frozenset[str]
    months: Mapping[str, int]


@lru_cache(maxsize=2000)
def section_of(label: str) -> str:
    """What stands below a heading or label: metrics, dependencies, tasks, others, or ""."""
    plain = label.strip(" *_#:：.\t").lower()
    sections = plan_words().sections
    return next((name for name, pattern in sections if pattern.search(plain)), "")


@cache
def plan_words() -> PlanWords:
    """Load the words once."""
    data = loaded()["plans"]
    kinds = {word.lower(): kind for kind, said in data["kinds"].items() for word in said}
    horizons = {word: name for name, said in data["horizons"].items() for word in said}
    wide = _either(horizons).replace(r"\ ", r"[-\s]?")
    kind, number = _either(kinds), _number(data["numbers"])
    named = rf"(?<![^\W\d])(?P<kind>{kind})\s*[#№-]?\s*{number}"
    cjk = rf"第\s*(?P<count>[\d一二三四五六七八九十]+)\s*(?P<counted>{kind})"
    last = rf"(?:{_either(data['last'])})\s+(?P<last_kind>{kind})(?!\w)"
    units = "|".join(word for word, kind in kinds.items() if kind in {"week", "day", "month"})
    return PlanWords(
        kinds=kinds,
        horizons=horizons,
        horizon=_pattern(
            rf"^[\W_]*(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<horizon>{wide})(?!\w)(?:\s+(?:{_either(data['horizon_of'])})(?!\w))?(?P<tail>.*)$"
        ),
        phase=_pattern(rf"^[\W_]*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:{named}|{cjk}|{last})(?P<tail>.*)$"),
        mention=_pattern(rf"{named}|{cjk}"),
        stretch=_pattern(
            rf"(?<!\w)(?P<unit>{units})\s*(?P<first>\d{{1,4}})(?:\s*{_DASH}\s*(?P<last>\d{{1,4}}))?(?![\w.]\d|\w)"
        ),
        numbers={word: str(value) for value, word in enumerate(data["numbers"])}
        | {char: str(value) for value, char in enumerate("一二三四五六七八九十", 1)},
        roadmap=_pattern(_either(data["roadmap"])),
        sections=tuple(
            (name, _pattern(rf"^\W*(?:{'|'.join(data[name])})\W*(?:\(.*)?$"))
            for name in ("critical_path", "dependencies", "metrics", "tasks", "others")
        ),
        about=_pattern(rf"^\W*(?:{_either(data['about'])})(?!\w)"),
        task=_pattern(
            rf"^[\W_]*(?:(?P<word>{_either(data['task'])})\s*[#№-]?\s*)?(?P<number>[A-Z]{{0,4}}-?\d{{1,7}}(?:\.\d{{1,4}}){{0,4}}[a-z]?)"
            r"(?P<mark>[\])]?[.:：)]|\s*[-–—|]\s|\])?(?=\s|$|\*)(?P<name>.*)$"
        ),
        keys={word.lower(): key for key, said in data["keys"].items() for word in said},
        waits=_pattern(rf"(?<!\w)(?:{'|'.join(data['waits'])})(?!\w)[\s:：]*"),
        precedes=_pattern(rf"(?<!\w)(?:{'|'.join(data['precedes'])})(?!\w)[\s:：]*"),
        nothing=_pattern(rf"^\W*(?:{_either(data['nothing'])})(?!\w)"),
        everything=_pattern(rf"(?<!\w)(?:{'|'.join(data['everything'])})(?!\w)"),
        task_words=frozenset(data["task"]),
        priority=_pattern(
            rf"^\W*(?:priority\s*:?\s*)?(?P<word>{_either(data['priorities'])})(?:\s+priority)?(?!\w)\W*$"
        ),
        common=frozenset(word[:STEM] for word in data["common"]),
        months={
            name: number for number, names in enumerate(data["months_of_year"], 1) for name in names
        },
    )


def _number(words: Iterable[str]) -> str:
    return (
        rf"(?P<number>M?\d{{1,4}}(?:\.\d{{1,3}})*[a-z]?|(?-i:[IVX]{{1,5}}|[A-Z])|{'|'.join(words)})"
        rf"(?:\s*{_DASH}\s*(?P<last>\d{{1,4}}))?(?P<more>\+)?(?![\w]|\.\d)"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(text: str) -> re.Pattern[str]:
    return regex(text, re.IGNORECASE)
