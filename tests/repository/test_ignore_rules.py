from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.repository import IgnoreRule, open_repository

if TYPE_CHECKING:
    from pathlib import Path

    from checkouts import Checkout

RULES = {
    ".gitignore": (
        "# comment\n"
        "\n"
        "*.log\n"
        "!keep.log\n"
        "/only-root.txt\n"
        "build/\n"
        "data/*\n"
        "!data/keep\n"
        "docs/**/draft.md\n"
        "**/cache\n"
        "tmp/**\n"
        "!tmp/not-this\n"
        "[Dd]ebug\n"
        "we?rd.txt\n"
        "trailing-space.txt   \n"
        "\\#hash\n"
        "\\!bang\n"
        "a/b/c.txt\n"
        "*.py[co]\n"
        "/*.rooted\n"
        "Thumbs.db\r\n"
        "foo\n"
        "!foo/\n"
    ),
    "sub/.gitignore": "*.tmp\n!special.log\n/here.txt\ndeep/er/\n",
    "build/.gitignore": "!*\n",
}
PATHS = [
    *("a.log", "x/y/a.log", "keep.log", "x/keep.log", "a.log.txt"),
    *("only-root.txt", "x/only-root.txt", "build", "build/", "build/a", "x/build/a", "building/a"),
    *("data/", "data/x", "data/x/y", "data/keep", "data/keep/y", "x/data/y"),
    *("docs/draft.md", "docs/a/b/draft.md", "x/docs/draft.md", "cache", "x/cache/y", "cached"),
    *(
        "tmp/",
        "tmp/x",
        "tmp/x/y",
        "tmp/not-this",
        "debug",
        "Debug/x",
        "dEbug",
        "weird.txt",
        "we/rd.txt",
    ),
    *(
        "trailing-space.txt",
        "#hash",
        "!bang",
        "a/b/c.txt",
        "x/a/b/c.txt",
        "m.pyc",
        "m.pyx",
        "a.rooted",
    ),
    *("x/a.rooted", "Thumbs.db", "foo", "foo/", "foo/x", "sub/a.tmp", "a.tmp", "sub/x/a.tmp"),
    *("sub/special.log", "sub/x/special.log", "sub/other.log", "sub/here.txt", "sub/x/here.txt"),
    *("sub/deep/er/a", "sub/x/deep/er/a", "deep/er/a", "README.md", "ü.log", "a b.log"),
]


def rule_by_git(checkout: Checkout, path: str) -> tuple[str, int, str] | None:
    """What `git check-ignore` says about a path."""
    done = subprocess.run(
        ["git", "check-ignore", "--verbose", "--no-index", "-z", "--stdin"],
        cwd=checkout.root,
        input=f"{path}\0",
        check=False,
        capture_output=True,
        text=True,
    )
    source, line, pattern, *_ = [*done.stdout.split("\0"), "", "", ""]
    return None if not source or pattern.startswith("!") else (source, int(line), pattern)


def test_rules_decide_as_git_does(checkout: Checkout) -> None:
    checkout.write(RULES)
    checkout.git("add", "--force", "--all")
    checkout.commit({path: content for path, content in RULES.items() if "/" not in path})
    repositories = [open_repository(checkout.root), open_repository(checkout.root, rev="HEAD")]
    for path in PATHS:
        expected = rule_by_git(checkout, path)
        if expected is None and not path.endswith("/"):
            expected = rule_by_git(checkout, f"{path}/")
        for repository in repositories:
            rule = repository.ignore_rule(path)
            found = rule and (rule.source, rule.line, rule.pattern)
            assert found == expected, path


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_rule_counts_the_tracked_files_that_it_matches(checkout: Checkout, rev: str | None) -> None:
    checkout.write(
        {
            ".gitignore": "*auth*\n!auth_ok.py\n*_report.json\ndata/\n",
            "src/auth.py": "",
            "src/auth/a.py": "",
            "src/auth/b.py": "",
            "src/auth_ok.py": "",
            "data/forced.txt": "",
            "plain.py": "",
        }
    )
    checkout.git("add", "--force", ".")
    checkout.commit()
    repository = open_repository(checkout.root, rev=rev)
    assert repository.ignore_rule("scripts/rotate_auth.py") == IgnoreRule(
        pattern="*auth*", source=".gitignore", line=1, kept=3
    )
    report = repository.ignore_rule("gap_report.json")
    data = repository.ignore_rule("data/models/run1/")
    assert report is not None
    assert data is not None
    assert report.kept == 0
    assert (data.pattern, data.kept) == ("data/", 1)
    assert repository.ignore_rule("auth_ok.py") is None


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_rules_above_the_root_count(checkout: Checkout, rev: str | None) -> None:
    checkout.commit(
        {
            ".gitignore": "/packages/app/dist\n*.bak\n",
            "packages/.gitignore": "!good.bak\n",
            "packages/app/main.py": "",
        }
    )
    repository = open_repository(checkout.root / "packages/app", rev=rev)
    rule = repository.ignore_rule("dist/x.js")
    assert rule == IgnoreRule(pattern="/packages/app/dist", source="../../.gitignore", line=1)
    assert repository.ignore_rule("lib/a.bak")
    assert repository.ignore_rule("lib/good.bak") is None


def test_personal_excludes_are_no_rule(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "excludes").write_text("*.py\n")
    checkout.git("config", "core.excludesFile", str(tmp_path / "excludes"))
    checkout.write({".git/info/exclude": "*.py\n"})
    checkout.commit({"a.md": ""})
    assert open_repository(checkout.root).ignore_rule("x.py") is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe\0*\0.\0p\0y\0", id="no UTF-8"),
        pytest.param(b"!\n/\n//\n\\\n[\n**a**b**c**d**e\n", id="no rules"),
        pytest.param(b"", id="empty"),
    ],
)
def test_rules_that_cannot_be_read_ignore_nothing(checkout: Checkout, content: bytes) -> None:
    checkout.commit({".gitignore": content, "a.md": ""})
    assert open_repository(checkout.root).ignore_rule("x/a.py") is None


def test_link_is_no_file_of_rules(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("*.py\n")
    checkout.commit({"a.md": ""})
    (checkout.root / ".gitignore").symlink_to("../rules")
    checkout.commit()
    assert open_repository(checkout.root).ignore_rule("x.py") is None


def test_hostile_rule_comes_to_an_end(checkout: Checkout) -> None:
    checkout.commit({".gitignore": f"{'*a' * 50}b\n*.log\n", "a.md": ""})
    repository = open_repository(checkout.root)
    assert repository.ignore_rule("a" * 250) is None
    assert repository.ignore_rule("a.log")


def test_long_file_of_rules_is_read_to_its_end(checkout: Checkout) -> None:
    rules = "".join(f"generated-{number}.txt\n" for number in range(5_000))
    checkout.commit({".gitignore": f"{rules}*.log\n"})
    for rev in (None, "HEAD"):
        rule = open_repository(checkout.root, rev=rev).ignore_rule("a.log")
        assert rule is not None
        assert rule.line == 5_001
