from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sim.scenario import Vocabulary, json_schema, load, to_plain
from sim.scenario.text.nodes import plain
from sim.scenario.text.reader import read_file
from sim.scenario.text.template import template

Write = Callable[..., str]
SCHEMA = json_schema()
CHECKER = jsonschema.Draft202012Validator(SCHEMA)
BRAND = (
    "{title: Other, maker: other, hima: true, model_type: hima, price: 300, models: 1, "
    "capacity: {low: 1, high: 2, unit: a, evidence: public, source: b}, base: 0, "
    "network_plan: 100, bands: {shares: [0.5, 0.5, 0.0, 0.0], evidence: public, source: b}}"
)

GOOD = [
    "",
    "run: {start: 2025-07, months: 12, replications: 10, seed: 0}\n",
    "alliance:\n  luxeed: {sales_control: partner, from: 2025-07}\n",
    "alliance:\n  luxeed:\n    - {sales_control: {stores: shared}}\n    - {from: 2027-01}\n",
    f"brands:\n  other: {BRAND}\n",
    "rules:\n  - name: a\n    when: {all_of: [{measure: hhi, above: 1}]}\n"
    "    then: {brand: aito, sales_control: {stores: partner}}\n",
    "expect:\n  - {measure: aito_share, month: 2026-01, lower_than: keep_control}\n",
    "assumptions:\n  luxeed.network_plan: {fixed: 3}\n",
]
BAD = [
    "runs: {}\n",
    "run: {monts: 12}\n",
    "run: {months: 0}\n",
    "run: {months: '12'}\n",
    "alliance:\n  luxeed: {sales_controll: partner}\n",
    "alliance:\n  luxeed: {sales_control: nobody}\n",
    "alliance:\n  luxeed: [{from: 2025-13}]\n",
    "events:\n  - {month: 2025-09, lanch: {brand: aito}}\n",
    "brands:\n  other: {price: cheap}\n",
]


def as_json(file: str) -> Any:
    return json.loads(json.dumps(plain(read_file(Path(file), file))))


def test_it_is_a_schema_of_its_draft() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in SCHEMA
    CHECKER.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@pytest.mark.parametrize("text", GOOD)
def test_what_loads_is_valid(text: str, write: Write, words: Vocabulary) -> None:
    file = write("mine", text)
    scenario = load(file, vocabulary=words).scenario
    CHECKER.validate(as_json(file))
    CHECKER.validate(to_plain(scenario))


@pytest.mark.parametrize("text", BAD)
def test_what_is_wrong_is_not(text: str, write: Write) -> None:
    assert not CHECKER.is_valid(as_json(write("mine", text)))


def test_the_template_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(template("mine", "keep_control"))
    CHECKER.validate(as_json(str(path)))


def test_keys_are_those_of_files() -> None:
    text = json.dumps(SCHEMA)
    assert '"from_"' not in text
    assert '"schema_"' not in text
    assert '"from"' in text
