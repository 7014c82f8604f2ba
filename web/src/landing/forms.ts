import { element, type say } from './draw.ts';
import { words } from './language.ts';

type Act = () => Promise<void>;
/** Where an act ends that went wrong. */
export type OnFailure = (error: unknown) => void;

export type Field = { readonly label: HTMLElement; readonly input: HTMLInputElement; readonly help: HTMLElement };

export function emailField(): Field {
  const input = element('input', {
    id: 'email',
    name: 'email',
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '254',
    dir: 'ltr',
    'aria-describedby': 'email-help',
    required: true,
  });
  return {
    label: element('label', { for: 'email' }, words.emailLabel),
    input,
    help: element('p', { id: 'email-help', class: 'help' }, words.emailHelp),
  };
}

/** Says beside the field what is wrong with it, aloud, and goes back to it. */
export function markField({ input, help }: Field, message: ReturnType<typeof say>): void {
  input.setAttribute('aria-invalid', 'true');
  help.className = 'help wrong';
  help.setAttribute('role', 'alert');
  help.replaceChildren(element('span', {}, message));
  input.focus();
  input.select();
}

export function submitButton(): HTMLButtonElement {
  return element('button', { class: 'primary', type: 'submit' }, words.continue);
}

export function formOf(children: Parameters<typeof element>[2][], act: Act, onFailure: OnFailure): HTMLFormElement {
  const form = element('form', { novalidate: true }, children);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('[type=submit]');
    if (button !== null) void press(button, act, onFailure);
  });
  return form;
}

export function buttonOf(label: string, kind: 'primary' | 'plain', act: Act, onFailure: OnFailure): HTMLButtonElement {
  const button = element('button', { class: kind, type: 'button' }, label);
  button.addEventListener('click', () => void press(button, act, onFailure));
  return button;
}

/** While it works the button says so and cannot be pressed twice. */
async function press(button: HTMLButtonElement, act: Act, onFailure: OnFailure): Promise<void> {
  if (button.getAttribute('aria-disabled') === 'true') return;
  const label = button.textContent;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = words.working;
  try {
    await act();
  } catch (error) {
    onFailure(error);
  } finally {
    button.removeAttribute('aria-disabled');
    button.textContent = label;
  }
}
