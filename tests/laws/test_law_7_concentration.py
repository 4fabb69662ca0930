"""Law 7: concentration stays within its bounds, whatever lens and scenario; one badge is 10,000."""

from __future__ import annotations

import numpy as np
import pytest

from sim.measures.lenses import LENSES, SCOPES, entities, units
from sim.measures.recording import Recording
from sim.rules.concentration import hhi, shares
from sim.shipped import shipped_names
from tests.laws.helpers import recorded

SHORT = {"months": 24, "replications": 40}
MONTHS = range(SHORT["months"])


def _index(recording: Recording, lens: str, month: int) -> np.ndarray:
    return hhi(shares(units(recording, lens, "hima", month)))


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("lens", LENSES)
def test_hhi_lies_between_equals_and_a_monopoly(name: str, scope: str, lens: str) -> None:
    recording = recorded(name, **SHORT)
    least = 10_000 / len(entities(recording.cast, lens, scope))
    for month in MONTHS:
        sold = units(recording, lens, scope, month)
        index = hhi(shares(sold))
        sellers = (sold > 0).sum(axis=0)
        assert (index >= 10_000 / sellers * (1 - 1e-12)).all()
        assert (index >= least * (1 - 1e-12)).all()
        assert (index <= 10_000 * (1 + 1e-12)).all()


@pytest.mark.parametrize("lens", LENSES)
def test_hhi_ignores_the_order(lens: str) -> None:
    recording = recorded("cede_sales", **SHORT)
    for month in MONTHS:
        parts = shares(units(recording, lens, "huawei_tech", month))
        for order in (parts[::-1], np.roll(parts, 3, axis=0)):
            assert hhi(order) == pytest.approx(hhi(parts), rel=1e-12)


@pytest.mark.parametrize("pair", [("aito", "luxeed"), ("stelato", "maextro"), ("avatr", "deepal")])
def test_hhi_rises_when_two_brands_merge(pair: tuple[str, str]) -> None:
    recording = recorded("cede_sales", **SHORT)
    one, other = (recording.cast.brands.index(brand) for brand in pair)
    for month in MONTHS:
        sold = units(recording, "brand", "huawei_tech", month)
        merged = sold.copy()
        merged[one] += merged[other]
        merged[other] = 0.0
        both = (sold[one] > 0) & (sold[other] > 0)
        assert both.any()
        assert (hhi(shares(merged))[both] > hhi(shares(sold))[both]).all()


def test_a_maker_with_two_brands_is_more_concentrated_by_maker() -> None:
    recording = recorded("keep_control", **SHORT)  # Changan makes Avatr and Deepal
    for month in MONTHS:
        brand = hhi(shares(units(recording, "brand", "huawei_tech", month)))
        maker = hhi(shares(units(recording, "automaker", "huawei_tech", month)))
        assert (maker > brand).all()


def test_one_badge_is_one_brand_of_many_makers() -> None:
    one, many = recorded("single_aito_brand", **SHORT), recorded("keep_control", **SHORT)
    for month in MONTHS:
        assert _index(one, "brand", month) == pytest.approx(10_000, rel=1e-12)
        assert (_index(one, "automaker", month) < 9_999).all()
        assert (_index(many, "brand", month) < 9_999).all()
        # every brand of the alliance has its own maker, so that without one badge the two agree
        by_brand, by_maker = (_index(many, lens, month) for lens in ("brand", "automaker"))
        assert by_maker == pytest.approx(by_brand, rel=1e-12)


def test_one_badge_leaves_the_brands_outside_the_alliance_alone() -> None:
    recording = recorded("single_aito_brand", **SHORT)
    sold = units(recording, "brand", "huawei_tech", SHORT["months"] - 1)
    names = entities(recording.cast, "brand", "huawei_tech")
    carried = {name for name, row in zip(names, sold, strict=True) if row.any()}
    assert "aito" in carried
    assert not carried & {"luxeed", "stelato", "maextro", "shangjie"}
    assert {"avatr", "voyah", "deepal"} <= carried
