// The search box: suggestions of entities and articles while typing; Enter without a choice lists all.

import { find } from "./api";
import { h, type Child } from "./dom";
import { typeMark } from "./pieces";
import { to } from "./route";
import { count, headline, origin } from "./words";

const PAUSE = 140; // ms without a key before the service is asked

interface Choice {
  href: string;
  parts: Child[];
}

async function choices(text: string): Promise<Choice[]> {
  const { entities, articles } = await find(text, 7, 3);
  return [
    ...entities.map((one) => ({
      href: to.entity(one.id),
      parts: [typeMark(one.type), h("span", { class: "what" }, one.name), h("span", { class: "aside" }, count(one.claimCount, "claim"))],
    })),
    ...articles.map((one) => ({
      href: to.article(one.id),
      parts: [h("span", { class: "sheet", "aria-hidden": "true" }), h("span", { class: "what" }, headline(one)), h("span", { class: "aside" }, origin(one))],
    })),
  ];
}

/** Make `form` the search box. */
export function searchBox(form: HTMLElement): void {
  const list = h("ul", { id: "choices", role: "listbox", "aria-label": "Suggestions", hidden: true });
  const input = h("input", {
    type: "search", name: "q", placeholder: "Search people, states, weapons, places …", autocomplete: "off", spellcheck: "false",
    role: "combobox", "aria-label": "Search", "aria-controls": "choices", "aria-autocomplete": "list", "aria-expanded": "false",
  });
  form.append(input, h("kbd", { "aria-hidden": "true" }, "/"), list);
  let at = -1;
  let asked = 0;
  let timer = 0;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  function close(): void {
    clearTimeout(timer);
    asked++;
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function go(href: string): void {
    close();
    input.value = "";
    input.blur();
    location.hash = href;
  }

  function show(found: Choice[]): void {
    const rows = found.map(({ href, parts }, index) =>
      h("li", { role: "option", id: `choice-${index}`, "data-href": href, onmousedown: (event) => { event.preventDefault(); go(href); } }, ...parts));
    list.replaceChildren(...(rows.length ? rows : [h("li", { class: "none" }, "Nothing of that name.")]));
    list.hidden = false;
    at = -1;
    input.setAttribute("aria-expanded", "true");
  }

  function pick(index: number): void {
    const all = options();
    if (!all.length) return;
    at = (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", all[at]!.id);
    all[at]!.scrollIntoView({ block: "nearest" });
  }

  async function suggest(text: string): Promise<void> {
    const mine = ++asked;
    const found = await choices(text).catch(() => null);
    if (mine === asked && found) show(found);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (!text) close();
    else timer = window.setTimeout(() => void suggest(text), PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") pick(at + 1);
    else if (event.key === "ArrowUp") pick(at < 0 ? -1 : at - 1);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = options()[at]?.dataset.href;
    const text = input.value.trim();
    if (chosen) go(chosen);
    else if (text) go(to.search(text));
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
