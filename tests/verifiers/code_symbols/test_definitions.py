"""A mention is no definition, in any language."""

from __future__ import annotations

from textwrap import dedent

import pytest

from mkdocs_gapreport.verifiers.code import languages
from mkdocs_gapreport.verifiers.code.definitions import Name, in_text, names_in

NOT_DEFINED = [
    ("a.py", "Cake", '"""\nclass Cake:\n"""\n'),
    ("a.py", "Cake", "# class Cake: pass\n"),
    ("a.py", "Cake", "from shop import Cake\nx = Cake()\n"),
    ("a.py", "Cake", "class CakeShop: pass\n"),
    ("a.py", "LIMIT", "def f():\n    LIMIT = 3\n"),
    ("a.py", "LIMIT", "f(\n    LIMIT=3,\n)\n"),
    ("a.py", "LIMIT", "if LIMIT == 3:\n    pass\n"),
    ("a.py", "Cake", "try:\n    from x import Cake\nexcept ImportError:\n    Cake = None\n"),
    ("a.py", "Cake.bake", "class Cake: pass\n\ndef bake(): pass\n"),
    ("a.py", "Cake.bake", "class Cake:\n    def f(self):\n        self.bake()\n"),
    ("a.ts", "Cake", "import { Cake } from './cake'\nexport { Cake }\n"),
    ("a.ts", "Cake", "// class Cake {}\n/* function Cake() {} */\nconst a = 'class Cake {'\n"),
    ("a.ts", "Cake", "const x: Cake = new Cake()\n"),
    ("a.ts", "bake", "  bake(oven)\n  if (bake(oven)) {\n  }\n"),
    ("a.ts", "Cake.bake", "class Cake {\n  cool() {\n    this.bake()\n  }\n}\n"),
    ("a.js", "Cake", "const re = /class Cake {/\n"),
    ("a.go", "Bake", "// func Bake() {}\nfunc main() {\n\tBake()\n}\n"),
    ("a.go", "Cake.Bake", "type Cake struct{}\n\nfunc (p *Pie) Bake() {}\n"),
    ("a.rs", "bake", "// fn bake() {}\nfn main() { bake(); }\n"),
    ("a.rs", "Cake", 'let s = r#"struct Cake"#;\n'),
    ("A.java", "bake", "class A {\n  void f() {\n    return bake(x);\n  }\n}\n"),
    ("A.java", "Cake", "import shop.Cake;\nclass A { Cake cake = new Cake(); }\n"),
    ("A.cs", "Bake", "class A {\n  void F() {\n    await Bake(x);\n  }\n}\n"),
    ("A.cs", "Cake", '// class Cake\nvar s = @"class Cake";\n'),
]
DEFINED = [
    ("a.py", "Cake", "class Cake(Base):\n    pass\n", 1),
    ("a.py", "bake", "async def bake(\n    oven,\n): ...\n", 1),
    ("a.py", "LIMIT", "x = 1\nLIMIT: int = 3\n", 2),
    ("a.py", "Role.ADMIN", "class Role(Enum):\n    USER = 1\n    ADMIN = 2\n", 3),
    ("a.py", "ADMIN", "class Role(Enum):\n    ADMIN = 2\n", 2),
    ("a.py", "Cake.bake", "class Cake:\n    x = 1\n\n    def bake(self): ...\n", 4),
    ("a.py", "Cake.size", "class Cake:\n    def __init__(self):\n        self.size = 1\n", 3),
    ("shop/cakes.py", "shop.cakes.Cake", "class Cake: ...\n", 1),
    ("shop/cakes.py", "shop.Cake", "class Cake: ...\n", 1),
    ("a.py", "bake()", "if True:\n    def bake(): ...\n", 2),
    ("a.py", "Order", "type Order = int\n", 1),
    ("a.ts", "Cake", "export default class Cake extends Base {\n}\n", 1),
    ("a.ts", "Cake", "export interface Cake<T> {\n  a: T\n}\n", 1),
    ("a.ts", "Cake", "export type Cake =\n  | 'a'\n", 1),
    ("a.ts", "Cake", "export type Cake<T = unknown, R extends A<B> = C> = (\n  a: T\n) => R\n", 1),
    ("a.tsx", "Cake", "export const Cake: React.FC<Props> = ({ a }) => <p>{a}</p>\n", 1),
    ("a.ts", "bake", "export async function* bake<T>(a: T) {}\n", 1),
    ("a.ts", "useBake", "export const {\n  useBake,\n} = api\n", 2),
    ("a.ts", "Cake.bake", "class Cake {\n  private async bake(a: number,\n    b = 2): Promise<void> {\n  }\n}\n", 2),
    ("a.ts", "bake", "class Cake {\n  bake = async () => {}\n}\n", 2),
    ("a.ts", "Role.Admin", "export enum Role {\n  User = 'u',\n  Admin = 'a',\n}\n", 3),
    ("a.js", "bake", "module.exports.bake = function () {}\n", 1),
    ("a.go", "Cake", "type Cake struct {\n\tSize int\n}\n", 1),
    ("a.go", "Cake.Size", "type Cake struct {\n\tSize int\n}\n", 2),
    ("a.go", "Cake.Bake", "func (c *Cake) Bake(x int) error {\n}\n", 1),
    ("a.go", "Limit", "const (\n\tLimit = 3\n)\n", 2),
    ("shop/a.go", "shop.New", "package shop\n\nfunc New[T any](x T) {}\n", 3),
    ("a.rs", "Cake::bake", "struct Cake;\nimpl<T> Shop for Cake {\n    pub async fn bake(&self) {}\n}\n", 3),
    ("a.rs", "Role::Admin", "pub enum Role {\n    User,\n    Admin(u8),\n}\n", 3),
    ("a.rs", "LIMIT", "pub(crate) const LIMIT: u8 = 3;\n", 1),
    ("A.java", "Cake", "public final class Cake<T> implements X {\n}\n", 1),
    ("A.java", "Cake#bake", "class Cake {\n  @Override public List<Map<A, B>> bake(int a) throws X {\n  }\n}\n", 2),
    ("A.java", "LIMIT", "class A {\n  private static final int LIMIT = 3;\n}\n", 2),
    ("A.java", "Role.ADMIN", "enum Role {\n  USER,\n  ADMIN;\n}\n", 3),
    ("A.cs", "Cake", "public sealed record Cake(int Size);\n", 1),
    ("A.cs", "Cake.Bake", "class Cake {\n  public async Task<int> Bake<T>(T a)\n    where T : class\n  {\n  }\n}\n", 2),
    ("A.cs", "Cake.Size", "class Cake {\n  public int Size { get; set; }\n}\n", 2),
]  # fmt: skip


