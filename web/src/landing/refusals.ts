import { Refused } from './ask.ts';
import { type Child, element, headingOf, isShown, say, show, type Values } from './draw.ts';
import { buttonOf, type OnFailure } from './forms.ts';
import { words } from './language.ts';
import { momentWords } from './moment.ts';
import type { Refusal } from './words/words.ts';

/** What a button on the page of a refusal does. */
export type Step = 'again' | 'signOut' | 'sendCode' | 'moveHere' | 'continueAs' | 'back' | 'askForLink';
export type Steps = Readonly<Partial<Record<Step, () => Promise<void>>>>;

/** The next steps of each refusal (5.6). */
const stepsOf: Record<Refusal, readonly Step[]> = {
  'invites.unknown': [],
  'invites.link-needed': [],
  'invites.expired': ['askForLink'],
  'invites.replaced': ['askForLink'],
  'invites.used-up': ['askForLink'],
  'invites.other-device': ['moveHere', 'again'],
  'invites.signed-in-as-other': ['signOut', 'continueAs', 'back'],
  'invites.email-mismatch': ['again'],
  'invites.too-many-tries': ['askForLink', 'again'],
  'invites.code-needed': ['sendCode'],
  'invites.code-wrong': ['again'],
  'invites.code-over': ['again'],
  'invites.too-many-codes': ['again'],
  'invites.waits-for-owner': ['again'],
  'invites.removed': [],
  'invites.access-ended': ['askForLink'],
  'invites.media-deleted': [],
  'invites.not-open-yet': ['again'],
  'invites.no-longer-open': [],
  'invites.media-processing': [],
  'invites.domain-blocked': [],
  'invites.switched-off': ['again'],
  'invites.move-unknown': [],
  'access.cookies-blocked': ['again'],
  'mail.no-server': ['again'],
  'request.invalid': [],
  'request.foreign-origin': [],
  'request.not-found': [],
  'request.too-large': [],
  'request.too-many': ['again'],
  'server.failed': ['again'],
  'access.sign-in-needed': ['again'],
  'access.denied': [],
  'access.scope-too-small': [],
};

/** They stand in the place of the one primary button; any other is another try, or a way back. */
const PRIMARY: readonly Step[] = ['signOut', 'sendCode', 'moveHere', 'askForLink'];
const BY_CODE: readonly Step[] = ['moveHere', 'continueAs'];

/** The one refusal that ends by itself; its page looks again while it stands. */
export const WAITING: Refusal = 'invites.media-processing';

type About = { readonly facts: Values; readonly steps: Steps; readonly onFailure: OnFailure };

export function showFailure(error: unknown, { facts, steps, onFailure }: About): void {
  const refused = error instanceof Refused ? error : null;
  const code = refused === null ? null : refusalOf(refused);
  const waits = code === WAITING;
  // Waiting on is no news: nothing is read aloud again.
  if (waits && isShown(words.refusals[WAITING].title)) return;
  show(() => {
    const { title, text } = code === null ? words.offline : words.refusals[code];
    const values = valuesOf(refused, facts);
    return [
      element('span', { class: waits ? 'spinner' : 'sign', 'aria-hidden': 'true' }),
      headingOf(title),
      element('p', {}, say(text, values)),
      code === 'invites.other-device' ? waysToMove(values) : null,
      (code === null ? (['again'] as const) : stepsOf[code]).map((step) => {
        const act = steps[step];
        if (act === undefined || (BY_CODE.includes(step) && values.canMail !== true)) return null;
        return buttonOf(labelOf(step, values), PRIMARY.includes(step) ? 'primary' : 'plain', { act, onFailure });
      }),
    ];
  });
}

function waysToMove(values: Values): Child {
  return [
    values.canMail === true ? element('p', {}, say(words.moveByCode, values)) : null,
    element('p', { class: 'help' }, say(words.askForDevice, values)),
  ];
}

function labelOf(step: Step, values: Values): Child {
  const labels: Record<Step, string> = {
    again: words.tryAgain,
    signOut: words.signOutAndContinue,
    sendCode: words.sendCode,
    moveHere: words.moveHere,
    continueAs: words.continueAs,
    back: words.back,
    askForLink: words.askForLink,
  };
  return say(labels[step], values);
}

/** Whatever else may come is worded as a failure of ours. */
export function refusalOf({ document: { code } }: Refused): Refusal {
  return code in stepsOf ? (code as Refusal) : 'server.failed';
}

/** What a page may name, with words for what did not come. */
export function valuesOf(refused: Refused | null, facts: Values): Values {
  const given = Object.entries({ ...facts, ...refused?.document.facts }).filter(([, value]) => value != null);
  const values = Object.fromEntries(given);
  const { inviterName, joinedAt, againInSeconds } = values;
  return {
    ...words.unnamed,
    ...values,
    ...(inviterName === undefined ? {} : { inviter: inviterName }),
    ...(typeof joinedAt === 'string' ? { joinedAt: momentWords(joinedAt) } : {}),
    ...(typeof againInSeconds === 'number' ? { minutes: Math.ceil(againInSeconds / 60) } : {}),
  };
}
