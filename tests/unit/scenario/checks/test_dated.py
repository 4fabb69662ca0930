"""Levers with dates: what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.errors import ScenarioError
from sim.scenario import Vocabulary, load

Write = Callable[..., str]
HEAD_LINES = 4


def refused(file: str, words: Vocabulary, *overrides: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(file, vocabulary=words, overrides=overrides)
    return [f"{p.line - HEAD_LINES} {p.key}: {p.text}" for p in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "huawei:\n  later:\n    - {from: 2026-01, floor_rule: equal}\n"
            "    - {from: 2026-01, yinwang_share: 0.2}\n",
            "4 huawei.later.1.from: two changes of Huawei's levers begin in 2026-01; "
            "give each its own `from`, or make them one",
        ),
        (
            "makers:\n  chery:\n    - {effort: 1.2}\n    - {from: 2025-07, outlets: 2.0}\n",
            "4 makers.chery.1.from: two entries of chery begin in 2025-07; "
            "give each its own `from`, or make them one",
        ),
        (
            "huawei:\n  later: [{from: 2026-01}]\n",
            "2 huawei.later.0: nothing to do: give floor_rule, resource_rule, focus or "
            "yinwang_share",
        ),
        (
            "makers:\n  chery: {from: 2026-01}\n",
            "2 makers.chery: nothing to do: give effort or outlets",
        ),
        (
            "makers: {cherry: {effort: 1.2}}\n",
            "1 makers.cherry: unknown automaker 'cherry'; did you mean 'chery'?",
        ),
        (
            "makers: {chery: 2}\n",
            "1 makers.chery: expected a map with from, effort and outlets, "
            "or a list of such maps; found the number 2",
        ),
        (
            "makers: {chery: {effort: 2.5}}\n",
            "1 makers.chery.effort: the number 2.5 is too high; the highest is 2",
        ),
        (
            "makers: {chery: {outlets: 0.4}}\n",
            "1 makers.chery.outlets: the number 0.4 is too low; the lowest is 0.5",
        ),
        (
            "makers: {chery: {outlet: 1.4}}\n",
            "1 makers.chery.outlet: unknown key; did you mean 'outlets'?",
        ),
        (
            "huawei: {later: [{from: 2026-01, focus: [luxed]}]}\n",
            "1 huawei.later.0.focus.0: unknown brand 'luxed'; did you mean 'luxeed'?",
        ),
        (
            "huawei: {later: [{from: 2025-06, floor_rule: equal}]}\n",
            "1 huawei.later.0.from: 2025-06 lies before the run, which is 2025-07 to 2028-06",
        ),
        (
            "makers: {saic: {from: 2028-07, effort: 1.1}}\n",
            "1 makers.saic.from: 2028-07 lies after the run, which is 2025-07 to 2028-06",
        ),
    ],
)
def test_a_clear_problem(text: str, expected: str, write: Write, words: Vocabulary) -> None:
    assert expected in refused(write("mine", text), words)


def test_a_maker_of_the_scenarios_own_brand_is_known(write: Write, words: Vocabulary) -> None:
    brand = (
        "brands:\n  neu:\n    {title: Neu, maker: neumotors, hima: true, model_type: hima,"
        " price: 200, models: 1, capacity: 100, base: 0, bands: {shares: [0.5, 0.5, 0.0, 0.0],"
        " evidence: assumption, source: me}}\n"
    )
    file = write("mine", brand + "makers: {neumotors: {effort: 1.5}}\n")
    assert load(file, vocabulary=words).scenario.makers
    assert refused(write("typo", brand + "makers: {neumotor: {effort: 1.5}}\n"), words) == [
        "4 makers.neumotor: unknown automaker 'neumotor'; did you mean 'neumotors'?"
    ]


# the list that `focus` needs

NEEDS = "the rule focus needs a list of brands by then; add focus here or before"


@pytest.mark.parametrize(
    ("levers", "expected"),
    [
        ("later: [{from: 2026-01, floor_rule: focus}]", [f"huawei.later.0.floor_rule: {NEEDS}"]),
        (
            "later: [{from: 2026-01, resource_rule: focus}, {from: 2026-02, focus: [aito]}]",
            [f"huawei.later.0.resource_rule: {NEEDS}"],
        ),
        (
            "floor_rule: focus, focus: [aito], later: [{from: 2026-01, focus: []}]",
            [
                "huawei.later.0.focus: the rule focus is in force, which needs a list of brands; "
                "name some"
            ],
        ),
        (
            "floor_rule: focus, later: [{from: 2025-08, focus: [aito]}]",
            ["huawei.floor_rule: the rule focus needs a list of brands; add huawei.focus"],
        ),
        ("later: [{from: 2026-02, floor_rule: focus}, {from: 2026-01, focus: [aito]}]", []),
        ("focus: [aito], later: [{from: 2026-02, floor_rule: focus}]", []),
        ("later: [{from: 2026-02, floor_rule: focus, focus: [aito]}]", []),
        (
            "floor_rule: focus, focus: [aito],"
            " later: [{from: 2026-02, floor_rule: equal, focus: []}]",
            [],
        ),
    ],
)
def test_focus_needs_a_list_in_force_by_then(
    levers: str, expected: list[str], write: Write, words: Vocabulary
) -> None:
    file = write("mine", f"huawei: {{{levers}}}\n")
    if not expected:
        assert load(file, vocabulary=words).scenario.huawei.later
    else:
        assert [each.split(" ", 1)[1] for each in refused(file, words)] == expected


@pytest.mark.parametrize(
    ("listed", "sound"), [("2025-08", True), ("2025-11", True), ("2025-12", False)]
)
def test_a_rule_needs_a_list_from_the_month_in_which_it_may_act_first(
    listed: str, sound: bool, write: Write, words: Vocabulary
) -> None:
    """Rules are judged from the second month on; with a notice of three months that is November."""
    text = (
        f"huawei: {{later: [{{from: {listed}, focus: [aito]}}]}}\n"
        "rules:\n  - {name: x, when: {measure: hhi, above: 1}, then: {floor_rule: focus},"
        " notice_months: 3}\n"
    )
    file = write("mine", text)
    if sound:
        assert load(file, vocabulary=words).scenario.rules
    else:
        assert refused(file, words) == [
            "3 rules.0.then.floor_rule: the rule focus needs a list of brands; add huawei.focus"
        ]
