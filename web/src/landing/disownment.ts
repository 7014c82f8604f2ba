import type { disownMove, viewMove } from '#contract/invites/door.ts';
import { ask, Refused } from './ask.ts';
import { element, headingOf, say, show, type Values } from './draw.ts';
import { buttonOf } from './forms.ts';
import { speakInvitationsLanguage, spoken, words } from './language.ts';
import { link } from './link.ts';
import { momentWords } from './moment.ts';
import { showFailure } from './refusals.ts';

/** The link in the mail about a move: shows what happened, and ends it when a button is pressed, never by being opened. */
export async function comeToMove(): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/moves/:moveId/views' } as const;
    const move = await ask<typeof viewMove>(address, { id: link.id, body: { secret: secretOrRefused() } });
    await spoken;
    await speakInvitationsLanguage(move.language);
    const { inviterName: inviter, mediaTitle: title, device, movedAt, isOver } = move;
    if (isOver) showOut('overText', { device, title });
    else showQuestion({ inviter, title, device }, movedAt);
  } catch (error) {
    await spoken;
    fail(error);
  }
}

function showQuestion(values: Values, movedAt: string): void {
  show(() => [
    element('span', { class: 'sign', 'aria-hidden': 'true' }),
    headingOf(words.move.title),
    element('p', {}, say(words.move.text, { ...values, movedAt: momentWords(movedAt) })),
    buttonOf(words.move.wasNotMe, 'primary', { act: () => disown(values), onFailure: fail }),
    element('p', { class: 'fine' }, words.move.ifYou),
  ]);
}

async function disown(values: Values): Promise<void> {
  const address = { method: 'POST', path: '/api/v1/moves/:moveId/disownments' } as const;
  await ask<typeof disownMove>(address, { id: link.id, body: { secret: secretOrRefused() } });
  showOut('doneText', values);
}

function showOut(text: 'overText' | 'doneText', values: Values): void {
  show(() => [
    element('span', { class: 'sign done', 'aria-hidden': 'true' }),
    headingOf(words.move.outTitle),
    element('p', {}, say(words.move[text], values)),
  ]);
}

/** Without its secret the link opens nothing, which needs no asking. */
function secretOrRefused(): string {
  if (link.secret === undefined) throw new Refused({ code: 'invites.move-unknown' });
  return link.secret;
}

function fail(error: unknown): void {
  showFailure(error, { facts: {}, steps: { again: comeToMove }, onFailure: fail });
}
