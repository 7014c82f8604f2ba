type Attributes = Readonly<Record<string, string | boolean | undefined>>;
export type Child = Node | string | null | readonly Child[];
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An element with its attributes and children; text goes in as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(attribute, value === true ? '' : value);
  }
  made.append(...nodesOf(children));
  return made;
}

/** Words with values in their places, each kept apart: an address stays readable within Hebrew, and a name harmless. */
export function say(text: string, values: Values): readonly Child[] {
  return text.split(/\{(\w+)\}/).map((part, place) => {
    if (place % 2 === 0) return part;
    const value = String(values[part] ?? '');
    return element('bdi', { class: value.includes('@') && 'address' }, value);
  });
}

const card = document.getElementById('card') ?? document.body;
let drawn: (() => readonly Child[]) | null = null;

/** Puts a new state of the page in the one card and goes on at its heading, where a screen reader reads on. */
export function show(draw: () => readonly Child[]): void {
  drawn = draw;
  card.removeAttribute('aria-busy');
  card.replaceChildren(...nodesOf(draw()));
  card.querySelector('h1')?.focus();
}

/** The same state in other words; what was typed stays, and so does the focus. */
export function redraw(): void {
  if (drawn === null) return;
  const typed = Array.from(card.querySelectorAll('input'), ({ id, value, checked }) => ({ id, value, checked }));
  card.replaceChildren(...nodesOf(drawn()));
  for (const { id, value, checked } of typed) {
    const field = card.querySelector<HTMLInputElement>(`#${id}`);
    if (field !== null) Object.assign(field, { value, checked });
  }
}

/** The heading of a state; it takes the focus by script alone. */
export function headingOf(title: string): HTMLHeadingElement {
  return element('h1', { tabindex: '-1' }, element('bdi', {}, title));
}

/** True while the card stands at this heading. */
export function isShown(title: string): boolean {
  return card.querySelector('h1')?.textContent === title;
}

function nodesOf(children: readonly Child[]): readonly (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null) return [];
    return typeof child === 'string' || child instanceof Node ? [child] : nodesOf(child);
  });
}
