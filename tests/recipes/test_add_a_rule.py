"""A rule made by following the page has its places, and its examples hold."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that a rule with worked examples may touch."""

HOLD_EXAMPLES = """
from tests.rules import test_rules as tests

tests.test_every_rule_has_its_three_places()
tests.test_the_catalogue_is_in_order_and_has_nothing_twice()
tests.test_every_examples_file_belongs_to_a_rule()
mine = [each.values for each in tests.EXAMPLES if each.id.startswith("press.")]
for rule, example in mine:
    tests.test_worked_example(rule, example)
    tests.test_replications_do_not_see_each_other(rule, example)
    tests.test_inputs_are_left_as_they_were(rule, example)
    tests.test_every_method_has_an_example(rule)
    tests.test_it_says_what_it_does_and_where_that_comes_from(rule)
print(len(mine), mine[0][0].__name__)
"""


def test_a_rule_of_the_page(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    shutil.copytree(ROOT / "tests" / "rules", tmp_path / "tests" / "rules")
    scratch.follow(ROOT / "docs" / "how-to" / "add_a_rule.md")
    assert len(scratch.touched) <= MOST
    assert scratch.python(HOLD_EXAMPLES).splitlines()[-1] == "1 Press"
