"""The four lenses, on numbers that can be added up by hand."""

from __future__ import annotations

import numpy as np
import pytest

from sim.errors import InputError
from sim.measures import lenses
from sim.measures.recording import Cast, Recording

CAST = Cast(
    brands=("aito", "luxeed", "avatr", "deepal"),
    titles=("Aito", "Luxeed", "Avatr", "Deepal"),
    makers=("seres", "chery", "changan", "changan"),
    hima=(True, True, False, False),
    anchor=0,
)
AGENTS = 5  # huawei, yinwang, seres, chery, changan


def monthly(*values, months=3):
    return np.tile(np.array(values, dtype=np.float32)[None, :, None], (months, 1, 1))


def made(badge=None, left=()):
    arrays = {
        "deliveries": monthly(100, 40, 20, 8),
        "control": monthly(0.25, 0.5, 1, 1),
        "margin_hima": monthly(9, 2, 5, -1, 0),
        "margin_tech": monthly(9, 3, 5, -1, 4),
    }
    june = np.array([[90.0], [30.0], [10.0], [5.0]])
    months = ("2025-07", "2025-08", "2025-09")
    return Recording(CAST, months, arrays, june, {}, one_badge_from=badge, left=dict(left))


def read(recording, lens, scope, month=0):
    names = lenses.entities(recording.cast, lens, scope)
    values = lenses.units(recording, lens, scope, month)
    assert values.shape == (len(names), 1)
    assert values.dtype == np.float64
    assert values.flags.c_contiguous
    return dict(zip(names, values[:, 0].tolist(), strict=True))


@pytest.mark.parametrize(
    ("lens", "scope", "expected"),
    [
        ("brand", "hima", {"aito": 100, "luxeed": 40}),
        ("brand", "huawei_tech", {"aito": 100, "luxeed": 40, "avatr": 20, "deepal": 8}),
        ("automaker", "hima", {"seres": 100, "chery": 40}),
        ("automaker", "huawei_tech", {"seres": 100, "chery": 40, "changan": 28}),
        ("channel", "hima", {"huawei": 95, "seres": 25, "chery": 20}),
        ("channel", "huawei_tech", {"huawei": 95, "seres": 25, "chery": 20, "changan": 28}),
        ("profit", "hima", {"huawei": 9, "yinwang": 2, "seres": 5, "chery": 0}),
        (
            "profit",
            "huawei_tech",
            {"huawei": 9, "yinwang": 3, "seres": 5, "chery": 0, "changan": 4},
        ),
    ],
)
def test_units(lens, scope, expected):
    assert read(made(), lens, scope) == expected


def test_one_badge():
    run = made(badge=1)
    assert read(run, "brand", "hima", 0) == {"aito": 100, "luxeed": 40}
    assert read(run, "brand", "hima", 1) == {"aito": 140, "luxeed": 0}
    together = {"aito": 140, "luxeed": 0, "avatr": 20, "deepal": 8}
    assert read(run, "brand", "huawei_tech", 2) == together
    assert read(run, "automaker", "hima", 2) == {"seres": 100, "chery": 40}


def test_one_badge_once_its_brand_has_left():
    """All carry it, within the alliance and outside, and nothing that is sold is lost."""
    run = made(badge=0, left={0: 1})
    assert read(run, "brand", "hima", 0) == {"aito": 140, "luxeed": 0}
    assert read(run, "brand", "hima", 1) == {"aito": 40, "luxeed": 0}
    whole = {"aito": 140, "luxeed": 0, "avatr": 20, "deepal": 8}
    assert read(run, "brand", "huawei_tech", 1) == whole


@pytest.mark.parametrize(
    ("lens", "scope", "expected"),
    [
        ("brand", "hima", [90, 30]),
        ("brand", "huawei_tech", [90, 30, 10, 5]),
        ("automaker", "huawei_tech", [90, 30, 15]),
        ("channel", "hima", [120, 0, 0]),
        ("channel", "huawei_tech", [120, 0, 0, 15]),
    ],
)
def test_june(lens, scope, expected):
    assert lenses.june_units(made(badge=0), lens, scope)[:, 0].tolist() == expected


def test_reading_leaves_the_recording_as_it_was():
    run = made(badge=0)
    lenses.units(run, "brand", "hima", 0)[:] = -1
    lenses.june_units(run, "brand", "huawei_tech")[:] = -1
    assert (run.arrays["deliveries"] > 0).all()
    assert (run.june > 0).all()


def test_unknown_names():
    with pytest.raises(InputError, match=r"no lens 'city'.*brand, automaker"):
        lenses.units(made(), "city", "hima", 0)
    with pytest.raises(InputError, match=r"no scope 'world'.*hima"):
        lenses.units(made(), "brand", "world", 0)
    with pytest.raises(InputError, match="June"):
        lenses.june_units(made(), "profit", "hima")
