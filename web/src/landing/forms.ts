import { type Child, element } from './draw.ts';
import { words } from './language.ts';

type Act = () => Promise<void>;
/** Where an act ends that went wrong. */
export type OnFailure = (error: unknown) => void;

export type Field = { readonly parts: readonly Child[]; readonly input: HTMLInputElement; readonly help: HTMLElement };

export function emailField(): Field {
  return fieldOf('email', words.emailLabel, words.emailHelp, {
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    maxlength: '254',
  });
}

export function fieldOf(
  id: string,
  label: string,
  helpText: Child,
  attributes: Readonly<Record<string, string>>,
): Field {
  const input = element('input', {
    id,
    name: id,
    autocapitalize: 'off',
    spellcheck: 'false',
    dir: 'ltr',
    'aria-describedby': `${id}-help`,
    required: true,
    ...attributes,
  });
  const help = element('p', { id: `${id}-help`, class: 'help' }, helpText);
  return { parts: [element('label', { for: id }, label), input, help], input, help };
}

/** Says beside the field what is wrong with it, aloud, and goes back to it. */
export function markField({ input, help }: Field, message: Child): void {
  input.setAttribute('aria-invalid', 'true');
  help.className = 'help wrong';
  help.setAttribute('role', 'alert');
  help.replaceChildren(element('span', {}, message));
  input.focus();
  input.select();
}

/** What ends with the browser, in one line (5.4). */
export function sharedComputer(): { readonly parts: readonly Child[]; readonly isChecked: () => boolean } {
  const box = element('input', { id: 'shared', type: 'checkbox', 'aria-describedby': 'shared-help' });
  const help = element('p', { id: 'shared-help', class: 'fine' }, words.sharedHelp);
  return {
    parts: [element('label', { class: 'check' }, box, words.sharedComputer), help],
    isChecked: () => box.checked,
  };
}

export function formOf(children: Child, act: Act, onFailure: OnFailure): HTMLFormElement {
  const form = element('form', { novalidate: true }, children);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('[type=submit]');
    if (button !== null) void press(button, act, onFailure);
  });
  return form;
}

export function submitButton(label: string = words.continue): HTMLButtonElement {
  return element('button', { class: 'primary', type: 'submit' }, label);
}

type Pressing = { readonly act: Act; readonly onFailure: OnFailure };

export function buttonOf(label: Child, kind: 'primary' | 'plain', { act, onFailure }: Pressing): HTMLButtonElement {
  const button = element('button', { class: kind, type: 'button' }, label);
  button.addEventListener('click', () => void press(button, act, onFailure));
  return button;
}

/** While it works the button says so and cannot be pressed twice. */
export async function press(button: HTMLButtonElement, act: Act, onFailure: OnFailure): Promise<void> {
  if (button.getAttribute('aria-disabled') === 'true') return;
  const label = Array.from(button.childNodes);
  button.setAttribute('aria-disabled', 'true');
  button.textContent = words.working;
  try {
    await act();
  } catch (error) {
    onFailure(error);
  } finally {
    button.removeAttribute('aria-disabled');
    button.replaceChildren(...label);
  }
}
