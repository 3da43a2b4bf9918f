"""Words of a check as the types that a signature names."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.model import Check
from mkdocs_gapreport.verifiers.arguments import bound

if TYPE_CHECKING:
    from collections.abc import Callable


def typed(  # type: ignore[no-untyped-def]  # noqa: PLR0913  as some authors write it
    _repository: object,
    count: int,
    *,
    share: Fraction = Fraction(),
    deep: bool = False,
    names: tuple[str, ...] = (),
    word: str | None = None,
    bare=None,  # noqa: ANN001  as some authors write it
) -> None: ...


def untyped_module(_repository, count, deep) -> None: ...  # type: ignore[no-untyped-def]  # noqa: ANN001


untyped_module.__annotations__ = {"count": int, "deep": bool}


def asked(function: Callable[..., Any], *words: str, **named: str) -> Check:
    given = {str(number): word for number, word in enumerate(words, 1)}
    return bound(Check(verifier="it", arguments={**given, **named}, inferred=False), function)


@pytest.mark.parametrize(
    ("words", "named", "problem"),
    [
        ((), {}, "`it` needs `count`"),
        (("many",), {}, "`count` of `it` has to be a whole number, but is `many`"),
        (("1.5",), {}, "`count` of `it` has to be a whole number, but is `1.5`"),
        (("9" * 99,), {}, "`count` of `it` has to be a whole number, but is"),
        (("1",), {"share": "half"}, "`share` of `it` has to be a number, but is `half`"),
        (("1",), {"share": "1/0"}, "`share` of `it` has to be a number, but is `1/0`"),
        (("1",), {"deep": "2"}, "`deep` of `it` has to be `yes` or `no`, but is `2`"),
        (("1",), {"count": "1"}, "`it` got `count` twice"),
        (("1", "2"), {}, "`it` takes `count`, but got `2` as well"),
        (("1",), {"dep": "1"}, "`it` has no argument `dep`; did you mean `deep`?"),
    ],
)
def test_what_does_not_fit_is_named(
    words: tuple[str, ...], named: dict[str, str], problem: str
) -> None:
    assert asked(typed, *words, **named).problem.startswith(problem)


@pytest.mark.parametrize(
    ("words", "named", "arguments"),
    [
        (("1,200",), {}, {"count": 1200}),
        (("-3",), {}, {"count": -3}),
        (("1",), {"share": "12.5 %"}, {"count": 1, "share": Fraction(25, 2)}),
        (("1",), {"deep": "Yes"}, {"count": 1, "deep": True}),
        (("1",), {"deep": "off"}, {"count": 1, "deep": False}),
        (("1",), {"names": "a, b,,c"}, {"count": 1, "names": ("a", "b", "c")}),
        (("1",), {"word": "2", "bare": "3"}, {"count": 1, "word": "2", "bare": "3"}),
    ],
)
def test_words_become_what_the_signature_names(
    words: tuple[str, ...], named: dict[str, str], arguments: dict[str, object]
) -> None:
    check = asked(typed, *words, **named)
    assert (check.problem, check.arguments) == ("", arguments)


def test_types_may_be_written_as_types() -> None:
    assert asked(untyped_module, "3", "no").arguments == {"count": 3, "deep": False}
