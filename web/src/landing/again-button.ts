import { element } from './draw.ts';
import { type OnFailure, press } from './forms.ts';
import { words } from './language.ts';

const SHOWN_IN_MINUTES_FROM = 100;

/** Sends a code once more, when the time has come. */
export function againButton(sendAgain: () => Promise<void>, onFailure: OnFailure) {
  // For the eye alone: a button that renames itself each second would drown everything else that is read aloud.
  const rest = element('span', { 'aria-hidden': 'true' });
  const button = element('button', { class: 'plain', type: 'button' }, words.code.sendAgain, ' ', rest);
  let endsAt = 0;
  let timer = 0;
  button.addEventListener('click', () => void press(button, sendAgain, onFailure).then(tick));
  return { button, waitUntil };

  function waitUntil(moment: number): void {
    endsAt = moment;
    tick();
  }

  function tick(): void {
    window.clearTimeout(timer);
    const seconds = Math.ceil((endsAt - Date.now()) / 1000);
    button.setAttribute('aria-disabled', String(seconds > 0));
    rest.textContent = seconds > 0 ? restOf(seconds) : '';
    if (seconds > 0) timer = window.setTimeout(() => button.isConnected && tick(), 1000);
  }
}

function restOf(seconds: number): string {
  if (seconds < SHOWN_IN_MINUTES_FROM) return words.code.inSeconds.replace('{seconds}', String(seconds));
  return words.code.inMinutes.replace('{minutes}', String(Math.ceil(seconds / 60)));
}
