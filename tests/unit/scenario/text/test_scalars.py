from __future__ import annotations

import pytest

from sim.scenario.text.scalars import scalar_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("OFF", "OFF"),
        ("tRUE", "tRUE"),
        ("", None),
        ("~", None),
        ("null", None),
        ("12", 12),
        ("-12", -12),
        ("+3", 3),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-2.5E-1", -0.25),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2025-07", "2025-07"),
        ("2025-07-01", "2025-07-01"),
        ("nan", "nan"),
        ("0b11", "0b11"),
        ("\u0661\u0662", "\u0661\u0662"),
    ],
)
def test_core_schema(text: str, value: object) -> None:
    assert scalar_value(text) == value
    assert type(scalar_value(text)) is type(value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".inf", "-.INF", "+.Inf", "1e999", "1" * 41])
def test_no_number_that_cannot_be_meant(text: str) -> None:
    with pytest.raises(ValueError, match="write an ordinary number"):
        scalar_value(text)
