type Attributes = Readonly<Record<string, string | boolean | undefined>>;
type Child = Node | string | null;

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
  made.append(...children.filter((child) => child !== null));
  return made;
}

const card = document.getElementById('card') ?? document.body;

/** Puts a new state of the page in the one card and goes on at its heading, where a screen reader reads on. */
export function show(...children: readonly Child[]): void {
  card.removeAttribute('aria-busy');
  card.replaceChildren(...children.filter((child) => child !== null));
  card.querySelector('h1')?.focus();
}

/** The heading of a state; it takes the focus by script alone. */
export function headingOf(title: string): HTMLHeadingElement {
  return element('h1', { tabindex: '-1' }, title);
}

/** True while the card stands at this heading. */
export function isShown(title: string): boolean {
  return card.querySelector('h1')?.textContent === title;
}
