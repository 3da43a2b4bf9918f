"""What a phase or task is called: its words without marks, states, durations and dates around."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import durations, status
from mkdocs_gapreport.reading.plan_words import plan_words

if TYPE_CHECKING:
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

ASIDE = regex(r"[(\[](?P<words>[^()\[\]]{2,200})[)\]]")


# Of a page that is edited while it is served, most headings and tasks stay what they were.
@lru_cache(maxsize=2000)
def title(text: str, words: Vocabulary) -> str:
    """A name without marks, percentages, durations and states around it."""
    kept = re.sub(
        r"[\[(（【](?P<words>[^\[\]()（）【】]{1,120})[\])）】]",
        lambda match: "" if _is_aside(match["words"], words) else match[0],
        text,
    )
    marks = "".join(map(re.escape, words.marks))
    said = re.search(rf"\s*[{marks}]\ufe0f?\s*(?P<said>[^{marks}]*)$", kept)
    if said and said.start() and _is_state(said["said"], words):
        kept = kept[: said.start()]
    parts = re.split(r"(\s+[-–—|]\s+)", kept)
    while len(parts) > 2 and status.of_value(parts[-1], words):  # noqa: PLR2004  a part and a dash
        parts = parts[:-2]
    bare = re.sub(r"\s{2,}", " ", "".join(parts))
    return re.sub(r"^[^\w(\[\"'`<>~/.*]+|[^\w)\]\"'`!?%+/>*]+$", "", bare).strip()


def priority(text: str) -> str:
    """What brackets say of how urgent something is: "[CRITICAL]", "(Priority: P1)"."""
    found = (plan_words().priority.match(match["words"]) for match in ASIDE.finditer(text))
    return next((match["word"] for match in found if match), "")


def _is_state(text: str, words: Vocabulary) -> bool:
    return not text.strip(" .*_)]") or bool(status.of_value(text, words))


def _is_aside(words: str, vocabulary: Vocabulary) -> bool:
    """Whether parentheses hold no words of the name: a state, a stretch, a duration, a date."""
    if plan_words().priority.match(words):
        return True
    if status.of_value(words, vocabulary) or durations.stretch(words):
        return True
    if durations.span(words, vocabulary) or any(True for _ in durations.dates(words)):
        return True
    return bool(re.fullmatch(r"[^\w]*\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?%.*", words))
