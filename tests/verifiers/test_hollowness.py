"""Whether a file holds nothing but stubs: one stub among real code does not make it hollow."""

from __future__ import annotations

from textwrap import dedent

import pytest

from mkdocs_gapreport.verifiers.hollowness import hollow_words

SOLID = {
    "comments that are no words": ("a.py", "# 8f3a\n# 9c01\n# 77de\n# 0b2c\n# 5a5a\n"),
    "a long comment": ("a.py", "# how it once was\n" * 40),
    "a document below its heading": ("a.md", "# Mill\n\nIt grinds.\n"),
    "a list of packages, all of them left out": ("requirements.txt", "# none so far\n"),
    "a migration that has nothing to do": ("a.sql", "-- the mill needs no table any more\n"),
    "the documentation of a package in Go": ("doc.go", "// Package mill grinds.\npackage mill\n"),
    "the documentation of a package in Java": (
        "package-info.java",
        "/** Mills. */\npackage mill;\n",
    ),
    "the documentation of a module in Rust": ("guide.rs", "//! How to grind.\n"),
    "what a tool reads in a comment of Go": ("gen.go", "//go:generate mill\npackage mill\n"),
    "types by reference": ("env.ts", '/// <reference types="mill" />\n'),
    "an import for what it does": ("a.ts", "// stones\nimport './stone';\n"),
    "an import that is handed on": ("a.py", '"""Mills."""\n\nfrom mill.stone import grind\n'),
    "a string that is worked with": ("a.py", '"""%s mills""".format(3)\n'),
    "a variable below a docstring": ("a.py", '"""Mills."""\n\nSTONES = 2\n'),
    "a header of C": ("a.c", "/* mill */\n#include <stone.h>\n"),
    "a shell script of one line": ("a.sh", "#!/bin/sh\nmill\n"),
    "a view of which a part is to come": (
        "MillPage.tsx",
        """
        export function MillPage({ mills }) {
          return (
            <main>
              {mills.map((mill) => <Mill key={mill.id} of={mill} />)}
              <p>Coming soon</p>
            </main>
          );
        }
        """,
    ),
    "a form with a hint": (
        "MillForm.tsx",
        """
        export function MillForm() {
          return <Field placeholder="Coming soon" />;
        }
        """,
    ),
    "a view that is for saying so": (
        "ComingSoon.tsx",
        "export const ComingSoon = () => <p>Coming soon</p>;\n",
    ),
    "a banner": ("MillBanner.jsx", "export const Banner = () => <p>Coming soon</p>;\n"),
    "a view that tells much": (
        "Mills.vue",
        """
        <template>
          <p>Mills grind grain between two stones, the lower of which lies still.</p>
          <p>Coming soon</p>
        </template>
        """,
    ),
    "a view with a way on": (
        "Mills.vue",
        '<template><p>Coming soon</p><RouterLink href="/">Home</RouterLink></template>\n',
    ),
    "tests that assert": ("test_a.py", "def test_mill():\n    assert grind(1)\n"),
    "tests that only run": ("test_a.py", "def test_mill():\n    grind(1)\n"),
    "one test of three that does something": (
        "mill.test.ts",
        """
        it('grinds', () => {});
        it('sifts', () => { expect(sift(1)).toBe(2) });
        it('stops', () => { expect(true).toBe(true); });
        """,
    ),
    "tests of a table": ("mill.test.ts", "it('grinds', () => {});\nit.each([1])('%s', grind);\n"),
    "one test of two in Go": (
        "mill_test.go",
        "package mill\n\nfunc TestA(t *testing.T) {}\n\nfunc TestB(t *testing.T) {\n\tgrind(t)\n}\n",
    ),
    "SQL below a TODO": ("a.sql", "-- TODO: indexes\nCREATE TABLE mill (id int);\n"),
    "settings below a TODO": ("a.yml", "# TODO: more mills\nmill: 1\n"),
    "comments that leave nothing open": ("a.yml", "# kept for the old mill\n"),
    "rules below a TODO": ("a.css", "/* TODO: dark */\n.mill { color: red }\n"),
    "a component that shows something": (
        "a.tsx",
        """
        export function Mill() {
          // TODO: say which
          return <div>Flour</div>;
        }
        """,
    ),
    "a component that shows nothing at times": (
        "a.tsx",
        """
        export function Mill({ stone }) {
          if (!stone) return null; // TODO: say why
          return <Stone of={stone} />;
        }
        """,
    ),
    "one real method in Dart": (
        "a.dart",
        """
        class Mill {
          void grind() => throw UnimplementedError();
          int sift(int x) => x + 1;
        }
        """,
    ),
    "nothing but an `__init__` that keeps its arguments": (
        "a.py",
        """
        class Mill:
            def __init__(self, stone):
                self.stone = stone
        # TODO: more kinds of mill
        """,
    ),
    "a line in the log, and no more to do": (
        "a.py",
        """
        class Mill:
            def ground(self): logger.info("ground; TODO say what")
        """,
    ),
    "work before a pass": (
        "a.py",
        """
        def grind(mill):
            mill.turn()
            pass
        """,
    ),
    "one real function among stubs": (
        "a.py",
        """
        def grind(): raise NotImplementedError
        def sift(x): return x + 1
        """,
    ),
    "pass in a handler": (
        "a.py",
        """
        def grind():
            try:
                turn()
            except OSError:
                pass
        """,
    ),
    "a protocol": (
        "a.py",
        """
        class Mill(Protocol):
            def grind(self) -> None: ...
        """,
    ),
    "a generic protocol": (
        "a.py",
        """
        class Mill(Protocol[T]):
            def grind(self) -> T: ...
        """,
    ),
    "an abstract class": (
        "a.py",
        """
        class Mill(ABC):
            @abstractmethod
            def grind(self): ...
        """,
    ),
    "abstract methods by another name": (
        "a.py",
        """
        class Mill(metaclass=abc.ABCMeta):
            @abc.abstractmethod
            def grind(self): pass
        """,
    ),
    "overloads": (
        "a.py",
        """
        @overload
        def grind(x: int) -> int: ...
        @overload
        def grind(x: str) -> str: ...
        def grind(x): return x
        """,
    ),
    "exceptions": ("a.py", "class MillError(Exception):\n    pass\n"),
    "constants with an ellipsis": ("a.py", "STONES = [1, 2]\nREST = ...\n"),
    "a model of fields": (
        "a.py",
        """
        class Mill(Model):
            # TODO: more
            name = Field()
            def clean(self): pass
        """,
    ),
    "an enum": ("a.py", "class Stone(Enum):\n    HARD = 1  # TODO soft\n"),
    "re-exports": ("a.py", "from mill.stone import grind  # TODO: sort\n"),
    "a script": ("a.py", "import mill\n\nmill.grind()  # TODO: twice\n"),
    "no Python at all": ("a.py", "def grind(:\n    pass  # TODO\n"),
    "real code with a TODO": ("a.py", "def grind():\n    # TODO: faster\n    return 1\n"),
    "TypeScript with a TODO": (
        "a.ts",
        "export function grind(x) {\n  // TODO\n  return x + 1;\n}\n",
    ),
    "a TypeScript error class": ("a.ts", "export class TodoError extends Error {}\n"),
    "a guard that throws": (
        "a.ts",
        """
        export function grind(x) {
          if (!x) throw new Error("not implemented for nothing");
          return x;
        }
        """,
    ),
    "Rust with a todo in one arm": (
        "a.rs",
        """
        fn grind(x: u8) -> u8 {
            match x {
                0 => todo!(),
                _ => x + 1,
            }
        }
        """,
    ),
    "Go with a TODO": ("a.go", "package mill\n\nfunc Grind() int {\n\t// TODO\n\treturn 1\n}\n"),
    "Java that does something": (
        "A.java",
        """
        class A {
            // TODO: javadoc
            int grind() { return stone.turn(); }
        }
        """,
    ),
    "a shell script": ("a.sh", "#!/bin/sh\nset -e\n# TODO: quiet\ngrind --all\n"),
    "Ruby": ("a.rb", "def grind\n  # TODO: faster\n  stone.turn\nend\n"),
    "a document with a TODO": ("a.md", "# Mill\n\nIt grinds.\n\nTODO: pictures\n"),
    "a list of things to do": ("a.md", "# To do\n\n- [ ] TODO: turn the stone\n- done: wheel\n"),
    "data": ("a.json", '{"todo": "TODO"}\n'),
    "styles": ("a.css", "/* TODO */\n.mill { color: red }\n"),
}
HOLLOW = {
    "comments in Chinese": ("a.ts", "// 磨坊\n\n\n\n\nexport {};\n"),
    "nothing but blank lines": ("a.ts", "\n\n"),
    "a document of headings": ("a.md", "# Mill\n\n## Stones\n\n## Wheel\n"),
    "a docstring alone": ("a.py", '#!/usr/bin/env python3\n"""Mills."""\n'),
    "a docstring in another way of quoting": ("a.py", "'''Mills.'''\n# stones\n"),
    "code that is commented out": ("a.py", "# def grind(x):\n#     return x + 1\n"),
    "comments in TypeScript": ("a.ts", "/* Mills * of / two kinds */\n// stones\nexport {};\n"),
    "a component that was never written": ("Mill.tsx", "'use client';\n\n// the mill\n"),
    "comments in Go": ("a.go", "package mill\n\n// Grind grinds.\n"),
    "comments in Java": ("A.java", "package mill;\n\nimport java.util.List;\n\n/** Mills. */\n"),
    "comments in Swift": ("Mill.swift", "//\n//  Mill.swift\n//\n\nimport Foundation\n"),
    "comments in C#": ("A.cs", "using System;\n\nnamespace Mill;\n\n// the mill\n"),
    "comments in PHP": ("a.php", "<?php\n\n// the mill\n"),
    "comments in Ruby": ("a.rb", "# frozen_string_literal: true\n\n# the mill\n"),
    "comments in a shell script": ("a.sh", "#!/bin/sh\n# grind it\n"),
    "comments in Rust": ("a.rs", "// the mill\n"),
    "comments in Vue": ("Mill.vue", "<!-- the mill -->\n"),
    "a view to come": (
        "MillPage.tsx",
        """
        import React from 'react';

        export default function MillPage() {
          return (
            <div className="p-4">
              <h1>Mills</h1>
              <p>Coming soon...</p>
            </div>
          );
        }
        """,
    ),
    "a view under construction": (
        "Mills.jsx",
        """
        const Mills = () => {
          return <Layout><Text>{'This page is under construction.'}</Text></Layout>;
        };

        export default Mills;
        """,
    ),
    "a view to come in Vue": (
        "MillList.vue",
        "<template>\n  <div>Coming soon</div>\n</template>\n",
    ),
    "a view to come in Dart": (
        "mill_screen.dart",
        """
        import 'package:flutter/material.dart';

        class MillScreen extends StatelessWidget {
          const MillScreen({super.key});

          @override
          Widget build(BuildContext context) {
            return Scaffold(
              appBar: AppBar(title: const Text('Mill')),
              body: const Center(child: Text('Coming soon')),
            );
          }
        }
        """,
    ),
    "a view to come in Swift": (
        "MillView.swift",
        """
        import SwiftUI

        struct MillView: View {
            var body: some View {
                Text("Not implemented yet")
            }
        }
        """,
    ),
    "tests that assert what is always so": ("test_a.py", "def test_mill():\n    assert True\n"),
    "tests without bodies": (
        "test_a.py",
        "class TestMill:\n    def test_it(self):\n        pass\n",
    ),
    "tests without bodies in TypeScript": (
        "mill.test.ts",
        """
        describe('mill', () => {
          it('grinds', async () => {});
          it('sifts', function () {
            // TODO
          });
          test("doesn't stop", () => { expect(true).toBe(true); });
        });
        """,
    ),
    "tests without bodies in Go": (
        "mill_test.go",
        'package mill\n\nimport "testing"\n\nfunc TestMill(t *testing.T) {\n\t// later\n}\n',
    ),
    "SQL still to be written": ("a.sql", "-- Mill tables\n-- TODO\n"),
    "settings still to be written": ("a.yml", "# TODO: the mills\n"),
    "rules still to be written": ("a.css", "/* TODO */\n"),
    "a component that returns null": (
        "a.tsx",
        """
        export function Mill() {
          return null; // TODO: implement
        }
        """,
    ),
    "a component that says so": (
        "a.tsx",
        """
        import React from "react";
        export default function Mill() {
          return <div className="mill">Coming soon</div>;
        }
        // TODO
        """,
    ),
    "Dart": (
        "a.dart",
        """
        import 'stone.dart';

        class Mill {
          void grind() {
            throw UnimplementedError();
          }

          Future<int> sift(int x) async {
            throw UnimplementedError('sift');
          }
        }
        """,
    ),
    "a Dockerfile of comments": ("Dockerfile.dev", "# mill\n"),
    "a compose file of comments": ("docker-compose.yml", "# services: mill\n"),
    "a header of comments": ("mill.hpp", "/** Mills. */\n"),
    "PHP with its own names": (
        "a.php",
        """
        <?php

        declare(strict_types=1);

        namespace Mill;

        class Mill
        {
            public function grind()
            {
                throw new \\RuntimeException('Not implemented');
            }
        }
        """,
    ),
    "a line in the log before a pass, beside an `__init__` that keeps its arguments": (
        "a.py",
        """
        import logging

        logger = logging.getLogger(__name__)

        class Mill:
            def __init__(self, stone):
                self.stone = stone

            async def grind(self, grain):
                logger.info(f"grinding {grain}")
                # TODO: grind it
                pass
        """,
    ),
    "pass": ("a.py", "def grind():\n    pass\n"),
    "an ellipsis": ("a.py", "def grind(): ...\n"),
    "a docstring and nothing": ("a.py", 'def grind():\n    """Grind."""\n'),
    "a docstring and pass": ("a.py", 'def grind():\n    """Grind."""\n    pass\n'),
    "not implemented": ("a.py", "def grind():\n    raise NotImplementedError\n"),
    "not implemented, with words": (
        "a.py",
        'def grind():\n    raise NotImplementedError("soon")\n',
    ),
    "every method": (
        "a.py",
        """
        class Mill:
            def grind(self):
                pass

            def sift(self):
                return None
        """,
    ),
    "async": ("a.py", "async def grind():\n    # TODO\n    pass\n"),
    "a class around nothing": ("a.py", "import os\n\n\nclass Mill:\n    def grind(self): ...\n"),
    "a logger and stubs": (
        "a.py",
        'import logging\nlog = logging.getLogger("mill")\n\ndef grind():\n    pass\n',
    ),
    "only a TODO": ("a.py", "# TODO: write this\n"),
    "a docstring that says TODO": ("a.py", '"""TODO: the mill."""\n'),
    "TypeScript": (
        "a.ts",
        """
        import { Stone } from './stone';

        export function grind(stone: Stone): void {
          throw new Error('Not implemented');
        }
        """,
    ),
    "TypeScript, only a TODO": ("a.ts", "// TODO: implement\nexport {};\n"),
    "JavaScript": ("a.js", "function grind() {\n  // TODO\n}\n"),
    "Rust": ("a.rs", "pub fn grind() -> u8 {\n    todo!()\n}\n"),
    "Rust, unimplemented": ("a.rs", 'pub fn grind() {\n    unimplemented!("later");\n}\n'),
    "Go": ("a.go", 'package mill\n\nfunc Grind() {\n\tpanic("not implemented")\n}\n'),
    "Go, unimplemented": (
        "a.go",
        'package mill\n\nfunc Grind() error {\n\tpanic("unimplemented")\n}\n',
    ),
    "Kotlin": ("a.kt", 'package mill\n\nfun grind() {\n    TODO("later")\n}\n'),
    "Java": (
        "A.java",
        """
        package mill;

        public class A {
            public void grind() {
                throw new UnsupportedOperationException("TODO");
            }
        }
        """,
    ),
    "C#": (
        "A.cs",
        "class A {\n  public void Grind() {\n    throw new NotImplementedException();\n  }\n}\n",
    ),
    "C#, with braces on lines of their own": (
        "A.cs",
        """
        using System;

        public class A
        {
            public void Grind()
            {
                throw new NotImplementedException();
            }
        }
        """,
    ),
    "a shell script": ("a.sh", '#!/bin/sh\nset -e\necho "TODO"\nexit 1\n'),
    "Ruby": ("a.rb", "def grind\n  raise NotImplementedError\nend\n"),
    "a document": ("a.md", "# Mill\n\nTODO\n"),
    "a document to come": ("a.md", "# Mill\n\n*Coming soon*\n"),
}


@pytest.mark.parametrize(("name", "content"), SOLID.values(), ids=SOLID)
def test_real_code_is_not_hollow(name: str, content: str) -> None:
    assert not hollow_words(name, dedent(content))


@pytest.mark.parametrize(("name", "content"), HOLLOW.values(), ids=HOLLOW)
def test_stubs_are_hollow(name: str, content: str) -> None:
    assert hollow_words(name, dedent(content))
