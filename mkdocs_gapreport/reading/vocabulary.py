"""What words and marks say, as data: `vocabulary.yml`, and what a site adds to it.

Everything that depends on a language or on a habit of writing stands in that file, so that a site
can extend it; here it is only made ready for asking.
"""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BASE = "mkdocs_gapreport.reading"
_WILD = regex(r"[*?\[]")
VARIATION = "\ufe0f"


class Vocabulary(Struct, frozen=True, eq=False):
    """The words of `vocabulary.yml`, in lower case, ready to be looked up; each is made once."""

    marks: Mapping[str, str]
    words: Mapping[str, str]
    dropped: re.Pattern[str]
    state: re.Pattern[str]
    boxes: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    verbs: Mapping[str, str]
    verbs_of_runs: tuple[tuple[str, str], ...]
    verbs_after: tuple[tuple[str, str], ...]
    words_after: tuple[str, ...]
    made_lists: re.Pattern[str]
    quoted_lists: re.Pattern[str]
    planned_lists: re.Pattern[str]
    elsewhere: re.Pattern[str]
    elsewhere_remarks: re.Pattern[str]
    repositories: re.Pattern[str]
    aims: re.Pattern[str]
    guidance: re.Pattern[str]
    units: Mapping[str, str]
    counted: Mapping[str, str]
    file_kinds: Mapping[str, str]
    root_names: frozenset[str]
    root_globs: re.Pattern[str]

    def state_of_box(self, character: str) -> str:
        """What `[character]` says: done, todo or partial."""
        return self.boxes.get(character, "partial")

    def is_root_file(self, name: str) -> bool:
        """Whether a bare name belongs in the root of a repository, so that it can be missed."""
        return name in self.root_names or bool(self.root_globs.match(name))


def vocabulary(
    words: Mapping[str, Iterable[str]] | None = None, root_files: Iterable[str] = ()
) -> Vocabulary:
    """The built-in vocabulary with a site's own words added."""
    added = tuple(sorted((state, tuple(more)) for state, more in (words or {}).items()))
    return _vocabulary(added, tuple(root_files))


def in_small_letters(text: str) -> str:
    """A text in small letters, as long as it was; `İ` alone would become two characters."""
    return text.replace("İ", "i").lower()


@cache
def _vocabulary(
    added: tuple[tuple[str, tuple[str, ...]], ...], roots: tuple[str, ...]
) -> Vocabulary:
    data = loaded()
    root_files = (*data["root_files"], *roots)
    marks: dict[str, str] = {}
    words: dict[str, str] = {}
    for state, said in data["states"].items():
        marks |= dict.fromkeys(said["marks"], state)
        words |= {word.lower(): state for word in said["words"] if word.lower() not in words}
    for state, more in added:
        for word in more:
            target = words if word[0].isalnum() else marks
            target[word.lower().replace(VARIATION, "")] = state
    dropped = [word for word, state in words.items() if state == "dropped"]
    dropped += [word.lower() for word in data["states"]["dropped"]["words"]]
    return Vocabulary(
        marks=marks,
        words={word: state for word, state in words.items() if state != "dropped"},
        dropped=_either(dropped),
        state=_either(word for word, state in words.items() if state != "dropped"),
        boxes={character: state for state, said in data["boxes"].items() for character in said},
        sets={name: _lower(said) for name, said in data.items() if isinstance(said, list)},
        verbs={
            form: deed
            for deed, said in data["verbs"].items()
            for verb in said
            for form in _forms(verb)
        },
        verbs_of_runs=tuple(
            (verb, deed)
            for deed, said in data["verbs"].items()
            for verb in map(str.lower, said)
            if len(verb) > 1 and not verb.isascii()
        ),
        verbs_after=tuple(
            (word, deed) for deed, said in data["verbs_after"].items() for word in said
        ),
        words_after=tuple(word for said in data["verbs_after"].values() for word in said),
        made_lists=regex(rf"\b(?:{'|'.join(data['made_lists'])})\b", re.IGNORECASE),
        planned_lists=regex(rf"\W*(?:{'|'.join(data['planned_lists'])})\W*", re.IGNORECASE),
        elsewhere=_phrases(data["elsewhere"]),
        elsewhere_remarks=_phrases(data["elsewhere_remarks"]),
        repositories=_phrases(data["repositories"]),
        aims=regex(rf"(?<!\w)(?:{'|'.join(map(re.escape, data['aims']))})", re.IGNORECASE),
        quoted_lists=regex(rf"\b(?:{'|'.join(data['quoted_lists'])})", re.IGNORECASE),
        guidance=regex(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, data['guidance_sections']))})", re.IGNORECASE
        ),
        units={unit.lower(): name for name, said in data["units"].items() for unit in said},
        counted={noun.lower(): kind for kind, said in data["counted"].items() for noun in said},
        file_kinds=data["file_kinds"],
        root_names=frozenset(name for name in root_files if not _WILD.search(name)),
        root_globs=regex("|".join(translate(name) for name in root_files if _WILD.search(name))),
    )


@cache
def loaded() -> Mapping[str, Any]:
    """What stands in `vocabulary.yml`, as it stands there."""
    text = files(_BASE).joinpath("vocabulary.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = _texts(yaml.compose(text, getattr(yaml, "CLoader", yaml.Loader)))
    return data


def _texts(node: yaml.Node | None) -> Any:
    """What a node says, all of it texts: `no` and `on` are words here, not truth values."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_texts(each) for each in node.value]
    return {name.value: _texts(value) for name, value in node.value} if node else {}


def _phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of these, as whole words of a text in small letters, which takes a third of the time."""
    return regex(rf"(?<!\w)(?:{'|'.join(patterns)})(?![^\W_])")


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _either(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return regex(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])", re.IGNORECASE)


def _forms(verb: str) -> tuple[str, ...]:
    """An English verb as items begin with it; other languages and phrases stay as they are."""
    verb = verb.lower()
    if not (verb.isascii() and verb.isalpha()):
        return (verb,)
    stem = verb.removesuffix("e")
    double = stem + stem[-1]
    y = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else ""
    endings = (
        verb + "s",
        verb + "es",
        stem + "ed",
        stem + "ing",
        double + "ed",
        double + "ing",
        verb + "ing",
    )
    irregular = _IRREGULAR.get(verb, ())
    return (verb, *endings, *((y + "ed", y + "es") if y else ()), *irregular)


_IRREGULAR = {
    "write": ("wrote", "written"),
    "build": ("built",),
    "make": ("made",),
    "rewrite": ("rewrote", "rewritten"),
    "run": ("ran",),
    "read": ("read",),
    "split": ("split",),
    "put": ("put",),
    "setup": ("setup",),
}
