"""What may be written on the command line, as values: formats, verdicts, days, places."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import click

from mkdocs_gapreport.model import Verdict
from mkdocs_gapreport.suggestions import did_you_mean

_WHOLE = 100
_CAN_FAIL = [verdict for verdict in Verdict if verdict not in {Verdict.ACCURATE, Verdict.OPEN}]

PHASE = click.argument(
    "phase",
    nargs=-1,
    required=True,
    metavar="PHASE",
    callback=lambda _ctx, _argument, words: " ".join(words),  # `validate Week 1` needs no quotes
)
PAGES = click.option(
    "--page",
    "pages",
    multiple=True,
    metavar="PAGE",
    help="Page to look at; may be given several times. Without it all that make claims.",
)


def day(_ctx: click.Context, _option: click.Parameter, given: str | None) -> date | None:
    """Read a day as it stands in ISO 8601."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise click.BadParameter(f"`{given}` is no date; write it as 2027-01-31") from None


def share(_ctx: click.Context, _option: click.Parameter, given: str | None) -> Fraction | None:
    """Read a share of a hundred."""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?) ?%?", given.strip()) if given else None
    if given and (not match or Fraction(match[1]) > _WHOLE):
        raise click.BadParameter(f"`{given}` is no share; write it as 40%")
    return Fraction(match[1]) / _WHOLE if match else None


def verdicts(
    _ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> frozenset[Verdict] | None:
    """Read verdicts, one by one or with commas between them."""
    names = [name.strip() for each in given for name in each.split(",")]
    for name in names:
        if name not in _CAN_FAIL:
            raise click.BadParameter(
                f"`{name}` is no verdict that can fail{did_you_mean(name, _CAN_FAIL)}"
            )
    return frozenset(map(Verdict, names)) if given else None


def formats(
    _ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, Path | None], ...]:
    """Read names of formats, each with the file that it goes to, if any."""
    read = tuple(_format(each) for each in given or ("text",))
    files = [file for _, file in read if file]
    for file in files:
        if files.count(file) > 1:
            raise click.BadParameter(f"`{file}` is named twice; give each format its own file")
    printed = dict.fromkeys(name for name, file in read if not file)
    whole = [name for name in printed if name in _DOCUMENTS]
    if len(whole) > 1:
        raise click.BadParameter(
            f"`{whole[0]}` and `{whole[1]}` would both go to standard output, where no program"
            f" could read either; write `{whole[1]}=FILE`"
        )
    return read


# what programs read as a whole, and not line by line
_DOCUMENTS = frozenset({"json", "sarif", "junit", "gitlab", "shields", "svg"})


def _format(given: str) -> tuple[str, Path | None]:
    from mkdocs_gapreport.exports import FORMATS  # noqa: PLC0415  only `check` needs it

    name, equals, file = given.partition("=")
    if name not in FORMATS:
        raise click.BadParameter(f"`{name}` is no format{did_you_mean(name, FORMATS)}")
    if equals and not file:
        raise click.BadParameter(f"`{given}` names no file; write `{name}=FILE`")
    return name, Path(file) if file else None


def place(_ctx: click.Context, _argument: click.Parameter, given: str) -> tuple[str, int]:
    """Read a page and a line; a column, as editors copy it, is left out."""
    match = re.fullmatch(r"(.+?):(\d{1,9})(?::\d+)?", given, re.DOTALL)
    if not match:
        raise click.BadParameter(f"`{given}` names no line; write `TODO.md:12`")
    return match[1], int(match[2])
