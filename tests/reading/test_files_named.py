"""Which files a line names, and what it says of each: the subject, or only mentioned."""

from __future__ import annotations

import pytest
from projects import asked_by, claims_of, table

NO_FILES = table("""
    - [x] Next.js, Node.js 20, Vue.js and Three.js  =>
    - [x] Commander.js, D3.js, Socket.io  =>
    - [x] ASP.NET and ML.NET, Fly.io, Cal.com  =>
    - [x] e.g. clay, i.e. mud, etc. and so on...  =>
    - [x] v1.2.3, 1.2.3, 10.0.0.1  =>
    - [x] 2026/01/04, 01/04/2026, 24/7, 3/4  =>
    - [x] and/or, he/she, TCP/IP, I/O  =>
    - [x] either/or/both  => file either/or/both (tentative)
    - [x] input/output, read/write  =>
    - [x] the client/server split  => file client/server (tentative)
    - [x] `push/pull`  => file push/pull (tentative)
    - [x] `application/json`, `text/html; charset=utf-8`  =>
    - [x] `.py` and `.md` and `*.toml`  =>
    - [x] `@scope/name` and @ann/oven  =>
    - [x] https://kiln.example/src/a.py  =>
    - [x] `https://kiln.example/src/a.py`  =>
    - [x] <https://kiln.example/src/a.py>  =>
    - [x] [a](https://kiln.example/src/a.py)  =>
    - [x] git@github.com:ann/kiln.git  =>
    - [x] ann@kiln.com, mailto:ann@kiln.com  =>
    - [x] kiln.example.com/a/b and www.kiln.example  =>
    - [x] [anchor](#ovens)  =>
    - [x] `heat()`, `Oven.heat`, `os.path`, `a::b`  =>
    - [x] `--flag`, `$VAR`, `%PATH%`, `~`  =>
    - [x] `.` and `..` and `/` and `./` and `../`  =>
    - [x] `npm install` and `make all`  =>
    - [x] **bold** _words_ __init__  =>
    - [x] 5 % / 10 %, a / b / c  =>
    - [x] #12, PR #13, abc123f  =>
    - [x] `{{ page.title }}` and `${x}`  =>
    - [x] s3://bucket/key.json and redis://host/0  =>
    - [x] :oven: /:id/ *  =>
""")
FORMS = table("""
    - [x] `src/a.py`  => file src/a.py
    - [x] src/a.py  => file src/a.py
    - [x] src/a.py.  => file src/a.py
    - [x] src/a.py, then rest  => file src/a.py
    - [x] **src/a.py**  => file src/a.py
    - [x] **src/a.py**: heats  => file src/a.py
    - [x] **`src/a.py`**  => file src/a.py
    - [x] *`src/a.py`*  => file src/a.py
    - [x] "src/a.py"  => file src/a.py
    - [x] 'src/a.py'  => file src/a.py
    - [x] “src/a.py”  => file src/a.py
    - [x] `src/a.py`'s tests  => file src/a.py
    - [x] `src/a.py:42`  => file src/a.py
    - [x] `src/a.py:42:7`  => file src/a.py
    - [x] src/a.py:42-57  => file src/a.py
    - [x] src/a.py#L42  => file src/a.py
    - [x] src/a.py#L42-L57  => file src/a.py
    - [x] `src/a.py::test_heat`  => file src/a.py
    - [x] `./src/a.py`  => file ./src/a.py
    - [x] `../src/a.py`  => file ../src/a.py
    - [x] `/src/a.py`  => file /src/a.py
    - [x] `src\\a.py`  => file src/a.py
    - [x] `C:\\kiln\\src\\a.py`  => file C:/kiln/src/a.py
    - [x] `file:///kiln/src/a.py`  => file /kiln/src/a.py
    - [x] `src/a b/c d.py`  => file src/a b/c d.py
    - [x] `src/é/ü.py`  => file src/é/ü.py
    - [x] `源/磨.py`  => file 源/磨.py
    - [x] `src/[slug]/page.tsx`  => file src/[slug]/page.tsx
    - [x] `src/(group)/page.tsx`  => file src/(group)/page.tsx
    - [x] `src/{{cookiecutter.name}}/a.py`  => file src/{{cookiecutter.name}}/a.py
    - [x] `src/<name>/a.py`  => file src/<name>/a.py
    - [x] `src/a.test.ts`  => file src/a.test.ts
    - [x] `src/__init__.py`  => file src/__init__.py
    - [x] src/__init__.py  => file src/__init__.py
    - [x] `a.py`  => file a.py
    - [x] a.py  => file a.py
    - [x] `Makefile`  => file Makefile
    - [x] `.env`  => file .env
    - [x] `.github/workflows/ci.yml`  => file .github/workflows/ci.yml
    - [x] `src/`  => directory src/
    - [x] src/kiln/  => directory src/kiln/
    - [x] `src/kiln`  => file src/kiln
    - [x] `src/*.py`  => files src/*.py
    - [x] src/**/*.py  => files src/**/*.py
    - [x] `src/{a,b}.py`  => file src/a.py; file src/b.py
    - [x] `src/{a, b}.py`  => file src/a.py; file src/b.py
    - [x] [the oven](src/a.py)  => file src/a.py
    - [x] [`a.py`](src/a.py)  => file a.py
    - [x] [oven](src/a%20b.py#L3)  => file src/a b.py
    - [x] [oven](src/a.py?raw=1)  => file src/a.py
    - [x] a.py/b.py  => file a.py; file b.py
    - [x] `src/a.py`。  => file src/a.py
""")
SUBJECTS = table("""
    - [x] Create `a/x.py`  => file a/x.py
    - [x] Create the oven in a/x.py  => file a/x.py
    - [x] Add `heat()` to `a/x.py`  => file a/x.py; mention a/x.py
    - [x] `a/x.py` - heats  => file a/x.py
    - [x] T012 [P] [US2] Create oven service in a/x.py  => file a/x.py
    - [x] 1.2 Create `a/x.py`  => file a/x.py
    - [x] **Task 3:** Create `a/x.py`  => file a/x.py
    - [x] FR-001 Create `a/x.py`  => file a/x.py
    - [x] Create `a/x.py`, `a/y.py` and `a/z.py`  => file a/x.py; file a/y.py; file a/z.py
    - [x] Create `a/x.py` + `a/y.py`  => file a/x.py; file a/y.py
    - [x] Wire `a/x.py` into `a/y.py`  => file a/x.py (context); file a/y.py
    - [x] Port the shelf from `a/x.py` to `a/y.py`  => file a/x.py (context); file a/y.py
    - [x] Create `a/x.py` from `a/y.py`  => file a/x.py; file a/y.py (context)
    - [x] Create `a/x.py` using `a/y.py`  => file a/x.py; file a/y.py (context)
    - [x] Create `a/x.py` (see `a/y.py`)  => file a/x.py; file a/y.py (context)
    - [x] Create `a/x.py` like `a/y.py`  => file a/x.py; file a/y.py (context)
    - [x] Create a path (e.g. `a/x.py`)  => file a/x.py (context)
    - [x] Firing script (`a/x.sh`)  => file a/x.sh
    - [x] Firing (`a/x.sh`)  => file a/x.sh (context)
    - [x] `a/x.py` or `a/y.py`  => file a/x.py (context); file a/y.py (context)
    - [x] `a/x.py` → `a/y.py`  => file a/x.py (context); file a/y.py (context)
    - [x] Rename `a/x.py` → `a/y.py`  => absent a/x.py (context); file a/y.py
    - [x] Remove `a/x.py`  => absent a/x.py
    - [x] Remove `heat` from `a/x.py`  => file a/x.py (context)
    - [x] Run `kiln a/x.py`  => file a/x.py (context)
    - [x] See `a/x.py`  => file a/x.py (context)
    - [x] Review `a/x.py`  => file a/x.py (context)
    - [x] Verify `a/x.py` heats  => file a/x.py (context)
    - [x] ~~`a/x.py`~~ `a/y.py`  => file a/x.py (context); file a/y.py
    - [x] `a/x.py`の作成  => file a/x.py
    - [x] 创建 `a/x.py`  => file a/x.py
    - [x] Criar `a/x.py`  => file a/x.py
    - [x] Создать `a/x.py`  => file a/x.py
""")
SIZED = table("""
    - [x] `a.py` (120 lines)  => lines a.py == 120
    - [x] `a.py` (1,200+ lines)  => lines a.py >= 1200
    - [x] `a.py` (~120 lines)  => lines a.py ~ 120
    - [x] `a.py` (about 120 lines)  => lines a.py ~ 120
    - [x] `a.py` (over 120 lines)  => lines a.py >= 120
    - [x] `a.py` (1.2k lines)  => lines a.py == 1200
    - [x] `a.py` (120 lines, 4,000 bytes)  => lines a.py == 120; bytes a.py == 4000
    - [x] `a.py` (4 KB)  => bytes a.py == 4000
    - [x] `a.py` (1.5 MB)  => bytes a.py == 1500000
    - [x] `a/` (12 files)  => files a/ == 12
    - [x] `a/*.py` (12 files)  => files a/*.py == 12
    - [x] `a.py` (12 files)  => file a.py
    - [x] `a/` (120 lines)  => directory a/
    - [x] `a.py` (120 linhas)  => lines a.py == 120
    - [x] `a.py`（120 行）  => lines a.py == 120
    - [x] `a.py` 120줄  => lines a.py == 120
    - [x] `a.py` (120 tests)  => file a.py
    - [x] `a.py` (line 120)  => file a.py
    - [x] `a.py` (120)  => file a.py
    - [x] `a.py` (120 ms)  => file a.py
    - [x] `a.py` (v1.2)  => file a.py
    - `a.py` (120 lines)  => lines a.py == 120
    ### `a.py` (120 lines)  => lines a.py == 120
    - `a.py` heats  => no claim
    - see `a.py` (120 lines)  => lines a.py == 120 (context)
""")
ROWS = [*(NO_FILES + FORMS + SUBJECTS + SIZED)]


