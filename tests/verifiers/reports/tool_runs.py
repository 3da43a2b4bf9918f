"""The mills that real tools are run on, and what they printed there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.repository import Repository

CODE = {
    ".gitignore": "*.json\n*.xml\n*.info\n.coverage\n__pycache__/\n",
    "pyproject.toml": "[tool.coverage.run]\nbranch = true\nsource = ['mill']\n",
    "mill/__init__.py": "",
    "mill/stone.py": """\
import os
import subprocess


def grind(corn):
    if corn == "rye":
        return "dark flour"
    if corn:
        return f"{corn} flour"
    return "nothing"


def turn(times):
    return sum(1 for _ in range(times))


def start(name):
    try:
        subprocess.call(name, shell=True)
    except:
        pass
""",
    "mill/sack/__init__.py": "",
    "mill/sack/scale.py": "PASSWORD = 'corn-and-salt'\n\n\ndef weigh(sack):\n    return len(sack)\n",
    "tests/test_stone.py": """\
import pytest

from mill.stone import grind, turn


@pytest.fixture
def water():
    yield
    raise OSError("the river is dry")


class TestGrinding:
    def test_wheat(self):
        assert grind("wheat") == "wheat flour"

    @pytest.mark.parametrize("times", [1, 2, 3])
    def test_turns(self, times):
        assert turn(times) == times


def test_wrong():
    assert turn(3) == 4


def test_dry(water):
    assert turn(1) == 1


@pytest.mark.skip(reason="no wind")
def test_wind():
    pass
""",
}

JS = {
    ".gitignore": "node_modules\ncoverage/\nctrf/\n*.xml\n",
    "package.json": '{"name": "mill", "private": true, "type": "module"}\n',
    "vitest.config.js": """\
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    reporters: ["default", "junit", "@d2t/vitest-ctrf-json-reporter"],
    outputFile: { junit: "junit.xml" },
    coverage: {
      enabled: true,
      provider: "istanbul",
      include: ["src/**"],
      reportOnFailure: true,
      reporter: ["text", "json-summary", "json", "lcovonly", "cobertura", "clover"],
    },
  },
})
""",
    "src/grind.js": """\
export function grind(corn) {
  if (!corn) return "nothing"
  const dust = corn.length > 9 ? "coarse" : "fine"
  return `${dust} ${corn} flour`
}

export function turn(times) {
  return times > 0 ? turn(times - 1) + 1 : 0
}
""",
    "src/scale.js": """\
export function weigh(sack) {
  return sack.length
}

export function tare(sack) {
  const empty = sack.length - 1; return empty
}
""",
    "test/grind.test.js": """\
import { describe, expect, it } from "vitest"
import { grind } from "../src/grind.js"
import { weigh } from "../src/scale.js"

describe("the mill", () => {
  it("grinds wheat", () => expect(grind("wheat")).toBe("fine wheat flour"))
  it("grinds nothing", () => expect(grind("")).toBe("nothing"))
  it("weighs a sack", () => expect(weigh("rye")).toBe(4))
  it.skip("waits for wind", () => {})
})
""",
}

GO = {
    ".gitignore": "*.out\n",
    "go.mod": "module example.org/mill\n\ngo 1.19\n",
    "mill.go": """\
package mill

// Grind makes flour.
func Grind(corn string) string {
	if corn == "" {
		return "nothing"
	}
	return corn + " flour"
}
""",
    "mill_test.go": """\
package mill

import "testing"

func TestGrind(t *testing.T) {
	if Grind("rye") != "rye flour" {
		t.Fail()
	}
}
""",
    "stone/stone.go": """\
package stone

// Turn turns so many times.
func Turn(times int) int {
	turned := 0
	for i := 0; i < times; i++ {
		turned++
	}
	return turned
}

// Never is not tested.
func Never() int {
	return 0
}
""",
    "stone/stone_test.go": """\
package stone

import "testing"

func TestTurn(t *testing.T) {
	if Turn(3) != 3 {
		t.Fail()
	}
}
""",
}


@dataclass(frozen=True)
class Ran:
    """A checkout in which the tools have run, and what they printed."""

    repository: Repository
    printed: Mapping[str, str]

    def total(self) -> str:
        """The last row of `coverage report`, as coverage.py prints it."""
        rows = self.printed["coverage report"].splitlines()
        return next(row for row in rows if row.startswith("TOTAL"))

    def percents(self, name: str) -> dict[str, str]:
        """A row of the table that vitest prints, by kind of coverage."""
        rows = (row.split("|") for row in self.printed["vitest"].splitlines())
        cells = next(row for row in rows if row[0].strip() == name)
        kinds = ("statements", "branches", "functions", "lines")
        return dict(zip(kinds, map(str.strip, cells[1:]), strict=False))

    def counts(self, tool: str) -> dict[str, int]:
        """The figures of a summary: "2 passed, 1 failed"."""
        words = re.findall(r"(\d+) (passed|failed|errors?|skipped)", self.printed[tool])
        return {name.removesuffix("s") if name == "errors" else name: int(n) for n, name in words}
