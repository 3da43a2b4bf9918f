"""Middleware, SQL, queries in loops, secrets: they can refute, and prove nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code import hardcoded
from mkdocs_gapreport.verifiers.code.hardcoded import secrets
from mkdocs_gapreport.verifiers.code.middleware import middleware
from mkdocs_gapreport.verifiers.code.queries import n_plus_one, sql_injection

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]

MIDDLEWARE = '''
from starlette.middleware.base import BaseHTTPMiddleware as Base

class TenantMiddleware(Base):
    async def dispatch(self, request, call_next): ...

class TimingMiddleware:
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None: ...

class SocketMiddleware:
    def __call__(self, message): ...

class OldMiddleware:
    def __call__(self, request): ...

class MiddlewareError(Exception): ...

@app.middleware("http")
async def log(request, call_next): ...
"""@app.middleware("http")"""
'''


@pytest.mark.parametrize(
    ("kind", "value"),
    [("asgi", 50), ("pure", 25), ("base", 1), ("function", 1), ("other", 1), ("any", 4)],
)
def test_middleware_is_told_by_its_form(tree: Tree, kind: str, value: int) -> None:
    assert middleware(tree(MIDDLEWARE), kind).value == value


def test_no_middleware_is_no_share(tree: Tree) -> None:
    evidence = middleware(tree("x = 1\n"))
    assert (evidence.value, evidence.summary) == (None, "there is no middleware, in 1 file")


SAFE_SQL = {
    "bound values": 'db.execute(text("SELECT * FROM t WHERE id = :id"), {"id": id})',
    "values in a tuple": 'db.execute("SELECT * FROM t WHERE id = %s", (id,))',
    "a constant": 'db.execute(f"SELECT * FROM {TABLE} WHERE id = 1")',
    "a number": 'db.execute(f"SELECT * FROM t LIMIT {int(limit)}")',
    "an f-string without fields": 'db.execute(f"SELECT * FROM t")',
    "marks for values": 'db.execute(f"DELETE FROM t WHERE id IN ({placeholders})", ids)',
    "doubled braces": "db.execute(f\"SELECT '{{}}' FROM t\")",
    "no SQL": 'socket.send_text(f"Update from {name}: {text}")',
    "a message": 'log(f"SELECT * FROM {table}")',
    "a comment": '# db.execute(f"SELECT * FROM {table}")',
    "a builder": "db.execute(select(Mill).where(Mill.id == id))",
}
SQL = {
    "an f-string": "db.execute(f\"SELECT * FROM t WHERE id = '{id}'\")",
    "in text()": "db.execute(text(f\"SELECT set_config('tenant', '{id}', false)\"))",
    "over several lines": 'db.execute(\n        "SELECT * FROM t "\n        f"WHERE id = {id}"\n    )',
    "format": 'db.execute("SELECT * FROM t WHERE id = {}".format(id))',
    "percent": "db.execute(\"DELETE FROM t WHERE id = '%s'\" % id)",
    "plus": 'db.execute("INSERT INTO t VALUES (" + id + ")")',
    "by a name": 'sql = f"UPDATE t SET x = {id}"\n    db.execute(sql)',
    "by a name, in text()": 'sql = text(f"""\n    DROP TABLE {id}\n    """)\n    db.execute(sql)',
    "a block": 'sql = f"""\n    DO $$ BEGIN GRANT ALL ON {id}; END $$\n    """\n    db.execute(text(sql))',
    "raw of Django": 'Mill.objects.raw(f"SELECT * FROM t WHERE id = {id}")',
}


@pytest.mark.parametrize("line", SAFE_SQL.values(), ids=SAFE_SQL.keys())
def test_safe_sql_is_not_found_and_that_proves_nothing(tree: Tree, line: str) -> None:
    evidence = sql_injection(tree(f"def f(id, db):\n    {line}\n"))
    assert evidence.value is None
    assert "a report of bandit, semgrep or CodeQL (SARIF)" in evidence.summary


@pytest.mark.parametrize("line", SQL.values(), ids=SQL.keys())
def test_sql_put_together_from_values_is_found_once(tree: Tree, line: str) -> None:
    assert sql_injection(tree(f"def f(id, db):\n    {line}\n")).value == 1


def test_bandit_finds_sql_in_the_same_lines(tree: Tree) -> None:
    usual = [SQL[name] for name in ("an f-string", "format", "percent", "plus")]
    code = "".join(f"def f_{number}(id, db):\n    {line}\n" for number, line in enumerate(usual))
    repository = tree(code)
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-t", "B608", "-f", "json", "-r", "."],
        cwd=repository.root,
        capture_output=True,
        check=False,
    )
    theirs = [row["line_number"] for row in json.loads(done.stdout)["results"]]
    assert [place.line for place in sql_injection(repository).places] == sorted(theirs)


NO_LOOP = {
    "before the loop": "rows = session.execute(query)\n    for row in rows:\n        print(row)",
    "behind the loop": "for row in rows:\n        ids.add(row)\n    session.execute(query)",
    "a literal": 'for name in ("a", "b"):\n        session.execute(name)',
    "a range": "for attempt in range(3):\n        session.execute(query)",
    "batches": "for batch in batched(rows, 100):\n        session.execute(insert(batch))",
    "an enumeration": "for kind in MillKind:\n        session.execute(count(kind))",
    "tables": 'for table in tables:\n        db.execute(text(f"ALTER TABLE {table} ADD x INT"))',
    "the web": "for url in urls:\n        session.get(url)",
    "a dictionary": "for row in rows:\n        db_names.get(row)",
    "a function of its own": "for row in rows:\n        pass\n    def g():\n        session.execute(q)",
}
LOOPS = {
    "execute": "for row in rows:\n        await session.execute(query(row))",
    "query": "for row in rows:\n        if row:\n            db.query(Mill).filter_by(id=row).one()",
    "Django": "for row in rows:\n        Mill.objects.get(pk=row)",
    "get of a model": "async for row in rows:\n        self.db.get(Mill, row)",
    "repository": "for row in rows:\n        mill_repository.get_by_id(row)",
}


@pytest.mark.parametrize("lines", NO_LOOP.values(), ids=NO_LOOP.keys())
def test_queries_that_are_asked_once(tree: Tree, lines: str) -> None:
    evidence = n_plus_one(tree(f"def f(session, rows):\n    {lines}\n"))
    assert evidence.value is None
    assert "does not prove that there is none" in evidence.summary


@pytest.mark.parametrize("lines", LOOPS.values(), ids=LOOPS.keys())
def test_queries_within_a_loop(tree: Tree, lines: str) -> None:
    assert n_plus_one(tree(f"def f(session, rows):\n    {lines}\n")).value == 1


NO_SECRETS = {
    "a placeholder": 'PASSWORD = "changeme"',
    "a word": 'TOKEN_TYPE = "bearer"',
    "a name of words": 'password_reset = "password-reset-request"',
    "an address": 'TOKEN_URL = "https://id.mill.org/oauth2/token1"',
    "from outside": 'PASSWORD = os.environ["MILL_PASSWORD_1"]',
    "a template": 'PASSWORD = "${MILL_PASSWORD_1}"',
    "a sentence": 'PASSWORD_HELP = "At least 8 characters, 1 digit"',
    "a comment": '# PASSWORD = "hunter2!hunter"',
    "a docstring": '"""\nPASSWORD = "hunter2!hunter"\n"""',
    "an example": 'schema(example={"password": "hunter2!hunter"})',
    "an identifier": 'token_id = "2f1a6f0e-5a4b-4a52-9f11-7d0a3c2b1e4d"',
}
MADE_UP = "".join(("AK", "IA", "Z7Q4", "XW2M", "5KD9", "TR3B"))  # noqa: FLY002  no scanner shall find it here
SECRETS = {
    "by its name": ("a.py", 'PASSWORD = "hunter2!hunter"'),
    "in a dictionary": ("a.py", 'login = {"password": "hunter2!hunter"}'),
    "by its shape": ("a.py", f'KEY = "{MADE_UP}"'),
    "in TypeScript": ("a.ts", "const password: string = 'hunter2!hunter';"),
    "in YAML": ("deploy/values.yaml", 'password: "hunter2!hunter"'),
    "a private key": ("a.py", 'K = "-----BEGIN RSA PRIVATE ' + 'KEY-----"'),
}


@pytest.mark.parametrize("line", NO_SECRETS.values(), ids=NO_SECRETS.keys())
def test_what_is_no_secret(tree: Tree, line: str) -> None:
    evidence = secrets(tree(f"{line}\n"))
    assert evidence.value is None
    assert evidence.summary == (
        "no secret was found in 1 file, which does not prove that there is none; a check"
        " `findings` over a report of gitleaks, bandit or detect-secrets (SARIF) would settle it"
    )


@pytest.mark.parametrize(("name", "line"), SECRETS.values(), ids=SECRETS.keys())
def test_a_secret_is_placed_and_never_shown(tree: Tree, name: str, line: str) -> None:
    evidence = secrets(tree(f"\n{line}\n", name=name))
    assert evidence.value == 1
    assert "hunter" not in f"{evidence}"
    assert MADE_UP not in f"{evidence}"


def test_secrets_in_tests_examples_and_documents_are_left_out(tree: Tree) -> None:
    line = 'PASSWORD = "hunter2!hunter"\n'
    names = ("tests/test_a.py", "docs/a.py", "examples/a.py", "a.md", ".env.example", "b.py")
    assert secrets(tree(dict.fromkeys(names, line) | {"b.py": "x = 1\n"})).value is None


def test_without_the_extra_it_says_what_to_install(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hardcoded, "_detectors", tuple)
    evidence = secrets(tree('PASSWORD = "hunter2!hunter"\n'))
    assert evidence.value is None
    assert evidence.summary.startswith("install mkdocs-gapreport[code] to look for secrets")
