import { Refused } from './ask.ts';
import { element, headingOf, isShown, say, show, type Values } from './draw.ts';
import { buttonOf, type OnFailure } from './forms.ts';
import { words } from './language.ts';
import { momentWords } from './moment.ts';
import type { Refusal } from './words/words.ts';

/** What a button on the page of a refusal does. */
export type Step = 'again' | 'signOut';
export type Steps = Readonly<Record<Step, () => Promise<void>>>;

/** The next steps of each refusal (5.6), the first as the page's one primary button unless it is only another try. */
const stepsOf: Record<Refusal, readonly Step[]> = {
  'invites.unknown': [],
  'invites.link-needed': [],
  'invites.expired': [],
  'invites.replaced': [],
  'invites.used-up': [],
  'invites.other-device': ['again'],
  'invites.signed-in-as-other': ['signOut'],
  'invites.email-mismatch': [],
  'invites.too-many-tries': ['again'],
  'invites.code-needed': [],
  'invites.code-wrong': [],
  'invites.code-over': [],
  'invites.too-many-codes': ['again'],
  'invites.waits-for-owner': ['again'],
  'invites.removed': [],
  'invites.access-ended': [],
  'invites.media-deleted': [],
  'invites.media-processing': [],
  'invites.domain-blocked': [],
  'invites.switched-off': ['again'],
  'access.cookies-blocked': ['again'],
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
      (code === null ? (['again'] as const) : stepsOf[code]).map((step) => {
        const labels: Record<Step, string> = { again: words.tryAgain, signOut: words.signOutAndContinue };
        return buttonOf(labels[step], step === 'again' ? 'plain' : 'primary', steps[step], onFailure);
      }),
    ];
  });
}

/** Whatever else may come is worded as a failure of ours. */
export function refusalOf({ document: { code } }: Refused): Refusal {
  return code in stepsOf ? (code as Refusal) : 'server.failed';
}

/** What a page may name, with words for what did not come. */
export function valuesOf(refused: Refused | null, facts: Values): Values {
  const given = Object.entries({ ...facts, ...refused?.document.facts }).filter(([, value]) => value != null);
  const values = Object.fromEntries(given);
  const { inviterName, joinedAt } = values;
  return {
    ...words.unnamed,
    ...values,
    ...(inviterName === undefined ? {} : { inviter: inviterName }),
    ...(typeof joinedAt === 'string' ? { joinedAt: momentWords(joinedAt) } : {}),
  };
}
