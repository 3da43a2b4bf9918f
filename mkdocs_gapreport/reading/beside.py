"""What the words right beside a path say of it: what kind of file it is, and what became of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.sentences import CLAUSE, PATH, WORD, behind_ids, verb_at

if TYPE_CHECKING:
    from mkdocs_gapreport.reading.sentences import Mention
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_AFTER_THING = regex(
    r"^[*_~\"'”]*\s*(?:$|[.,;:!?)）、。，(（\[-]|[–—]|\(?if\b|(?:and|from|entirely|completely"
    r"|altogether|file|files|module|folder|directory|script)\b)",
    re.IGNORECASE,
)
_AUXILIARY = regex(
    r"^(?:was|were|is|are|has been|have been|been|foi|foram|wurden?|ist|a été|ont été|fue|fueron"
    r"|был[аио]?|已)\s*(?=\w)"
)
_GONE = regex(
    r"^[:→-]*\s*(?:(?:file|files|module|script|folder|directory)\s+)?"
    r"(?:(?:was|were|is|are|has been|have been|been)\s+)?(?:(?:fully|completely|now)\s+)?"
    r"(?:removed|deleted|gone|dropped|retired|purged|eliminated"
    r"|no longer exists?|do(?:es)? not exist)\b"
    r"(?=\s*(?:$|[.,;:()\[\]✅—–]|(?:from|in favou?r|as|after|since|because|by|when|during"
    r"|with|and|too|already|entirely)\b"
    r"|(?:on |in )?\d))",
    re.IGNORECASE,
)
_LEFT = regex(
    r"^\s*\(?(?:is now(?!\s+~?\d)|became|becomes|has become|(?:was |is |been )?moved|inlined"
    r"|unnecessary"
    r"|not needed|must not|missing|(?:auto-?)?generated|on (?:the |a )?(?:\w+ )?branch"
    r"|no longer (?:exists?|used|there|[a-z]+ed))\b",
    re.IGNORECASE,
)
# "`a.py` 移除 logs" takes the logs out of `a.py`; "`a.py` 已移除" is about `a.py`
_OBJECT_OF_A_RUN = regex(r"[\u4e00-\u9fff](?!了)\s?[^\W\d]")
_KIND_WITHOUT_SPACE = regex(r"^(?:ディレクトリ|フォルダ|ファイル)[のを]?")
_PASSIVE = regex(
    r"^(?:[:→]\s*)?(?:(?:file|module|script|page|component|folder|directory)\s+)?"
    r"(?:(?:was|were|is|are|has been|have been|been)\s+)?"
    r"(?P<verb>not|never|[a-z]+ed|rewritten|written|built)\b"
)
_NEW = regex(r"[*_\s]*\((?:NEW|new)\)")
_CONDITION = regex(
    r"^[*_`\"'\s]*[(（]?\s*(?:if (?:it |they )?(?:exists?|present|any|applicable|needed|necessary"
    r"|still)|optional|when present|where present|falls vorhanden|se existir|si existe"
    r"|or (?:similar|equivalent)|(?<=[(（])or\s)\b",
    re.IGNORECASE,
)
_AS_NEEDED = regex(
    r"[^.;]{0,60}\b(?:if|where|when|as) (?:[\w' ]{1,40} )?"
    r"(?:needed|necessary|required|applicable)\b",
    re.IGNORECASE,
)
_WHEN_RUN = regex(
    r"^[*_`\"'\s]*(?:files? )?(?:from [^.;,:()]{1,60}? )?[*_`\"'\s(]*(?:at|on|during|upon)"
    r" (?:(?:the|every|each|docs?|site) )?(?:build|compile|run|deploy|deployment|install|start|fly)"
    r"(?:[- ]?(?:time|up)\b|\b(?!\s+(?!(?:by|via|in|with|and|so|from|through)\b)\w))",
    re.IGNORECASE,
)
_PAUSE = regex(r"[,.;:(（\[–—]|\s-\s")
_PARTICIPLE = regex(r"(?:ed|t|[aé]d[oa]|en|ée?s?)$")
_OF = frozenset({"for", "de", "du", "des", "d", "da", "do", "del", "di", "von"})
_TITLE = 3


def is_whole(behind: str) -> bool:
    """Whether nothing behind a path makes it the first half of another noun."""
    return bool(_AFTER_THING.match(behind))


def is_new(behind: str) -> bool:
    """Whether "(NEW)" stands behind a path."""
    return bool(_NEW.match(behind))


def is_conditional(behind: str) -> bool:
    """Whether a path counts only "if it exists", or "where needed"."""
    return bool(_CONDITION.match(behind) or _AS_NEEDED.match(behind))


def is_made_by_a_run(behind: str) -> bool:
    """Whether a file is made "at build time" or "on startup", and so need not be tracked."""
    return bool(_WHEN_RUN.match(behind))


def after(plain: str, end: int, vocabulary: Vocabulary) -> str:
    """What is said of a path behind it: "created", "was removed", "is no longer used", "の作成"."""
    behind = plain[end:].lstrip("*_ `\"'”)")
    if behind.startswith("に"):
        return "change"
    if _GONE.match(behind):
        return "remove"
    if _LEFT.match(behind):
        return "leave"
    bare = _AUXILIARY.sub("", _KIND_WITHOUT_SPACE.sub("の", behind))
    if bare.startswith(vocabulary.words_after):
        word, deed = next(one for one in vocabulary.verbs_after if bare.startswith(one[0]))
        goes_on = deed == "remove" and _OBJECT_OF_A_RUN.match(word[-1:] + bare[len(word) :])
        return "change" if goes_on else deed
    said = _PASSIVE.match(behind)
    deed = verb_at(said["verb"], vocabulary) if said else ""
    return "change" if deed == "remove" else deed  # "`a.py` removed debug prints" keeps `a.py`


def is_object(plain: str, one: Mention, vocabulary: Vocabulary) -> bool:
    """Whether the path itself is the object, not the first half of "`a.md` drift detection"."""
    behind = _PAUSE.split(plain[one.reference.end :], maxsplit=1)[0]
    following = [word.lower() for word in WORD.findall(behind)[:3]]
    if not following or PATH in behind[:8] or not following[0].isascii():
        return True
    sets = vocabulary.sets
    is_small = following[0] in sets["places"] | sets["sources"] | sets["links"] | sets["doing"]
    names_kind = any(word in sets["kinds"] for word in following)
    return is_small or names_kind or following[0] in vocabulary.verbs


def follows_its_kind(plain: str, one: Mention, vocabulary: Vocabulary) -> bool:
    """Whether the noun right before a path says what kind of file it is: "backup script `a.sh`"."""
    before = WORD.findall(plain[: one.reference.start])
    last = before[-1].lower() if before else ""
    clause = CLAUSE.split(plain[: one.reference.start])[-1]
    words = [word.lower() for word in WORD.findall(clause[behind_ids(clause, 0) :])]
    is_title = 0 < len(words) <= _TITLE and not any(_is_small(word, vocabulary) for word in words)
    return last in vocabulary.sets["kinds"] or PATH in last or is_title


def names_its_kind(plain: str, one: Mention, vocabulary: Vocabulary) -> bool:
    """Whether the noun before the parenthesis says what kind of file it is."""
    ref = one.reference
    if one.relation != "aside":
        return False
    opening = max(plain.rfind("(", 0, ref.start), plain.rfind("（", 0, ref.start))
    if opening < 0 or plain[opening + 1 : ref.start].strip(" *_`\"'"):
        return False
    closing = re.match(r"[*_\"'\s]*(?:[,;:–—-][^()]*)?[)）]", plain[ref.end :])
    found = WORD.findall(plain[:opening])
    if not closing or not found:
        return False
    last = found[-1].lower()
    kinds = vocabulary.sets["kinds"]
    clause = CLAUSE.split(plain[:opening])[-1].rpartition("]")[2]
    title = [word.lower() for word in WORD.findall(clause[behind_ids(clause, 0) :])] or [""]
    # "Page de connexion", "Unit tests for heat"
    is_called_first = any(
        word in kinds and re.split(r"['’]", behind)[0] in (_OF if index == 0 else {"for"})
        for index, (word, behind) in enumerate(pairwise(title[:_TITLE]))
    )
    is_made = vocabulary.verbs.get(last) == "create" and _PARTICIPLE.search(last)
    return bool(
        last in kinds
        or is_called_first
        or is_made
        or any(not kind.isascii() and last.endswith(kind) for kind in kinds)
    )


def _is_small(word: str, vocabulary: Vocabulary) -> bool:
    sets = vocabulary.sets
    return word in vocabulary.verbs or word in sets["places"] | sets["sources"] | sets["links"]
