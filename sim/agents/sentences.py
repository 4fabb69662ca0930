"""Every sentence that the ledger's happenings are told by, each declared with what happens."""

from __future__ import annotations

from sim.agents.automaker import ARRIVALS, RENEWALS
from sim.agents.contract_changes import CONSENT
from sim.levers import EVENTS
from sim.levers.actions import ACTIONS
from sim.levers.happening import Sentence
from sim.levers.huawei import PARTS_OF_SENTENCES
from sim.levers.passing import CONTRACT
from sim.levers.rule_acts import RULE_ACTS
from sim.levers.sections import LEVERS

__all__ = ["DECLARED", "SENTENCES"]

DECLARED: tuple[Sentence, ...] = (
    *(sentence for kind in EVENTS for sentence in kind.declared.sentences),
    *(sentence for _, lever in LEVERS for sentence in lever.mark.happened),
    *(action.sentence for action in ACTIONS),
    *PARTS_OF_SENTENCES,
    *CONTRACT,
    *RULE_ACTS,
    CONSENT,
    *RENEWALS.values(),
    *ARRIVALS.values(),
)
"""All of them, those of events first; an agent that acts by a rule of its own adds its own."""

SENTENCES = {sentence.key: sentence for sentence in DECLARED}
"""All of them, by the ``kind`` of what they tell."""
