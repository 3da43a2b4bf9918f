"""How finished a line says something is, by boxes, marks, words and percentages.

A mark counts where authors put it: in front, at the end, behind a key, in brackets. In the middle
of a sentence it is decoration. A line may also take its own tick back.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO, UNKNOWN, Share
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

SHARES = {"done": DONE, "todo": TODO, "partial": UNKNOWN}
_HUNDRED = 100
_PERCENT = regex(
    r"(?<![\w.,+<>≥≤=-])[~≈]?\s?(?P<low>\d{1,3}(?:\.\d+)?)\s?%?"
    r"(?:\s?(?:[-–—]|to|bis|a)\s?[~≈]?(?P<high>\d{1,3}(?:\.\d+)?))?\s?%"
)
_BOX = regex(r"\[(?P<mark>[ xX✓✔✅~/-])\](?=\s|$)")
_FRACTION = regex(r"(?<![\w./-])(?P<low>\d{1,4})\s?/\s?(?P<high>\d{1,4})(?![\w./-])")
_NO_SHARE = regex(
    r"(?:\b(?:by|of|to|than|under|over|above|below|least|most|coverage|um|auf|para|até|de)|[<>≥≤+-])\W*$",
    re.IGNORECASE,
)
_FINISHED = regex(
    r"^\W*(?:(?:is|are|now|production|feature|fully|code|mostly|already)[ -])*"
    r"(?:complete|completed|completion|done|finished|implemented|ready|conclu[ií]do|conclu[ií]da|completo|feito"
    r"|fertig|abgeschlossen|erledigt|terminé|完成|完了|готово|завершено)(?!\w)",
    re.IGNORECASE,
)
_COUNTED = regex(
    r"^\s*\W{0,2}(?:tasks?|items?|steps?|stories|done|complete|completed|tarefas?|tareas?|aufgaben)\b",
    re.IGNORECASE,
)
_BRACKETS = regex(r"[\[(（【](?P<words>[^\[\]()（）【】]{1,120})[\])）】]")
_AIMED = regex(r"\b(?:target|goal|aim|ziel|meta|objectif)\b", re.IGNORECASE)
_SEGMENT = regex(r"\s+[-–—|:]\s+|[,;:]\s+")
_DASH = regex(r"(?:^|\s)[-–—]+\s*$|[(\[（【:：,;.]\s*$|→\s*$|^\W*$")
_KEY = regex(r"^\W{0,3}(?P<key>[^\s:：|][^:：|]{0,40}?)\s*[:：]\s*(?P<value>.*)$", re.DOTALL)
_FRONT = regex(r"^\W{0,3}(?P<word>[^\W\d]+(?: [^\W\d]+)?)\W{0,3}(?:[:：](?=\s)|\s[-–—]\s)")
_BEHIND = regex(r"(?:\s[-–—]+|[:：])\s+[*_]*(?P<word>[^\W\d]+(?: [^\W\d]+)?)[*_.!]*$")
_MOST_STRUCK = 0.5


class Status(Struct, frozen=True):
    """What a line states, the mark or words that say so, and where the words after it begin."""

    share: Share
    mark: str
    start: int = 0


def of_item(block: Block, vocabulary: Vocabulary) -> Status | None:
    """What an item states by its box, its mark or its words."""
    text = block.inline.text
    if block.box:
        state = vocabulary.state_of_box(block.box)
        start = _behind_mark(text, block.start, vocabulary)
        return Status(SHARES[state], f"[{block.box}]", start)
    return of_words(text, vocabulary)


def of_words(text: str, vocabulary: Vocabulary) -> Status | None:
    """What a line without a box states: its first mark, last mark, bracket, or finished share."""
    leading = _leading_mark(text, vocabulary)
    share = _finished_share(text)
    if leading:
        state, start = leading
        if share and state != "todo":
            return Status(share, text[:start].strip(), start)
        return Status(SHARES[state], text[:start].strip(), start)
    if share:
        return Status(share, _PERCENT.search(text)[0].strip() if _PERCENT.search(text) else "", 0)  # type: ignore[index]  # just found
    return _marked_later(text, vocabulary) or _said_in_capitals(text, vocabulary)


def of_heading(text: str, vocabulary: Vocabulary) -> Status | None:
    """What a heading states of what stands below it; nothing when it names a target."""
    if _AIMED.search(text):
        return None
    for match in _BRACKETS.finditer(text):
        said = of_value(match["words"], vocabulary)
        if said:
            return said
    dashed = re.split(r"\s[-–—:|]\s", text)
    for part in reversed(dashed[1:]):
        said = of_value(part, vocabulary)
        if said:
            return said
    leading = _leading_mark(text, vocabulary)
    share = _finished_share(text) or _share_at_end(text)
    if leading or share:
        mark = text[: leading[1]].strip() if leading else ""
        return Status(share or SHARES[leading[0] if leading else "done"], mark)
    return _marked_later(text, vocabulary)


def of_value(text: str, vocabulary: Vocabulary) -> Status | None:
    """What stands behind `Status:`, in a status column or in brackets: it begins with its state."""
    words = text.strip()
    if not words or _AIMED.search(words):
        return None
    box = _BOX.match(words)
    if box:
        return Status(SHARES[vocabulary.boxes.get(box["mark"], "partial")], words)
    percent = _PERCENT.search(words)
    if percent and _is_first(words[: percent.start()], vocabulary):
        return Status(_share(percent), percent[0].strip())
    fraction = _FRACTION.search(words)
    if fraction and _is_first(words[: fraction.start()], vocabulary) and int(fraction["high"]):
        return Status(_part_of(fraction), fraction[0].strip())
    for segment in _SEGMENT.split(words):
        said = _state_of(segment, vocabulary)
        if said:
            return said
    return None


def of_line(words: Inline, vocabulary: Vocabulary) -> Status | None:
    """What a line of text states: `Status: …`, or a mark in front or behind its words."""
    text = words.text
    key, value = split_key(text)
    if key in vocabulary.sets["status_keys"]:
        said = of_value(value, vocabulary)
        return Status(said.share, said.mark, len(text) - len(value)) if said else None
    if key in vocabulary.sets["other_keys"]:
        return None
    leading = _leading_mark(text, vocabulary)
    if leading:
        state, start = leading
        return Status(_finished_share(text) or SHARES[state], text[:start].strip(), start)
    return _marked_later(text, vocabulary)


# Several readers ask for the same line, and of a page that is edited most lines stay.
@lru_cache(maxsize=4000)
def split_key(text: str) -> tuple[str, str]:
    """Cut `Key: value`; the key in lower case, empty where there is none."""
    match = _KEY.match(text)
    return (match["key"].strip("*_ ").lower(), match["value"]) if match else ("", text)


def retraction(words: Inline, start: int, vocabulary: Vocabulary) -> str:
    """The words by which a line takes its tick back ("deferred", "not created"), or nothing."""
    if words.struck_share(start) > _MOST_STRUCK:
        return "struck through"
    for match in vocabulary.dropped.finditer(words.text, start):
        before = words.text[start : match.start()]
        if _DASH.search(before) or match[0].isupper():
            return match[0]
    return ""


def is_guidance(words: Inline, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a marked line says what to do or not to do: "✅ DO …", "❌ Wrong: …", "✅ = done"."""
    rest = words.text[start:].strip()
    if rest.startswith(("=", "means ")) or rest.lower().strip(" .:*") in vocabulary.words:
        return True
    first = re.match(
        r"[*_]*(?P<word>(?:do not|don['’]t|must not|should not|[^\s:*_–—-]+))[*_]*"
        r"(?P<after>\s*[:：]|\s+[-–—])?",
        rest,
        re.IGNORECASE,
    )
    if not first:
        return False
    word = first["word"].replace("’", "'")
    is_said = word.lower() in vocabulary.sets["guidance_starts"]
    return is_said and bool(first["after"] or (word.isupper() and len(word) > 1))


