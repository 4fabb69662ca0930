// The one login of the facilitator.
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { say } from "../say.js";
import { get } from "../wire.js";
import { loadSessions, login, sending } from "./store.js";

export const Login = () => {
  const key = useSignal("");
  const field = useRef();
  // at once: the attribute autofocus waits, and by then somebody may be elsewhere
  useLayoutEffect(() => field.current.focus(), []);
  // lets the server tell this device's wrong keys from those of others in the same network
  useEffect(() => void get("/api/room/device").catch(() => null), []);
  const send = async (event) => {
    event.preventDefault();
    if (await login(key.value.trim())) await loadSessions();
  };
  return html`<form class="card login" onSubmit=${send}>
    <h2>${say("desk.login.title")}</h2>
    <p class="hint">${say("desk.login.where")}</p>
    <input type="text" name="username" autocomplete="username" value="desk" hidden />
    <label>${say("desk.login.key")}
      <input type="password" name="key" autocomplete="current-password" required ref=${field}
        value=${key} onInput=${(event) => (key.value = event.target.value)} />
    </label>
    <button class="primary" disabled=${sending.value === "login"}>${say("desk.login.do")}</button>
  </form>`;
};
