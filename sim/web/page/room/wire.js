// Requests to the server of a session, and what can go wrong with them.

const PATIENCE = 8000; // ms until a request counts as lost

export class Refusal extends Error {
  constructor(status, body, after) {
    super(body?.error?.message ?? `HTTP ${status}`);
    this.status = status;
    this.key = body?.error?.key ?? null;
    this.values = body?.error?.values ?? {};
    this.after = after;
  }

  /* Whether the same request may do better later. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

const ask = async (path, options, patience = PATIENCE) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(path, { cache: "no-store", ...options, signal: abort.signal });
    if (response.ok || response.status === 304) return response;
    const after = Number(response.headers.get("Retry-After")) || 0;
    throw new Refusal(response.status, await response.json().catch(() => null), Math.min(after, 30));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(0, null, 0); // no network, no server, or none in time
  } finally {
    clearTimeout(timer);
  }
};

/* The JSON at a path; null where nothing is newer than what was asked for. */
export const get = async (path, patience) => {
  const response = await ask(path, {}, patience);
  return response.status === 200 ? response.json() : null;
};

export const post = (path, body, patience) =>
  ask(
    path,
    { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
    patience,
  );

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
