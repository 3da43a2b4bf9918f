"""Endpoints of each framework, and whether what they take in is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code.endpoints import endpoints, endpoints_validated, health_checks

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]

HEAD = (
    "from fastapi import APIRouter, Body, Depends\nrouter = APIRouter()\nPayload = dict[str, Any]\n"
)

NO_ROUTES = {
    "an example in a docstring": 'def f():\n    """\n    @router.get("/x")\n    """\n',
    "a comment": '# @router.get("/x")\n',
    "a patched name": '@mock.patch("mill.grind")\ndef f(): ...\n',
    "a client": 'reply = client.get("/x")\n',
    "an option of Slack's Bolt": "@app.options(ACTION, middleware=[db])\ndef f(): ...\n",
    "a dictionary": 'paths.get("/x")\n',
}


@pytest.mark.parametrize("code", NO_ROUTES.values(), ids=NO_ROUTES.keys())
def test_what_only_looks_like_a_route(tree: Tree, code: str) -> None:
    evidence = endpoints(tree(code))
    assert evidence.value is None
    assert evidence.summary == (
        "no route of FastAPI, Flask, Django, Express, Nest or Next, in 1 file"
    )


ROUTES = {
    "src/fast.py": """
        from fastapi import APIRouter
        router = APIRouter()

        @router.get("")
        def a(): ...

        @router.post(
            path="/b",
            status_code=201,
        )
        @logged
        async def b(): ...

        @router.api_route("/c", methods=["GET", "POST"])
        @router.delete(PATHS.d)
        def c(): ...

        router.add_api_route("/e", a)
        @router.websocket("/ws")
        async def ws(): ...
    """,
    "src/flasked.py": """
        from flask import Blueprint
        bp = Blueprint("x", __name__)
        @bp.route("/x", methods=["GET", "POST"])
        def x(): ...
        app.add_url_rule("/y", view_func=x)
    """,
    "src/urls.py": """
        from django.urls import include, path
        urlpatterns = [
            path("mill/<int:pk>/", views.mill, name="mill"),
            path("admin/", admin.site.urls),
            path("api/", include("api.urls")),
        ]
    """,
    "web/server.ts": """
        import express, { Router } from 'express';
        import axios from 'axios';
        const app = express();
        const router: Router = Router();
        app.get('title');
        app.get('/a', (req, res) => res.send());
        router.route('/b').get(list).post(create);
        axios.get('/c', {});
        api.get('/d', options);
        // app.get('/e', handler);
    """,
    "web/app/api/mill/[id]/route.ts": """
        export async function GET() {}
        export const POST = async (request: Request) => {};
        export const dynamic = 'force-dynamic';
    """,
    "web/pages/api/ping.ts": "export default function handler(req, res) {}\n",
    "web/mill.controller.ts": """
        @Controller('mill')
        export class MillController {
            @Get() all() {}
            @Post(':id/grind') grind(@Body() body: GrindDto) {}
        }
    """,
    "tests/test_app.py": '@router.get("/x")\ndef f(): ...\n',
}


def test_each_framework_is_counted(tree: Tree) -> None:
    evidence = endpoints(tree(ROUTES))
    assert evidence.value == 16
    assert evidence.summary == (
        "16 endpoints (5 of FastAPI, 3 of Next, 3 of Express, 2 of Flask, 2 of Nest, 1 of Django),"
        " in 7 files (left out: 1 of tests)"
    )


def test_a_view_set_is_one_to_six_endpoints(tree: Tree) -> None:
    code = "from rest_framework import routers\nrouter = routers.DefaultRouter()\n"
    evidence = endpoints(tree(code + 'router.register(r"mills", MillViewSet)\n'))
    assert evidence.value == 1
    assert evidence.upper == 6


VALIDATED = {
    "model": ("post", "item: Item"),
    "list of models": ("post", "items: list[Item]"),
    "list of plain things": ("post", "ids: list[UUID]"),
    "dictionary of numbers": ("post", "counts: dict[str, int]"),
    "typed query": ("get", "page: int = 1, q: str | None = None"),
    "nothing": ("get", ""),
    "injected dictionary": ("get", "user: dict = Depends(current)"),
    "injected by annotation": ("get", "user: Annotated[dict, Depends(current)]"),
    "request beside a body": ("post", "request: Request, item: Item"),
    "request of a GET": ("get", "request: Request"),
    "written as text": ("post", "item: 'list[Item]'"),
    "keyword only": ("post", "*, item: Item"),
}
NOT_VALIDATED = {
    "dictionary": ("post", "item: dict"),
    "dictionary of anything": ("post", "item: dict[str, Any]"),
    "optional dictionary": ("post", "item: Optional[dict] = None"),
    "dictionary or nothing": ("post", "item: dict | None = Body(None)"),
    "list of dictionaries": ("post", "items: list[dict]"),
    "bare list": ("post", "items: list"),
    "anything": ("post", "item: typing.Any = Body()"),
    "annotated": ("post", "item: Annotated[dict, Body()]"),
    "no type": ("get", "page=1"),
    "alias": ("post", "item: Payload"),
    "written as text": ("post", "item: 'dict[str, Any]'"),
    "keyword only": ("post", "*, item: dict"),
}


@pytest.mark.parametrize(
    ("verb", "parameters", "share"),
    [
        *(pytest.param(*case, 100, id=f"{name} is") for name, case in VALIDATED.items()),
        *(pytest.param(*case, 0, id=f"{name} is not") for name, case in NOT_VALIDATED.items()),
    ],
)
def test_fastapi_checks_what_is_typed(tree: Tree, verb: str, parameters: str, share: int) -> None:
    code = f'{HEAD}\n@router.{verb}("/x")\nasync def x({parameters}) -> dict:\n    return {{}}\n'
    assert endpoints_validated(tree(code)).value == share


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("data = await request.json()\n    return save(data)", 0),
        ("return await forward(request)", 0),
        ("data = Item.model_validate(await request.json())", 100),
        ("return request.client.host", 100),
    ],
)
def test_a_raw_request_is_checked_by_hand_or_not_at_all(tree: Tree, body: str, share: int) -> None:
    code = f'{HEAD}\n@router.post("/x")\nasync def x(request: Request):\n    {body}\n'
    assert endpoints_validated(tree(code)).value == share


FLASK = "from flask import Flask, request\napp = Flask(__name__)\n@app.route('/x/<int:id>')\ndef x(id):\n    "
EXPRESS = "import express from 'express';\nconst app = express();\n"


@pytest.mark.parametrize(
    ("name", "code", "low", "high"),
    [
        ("a.py", FLASK + "return str(id)\n", 100, None),
        ("a.py", FLASK + "return save(request.json)\n", 0, None),
        ("a.py", FLASK + "return save(ItemSchema().load(request.json))\n", 100, None),
        ("a.ts", EXPRESS + "app.get('/x', (req, res) => res.send('x'));\n", 100, None),
        ("a.ts", EXPRESS + "app.post('/x', (req, res) => save(req.body));\n", 0, None),
        ("a.ts", EXPRESS + "app.post('/x', validate(schema), create);\n", 100, None),
        ("a.ts", "@Controller()\nclass A {\n@Post() x(@Body() b: CreateDto) {}\n}\n", 100, None),
        ("a.ts", "@Controller()\nclass A {\n@Post() x(@Body() b: any) {}\n}\n", 0, None),
    ],
)
def test_other_frameworks(tree: Tree, name: str, code: str, low: int, high: int | None) -> None:
    evidence = endpoints_validated(tree(code, name=name))
    assert evidence.value == low
    assert evidence.upper == high


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.ts", EXPRESS + "app.post('/x', create);\n"),
        ("a.py", FLASK + "if not request.json: abort(400)\n"),
        ("urls.py", "urlpatterns = [path('x', view)]\n"),
    ],
)
def test_what_is_checked_elsewhere_or_by_hand_is_left_open(
    tree: Tree, name: str, code: str
) -> None:
    assert endpoints_validated(tree(code, name=name)).value is None


def test_a_share_with_open_cases_is_a_range(tree: Tree) -> None:
    code = EXPRESS + "app.post('/x', create);\napp.get('/y', (req, res) => res.send());\n"
    evidence = endpoints_validated(tree(code, name="a.ts"))
    assert evidence.value == 50
    assert evidence.upper == 100


SERVICES = {
    "services/mill/app.py": HEAD + '@router.get("/api/health/db")\ndef h(): ...\n',
    "services/bakery/app.py": HEAD + '@router.get("/shipping")\ndef s(): ...\n',
}


def test_a_health_endpoint_is_a_whole_segment(tree: Tree) -> None:
    evidence = health_checks(tree(SERVICES))
    assert [str(place) for place in evidence.places] == ["services/mill/app.py:4"]


def test_finding_no_health_endpoint_proves_nothing(tree: Tree) -> None:
    evidence = health_checks(tree(SERVICES), path="services/bakery")
    assert evidence.value is None
    assert "`names=…` says how yours is called" in evidence.summary


def test_names_of_health_endpoints_can_be_told(tree: Tree) -> None:
    assert health_checks(tree(SERVICES), names="shipping, alive").value == 1


def test_the_share_of_services_is_proven_upwards_only(tree: Tree) -> None:
    evidence = health_checks(tree(SERVICES), among="services/*")
    assert evidence.value == 50
    assert evidence.upper == 100
    assert "none is seen in `services/bakery`" in evidence.summary
