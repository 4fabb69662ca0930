// What each format is opened with when nothing else is said.
import { FORMATS, GOALS, MEASURES } from "../../declared/formats.js";

export { FORMATS };

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
  if (form.format !== "predict" && form.measures.join() !== MEASURES.join()) wish.measures = form.measures;
  if (form.format === "roles" && form.future) wish.future = Number(form.future);
  return wish;
};

export const formFor = (format, language) => {
  const { scenario, base, rounds, minutes, round_minutes, teams } = FORMATS[format];
  return { format, language, scenario, base: base ?? "", rounds, minutes, round_minutes, teams, goal: GOALS[0], measures: MEASURES, future: "", title: "", file: null };
};