@pytest.mark.parametrize(("line", "checks"), ROWS)
def test_a_line_asks(line: str, checks: str) -> None:
    assert asked_by(line) == checks


COLUMNS = table("""
    | File | Status |⏎|---|---|⏎| `a.py` | ✅ |  => file a.py
    | Oven | File | Status |⏎|---|---|---|⏎| big | `a.py` | ✅ |  => file a.py
    | Oven | Notes | Status |⏎|---|---|---|⏎| big | see `a.py` | ✅ |  => file a.py (context)
    | File | Lines |⏎|---|---|⏎| `a.py` | 120 |  => lines a.py == 120
    | File | Lines | Status |⏎|---|---|---|⏎| `a.py` | 1,200+ | ✅ |  => lines a.py >= 1200
    | File | Lines | Bytes |⏎|---|---|---|⏎| `a.py` | 120 | 4,000 |  => lines a.py == 120; bytes a.py == 4000
    | File | Lines | Status |⏎|---|---|---|⏎| `a.py` | - | ✅ |  => file a.py
    | File | Lines | Status |⏎|---|---|---|⏎| `a.py` | 80 → 120 | ✅ |  => file a.py
    | Oven | Status |⏎|---|---|⏎| big | ✅ `a.py` |  => file a.py (context)
    | Arquivo | Linhas |⏎|---|---|⏎| `a.py` | 120 |  => lines a.py == 120
    | Datei | Stand |⏎|---|---|⏎| `a.py` | fertig |  => file a.py
    | 文件 | 状态 |⏎|---|---|⏎| `a.py` | 完成 |  => file a.py
""")