def _leading_mark(text: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    lead = len(text) - len(text.lstrip(" *_\t\u00a0"))
    state = vocabulary.marks.get(text[lead : lead + 1])
    return (state, _behind_mark(text, lead, vocabulary)) if state else None


def _behind_mark(text: str, start: int, vocabulary: Vocabulary) -> int:
    while start < len(text) and (
        text[start] in vocabulary.marks or text[start] in " *_\ufe0f\u200d\u00a0"
    ):
        start += 1
    while start and text[start - 1] == "_":  # of a name such as `__mocks__`
        start -= 1
    return start


def _marked_later(text: str, vocabulary: Vocabulary) -> Status | None:
    """A mark at the end, behind a key or an arrow, or behind each name of a list."""
    found = [
        (index, vocabulary.marks[char])
        for index, char in enumerate(text)
        if char in vocabulary.marks
    ]
    if not found:
        return None
    states = {state for _, state in found}
    index, state = found[-1]
    before, after = text[:index], text[index + 1 :].strip("\ufe0f .!*_)")
    ends = (
        not after or bool(re.fullmatch(r"\(.*", after)) or _state_of(after, vocabulary) is not None
    )
    key, _ = split_key(text)
    keyed = re.search(r"[:：→]\s*\W*$", before) or (key and len(found) > 1)
    if len(states) == 1 and key not in vocabulary.sets["other_keys"] and (ends or keyed):
        return Status(SHARES[state], text[index])
    return None


def _said_in_capitals(text: str, vocabulary: Vocabulary) -> Status | None:
    """`… [COMPLETE]`, `(done)` at the end, `DONE: …` in front, `… - DONE`."""
    last = None
    for match in _BRACKETS.finditer(text):
        last = match
    if last and not text[last.end() :].strip(" .*_"):
        said = _state_of(last["words"], vocabulary)
        if said and last.start():
            return said
    front = re.match(r"^\W{0,3}(?P<word>[A-Z][A-Z ]{2,20}?)\W{0,3}(?:[:：\])]|\s[-–—])", text)
    behind = re.search(r"\s[-–—]\s+[*_]*(?P<word>[A-Z][A-Z ]{2,20})[*_.!]*$", text)
    for found in (front, behind, _FRONT.match(text), _BEHIND.search(text)):
        word = found["word"].strip() if found else ""
        state = vocabulary.words.get(word.lower(), "partial")
        if word and (state != "partial" or word.isupper()) and word.lower() in vocabulary.words:
            return Status(SHARES[state], word)
    return None


def _state_of(segment: str, vocabulary: Vocabulary) -> Status | None:
    """The state a stretch begins with: a mark, or a word that only a date follows."""
    words = segment.strip(" *_.!\t")
    leading = _leading_mark(words, vocabulary)
    if leading:
        state, start = leading
        percent = _PERCENT.search(words, start)
        share = _share(percent) if percent and percent.start() - start < 2 else SHARES[state]  # noqa: PLR2004  right behind
        return Status(share, words[:start].strip())
    match = vocabulary.state.match(words)
    if match:
        rest = words[match.end() :].strip(" *_.!)")
        if not rest or re.match(
            r"^[-–—(,;:|/✅]|^(?:on|as of|with|in|by|for|am|em|en|le)\b|^.{0,12}\d{4}", rest
        ):
            return Status(SHARES[vocabulary.words[match[0].lower()]], match[0])
    return None


def _is_first(before: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing but marks and state words stands before a figure."""
    bare = "".join(char for char in before if char not in vocabulary.marks)
    return not vocabulary.state.sub("", bare).strip(" *_~≈-–—:(\ufe0f\t|█░▓▒■□#=>[].")


def _finished_share(text: str) -> Share | None:
    """The share of "75-80 % complete", "8/12 tasks"; a figure about anything else is none."""
    for percent in _PERCENT.finditer(text):
        if _FINISHED.match(text[percent.end() :]):
            return _share(percent)
    for fraction in _FRACTION.finditer(text):
        if _COUNTED.match(text[fraction.end() :]) and 0 < int(fraction["low"]) <= int(
            fraction["high"]
        ):
            return _part_of(fraction)
    return None


def _share_at_end(text: str) -> Share | None:
    """The share that a heading ends with: "Frontend 80 %", and not "cut costs by 42 %"."""
    found = [match for match in _PERCENT.finditer(text) if not text[match.end() :].strip(" *_)]")]
    is_share = found and not _NO_SHARE.search(text[: found[-1].start()])
    return _share(found[-1]) if is_share else None


def _share(percent: re.Match[str]) -> Share:
    low = min(Fraction(percent["low"]), Fraction(_HUNDRED))
    high = min(Fraction(percent["high"] or percent["low"]), Fraction(_HUNDRED))
    low, high = sorted((low, high))
    return Share(low / _HUNDRED, high / _HUNDRED)


def _part_of(fraction: re.Match[str]) -> Share:
    return Share.of(min(Fraction(1), Fraction(int(fraction["low"]), int(fraction["high"]))))
