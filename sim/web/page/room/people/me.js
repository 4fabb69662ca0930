// Who I am here: name, return code, another seat.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { kept } from "../kept.js";
import { say } from "../say.js";
import { code, me } from "../store.js";
import { disconnect, send } from "../socket.js";
import { leaveSeat } from "./entering.js";

const Rename = () => {
  const text = useSignal(me.value.name);
  const submit = (event) => {
    event.preventDefault();
    const name = text.value.trim();
    if (name && name !== me.value.name) send("rename", { name });
  };
  return html`<form onSubmit=${submit}>
    <label for="rename">${say("me.name")}</label>
    <span class="pair"><input id="rename" maxlength="40" value=${text.value}
      onInput=${(event) => (text.value = event.currentTarget.value)} />
    <button type="submit">${say("me.rename")}</button></span>
  </form>`;
};

const Inside = () => {
  const own = kept(`return.${code.value}`);
  const leave = () => {
    if (!confirm(say("me.leave.sure", { code: own ?? "" }))) return;
    disconnect();
    leaveSeat();
  };
  return html`<div class="panel">
    <${Rename} />
    ${own && html`<p>${say("me.return")}<br /><strong class="code">${own}</strong></p>`}
    <p>${say("me.session")} <strong class="code small">${code.value}</strong></p>
    <button type="button" class="quiet" onClick=${leave}>${say("me.leave")}</button>
  </div>`;
};

/* Opens by its button; Escape and a touch elsewhere close it. */
export const Me = () => {
  const open = useSignal(false);
  const place = useRef(null);
  useEffect(() => {
    const away = (event) => place.current?.contains(event.target) || (open.value = false);
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const onKeyDown = (event) => {
    if (event.key !== "Escape") return;
    open.value = false;
    place.current.querySelector("button").focus();
  };
  return html`<div class="me" ref=${place} onKeyDown=${onKeyDown}>
    <button type="button" aria-expanded=${open.value ? "true" : "false"} aria-label=${say("me.label", { name: me.value.name })}
      onClick=${() => (open.value = !open.value)}><span class="cut">${me.value.name}</span></button>
    ${open.value && html`<${Inside} />`}
  </div>`;
};
