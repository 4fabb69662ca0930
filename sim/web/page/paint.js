// When charts are drawn: the main one at once, the others in later frames, if they are in sight.

const SPENT = 9; // ms of a frame that charts may take before it is let go

const places = new Set();
let answer = null;
let queued = false;
let painting = 0; // answers whose main chart has been drawn and not yet painted

/* Calls back when what is drawn now has been painted. */
const painted = (then) =>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      then();
    };
    channel.port2.postMessage(0);
  });

const due = () => [...places].find((place) => place.behind && place.inSight);

const drawSome = () => {
  queued = false;
  if (painting) return; // the main chart first: this goes on when it is on the page
  const began = performance.now();
  let place = due();
  while (place && performance.now() - began < SPENT) {
    place.behind = false;
    place.draw(answer);
    // the next time it is the others' turn first
    places.delete(place);
    places.add(place);
    place = due();
  }
  if (place) queue();
};

const queue = () => {
  if (queued || !answer) return;
  queued = true;
  requestAnimationFrame(drawSome);
};

/* Charts far out of sight are not drawn: they catch up when they come near. */
const sight = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      for (const place of places) {
        if (place.element === entry.target) place.inSight = entry.isIntersecting;
      }
    }
    queue();
  },
  { rootMargin: "200px" },
);

/* A chart's place: `draw` is called with each answer. Gives what takes it away again. */
export const register = (element, draw, main = false) => {
  const place = { element, draw, main, inSight: main, behind: true };
  places.add(place);
  if (!main) sight.observe(element);
  if (main && answer) draw(answer);
  queue();
  return () => {
    places.delete(place);
    sight.unobserve(element);
  };
};

/* On paper everything is in sight. */
window.addEventListener("beforeprint", () => {
  for (const place of places) {
    if (place.behind && answer) place.draw(answer);
    place.behind = false;
  }
});

/* Draws an answer, and says when its main chart has been painted. */
export const paint = (given, then) => {
  answer = given;
  for (const place of places) {
    place.behind = true;
    if (place.main) {
      place.behind = false;
      place.draw(answer);
    }
  }
  painting += 1;
  painted(() => {
    painting -= 1;
    then();
    queue();
  });
};

/* Draws everything again, as after a change of language. */
export const redraw = () => {
  if (!answer) return;
  for (const place of places) place.behind = true;
  for (const place of places) if (place.main) place.draw(answer);
  queue();
};
