"""Questions in English: what the numbers say, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LEVERS", "QUESTIONS"]

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "crowd_too_narrow": (
        "Your ranges were meant to hold {meant} of the futures and hold {held}. They are {width} "
        "wide on average; the middle {meant} of the futures is {needed} wide.",
        "What made you so sure? Which of your own forecasts at work have such a range, and who "
        "has ever checked how often it holds?",
    ),
    "crowd_too_wide": (
        "Your ranges were meant to hold {meant} of the futures and hold {held}. They are {width} "
        "wide on average; the middle {meant} of the futures is {needed} wide.",
        "What would you have had to know to dare a narrower range? Is a range that is never wrong "
        "of any use to whoever must decide?",
    ),
    "crowd_held": (
        "Your ranges were meant to hold {meant} of the futures and hold {held}; they are {width} "
        "wide on average, and the middle {meant} of the futures is {needed} wide.",
        "How did you find your ranges? Was it knowledge, or caution?",
    ),
    "direction_named": (
        "In {share} of the futures {month} comes out {direction}; {named} of {of} of you said so.",
        "Which mechanism did the others see? Is there a future in which they are right?",
    ),
    "reason_against_cause": (
        "The reason that you named most often is {reason} (named: {named}). The change that does "
        "most in the model is {change}: {value}.",
        "Do the two tell the same story? If not, does the model lack something that you know?",
    ),
    "further_is_wider": (
        "For {first_month} the middle 80% of the futures are {needed_first} wide, for {last_month} "
        "{needed_last}. Your ranges went from {said_first} to {said_last}.",
        "Did your ranges widen as much as the future does? What grows uncertain first?",
    ),
    "best_in_single_futures": (
        "{place} has the best mean, but is first in only {first} of the futures.",
        "Had a single future been played, who would be celebrated now? What follows for how "
        "forecasters are judged?",
    ),
    "first_is_shared": (
        "{tied} of you share the first rank: no number of futures at hand tells them apart. "
        "{place} has the best mean, and is first in {first} of the futures.",
        "Had a single future been played, who would be celebrated now? What follows for how "
        "forecasters are judged?",
    ),
    "crowd_against_people": (
        "The room's median range and most frequent direction score {points}; {better} of {of} of "
        "you did better.",
        "When is the middle of many opinions better than the best expert, and when is it not?",
    ),
    "ahead_but": (
        "{place} is ahead of {other}, and that is certain in the mean. Yet {place} is first in "
        "only {first} of the futures, and {other} is ahead of it in {overtaken}.",
        "Would you bet your own money on {place}? In how many futures would you want to be right?",
    ),
    "tied_at_the_top": (
        "{tied} teams share the first rank: {place} and {other} cannot be told apart, and {other} "
        "is ahead in {overtaken} of the futures.",
        "If two strategies are equally good in the mean, what else would you decide by?",
    ),
    "decided_or_lucky": (
        "In a single future, {decisions} of the spread between your teams comes from what you "
        "decided, and {luck} from luck that helped one team more than another.",
        "Who would have learnt the wrong lesson from one future? What do you reward in your own "
        "company: decisions or results?",
    ),
    "price_of_balance": (
        "{place} depends on Aito least: {share} against the scenario as it is. Sales over the run "
        "change by {units} vehicles; in {fewer} of the futures the alliance sells fewer.",
        "What is less dependence worth? Who should pay for it?",
    ),
    "one_side_pays": (
        "Under the rules of {place} Huawei's result changes by {huawei} and the automakers' by "
        "{partners}.",
        "Would the side that loses have signed? What could the other have offered it?",
    ),
    "largest_change": (
        "Of all changes that you made, {change} by {place} moved {measure} most: {value}.",
        "Was that what you meant it to do? Through which mechanism does it work?",
    ),
    "alone_or_together": (
        "With {place}, {change} moves {measure} by {alone} when it is made alone, and by {last} "
        "on top of the team's other rules.",
        "Why does it not do the same in both cases? Which of your rules need each other?",
    ),
    "neighbours_choice": (
        "With {lever} as {other} has it, {place} would have done better in {better} of the "
        "futures.",
        "Did you consider it? What spoke against it?",
    ),
    "somebody_pays": (
        "On average over all futures your decisions are worth {gain} to {best} and {loss} to "
        "{worst}.",
        "Did {worst} see it coming? What could it have asked for in return?",
    ),
    "nobody_pays": (
        "On average over all futures your decisions are worth {gain} to {best}, and even {worst} "
        "comes out at {loss}.",
        "Where does the gain come from: from buyers, from rivals, or from each other?",
    ),
    "luck_against_decisions": (
        "For {luckier} of {of} roles the future that you lived through mattered more than all "
        "decisions. {place} had {luck} from luck and {worth} from decisions.",
        "What would you have concluded from this one future alone? What would it have cost you?",
    ),
    "at_the_table": (
        "You made {made} offers: {accepted} were accepted, {refused} refused, {countered} "
        "countered, and {lapsed} left without an answer. Default rules of automakers accepted "
        "{rule_accepted}, declined {rule_declined}, and had yet to answer {asked}.",
        "Which offer should have been made and was not? Which was refused for no good reason?",
    ),
    "who_moved_the_share": (
        "In {place} it was {agent} whose decisions moved {measure} most: {value}.",
        "Is that who you thought held the lever?",
    ),
    "at_its_own_cost": (
        "In {place} the decisions of {agent} change its own payoff by {value} on average.",
        "Was that bought with something else, or was it a mistake? Who gained by it?",
    ),
    "worlds_apart": (
        "The same start and the same luck: {measure} ended {low_value} from the scenario as it "
        "is in {low}, and {high_value} in {high}.",
        "Where did the worlds part? Was it one deal, or many small ones?",
    ),
    "seen_and_meant": (
        "In {place} you saw the largest jump in {month} ({step} against the same future without "
        "your decisions). On average over all futures it comes in {usual_month} ({usual}).",
        "What did you make of it then? Did you decide anything because of it?",
    ),
    "what_the_model_lacks": (
        "All this is a model, calibrated to what was known in June 2025.",
        "What do you know about this business that the model does not? Which result would it "
        "change?",
    ),
    "what_would_change_your_mind": (
        "You have seen results, their spread and their reasons.",
        "Which of your views have changed today, and what would have to be true for them to "
        "change back?",
    ),
}

LEVERS: Mapping[str, str] = {
    "alliance": "{who}'s contract",
    "huawei.floor": "Huawei's store floor",
    "huawei.resources": "Huawei's resources and Yinwang's part of them",
    "huawei.badge": "one badge for all",
    "makers": "{who}'s own effort and outlets",
    "rules": "the conditional rules",
    "direction": "the direction",
    "range": "the range",
}
