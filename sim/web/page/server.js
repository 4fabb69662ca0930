// Talking to the server, and what can go wrong with it.

export class Refused extends Error {
  constructor(status, body, after) {
    super(body?.error?.message ?? `HTTP ${status}`);
    this.status = status;
    this.problems = body?.error?.problems ?? [];
    this.after = after;
  }

  get busy() {
    return this.status === 429 || this.status === 503;
  }
}

const refusal = async (response) => {
  const body = await response.json().catch(() => null);
  const after = Number(response.headers.get("Retry-After")) || 1;
  return new Refused(response.status, body, Math.min(after, 30));
};

export const get = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw await refusal(response);
  return response.json();
};

/* Asks; an answer that is no error comes back as the browser has it. */
export const post = async (path, body, abort) => {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: abort,
  });
  if (!response.ok) throw await refusal(response);
  return response;
};