@pytest.mark.parametrize(("line", "checks"), COLUMNS)
def test_a_row_asks(line: str, checks: str) -> None:
    assert asked_by(line) == checks


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("- [x] Create `a/x.py`", True),
        ("- [x] Added `a/x.py`", True),
        ("- [x] `a/x.py` (NEW)", True),
        ("- [x] `a/x.py` (120 lines)", True),
        ("Files created:\n\n- `a/x.py`", True),
        ("- [x] `a/x.py`", False),
        ("- [x] Update `a/x.py`", False),
        ("- [x] Fix the draught in `a/x.py`", False),
    ],
)
def test_a_line_says_whether_a_file_was_made(line: str, made: bool) -> None:  # noqa: FBT001  a column
    assert claims_of(line)[0].checks[0].is_made is made


@pytest.mark.parametrize(
    ("line", "is_thing"),
    [
        ("- [ ] `a/x.py`", True),
        ("- [ ] Create `a/x.py`", True),
        ("- [ ] Write `a/x.py`", True),
        ("- [ ] Firing script (`a/x.sh`)", True),
        ("- [ ] Implement ovens at `a/x.py`", True),
        ("- [ ] Implement ovens in `a/x.py`", False),
        ("- [ ] Create the class `Oven` in `a/x.py`", False),
        ("- [ ] Update `a/x.py`", False),
        ("- [ ] Add tests to `a/x.py`", False),
        ("- [ ] Refactor `a/x.py`", False),
    ],
)
def test_a_line_is_about_the_file_or_about_work_in_it(line: str, is_thing: bool) -> None:  # noqa: FBT001  a column
    assert claims_of(line)[0].checks[0].is_thing is is_thing


def test_a_file_named_twice_is_asked_for_once() -> None:
    assert asked_by("- [x] `a/x.py`: see `a/x.py` and a/x.py") == "file a/x.py"


def test_braces_stay_within_bounds() -> None:
    page = "- [x] `src/{" + ",".join(map(str, range(200))) + "}.py`"
    assert len(claims_of(page)[0].checks) == 50
