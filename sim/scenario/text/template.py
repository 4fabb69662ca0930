"""The commented scenario that ``sim new NAME --from BASE`` writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sim.errors import InputError
from sim.inputs import Name
from sim.levers import EVENTS
from sim.levers.actions import ACTIONS
from sim.levers.declaration import controls_of
from sim.levers.huawei import HuaweiLevers
from sim.levers.lever import levers_of, one_of
from sim.scenario.text.scalars import scalar_value

__all__ = ["template"]

_NAME = TypeAdapter(Name)

_TEXT = """\
# yaml-language-server: $schema=scenario.schema.json
# (for help in an editor: sim schema > scenario.schema.json)
#
# Only what stands here differs from the base; `sim show {name} --only-changed` lists it.
# Maps merge over the base, lists replace it, null goes back to the default.
# A line that begins with # and no space is an example: remove the # and edit it.

schema: 1
name: {name}
title: {title}
question: {question}
#colour: "#c7253e"       # in charts; one of its own if none
#order: 100              # where `sim list` shows a shipped scenario
extends: {base}

# How long and how often. The start is fixed: the month after the calibration to June 2025.
#run:
#  start: 2025-07
#  months: 36            # length of the run, 1 to 120
#  replications: 1000    # futures that are drawn
#  seed: 625             # which luck
#  prior: false          # true: draw from the register, not from the fit to the history

# LEVERS: what an actor chooses.

# Contract terms by brand; what is left out stays as it was.
#alliance:
#  luxeed:
#    sales_control: partner      # who runs selling: huawei, shared or partner
#    from: 2025-07               # first month of these terms
#    handover_months: 6          # months over which they pass from old to new
#                                # what nobody published may be a range, which is drawn:
#                                # {{low: 3, high: 12}}, or months {{from: 2025-09, to: 2025-12}}
#    consent: asked              # agreed, or asked: the automaker may decline
#    model_type: hima            # hima, hybrid, huawei_inside or supplier
#    abroad: {{lead: partner, from: 2026-01}}    # who builds the brand overseas
#  stelato:                      # a list changes the terms more than once
#    - sales_control: {{stores: partner, policy: huawei, after_sales: shared}}
#      from: 2025-07
#      handover_months: 3
#    - {{sales_control: partner, from: 2026-07}}

# What Huawei decides.
#huawei:
{huawei}
#  later:                        # what it changes its mind to; what is left out stays as it was
#    - {{from: 2026-01, floor_rule: focus}}    # on the list
#    - {{from: 2026-07, resource_rule: equal, yinwang_share: 0.2}}    # 0.2 from then on

# What automakers do beyond their own rules: factors on the effort and outlets that each aims at.
#makers:
#  chery: {{effort: 1.2, outlets: 1.5}}    # effort 0.5 to 2, outlets 0.5 to 3
#  baic:                         # a list changes the factors more than once
#    - {{outlets: 2.0}}            # own outlets
#    - {{from: 2026-07, effort: 1.3, outlets: 1.0}}

# When something holds for some months, terms change after a notice period.
#rules:
#  - name: take_luxeed_back
#    when: {{measure: share, brand: luxeed, below: 0.03, for_months: 6}}
#    then: {{brand: luxeed, sales_control: shared, handover_months: 3}}    # or model_type
#    notice_months: 3
#    reason: Luxeed sells too little
#  - name: spread_the_floor      # conditions nest: all_of, any_of
#    when:
#      all_of:
#        - {{measure: hhi, above: 6000, for_months: 3}}
#        - any_of:
#            - {{measure: share, brand: aito, above: 0.8}}
#            - {{measure: backlog, brand: aito, above: 50000}}
{actions}

# THE WORLD: what happens whatever they choose.

# Dated events, one kind each. Named as here they join the base's (and replace one of the same
# name); written as a list they replace all of the base's.
#events:
{events}

# Other ranges for assumptions of the register; `sim assumptions` lists them.
#assumptions:
#  own_network_months: {{low: 6, high: 18}}
#  outlet_productivity: {{fixed: 0.7}}    # pinned instead of drawn

# What should come out, in which part of the replications; `sim check` runs it.
#expect:
#  - {{measure: aito_share, month: 2026-12, lower_than: {base}, probability: 0.8}}
#  - {{measure: share, brand: luxeed, month: 2026-12, higher_than: 0.05, probability: 0.5}}

# Where the ideas come from.
#sources: [article]
"""


def template(name: str, base: str) -> str:
    """The text of a new scenario over a base: valid as it is, with every lever in comments.

    Args:
        name: the scenario's name.
        base: what to extend: a shipped scenario, a file beside the new one, or a path.

    Raises:
        InputError: the name cannot be a scenario's name.
    """
    try:
        _NAME.validate_python(name)
    except ValidationError:
        raise InputError(
            f"'{name}' cannot be a scenario's name; "
            "write lower case letters, digits and _, beginning with a letter"
        ) from None
    title = name.replace("_", " ").capitalize()
    question = f"What changes against {Path(base).stem}?"
    return _TEXT.format(
        name=name,
        title=_word(title),
        base=_word(base),
        question=_word(question, also="?"),
        huawei="\n".join(f"#  {line}" for line in _levers()),
        actions="\n".join(f"#    {action}" for action in _actions()),
        events="\n".join(f"#  {example}" for example in _examples()),
    )


def _actions() -> Iterator[str]:
    """What a rule may change beside a brand's terms: the first, and the others in comments."""
    for number, action in enumerate(ACTIONS):
        brand = "brand: luxeed, " if action.needs_brand else ""
        yield f"{'# or ' if number else ''}then: {{{brand}{action.key}: {action.example}}}"


def _examples() -> Iterator[str]:
    """A line for each form of each kind of event."""
    for kind in EVENTS:
        for example in kind.declared.examples:
            values = ", ".join(f"{name}: {value}" for name, value in example.values.items())
            event = f"{{month: {example.month}, {kind.declared.key}: {{{values}}}}}"
            comment = f"    # {example.comment}" if example.comment else ""
            yield f"{example.name}: {event}{comment}"


def _levers() -> Iterator[str]:
    """A line for each of Huawei's levers."""
    choices = {control.field: control.options for control in controls_of(HuaweiLevers)}
    for lever in levers_of(HuaweiLevers):
        value = json.dumps(lever.mark.example).replace('"', "")
        options = choices.get(lever.key)
        among = f": {one_of(options)}" if options else ""
        yield f"{f'{lever.key}: {value}':<28}  # {lever.description}{among}"


def _word(text: str, also: str = "") -> str:
    """Text as YAML, in quotes only where it would be read as something else."""
    harmless = text[:1].isalpha() and all(char.isalnum() or char in f" _-./{also}" for char in text)
    if harmless and isinstance(scalar_value(text), str):
        return text
    return json.dumps(text, ensure_ascii=False)
