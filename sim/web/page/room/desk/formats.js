// What each format is opened with when nothing else is said.
export const FORMATS = {
  predict: { scenario: "cede_sales", base: "keep_control", rounds: 2, minutes: 15, round_minutes: 3, teams: 0 },
  design: { scenario: "keep_control", rounds: 3, minutes: 40, round_minutes: 8, teams: 4, most: 12 },
  roles: { scenario: "keep_control", rounds: 6, minutes: 75, round_minutes: 9, teams: 1, most: 6 },
};

export const GOALS = ["balance", "spread", "volume", "earnings"];

/* A wish for a session from what the form holds; what is left empty the server fills in. */
export const wishFrom = (form) => {
  const usual = FORMATS[form.format];
  const wish = {
    format: form.format,
    language: form.language,
    rounds: Number(form.rounds),
    minutes: Number(form.minutes),
    round_minutes: Number(form.round_minutes),
  };
  if (form.title.trim()) wish.title = form.title.trim();
  if (form.file) wish.file = form.file.text;
  else wish.scenario = form.scenario;
  if (usual.base) wish.base = form.base;
  if (usual.teams) wish.teams = Number(form.teams);
  if (form.format === "design") wish.goal = form.goal;
  if (form.format === "roles" && form.future) wish.future = Number(form.future);
  return wish;
};

export const formFor = (format, language) => {
  const { scenario, base = "", rounds, minutes, round_minutes, teams } = FORMATS[format];
  return { format, language, scenario, base, rounds, minutes, round_minutes, teams, goal: "balance", future: "", title: "", file: null };
};
