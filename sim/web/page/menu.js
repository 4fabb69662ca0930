// A button that opens a panel; Escape and a click elsewhere close it.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.js";

export const Menu = ({ name, label, side = "left", quiet, stays, wide, children, id }) => {
  const open = useSignal(false);
  const place = useRef(null);
  const close = (toButton) => {
    open.value = false;
    if (toButton) place.current.querySelector("button").focus();
  };
  useEffect(() => {
    const away = (event) => place.current?.contains(event.target) || close(false);
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const onKeyDown = (event) => {
    if (event.key !== "Escape" || !open.value) return;
    event.stopPropagation();
    close(true);
  };
  const onFocusOut = (event) => {
    if (event.relatedTarget && !place.current.contains(event.relatedTarget)) close(false);
  };
  const onClick = (event) => {
    if (!stays && event.target.closest(".item")) close(true);
  };
  return html`<div class="menu" ref=${place} onKeyDown=${onKeyDown} onFocusOut=${onFocusOut}>
    <button
      class=${quiet ? "quiet" : ""}
      id=${id}
      aria-expanded=${open.value ? "true" : "false"}
      aria-label=${label}
      onClick=${() => (open.value = !open.value)}
    >${name}<span class="arrow" aria-hidden="true"></span></button>
    ${open.value &&
    html`<div class=${`panel ${side} ${wide ? "roomy" : ""}`} onClick=${onClick}>${children}</div>`}
  </div>`;
};
