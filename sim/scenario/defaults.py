"""Defaults and limits of what a scenario may say, read from ``seeds/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from sim.scenario.numbers import Quantity
from sim.scenario.reader import read_trusted
from sim.scenario.shipped import shipped

__all__ = ["declared", "number", "whole_number"]

_FILES = ("structure", "defaults")
_NUMBERS = TypeAdapter(dict[str, Quantity])


@cache
def declared() -> Mapping[str, Quantity]:
    """Return the numbers of ``defaults.yaml``, and those of form that they share, by name."""
    files = [_NUMBERS.validate_python(_read(file)) for file in _FILES]
    return {name: number for numbers in files for name, number in numbers.items()}


def _read(file: str) -> object:
    return read_trusted(shipped("seeds") / f"{file}.yaml")


def number(name: str) -> float:
    """Return a default or limit; KeyError if no file of ``seeds/`` declares it."""
    return declared()[name].known


def whole_number(name: str) -> int:
    """Return a default or limit that is a whole number."""
    return int(number(name))
