import { saveFile } from '#lib/save-file.ts';
import type { Refused } from './ask.ts';
import { calendarFile } from './calls.ts';
import { element, headingOf, isShown, say, show, type Values } from './draw.ts';
import { buttonOf, type OnFailure } from './forms.ts';
import { words } from './language.ts';
import { momentWords } from './moment.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;
/** The owner may move the opening while somebody waits. */
const LOOK_AGAIN_SECONDS = 15;

type Waiting = {
  readonly refused: Refused;
  readonly values: Values;
  /** Looks whether it is open. */
  readonly look: () => Promise<void>;
  readonly onFailure: OnFailure;
};

let waitingFor: string | null = null;
let timer: number | undefined;

/** Who invites to what, and when it opens, by the server's clock; the page goes on by itself. */
export function showCountdown({ refused, values, look, onFailure }: Waiting): void {
  const { opensAt, closesAt, now, mediaTitle } = refused.document.facts ?? {};
  if (typeof opensAt !== 'string' || typeof now !== 'string') throw new Error('It is not said when this opens.');
  const ahead = Date.parse(now) - Date.now();
  const secondsLeft = () => Math.max(0, Math.ceil((Date.parse(opensAt) - Date.now() - ahead) / 1000));
  const title = String(mediaTitle);
  // Waiting on is no news: nothing is read aloud again.
  if (waitingFor !== opensAt || !isShown(title)) {
    show(() => [
      element('p', { class: 'lead' }, say(words.invitesYouTo, { inviter: values.inviter })),
      headingOf(title),
      element('p', {}, say(words.opensAt, { moment: momentWords(opensAt) })),
      element('p', { class: 'countdown', role: 'timer' }, countdownWords(secondsLeft())),
      element('p', { class: 'help' }, words.waitHere),
      buttonOf(words.addToCalendar, 'plain', { act: download, onFailure }),
      typeof closesAt === 'string'
        ? element('p', { class: 'fine' }, say(words.openUntil, { moment: momentWords(closesAt) }))
        : null,
      element('p', { class: 'fine' }, say(words.contact, { inviter: values.inviter })),
    ]);
  }
  waitingFor = opensAt;
  window.clearInterval(timer);
  const asked = performance.now();
  timer = window.setInterval(tick, 1000);

  function tick(): void {
    const shown = document.querySelector('.countdown');
    const left = secondsLeft();
    if (shown !== null) shown.textContent = countdownWords(left);
    if (shown !== null && left > 0 && performance.now() - asked < LOOK_AGAIN_SECONDS * 1000) return;
    window.clearInterval(timer);
    if (shown !== null) void look();
  }
}

/** `2 days, 3 hr, 4 min, 5 sec` in the language of the page. */
function countdownWords(seconds: number): string {
  const { lang } = document.documentElement;
  const parts = UNITS.map(([unit, length], place) => {
    const longer = UNITS[place - 1]?.[1];
    return { unit, value: Math.floor((longer === undefined ? seconds : seconds % longer) / length) };
  });
  const first = parts.findIndex(({ value }) => value > 0);
  return parts
    .slice(first === -1 ? -1 : first)
    .map(({ unit, value }) => new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
    .join(' · ');
}

async function download(): Promise<void> {
  const { name, file } = await calendarFile();
  saveFile({ name, type: 'text/calendar', text: file });
}
