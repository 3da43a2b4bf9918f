"""What to say in place of "done" when it is not, in the language and the case of the page."""

from __future__ import annotations

from mkdocs_gapreport.reading import vocabulary

_COMPLETE = frozenset({"complete", "completed", "fully implemented"})
_MENDED = frozenset({"fixed", "resolved"})
# done words of a language, then what says "not done" and "partly done" in it
_LANGUAGES = (
    (
        "concluído concluída completo completa feito feita finalizado implementado implementada",
        "pendente",
        "parcial",
    ),
    ("completado terminado hecho", "pendiente", "parcial"),
    ("fertig erledigt abgeschlossen umgesetzt", "offen", "teilweise"),
    ("terminé terminée fini fait achevé", "à faire", "partiel"),
    ("completato fatto", "da fare", "parziale"),
    ("klaar voltooid", "nog niet", "bezig"),
    ("ukończone zrobione", "do zrobienia", "w trakcie"),
    ("готово завершено выполнено сделано", "не начато", "частично"),
    ("完成 已完成", "未完成", "部分完成"),
    ("完了 実装済み 済み", "未着手", "一部"),
    ("완료", "대기", "진행 중"),
)


def opposite(word: str, *, is_partial: bool) -> str:
    """The word that lowers another one; nothing where that says no more than "not done"."""
    state = vocabulary().words.get(word.lower())
    if state == "done":
        return _in_case(word, _lower(word.lower(), is_partial=is_partial))
    return _in_case(word, "not done") if state == "partial" and not is_partial else ""


def _lower(word: str, *, is_partial: bool) -> str:
    for said, todo, partial in _LANGUAGES:
        if word in said.split():
            return partial if is_partial else todo
    if is_partial:
        return "partially complete" if word in _COMPLETE else "partial"
    if word in _MENDED:
        return "open"
    return "not implemented" if word == "implemented" else "not done"


def _in_case(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
