// 工作坊图表中的文字。
export default {
  "chart.numbers": "本图的数字",
  "chart.now": "本情景", "chart.base": "对照",
  "chart.month": "{year}年{number}月", "chart.month.head": "月份",
  "chart.june": "2025 年 6 月：{value}",
  "chart.fan.label": "{month}平均为 {mean}，90% 的未来在 {low} 到 {high} 之间。",
  "chart.peak": "最高一柱：{share} 的未来",
  "chart.from.to": "{low} 到 {high}",
  "chart.range.head": "份额", "chart.futures.head": "未来占比",
  "chart.histogram.label": "多数未来落在 {low} 到 {high} 之间；共有 {n} 个区间预测。",
  "chart.open": "无法与零区分",
  "chart.same": "没有差别",
  "chart.value.head": "平均", "chart.low.head": "下限", "chart.high.head": "上限",
};
