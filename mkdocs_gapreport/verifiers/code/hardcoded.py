"""Verifier of secrets that are written into the code."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mkdocs_gapreport.model import INSTALL_CODE, Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import scope, sources
from mkdocs_gapreport.verifiers.code.code_files import PYTHON, SCRIPTS, shown
from mkdocs_gapreport.verifiers.code.hints import hint
from mkdocs_gapreport.verifiers.code.python_source import STRING, PythonSource
from mkdocs_gapreport.verifiers.code.script_source import ScriptSource
from mkdocs_gapreport.verifiers.remembered import kept, of_each_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository

# Documents are left out: what they show are examples.
_ENDINGS = frozenset(
    {
        *("py", "pyi", "ts", "tsx", "js", "jsx", "mjs", "cjs", "vue", "svelte", "go", "rs", "java"),
        *("kt", "cs", "rb", "php", "swift", "scala", "sh", "bash", "ps1", "sql", "yml", "yaml"),
        *(
            "json",
            "toml",
            "ini",
            "cfg",
            "conf",
            "env",
            "properties",
            "tf",
            "tfvars",
            "xml",
            "gradle",
        ),
    }
)
_DETECTORS = {
    "aws": "AWSKeyDetector",
    "azure_storage_key": "AzureStorageKeyDetector",
    "discord": "DiscordBotTokenDetector",
    "github_token": "GitHubTokenDetector",
    "gitlab_token": "GitLabTokenDetector",
    "mailchimp": "MailchimpDetector",
    "npm": "NpmDetector",
    "openai": "OpenAIDetector",
    "private_key": "PrivateKeyDetector",
    "pypi_token": "PypiTokenDetector",
    "sendgrid": "SendGridDetector",
    "slack": "SlackDetector",
    "square_oauth": "SquareOAuthDetector",
    "stripe": "StripeDetector",
    "twilio": "TwilioKeyDetector",
    "keyword": "KeywordDetector",
}
_FILTERS = (
    "is_likely_id_string",
    "is_not_alphanumeric_string",
    "is_potential_uuid",
    "is_sequential_string",
    "is_templated_secret",
)
# Looked for in lower case, before a detector sees the line: names that a secret is assigned to, …
_NAMES = (
    *("passw", "passphrase", "pwd", "secret", "token", "credential", "api_key", "api-key"),
    *("apikey", "private_key", "privatekey", "auth_key", "authkey"),
)
_ASSIGNED = regex(
    r"[\w-]{0,60}+[\"'\]]{0,2}+(?:\s*+:\s*+\w{1,20}+(?=\s*+=))?\s*+(?::=|=>|=|:)\s*+"
    r"[rbu]?[\"'`][^\"'`\n]{6}"
)
# … and how keys and tokens begin.
_SHAPES = (
    *("akia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-"),
    *("xoxa-", "xoxr-", "xoxs-", "sk_live_", "rk_live_", "sk-", "npm_", "pypi-", "sg."),
    *("private key-----", "accountkey="),
)
_may_hold_one = hint(
    rf"(?i)(?:{'|'.join(_NAMES)})[^\s:=\"']*[\"'\]]*(?:\s*:\s*[^\s=]+\s*)?\s*(?::=|=>|=|:)\s*[rbu]?[\"'`]"
    rf"|{'|'.join(map(re.escape, _SHAPES))}"
)
_PLACEHOLDER = regex(
    r"change|example|placeholder|dummy|sample|todo|xxx|your|insert|replace|redact|fake|mock|\btest"
    r"|demo|default|foo|bar\b|<|>|\$|\{|\}|%\(|%s|\*{3}|\.{3}|…|env\b|localhost|not[-_ ]|invalid",
    re.IGNORECASE,
)
_EXAMPLE = regex(r"\bexamples?\b|_example|json_schema_extra", re.IGNORECASE)
_NEAR = 200
_WORDS = regex(r"(?:[^\W\d_]|[_./:@#-])*+|.*\s.*")
_PLACES = regex(r"(?:https?:|wss?:)?/|\w+\.\w+\(|[\w.-]+\.(?:py|js|ts|json|ya?ml|pem|key|crt)$")
_PLAIN_FILES = regex(
    r"(?:^|/)(?:[^/]*(?:example|sample|template|mock|stories|demo|report|baseline)[^/]*|docs?/.*|examples?/.*"
    r"|locales?/.*|i18n/.*|[^/]*(?:mock|demo)[^/]*/.*)$",
    re.IGNORECASE,
)
_TYPE = regex(r":\s*+\w++(?=\s*+=)")  # `password: str = …`, which detectors do not know
_LONGEST_LINE = 2000
_REPORTS = (
    "a check `findings` over a report of gitleaks, bandit or detect-secrets (SARIF) would settle it"
)


@kept
def secrets(
    repository: Repository, path: str = "", *, without: str = "", page: str = ""
) -> Evidence:
    """How many secrets seem to be written into code and configuration.

    The detectors of detect-secrets look at the lines that may hold one: keys and tokens by their
    shape, and what is assigned to a name such as `password`. Placeholders, plain words, addresses
    and templates are no secrets. `path`, `without`: where to look; documents, examples, tests,
    fixtures and lock files are left out.

    Example: `<!-- verify: secrets == 0 -->`

    A finding says where it is, never what it is. Finding none proves nothing: the evidence is
    unknown then, and names the reports that settle it. Nothing is asked of any service.
    """
    if not _detectors():
        return Evidence.unknown(f"{INSTALL_CODE} to look for secrets; or {_REPORTS}")
    chosen = scope.files(
        repository, path=path, without=without, endings=_ENDINGS, keep=("migrations",), page=page
    )
    if chosen.missing:
        return Evidence.unknown(chosen.missing)
    files = tuple(name for name in chosen.files if not _PLAIN_FILES.search(name))
    places = [Place(name, line) for name in files for line in _suspicious_lines(repository, name)]
    where = f"in {replace(chosen, files=files).words}{sources.unread(repository, files)}"
    if not places:
        return Evidence.unknown(
            f"no secret was found {where}, which does not prove that there is none; {_REPORTS}"
        )
    seem = "line seems" if len(places) == 1 else "lines seem"
    return Evidence(
        value=Fraction(len(places)),
        summary=f"{len(places):,} {seem} to hold a secret, {where}",
        places=shown(places),
        strength=Strength.SUBSTANCE,
    )


@of_each_file
def _suspicious_lines(repository: Repository, path: str) -> tuple[int, ...]:
    return tuple(_suspicious(path, sources.text(repository, path), _detectors()))


def _suspicious(path: str, text: str, detectors: tuple[Any, ...]) -> Iterator[int]:
    """The lines that hold a secret, each once."""
    code = ""
    for start, end in sorted({_line_around(text, offset) for offset in _candidates(text)}):
        line = _TYPE.sub("", text[start:end])
        if _is_secret(path, line, detectors):
            code = code or _code(path, text)
            is_shown = _EXAMPLE.search(text, max(start - _NEAR, 0), end)
            if not is_shown and not _is_prose(code, start, end):
                yield text.count("\n", 0, start) + 1


def _candidates(text: str) -> Iterator[int]:
    """The offsets at which a secret may be assigned, or begin."""
    if not _may_hold_one(text):
        return
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that is two in lower case would shift every offset
        lowered = text
    for word in (*_NAMES, *_SHAPES):
        offset = lowered.find(word)
        while offset >= 0:
            if word in _SHAPES or _ASSIGNED.match(lowered, offset):
                yield offset
            offset = lowered.find(word, offset + len(word))


def _line_around(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    start = max(start, offset - _LONGEST_LINE)
    return start, min(len(text) if end < 0 else end, start + 2 * _LONGEST_LINE)


def _code(path: str, text: str) -> str:
    if path.endswith(PYTHON):
        return PythonSource(path, text).code
    return ScriptSource(path, text).code if path.endswith(SCRIPTS) else text


def _is_prose(code: str, start: int, end: int) -> bool:
    """Whether a line lies in a comment or within a longer string: an example, or another tongue."""
    line = code[start:end]
    return not line.strip() or line[0] == STRING and not line.strip(f"{STRING} \t\r,")


def _is_secret(path: str, line: str, detectors: tuple[Any, ...]) -> bool:
    for detector in detectors:
        is_by_name = type(detector).__name__ == "KeywordDetector"
        for found in detector.analyze_line(filename=path, line=line, line_number=1):
            value = str(found.secret_value or "")
            around = line if type(detector).__name__ == "PrivateKeyDetector" else value
            if not _PLACEHOLDER.search(around) and (not is_by_name or _is_random(value, line)):
                return True
    return False


def _is_random(value: str, line: str) -> bool:
    """Whether a value looks made up, and not like a word, an address or a reference."""
    if len(value) < 6 or _WORDS.fullmatch(value) or _PLACES.match(value):  # noqa: PLR2004
        return False
    heuristic = import_module("detect_secrets.filters.heuristic")
    return not any(
        getattr(heuristic, name)(value, line)
        if name == "is_likely_id_string"
        else getattr(heuristic, name)(value)
        for name in _FILTERS
    )


@cache
def _detectors() -> tuple[Any, ...]:
    """The detectors that need no network; none without detect-secrets."""
    try:
        return tuple(
            getattr(import_module(f"detect_secrets.plugins.{module}"), name)()
            for module, name in _DETECTORS.items()
        )
    except (ImportError, AttributeError):
        return ()
