import { againButton } from './again-button.ts';
import { Refused } from './ask.ts';
import type { SentCode } from './calls.ts';
import { codeField, DIGITS, digitsOf } from './code-field.ts';
import { element, headingOf, say, show } from './draw.ts';
import { buttonOf, formOf, markField, type OnFailure, sharedComputer, submitButton } from './forms.ts';
import { words } from './language.ts';
import { refusalOf, valuesOf } from './refusals.ts';

type CodeStep = {
  readonly sent: SentCode;
  readonly sendAgain: () => Promise<SentCode>;
  readonly join: (proof: { readonly code: string; readonly sharedComputer: boolean }) => Promise<void>;
  readonly goBack: () => Promise<void>;
  readonly onFailure: OnFailure;
};

/** Where the code from the mail is typed; what is wrong with it is said beside the field, with the tries that are left. */
export function showCodeStep({ sent, sendAgain, join, goBack, onFailure }: CodeStep): void {
  let againAt = after(sent.againInSeconds);

  show(() => {
    const field = codeField();
    const shared = sharedComputer();
    const news = element('p', { class: 'fine', role: 'status' });
    const again = againButton(askAgain, onFailure);
    again.waitUntil(againAt);
    const sentWords = sent.sentTo === null ? words.code.sentPerhaps : words.code.sentTo;
    return [
      headingOf(words.code.title),
      element('p', {}, say(sentWords, { sentTo: sent.sentTo, minutes: sent.validMinutes })),
      formOf([field.parts, submitButton(), shared.parts], submit, onFailure),
      news,
      element('div', { class: 'row' }, again.button, buttonOf(words.back, 'plain', { act: goBack, onFailure })),
    ];

    async function submit(): Promise<void> {
      const code = digitsOf(field.input.value);
      if (code.length < DIGITS) return markField(field, words.code.missing);
      try {
        await join({ code, sharedComputer: shared.isChecked() });
      } catch (error) {
        const refused = asRefusal(error, ['invites.code-wrong', 'invites.code-over']);
        markField(field, wordsOf(refused));
        // Nothing else helps any more than another code.
        if (refusalOf(refused) === 'invites.code-over') waitAgain(0);
      }
    }

    async function askAgain(): Promise<void> {
      // The same words once more would not be read aloud.
      news.replaceChildren();
      try {
        const { againInSeconds } = await sendAgain();
        waitAgain(againInSeconds);
        news.textContent = words.code.sentAgain;
        field.input.value = '';
        field.input.focus();
      } catch (error) {
        const refused = asRefusal(error, ['invites.too-many-codes']);
        waitAgain(Number(refused.document.facts?.againInSeconds));
        news.replaceChildren(element('span', {}, wordsOf(refused)));
      }
    }

    function waitAgain(seconds: number): void {
      againAt = after(seconds);
      again.waitUntil(againAt);
    }
  });
}

/** The error, if it is one that this page has a place for. */
function asRefusal(error: unknown, here: readonly string[]): Refused {
  if (error instanceof Refused && here.includes(refusalOf(error))) return error;
  throw error;
}

function wordsOf(refused: Refused) {
  return say(words.refusals[refusalOf(refused)].text, valuesOf(refused, {}));
}

function after(seconds: number): number {
  return Date.now() + seconds * 1000;
}
