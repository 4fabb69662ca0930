// Texts within the workshop's charts.
export default {
  "chart.numbers": "The numbers of this figure",
  "chart.now": "scenario", "chart.base": "base",
  "chart.month": "{name} {year}", "chart.month.head": "Month",
  "chart.june": "June 2025: {value}",
  "chart.fan.label": "{mean} on average in {month}, 90% of futures between {low} and {high}.",
  "chart.peak": "tallest bar: {share} of futures",
  "chart.from.to": "{low} to {high}",
  "chart.range.head": "Share", "chart.futures.head": "Futures",
  "chart.histogram.label": "Most futures lie between {low} and {high}; {n} ranges were given.",
  "chart.open": "not distinguishable from zero",
  "chart.same": "no difference",
  "chart.value.head": "Mean", "chart.low.head": "From", "chart.high.head": "To",
};
