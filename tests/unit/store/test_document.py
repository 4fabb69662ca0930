"""The document of `sim run --json`."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from sim.errors import StoreError
from sim.store.document import to_json
from sim.store.run_folder import SavedRun, load, save
from sim.study import series as study
from tests.unit.fakes import recording
from tests.unit.store.samples import RUN, contents_of


def test_fields_and_order(tmp_path):
    document = to_json(load(save(tmp_path, RUN, contents_of())))
    fields = ("scenario", "seed", "replications", "months", "run", "anchor", "series", "headline")
    assert tuple(document) == fields
    assert document["run"] == f"{tmp_path.as_posix()}/{RUN}"
    assert document["anchor"] == study.anchor(recording(3, 40))
    table = contents_of().series.where(lens="brand", scope="hima")
    rows = {"aito_share": ("aito", "share"), "hhi": ("all", "hhi")}
    rows["effective_number"] = ("all", "effective_number")
    assert list(document["headline"]) == list(rows)
    for name, (entity, measure) in rows.items():
        row = table.where(entity=entity, measure=measure)
        wanted = {
            "first": row.mean[0],
            "last": row.mean[-1],
            "p05": row.p05[-1],
            "p95": row.p95[-1],
            "undefined": 0,
        }
        assert document["headline"][name] == wanted
    row = document["series"][0]
    assert " ".join(row) == "lens scope entity measure month mean p05 p25 p50 p75 p95 undefined"
    assert all(type(row[name]) is float for name in ("mean", "p05", "p95"))
    assert len(document["series"]) == len(contents_of().series)


def test_served_and_fresh_print_the_same_bytes(tmp_path):
    path = save(tmp_path, RUN, contents_of())
    fresh = SavedRun(path, contents_of().manifest)
    fresh.__dict__["series"] = contents_of().series  # as it was in memory before it was saved
    served = json.dumps(to_json(load(path)), allow_nan=False)
    assert json.dumps(to_json(fresh), allow_nan=False) == served


def test_what_json_has_no_word_for(tmp_path):
    run = load(save(tmp_path, RUN, contents_of()))
    mean = run.series.mean.copy()
    mean[3] = np.nan
    run.__dict__["series"] = dataclasses.replace(run.series, mean=mean)
    with pytest.raises(StoreError, match="column mean"):
        to_json(run)
