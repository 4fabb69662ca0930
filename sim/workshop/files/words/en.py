"""English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EN"]

EN: Mapping[str, str] = {
    "higher": "higher",
    "lower": "lower",
    "same": "the same",
    "predict": "Predict and reveal",
    "design": "Design the alliance",
    "roles": "Play the roles",
    "readme": """\
{title}
{game}; {rounds} rounds

1. Everybody who plays fills in one file in the folder of the round, round_1 to begin with: remove
   the # of the lines that are wanted, change them, save. A file with nothing filled in means that
   nobody is there, and the place's default rule plays.
2. sim workshop show {folder}       says who has decided, and what is wrong with which line.
3. sim workshop advance {folder}    closes the round, writes results.txt and results.json into its
   folder, and makes the folder of the next round. Where anything is wrong, it says all of it and
   changes nothing.
4. sim workshop undo {folder}       goes back by one advance. Files that were edited since are moved
   to undone_N, never lost.
5. sim workshop debrief {folder}    writes the debrief.

Whatever belongs together is kept here: copy or zip this folder to take the session elsewhere.
A round's files stay as they are once the round is closed; what the session has come to is worked
out from them every time.
""",
    "head": """\
# {title}: round {round} of {rounds}
# {who}
# To decide, remove the # at the beginning of the lines that you want, change them, and save.
# {nothing}
""",
    "nothing_predict": "As long as nothing is filled in, there is no prediction of yours.",
    "nothing_design": "As long as nothing is filled in, the team's last rules go on; without any, "
    "the scenario as it is.",
    "nothing_roles": "As long as nothing is filled in, nobody plays you this round: "
    "your default rule does.",
    "ask_predict": """\
#
# Aito's share of the alliance's sales in {month}: in "{scenario}",
# is it higher, lower or the same (within one point) as in "{base}"?
# And between which two shares does it lie, so that you are right in 8 of 10 futures?

#direction: higher      # higher, lower or same
#low: 0.40              # 0.40 is 40%
#high: 0.60
#reasons: []            # any of floor, outlets, effort, overlap, launch, rivals, luck, other
#text: ""               # why, in your own words
""",
    "before_predict": "# You said in round {round}: {direction}, {low} to {high}.\n",
    "ask_design": """\
#
# Set rules of alliance, huawei, makers and rules. Goal: {goal}.

#changes:
#  alliance.luxeed.sales_control: partner     # huawei, shared or partner
#  alliance.luxeed.from: 2025-10              # from this month on
#  alliance.luxeed.handover_months: 6
#  huawei.floor_rule: equal                   # proportional, equal, or focus on the list
#  makers.chery: {{effort: 1.2, outlets: 1.5}}  # factors on what the maker does by itself
#text: ""                                     # why, in your own words
""",
    "again_design": "#\n# Your rules until now (what you fill in replaces them all):\n{changes}",
    "goal_balance": "less dependence on Aito, more vehicles, more earnings for Huawei and its "
    "partners, each counted alike",
    "goal_spread": "a small share of Aito in the last month",
    "goal_volume": "many vehicles of the alliance over the whole run",
    "goal_earnings": "high earnings of Huawei over the whole run",
    "quarter": "# The quarter from {first} to {last}. What you decide works from {first} on.\n",
    "contracts": "# Contracts by the end of the quarter:\n",
    "on_table": "# On the table, for you to answer:\n",
    "own_table": "# On the table, from you (the other side answers this round):\n",
    "deals": "# Deals that you are in:\n",
    "asked_deals": "# Answered by a default rule in the first month of their terms:\n",
    "offer_line": "#   offer {number} from {other}{brand}: {terms}\n",
    "own_line": "#   offer {number} to {other}{brand}: {terms}\n",
    "deal_line": "#   deal {number} with {other}{brand}: {terms}{ends}\n",
    "ends": ", left from {month} on",
    "your_policy": "# What you have set on your own: {what}\n",
    "may_offer": "# You may offer (they answer in the next round, so from {first} on):\n",
    "may_last": "# This is the last round: what needs an answer cannot be offered any more.\n",
    "may_alone": "# Nobody plays these; their default rule answers in the first month of the "
    "terms, from {first} on: {what}.\n",
    "ready_line": "#ready: true            # I am here, and have nothing to decide\n",
    "answer_block": "#answers:\n{lines}",
    "counter_block": "#counters:    # a no, and other terms, which they answer next round\n{lines}",
    "policy_huawei": "#policy: {floor_rule: equal, resource_rule: focus, focus: [luxeed, stelato]}"
    "\n",
    "factor_limits": "{low:g} to {high:g}",
    "policy_maker": "#policy: {{effort: 1.2, outlets: 1.5}}   # factors, {effort} and {outlets}\n",
    "offer_block": "#offers:\n{lines}",
    "withdraw_line": "#withdraw: [{numbers}]         # take an offer off the table\n",
    "leave_line": "#leave: [{numbers}]            # give notice\n",
    "nobody": "Nobody played: {places}",
    "all_played": "Everybody played.",
    "overtaken": "Not done, because of what others did in the same round:",
    "round_of": "Round {round} of {rounds}",
    "session_over": "The session is over.",
    "share_in": "Aito's share in {month}, {n} futures",
    "cols_share": "|mean|5% to 95%",
    "difference": "Difference: {mean} points; higher in {higher}, the same in {same}, "
    "lower in {lower} of the futures.",
    "cols_predict": "rank|name|direction|range|points|direction|range|in range",
    "crowd": "the room",
    "perfect": "perfect",
    "cols_design": "rank|team|score|5% to 95%|first in",
    "in_billions": "{title}, bn yuan",
    "design_base": "Goal: {goal}.\nFrom “{first}” on: mean difference to the scenario as it is.",
    "no_rules": "The scenario as it is (no rules of their own yet): {places}",
    "declined_line": "{place}: {brand} declines in {share} of the futures ({month})",
    "world": "World {world}, the future that is played, to {month}",
    "cols_world": "month|Aito's share|HHI|vehicles",
    "cols_brands": "brand|vehicles in the quarter|stores|policy|after-sales|model type",
    "cols_payoff": "role|payoff so far, bn yuan",
    "by_rule": "Played by their default rule: {roles}",
    "happened": "What happened in the quarter:",
    "offers": "Offers:",
    "offer_told": "  {number} {maker} to {to}{brand}: {terms}: {state}",
    "open": "on the table",
    "accepted": "accepted",
    "refused": "refused",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed without an answer",
    "asked": "its default rule answers in {month}",
    "rule_accepted": "accepted by its default rule in {month}",
    "rule_declined": "declined by its default rule in {month}",
    "countered": "countered",
    "role_of": "You are {role} in world {world}",
    "team_of": "You are team {team}",
    "person_of": "You are {name}",
    "and_brand": ", maker of {brand}",
}
