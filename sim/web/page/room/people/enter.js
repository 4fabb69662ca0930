// The first page: join with a code and a name, or come back with the return code.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { kept } from "../kept.js";
import { say, why } from "../say.js";
import { codeOf, comeBack, entering, join } from "./entering.js";

const Field = ({ id, label, hint, text, ...rest }) => html`<div class="entry">
  <label for=${id}>${label}</label>
  ${hint && html`<p class="note" id=${`${id}-hint`}>${hint}</p>`}
  <input id=${id} value=${text.value} aria-describedby=${hint ? `${id}-hint` : undefined} required
    onInput=${(event) => (text.value = event.currentTarget.value)} ...${rest} />
</div>`;

const CODE = { autocomplete: "off", autocapitalize: "characters", spellcheck: false, inputmode: "text", maxlength: 40 };

/* What stands between the reader and the session, in words. */
const told = (error) => {
  if (error.status === 0) return say("enter.no_server");
  if (error.status === 429) return say("enter.slowly");
  if (error.status === 404) return say("enter.no_session");
  if (error.key === "wrong_code") return say("enter.no_seat");
  return why(error);
};

const useSending = (act) => {
  const [busy, wrong] = [useSignal(false), useSignal("")];
  const submit = async (event) => {
    event.preventDefault();
    if (busy.value) return;
    [busy.value, wrong.value] = [true, ""];
    await act().catch((error) => (wrong.value = told(error)));
    busy.value = false;
  };
  return { busy, wrong, submit };
};

const Foot = ({ busy, wrong, word }) => html`
  <p class="wrong" role="alert">${wrong.value}</p>
  <button type="submit" class="primary wide" aria-busy=${busy.value ? "true" : "false"}>
    ${busy.value ? say("action.busy") : say(word)}</button>`;

const Join = ({ session }) => {
  const name = useSignal(kept("name") ?? "");
  const { busy, wrong, submit } = useSending(() => join(codeOf(session.value), name.value.trim()));
  return html`<form onSubmit=${submit}>
    <${Field} id="code" label=${say("enter.code")} hint=${say("enter.code.hint")} text=${session} ...${CODE} />
    <${Field} id="name" label=${say("enter.name")} hint=${say("enter.name.hint")} text=${name}
      maxlength="40" autocomplete="nickname" />
    <${Foot} busy=${busy} wrong=${wrong} word="enter.join" />
  </form>`;
};

const Back = ({ session }) => {
  const own = useSignal(kept(`return.${codeOf(session.value)}`) ?? "");
  const { busy, wrong, submit } = useSending(() => comeBack(codeOf(session.value), own.value.trim()));
  return html`<form onSubmit=${submit}>
    <${Field} id="code" label=${say("enter.code")} text=${session} ...${CODE} />
    <${Field} id="return" label=${say("enter.return")} hint=${say("enter.return.hint")} text=${own} ...${CODE} />
    <${Foot} busy=${busy} wrong=${wrong} word="enter.come_back" />
  </form>`;
};

export const Enter = () => {
  const { code, why: reason } = entering.value;
  const session = useSignal(code);
  const back = useSignal(reason === "seat_gone" || Boolean(kept(`return.${code}`)));
  const tab = (is, word) => html`<button type="button" aria-pressed=${back.value === is ? "true" : "false"}
    onClick=${() => (back.value = is)}>${say(word)}</button>`;
  return html`<section class="card enter">
    <h2>${say("enter.title")}</h2>
    <p>${say("enter.lead")}</p>
    ${reason && html`<p class="wrong" role="alert">${say(`enter.${reason}`)}</p>`}
    <div class="tabs">${tab(false, "enter.new")}${tab(true, "enter.again")}</div>
    ${back.value ? html`<${Back} session=${session} />` : html`<${Join} session=${session} />`}
  </section>`;
};
