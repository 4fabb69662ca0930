"""Bad and hostile input over the wire: refused in words, and the server goes on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.serving import QUESTION, Served, refused

JSON = {"content-type": "application/json"}
pytestmark = pytest.mark.usefixtures("it_goes_on")


def changed(**changes: Any) -> dict[str, Any]:
    return {**QUESTION, "setting": {"base": "cede_sales", "changes": changes}}


def with_text(value: str) -> bytes:
    """A question with one value as this text of JSON."""
    return (
        json.dumps(changed(**{"alliance.luxeed.handover_months": "@"}))
        .replace('"@"', value)
        .encode()
    )


KEY = "setting.changes.alliance.luxeed.handover_months"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("NaN", "not a number"),
        ("Infinity", "too large a number"),
        ("-Infinity", "too large a number"),
        ("1e999", "too large a number"),
        ("1e300", "too large a number"),
        ("9" * 30, "too large a number"),
        ("-" + "9" * 5000, "too large a number"),
        ("9007199254740993", "too large a number"),
        ('"\\ud800"', "no text has"),
        ('"a\\u0000b"', "no text has"),
        ('[1, {"x": NaN}]', f"{KEY}.1.x"),
    ],
)
def test_a_value_that_means_nothing_is_named_by_its_key(
    served: Served, value: str, words: str
) -> None:
    answer = served.client.post("/api/answer", content=with_text(value), headers=JSON)
    refused(answer, 400, KEY, words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"{}{}", "not JSON"),
        (b"{'a': 1}", "not JSON"),
        (b'{"a": 01}', "not JSON"),
        (b'{"a": 1,}', "not JSON"),
        (b'{"a": "\x01"}', "not JSON"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b'{"a": "\xff"}', "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b"[]", "in braces"),
        (b"null", "in braces"),
        (b'"text"', "in braces"),
        (b"3", "in braces"),
        (b'{"a": 1, "b": {"c": 1, "c": 2}}', "twice: c"),
        (b'{"a":' * 3000 + b"1" + b"}" * 3000, "within each other"),
        (b'{"a":' + b"[" * 30000 + b"]" * 30000 + b"}", "within each other"),
        (b'{"a":' + b"[" * 60000, "within each other"),
        (b'{"a":' + b"[" * 25 + b"]" * 25 + b"}", "within each other"),
    ],
)
def test_a_body_that_is_no_object_of_json(served: Served, content: bytes, words: str) -> None:
    refused(served.client.post("/api/answer", content=content, headers=JSON), 400, words)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"setting": "cede_sales"},
        {"setting": {"base": 3, "changes": {}}},
        {"setting": {"base": "cede_sales", "changes": []}},
        {**QUESTION, "run": {"replications": 0}},
        {**QUESTION, "run": {"replications": "64"}},
        {**QUESTION, "run": {"replications": 1e3}},
        {**QUESTION, "run": {"replications": 10**9}},
        {**QUESTION, "run": {"months": -1}},
        {**QUESTION, "run": {"months": 10**6}},
        {**QUESTION, "run": {"seed": -1}},
        {**QUESTION, "run": {"seed": 2**53}},
        {**QUESTION, "run": {"prior": 1}},
        {**QUESTION, "detail": "everything"},
        {**QUESTION, "unknown": 1},
        {**QUESTION, "setting": {"base": "no_such_scenario", "changes": {}}},
        {**QUESTION, "setting": {"base": "../../etc/passwd", "changes": {}}},
        {**QUESTION, "setting": {"base": "/etc/passwd", "changes": {}}},
        {**QUESTION, "setting": {"base": "-", "changes": {}}},
        {**QUESTION, "setting": {"base": "", "changes": {}}},
        {**QUESTION, "setting": {"base": "x" * 10_000, "changes": {}}},
        changed(**{"extends": "/etc/passwd"}),
        changed(**{"alliance.no_such_brand.from": "2025-07"}),
        changed(**{"alliance.luxeed.handover_months": "six"}),
        changed(**{"alliance.luxeed.handover_months": -1}),
        changed(**{"alliance.luxeed.handover_months": 10**6}),
        changed(**{"alliance.luxeed.from": "2025-13"}),
        changed(**{"alliance.luxeed.sales_control.stores": ["huawei"]}),
        changed(**{"huawei.yinwang_share.now": 7.5}),
        changed(**{"__proto__.x": 1}),
        changed(**{"__class__": 1}),
        changed(**{"": 1}),
        changed(**{"a" + ".b" * 200: 1}),
        changed(**{f"alliance.luxeed.x{i}": i for i in range(500)}),
        changed(**{"rules": [{"name": "r"}]}),
        changed(**{"events.x.launch": {"brand": "luxeed", "strength": -1}}),
    ],
    ids=lambda given: json.dumps(given)[:60],
)  # fmt: skip
def test_a_question_that_cannot_be_asked(served: Served, given: dict[str, Any]) -> None:
    for what in ("answer", "data"):
        if what == "data":
            given = {k: v for k, v in given.items() if k not in ("detail", "pinned")}
            if given.keys() <= {"setting", "run"} and QUESTION["setting"] == given.get("setting"):
                given["run"] = {**given.get("run", {}), "months": 10**6}
        refused(served.post(what, given), 400)


def test_a_wrong_key_is_told(served: Served) -> None:
    answer = served.post("answer", changed(**{"alliance.luxeed.from": "2025-13"}))
    keys = [each["key"] for each in answer.json()["error"]["problems"]]
    assert keys == ["alliance.luxeed.from"]


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "text/plain; application/json",
        "application/json; charset=utf-16",
    ],
)
def test_only_json_by_name(served: Served, kind: str | None) -> None:
    """What a form of another page can send without asking first is none of these."""
    headers = {"content-type": kind} if kind else {}
    content = json.dumps(QUESTION).encode()
    refused(
        served.client.post("/api/answer", content=content, headers=headers), 415, "application/json"
    )


def test_json_by_name_in_other_words(served: Served) -> None:
    content = json.dumps(QUESTION).encode()
    for kind in ("Application/JSON", 'application/json; charset="UTF-8"', "application/json;"):
        headers = {"content-type": kind}
        assert (
            served.client.post("/api/answer", content=content, headers=headers).status_code == 200
        )


def test_nothing_compressed_is_unpacked(served: Served) -> None:
    bomb = gzip.compress(b" " * 10_000_000)
    assert len(bomb) < 64 * 1024
    for coding in ("gzip", "deflate", "br", "gzip, gzip"):
        headers = {**JSON, "content-encoding": coding}
        refused(served.client.post("/api/answer", content=bomb, headers=headers), 415, "compressed")


@pytest.mark.parametrize("where", ["/api/answer", "/api/report", "/nothing", "/"])
def test_ten_megabytes_are_refused(served: Served, where: str) -> None:
    content = b" " * 10_000_000
    refused(served.client.post(where, content=content, headers=JSON), 413, "64 KiB")


def test_ten_megabytes_without_a_length_are_refused(served: Served) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(1000):
            yield b" " * 10_000

    answer = served.client.post("/api/answer", content=parts(), headers=JSON)
    refused(answer, 413, "64 KiB")


def test_bodies_to_the_limit_are_taken(served: Served) -> None:
    text = json.dumps(QUESTION).encode()
    exact = text + b" " * (64 * 1024 - len(text))
    assert served.client.post("/api/answer", content=exact, headers=JSON).status_code == 200
    refused(served.client.post("/api/answer", content=exact + b" ", headers=JSON), 413)
