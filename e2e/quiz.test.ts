import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { changeQuiz } from '#contract/quiz/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { asGuest, guestLink } from '#test/guest.ts';
import { invite } from '#test/invitation.ts';
import { aSound } from '#test/samples.ts';
import type { PersonInWorld } from '#test/world.ts';
import { joinBy } from './acts.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { aPlayingQuiz, aVideo, listenToApi, positionOf, QUESTIONS, question, SECRETS } from './quiz-stage.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const DESKTOP = { width: 1280, height: 800 };

describe('writing a quiz', () => {
  it('adds every kind of question on the timeline, and shows them as a taker sees them', async () => {
    const owner = await anOwner();
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${await aVideo(owner.browser)}`);
    await page.getByRole('button', { name: 'More actions for' }).click();
    await page.getByRole('menuitem', { name: 'Add quiz' }).click();
    await page.getByRole('button', { name: 'Add quiz' }).click();
    await page.getByText('No questions yet').waitFor();
    await expectGoodLooks(page, 'quiz-editor-empty', [1280, 390]);
    await page.setViewportSize(DESKTOP);

    await add(page, 'Multiple choice', '0:02');
    await save(page);
    await page.getByText('This is needed.').first().waitFor();
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Which of these is a bird?');
    await page.getByLabel('Answer 1', { exact: true }).fill('Bat');
    await page.getByLabel('Answer 2', { exact: true }).fill('Wren');
    await page.getByRole('button', { name: 'Actions for answer 3' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await save(page);
    await page.getByText('Mark exactly one answer as right.').waitFor();
    await page.getByLabel('Answer 2 is right').check();
    await page.getByRole('button', { name: 'Actions for answer 2' }).click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await page.getByRole('button', { name: 'Actions for answer 1' }).click();
    await page.getByRole('menuitem', { name: 'Add feedback' }).click();
    await page.getByLabel('Feedback to answer 1').fill('Small and loud.');
    await page.getByRole('button', { name: 'Hint, explanation and points' }).click();
    await page.getByRole('textbox', { name: 'Hint' }).fill('It has feathers.');

    await add(page, 'True or false', '0:04', 'Penguins can fly.');
    await page.getByLabel('Answer 2 is right').check();
    await add(page, 'Multiple answer', '0:06', 'What do birds have?');
    await page.getByLabel('Answer 1', { exact: true }).fill('Feathers');
    await page.getByLabel('Answer 2', { exact: true }).fill('A beak');
    await page.getByLabel('Answer 3', { exact: true }).fill('Teeth');
    await page.getByLabel('Answer 1 is right').check();
    await page.getByLabel('Answer 2 is right').check();
    await add(page, 'Reflection point', '0:08');
    await page.getByRole('textbox', { name: 'What to think about' }).fill('A bird that you heard today.');
    await add(page, 'Open question', '0:10', 'Why do birds sing?');
    await save(page);
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await page.getByRole('slider', { name: /^Question \d:/ }).count()).toBe(5);
    await page.getByRole('button', { name: /^1 Which of these/ }).click();
    await expectGoodLooks(page, 'quiz-editor', [1280, 390]);
    await page.setViewportSize(DESKTOP);

    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Preview: this counts nowhere').waitFor();
    await page.getByRole('button', { name: 'Start Quiz' }).click();
    const card = await question(page, 1);
    expect(await card.getByRole('radio').count()).toBe(2);
    await card.getByText('Wren').click();
    await card.getByRole('button', { name: 'Answer' }).click();
    await question(page, 2);
    await page.getByRole('button', { name: 'Back to editing' }).click();
    await page.getByRole('slider', { name: /^Question 5:/ }).waitFor();
  });

  it('is moved, copied and deleted by keyboard, and loses nothing that is not saved', async () => {
    const owner = await anOwner();
    const mediaId = await aPlayingQuiz(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/quiz`);
    const first = page.getByRole('slider', { name: /Which of these is a bird/ });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    expect(await first.getAttribute('aria-valuenow')).toBe('3');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await first.getAttribute('aria-valuetext')).toBe('0 seconds');
    await page.keyboard.press('ArrowRight');
    await page.getByText('1 change not saved: Question 1').waitFor();

    await page.route('**/quiz/questions/**', (route) => route.abort('internetdisconnected'));
    await save(page);
    await page.getByText('What you wrote is still here.').waitFor();
    await page.getByRole('link', { name: 'Media page' }).click();
    await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.unroute('**/quiz/questions/**');
    await save(page);
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await eventually(async () => expect(await first.getAttribute('aria-valuenow')).toBe('1'));

    await actOn(page, 2, 'Move before the one before');
    await page.getByText('2 changes not saved: Question 1, Question 2').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await actOn(page, 2, 'Copy');
    expect(await page.getByRole('slider', { name: /Penguins can fly/ }).count()).toBe(2);
    await save(page);
    await page.getByText('Saved', { exact: true }).waitFor();
    await actOn(page, 3, 'Delete');
    await eventually(async () => expect(await page.getByRole('slider', { name: /Penguins/ }).count()).toBe(1));
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1 change not saved: new question').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();

    await page.getByRole('tab', { name: 'Options' }).click();
    await page.getByText('Questions can be skipped').click();
    await page.getByRole('textbox', { name: 'Attempts each' }).fill('3');
    await page.getByText('After each attempt').click();
    await save(page);
    await page.getByText('Saved', { exact: true }).waitFor();
    await expectGoodLooks(page, 'quiz-options', [1280, 390]);
  });
});