def lines_of(path: str, name: str, text: str) -> list[int]:
    language = languages.of(path)
    wanted = Name.read(name)
    assert language
    assert wanted
    return [one.line for one in in_text(language, path, dedent(text), wanted)]


@pytest.mark.parametrize(("path", "name", "text"), NOT_DEFINED)
def test_a_mention_is_no_definition(path: str, name: str, text: str) -> None:
    assert lines_of(path, name, text) == []


@pytest.mark.parametrize(("path", "name", "text", "line"), DEFINED)
def test_a_definition_is_found_with_its_line(path: str, name: str, text: str, line: int) -> None:
    assert lines_of(path, name, text) == [line]


@pytest.mark.parametrize("words", ["", "two words", "1st", "a-b", "Cake.", "()", "x" * 10 + "!"])
def test_what_is_no_name_is_not_read(words: str) -> None:
    assert Name.read(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("`Cake.bake()`", "Cake.bake"),
        ("crate::shop::Cake", "shop.Cake"),
        ("Cake#bake(int a)", "Cake.bake"),
        ("@retry", "retry"),
    ],
)
def test_names_are_read_as_people_write_them(words: str, name: str) -> None:
    assert str(Name.read(words)) == name


def test_names_of_a_file_are_those_of_its_outermost_level() -> None:
    text = "LIMIT = 1\n\nclass Cake:\n    def bake(self):\n        x = 1\n\n\ndef sell(): ...\n"

    assert names_in(languages.PYTHON, text) == ("LIMIT", "Cake", "sell")
