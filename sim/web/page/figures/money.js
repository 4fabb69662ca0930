// What each agent earns a month over the whole run, or what of that is the difference.
/* global sim */
import { agentName, say } from "../say.js";
import { futures, leadFirst, line, sides } from "./given.js";

const told = (answer) =>
  leadFirst(answer.body.payoffs, ({ agent }) => agent, answer.lead.row.entity).map((each) => ({
    agent: each.agent,
    ...((answer.compared && each.difference) || each),
  }));

const chart = (answer) => {
  const rows = told(answer);
  const { now } = sides(answer);
  return {
    kind: "bars",
    unit: "yuan_per_month",
    agents: rows.map((row) => agentName(row.agent)),
    bars: [line("now", now.label, now.colour, rows.map((row) => row.mean))],
    low: [rows.map((row) => row.low ?? row.mean)],
    high: [rows.map((row) => row.high ?? row.mean)],
    differences: answer.compared,
  };
};

export const money = {
  id: "money",
  title: (answer) => say(answer.compared ? "figure.money.title" : "figure.money.title.alone"),
  note: (answer) =>
    say(answer.compared ? "figure.money.note" : "figure.money.note.alone", {
      futures: futures(answer.body.replications),
      months: answer.months.length,
    }),
  views: (answer) => sim.kinds.bars(chart(answer)),
  label: (answer) =>
    told(answer)
      .map((row) => `${agentName(row.agent)} ${sim.change(row.mean, "yuan_per_month")}`)
      .join(say("say.semicolon")),
  table: (answer) => {
    const columns = ["mean", "low", "high"];
    return {
      head: [
        { text: say("table.agent") },
        ...columns.map((name) => ({
          group: say(answer.compared ? "table.difference" : "table.payoff"),
          text: say(`statistic.${name}`),
          unit: "yuan_per_month",
          change: answer.compared,
        })),
      ],
      rows: told(answer).map((row) => [agentName(row.agent), ...columns.map((name) => row[name])]),
    };
  },
};