describe('taking a quiz', () => {
  it('is done by keyboard alone, goes on in another browser, and tells no answer before it is due', async () => {
    const owner = await anOwner();
    const mediaId = await aPlayingQuiz(owner, {
      options: { attemptsAllowed: 2, showRightAnswers: 'after-each-attempt', noSeekingAhead: true },
    });
    const page = await stage.aVisitor();
    const heard = listenToApi(page);
    await joinBy(page, await invite(owner.browser, mediaId));
    await page.getByText('All questions must be answered. The quiz will be submitted at the end.').waitFor();
    await page.getByText('Total attempts available for this quiz: 2').waitFor();
    await expectGoodLooks(page, 'quiz-welcome');
    await page.setViewportSize(DESKTOP);

    await page.getByRole('button', { name: 'Start Quiz' }).focus();
    await page.keyboard.press('Enter');
    const card = await question(page, 1);
    expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await positionOf(page)).toBeCloseTo(2, 0);
    await expectGoodLooks(page, 'quiz-question');
    await page.setViewportSize(DESKTOP);
    await page.keyboard.press('Enter');
    await card.getByText('Choose an answer first.').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await question(page, 2);
    // Keys of the player cannot go past it.
    await page.keyboard.press('l');
    expect(await positionOf(page)).toBeLessThan(5);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await question(page, 3);

    const storageState = await page.context().storageState();
    await page.close();
    const again = await stage.aVisitor({ storageState });
    const heardAgain = listenToApi(again);
    await again.goto(`/media/${mediaId}`);
    await again.getByRole('button', { name: 'Go on with the quiz' }).focus();
    await again.keyboard.press('Enter');
    await question(again, 3);
    await again.getByText('2 of 5 questions answered').waitFor();
    await again.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 11;
    });
    await eventually(async () => expect(await positionOf(again)).toBeLessThan(7));
    await again.keyboard.press('1');
    await again.keyboard.press('2');
    await again.keyboard.press('Enter');
    await question(again, 4);
    await again.keyboard.press('Enter');
    await question(again, 5);
    await again.keyboard.press('Tab');
    await again.keyboard.type('To be heard.');
    await again.keyboard.press('Tab');
    await again.keyboard.press('Enter');

    await again.getByText('All questions are answered.').waitFor();
    await expectGoodLooks(again, 'quiz-review');
    await again.setViewportSize(DESKTOP);
    await again.getByRole('button', { name: 'Change the answer to question 2' }).focus();
    await again.keyboard.press('Enter');
    await question(again, 2);
    await again.keyboard.press('2');
    await again.keyboard.press('Enter');
    await again.getByText('All questions are answered.').waitFor();
    expect([...heard, ...heardAgain].filter((answer) => SECRETS.test(answer))).toEqual([]);
    expect(heardAgain.join()).toContain('Which of these is a bird?');

    await again.getByRole('button', { name: 'Submit quiz' }).focus();
    await again.keyboard.press('Enter');
    await again.getByRole('dialog', { name: 'Your result' }).getByText('4 of 9 points').waitFor();
    await again.getByText('1 answer is still to be graded').waitFor();
    await again.getByText('Small and loud.').waitFor();
    await expectGoodLooks(again, 'quiz-result');
    await again.setViewportSize(DESKTOP);
    await again.getByRole('button', { name: 'Take it again (1 attempt left)' }).click();
    await again.getByText('Attempts left: 1 of 2').waitFor();
    await again.getByRole('button', { name: 'Take it again' }).click();
    await question(again, 1);
  });

  it('may skip where its owner allows it, in full screen and in a frame as well', async () => {
    const owner = await anOwner();
    const mediaId = await aPlayingQuiz(owner, { options: { allowSkip: true, attemptsAllowed: null } });
    const page = await stage.aVisitor();
    await joinBy(page, await invite(owner.browser, mediaId));
    await page.getByText('You can take it as often as you like.').waitFor();
    await page.getByRole('button', { name: 'Start Quiz' }).click();
    await page.getByText('0 of 5 questions answered').waitFor();
    await page.keyboard.press('f');
    const card = await question(page, 1);
    expect(await page.evaluate(() => document.fullscreenElement?.contains(document.activeElement) ?? false)).toBe(true);
    await screenshot(page, 'quiz-full-screen');
    await card.getByRole('button', { name: 'Skip' }).click();
    await question(page, 2);
    await page.evaluate(() => document.exitFullscreen());
    await page.getByRole('button', { name: 'Review and submit' }).click();
    await page.getByText('5 questions have no answer.').waitFor();
    await page.getByRole('button', { name: 'Answer question 1' }).click();
    await question(page, 1);
    await page.keyboard.press('Escape');
    await page.getByText('5 questions have no answer.').waitFor();

    await page.goto(`/embed/media/${mediaId}`);
    await page.getByRole('button', { name: 'Go on with the quiz' }).click();
    await question(page, 2);
    expect(await flawsOf(page)).toEqual([]);
    await screenshot(page, 'quiz-embedded');
  });

  it('stands over a sound as over a picture, and gives the questions on paper', async () => {
    const owner = await anOwner();
    const mediaId = await aPlayingQuiz(owner, {
      file: await aSound({ seconds: 12 }),
      options: { allowPreTest: true, showScore: false, showRightAnswers: 'never' },
      questions: QUESTIONS.slice(0, 1),
    });
    const page = await stage.aVisitor({ viewport: { width: 390, height: 700 } });
    await joinBy(page, await invite(owner.browser, mediaId));
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download Pre-Test' }).click();
    expect((await file).suggestedFilename()).toMatch(/\.pdf$/);
    await page.getByRole('button', { name: 'Start Quiz' }).click();
    await page.getByRole('dialog', { name: 'Question 1 of 1' }).waitFor();
    await expectGoodLooks(page, 'quiz-sound', [390, 1280]);
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Review and submit' }).click();
    await page.getByRole('button', { name: 'Submit quiz' }).click();
    await page.getByText('the score is not shown here').waitFor();
    expect(await page.getByText('Right answer').count()).toBe(0);
  });

  it('counts a guest as one, waits for the grade of an open answer, and shows it to its taker', async () => {
    const owner = await anOwner();
    const mediaId = await aPlayingQuiz(owner);
    const { href } = await guestLink(owner.browser, mediaId);
    const guest = await stage.aVisitor({ viewport: { width: 390, height: 700 } });
    await guest.goto(href);
    await guest.getByLabel('Your name').fill(asGuest.name);
    await guest.getByLabel('Your email address').fill(asGuest.email);
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.getByRole('button', { name: 'Start Quiz' }).click();
    for (const [place, keys] of ['1', '1', '1'].entries()) {
      await question(guest, place + 1);
      await guest.keyboard.press(keys);
      await guest.keyboard.press('Enter');
    }
    await question(guest, 4);
    await guest.getByRole('button', { name: 'Continue' }).click();
    await question(guest, 5);
    await guest.getByLabel('Your answer').fill('Because they are glad.');

    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/quiz/reports`);
    await page.getByText('Nobody has submitted the quiz yet').waitFor();
    await guest.getByRole('button', { name: 'Answer' }).click();
    await guest.getByRole('button', { name: 'Submit quiz' }).click();
    await guest.getByRole('heading', { name: 'Your result' }).waitFor();

    // The open page hears of it.
    await page.getByText('1 answer waits for you').first().waitFor();
    await expectGoodLooks(page, 'quiz-reports', [1280, 390]);
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: 'Show as a table' }).first().click();
    await page.getByRole('columnheader', { name: 'Not right' }).waitFor();
    await page.getByRole('button', { name: 'Grade' }).click();
    await page.getByText('Because they are glad.').waitFor();
    await expectGoodLooks(page, 'quiz-grading', [1280, 390]);
    await page.setViewportSize(DESKTOP);
    await page.getByRole('textbox', { name: 'Points' }).fill('3');
    await page.getByRole('textbox', { name: 'Feedback' }).fill('A fine thought. They also hold their ground.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Graded: 3 of 5 points.').waitFor();
    await page.getByText('Nothing to grade').waitFor();
    await guest.getByText('A fine thought. They also hold their ground.').waitFor();
    await guest.getByText('4 of 9 points').waitFor();

    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByText('Guest, address not proved').waitFor();
    await expectGoodLooks(page, 'quiz-people', [1280, 390]);
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: asGuest.name }).click();
    await page.getByText('A fine thought. They also hold their ground.').waitFor();
    await expectGoodLooks(page, 'quiz-attempt', [1280, 390]);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    expect((await file).suggestedFilename()).toBe('quiz-report.csv');
    await page.getByRole('button', { name: asGuest.name }).click();
    await page.getByRole('button', { name: 'Delete attempt' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete attempt' }).click();
    await page.getByText('The attempt is deleted.').waitFor();
    await guest.getByRole('button', { name: 'Start Quiz' }).waitFor();
  });

  it('speaks the languages of its takers', async () => {
    const owner = await anOwner();
    const mediaId = await aPlayingQuiz(owner);
    await owner.browser.call(changeQuiz, { params: { mediaId }, body: { attemptsAllowed: 3 } });
    const page = await stage.aVisitor({ locale: 'he-IL' });
    await joinByIn(page, await invite(owner.browser, mediaId));
    await page.getByRole('button', { name: 'התחלת החידון' }).click();
    await page.getByText('שאלה 1 מתוך 5').waitFor();
    await expectGoodLooks(page, 'quiz-question-he', [1280, 390]);
  });
});

function anOwner(): Promise<PersonInWorld> {
  return world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
}

async function add(page: Page, kind: string, moment: string, words = ''): Promise<void> {
  await page.getByRole('button', { name: /^Add question at/ }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await page.getByLabel('Moment').fill(moment);
  if (words !== '') await page.getByRole('textbox', { name: 'Question', exact: true }).fill(words);
}

function save(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Save changes' }).click();
}

async function actOn(page: Page, number: number, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for question ${number}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** In a language whose words are not those of `joinBy`. */
async function joinByIn(page: Page, { href, email }: { readonly href: string; readonly email: string }): Promise<void> {
  await page.goto(href);
  await page.getByRole('textbox').fill(email);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/media\//);
}
