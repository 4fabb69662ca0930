"""Headings, sentences and captions of a debrief in English."""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "debrief": "Debrief",
    "untitled": "Workshop",
    "case.title": "What was played",
    "case.predict": "{people} people predicted what happens to Aito's share of the alliance when "
    "“{scenario}” is played instead of “{base}”, in {rounds} rounds of “{format}”.",
    "case.design": "{teams} teams with {people} people were Huawei and set the rules on top of “"
    "{scenario}”, in {rounds} rounds of “{format}”. What counted: {goal}.",
    "case.roles": "{people} people in {worlds} played Huawei, Yinwang and the automakers "
    "on top of “{scenario}”, over {rounds} quarters of “{format}”. One future was lived through, "
    "number {future} of {replications}, the same in every world; it is held here against all of "
    "them.",
    "case.worlds": "{n} worlds",
    "case.worlds.one": "1 world",
    "case.runs": "Every play was simulated over {months} months, {first} to {last}, in "
    "{replications} futures. Future by future all plays have the same luck, so differences "
    "between them are decisions.",
    "case.part": "{played} of {rounds} rounds were closed. What was decided later plays no part.",
    "case.nothing": "No round was closed yet, so there is nothing to tell.",
    "case.when": "Played on {date}.",
    "case.offers": "Offers made: {made}. Accepted: {accepted}; refused: {refused}; countered: "
    "{countered}; withdrawn: {withdrawn}; lapsed: {lapsed}. By an automaker's default rule: "
    "accepted {rule_accepted}, declined {rule_declined}, not yet answered {asked}.",
    "case.decided": "What each team decided",
    "case.deals": "What was agreed",
    "case.ruled": "What automakers' default rules were asked",
    "case.ruled.accepted": "accepted in {month}, and in {share} of all futures",
    "case.ruled.declined": "declined in {month}; accepted in {share} of all futures",
    "case.ruled.asked": "not asked: the game ended before {month}",
    "case.own": "nothing: the scenario as it is",
    "case.set": "{what} = {value}",
    "case.nobody": "nobody",
    "case.desk": "the facilitator",
    "case.between": "{one} and {other}",
    "span": "{low} to {high}",
    "own_rule": "default rule",
    "ranking.title": "Who came out ahead, and how sure that is",
    "ranking.rank": "{rank}.",
    "ranking.tied": "{rank}.=",
    "ranking.settled": "{leader} is ahead in the mean, by {margin} over {runner_up} (95% "
    "confidence: {low} to {high}).",
    "ranking.same": "No difference: the first {tied} of {of} have the same score in every one of "
    "{replications} futures. They share the first rank.",
    "ranking.open": "The first {tied} of {of} cannot be told apart over {replications} futures: "
    "their difference is not distinguishable from zero (95% interval). They share the first rank.",
    "ranking.single": "That is the mean. In a single future {leader} comes first in {first} of "
    "cases, and {runner_up} does better than it in {overtaken}.",
    "ranking.alone": "Only one played, so there is nobody to be ahead of.",
    "ranking.nobody": "Nobody played.",
    "ranking.worth": "What a world's decisions are worth to a role: its payoff in the months "
    "that were played, less what it would have had without any decision in the same future.",
    "ranking.pays": "Decisions pay on average (95% interval above zero) for {count} of {of}: "
    "{names}.",
    "ranking.costs": "They cost on average (95% interval below zero) {count} of {of}: {names}.",
    "ranking.nothing": "They make no difference in any future for {count} of {of}.",
    "ranking.unsettled": "Not distinguishable from zero for {count} of {of}: the mean could be a "
    "gain or a loss.",
    "ranking.none": "nobody",
    "ranking.many": "{names} and {more} more",
    "ranking.chart": "Score: {unit}",
    "ranking.chart.worth": "What the decisions are worth: {role}",
    "ranking.chart.worths": "What the decisions are worth",
    "ranking.desc": "{first} has the highest mean, {value}. Thick: where the mean lies with 95% "
    "confidence. Thin: 90% of futures.",
    "ranking.first": "In what part of the futures each would be first",
    "ranking.first.desc": "{first} is first in {share} of futures. A shared first place counts "
    "in parts, so all add up to 100%.",
    "ranking.first.role": "First among worlds, as {role}",
    "score.rest": "100% less {measure}",
    "score.negative": "{measure}, counted as negative",
    "score.parts": "index; 1 is what luck alone moves the base by",
    "unit.points.name": "points, 100 at most",
    "luck.title": "Score against luck",
    "luck.split": "Of what sets you apart in a single future, {decisions} is decisions and {luck}"
    " is luck. Luck that moves all alike changes no rank and is not counted.",
    "luck.same": "All came to the same, so neither decisions nor luck sets anybody apart.",
    "luck.chart": "What sets you apart in a single future",
    "luck.desc": "Decisions {decisions}, luck {luck}.",
    "luck.decisions": "Decisions",
    "luck.luck": "Luck",
    "luck.ahead": "How far ahead of the room's mean",
    "luck.ahead.desc": "The dot is what decisions make, the line is where luck puts 90% of "
    "futures. Where lines overlap, another future could turn the order round.",
    "luck.roles": "What a role got in the months that were played is what it would have had "
    "without any decision, plus what the decisions are worth on average, plus luck. For {luckier} "
    "of {of} luck did more than decisions.",
    "luck.world": "Decisions and luck: {world}",
    "luck.world.desc": "For each role, what the decisions are worth on average and what luck "
    "added in the played future. Thin: what luck does in 90% of futures.",
    "luck.of": "{role}: {what}",
    "turning.title": "Turning points",
    "turning.lead": "The months in which {measure} moved most or turned, against the same "
    "futures without the decisions, with what happened then. The ledger tells what happened, not "
    "what caused it.",
    "turning.mean": "{place}: mean over all futures",
    "turning.played": "{place}: the future that was lived through",
    "turning.chart": "{measure}: difference to the base by month",
    "turning.desc": "It ends at {last} in {month}. Shaded: where the mean lies with 95% "
    "confidence. Numbers mark the months that are told below.",
    "turning.desc.played": "It ends at {last} in {month}, in this one future. Numbers mark the "
    "months that are told below.",
    "turning.none": "It never moves: the decisions change nothing here.",
    "turning.turn": "{number}. {month}: turns at {value}.",
    "turning.jump": "{number}. {month}: largest change in one month, {step}, to {value}.",
    "turning.own": "Only with the decisions: {events}.",
    "turning.anyway": "Also, with or without the decisions: {events}.",
    "turning.quiet": "The ledger has nothing near it.",
    "parts.title": "What made the difference",
    "parts.lead": "Every combination of changes is simulated under the same luck. Each change "
    "gets its fair part (a Shapley value), so the parts add up to the whole difference.",
    "parts.lead.roles": "Every combination of roles whose decisions count is simulated under the "
    "same luck. Each role gets its fair part (a Shapley value); an agreement counts once both "
    "sides are in.",
    "parts.chart": "{measure}: from the base to {place}",
    "parts.desc": "From {before} to {after}. Largest part: {change}, {value}. Thin lines: where "
    "the mean of a part lies with 95% confidence.",
    "parts.base": "Base",
    "parts.none": "No decision, so no difference to the base.",
    "parts.failed": "Some of these changes do not hold without the others, so they cannot be "
    "told apart.",
    "parts.grouped": "There are too many changes to tell apart one by one; they are grouped by "
    "who makes them and what they are about.",
    "parts.futures": "Worked out over {replications} futures.",
    "parts.all": "Parts of every measure: {place}",
    "neighbours.title": "With your neighbour's choice",
    "neighbours.lead": "What each would have had with the next one's choice on one point, all "
    "else as it was. Measured by: {measure}.",
    "neighbours.base": "There is no neighbour, so the scenario's own choice stands in.",
    "neighbours.none": "No choice differs, so there is nothing to swap.",
    "neighbours.with": "With the choice of {other}",
    "neighbours.with.base": "With the scenario's own choice",
    "neighbours.chart": "{measure}, what would change",
    "neighbours.desc": "Largest: {choice}, {value}. Line: 95% confidence.",
    "neighbours.all": "What each choice would do to every measure",
    "neighbours.misfit": "Does not go with the other rules: {choices}.",
    "neighbours.higher": "Higher in",
    "neighbours.person": "{place} with {what} of {other}",
    "predictions.title": "Predictions against the outcome",
    "predictions.round": "Round {round}: {month}",
    "predictions.came": "In {month} Aito's share is {mean} on average, and {low} to {high} in "
    "80% of futures; {base} in the base.",
    "predictions.sides": "It is higher than in the base in {higher} of futures, the same (within "
    "1 point) in {same}, lower in {lower}.",
    "predictions.room": "{count} people gave a range that was to hold 80% of futures. On average "
    "the ranges hold {held}; {narrow} of {count} are too narrow. Their mean width is {width}; "
    "the middle 80% of futures is {needed} wide.",
    "predictions.crowd": "The room as one (median range, most named direction) has {points} "
    "points; {better} of {of} people did better. {perfect} is the most there was to have.",
    "predictions.nobody": "Nobody predicted in this round.",
    "predictions.ranges": "Everybody's range and the futures",
    "predictions.ranges.desc": "Shaded: the range that 80% of futures lie in. Dark lines hold "
    "80% or more of the futures, light ones fewer.",
    "predictions.held": "How much each range holds; 80% was meant",
    "predictions.held.desc": "{enough} of {count} ranges hold 80% of futures or more.",
    "predictions.held.bin": "{low} to {high}",
    "predictions.directions": "Direction: said and come",
    "predictions.directions.desc": "Most often said: {said}. Most frequent in the futures: {came}.",
    "predictions.said": "{direction}: said",
    "predictions.come": "{direction}: futures",
    "predictions.reasons": "Reasons that were given",
    "predictions.reasons.desc": "Most often: {reason} ({count}).",
    "questions.title": "Questions for the room",
    "questions.none": "Questions come with the first closed round.",
    "plays.title": "Every play as a scenario file",
    "plays.lead": "Save a file and run it. It gives the same numbers as here: same seed, same "
    "futures.",
    "plays.save": "Save {file}",
    "plays.none": "There are none yet.",
    "plays.people": "{place}: {people}",
    "table.rest": "The chart has the first {shown} of {of}; the numbers are all there.",
    "table.show": "The numbers",
    "nav": "Contents",
    "footer": "One file that loads nothing.",
}
