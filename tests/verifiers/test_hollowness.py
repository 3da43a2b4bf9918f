"""Whether a file holds nothing but stubs: one stub among real code does not make it hollow."""

from __future__ import annotations

from textwrap import dedent

import pytest

from mkdocs_gapreport.verifiers.stubs import stub_words

SOLID = {
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
    "PHP with its own names": (
        "a.php",
        """
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
    assert not stub_words(name, dedent(content))


@pytest.mark.parametrize(("name", "content"), HOLLOW.values(), ids=HOLLOW)
def test_stubs_are_hollow(name: str, content: str) -> None:
    assert stub_words(name, dedent(content))
