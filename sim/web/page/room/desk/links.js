// The links to a session: which there are, and which one the QR codes of the desk and the screen show.
import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keep, kept } from "../kept.js";
import { get } from "../wire.js";

/* Which of the links is shown; a laptop may be in several networks. */
const which = signal(kept("link") ?? 0);

export const pick = (number) => {
  keep("link", number);
  which.value = number;
};

// the desk and the screen are two windows of one browser
window.addEventListener("storage", (event) => {
  if (event.key?.endsWith(".link")) which.value = Number(event.newValue) || 0;
});

/* {all, number, link, qr, hereOnly}: the links, the chosen one, the address of its QR code, and
   whether only this machine can use them. */
export const useLinks = (code) => {
  const found = useSignal(null);
  useEffect(() => {
    get(`/api/desk/links/${code}`).then((answer) => (found.value = answer), console.warn);
  }, [code]);
  const all = found.value?.links ?? [];
  const number = which.value < all.length ? which.value : 0;
  const qr = `/api/desk/qr/${code}?link=${number}`;
  return { all, number, link: all[number], qr, hereOnly: found.value?.here_only ?? false };
};
