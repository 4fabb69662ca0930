// Places by their world; teams, which live in none, are one group.

/* [{world, all}], in the order of the worlds. */
export const byWorld = (places) => {
  const worlds = [...new Set(places.map(({ world }) => world))];
  return worlds.map((world) => ({ world, all: places.filter((place) => place.world === world) }));
};
