import { useRef } from 'react';
import styles from './MailView.module.css';
import { useText } from './text.ts';

/** Where what our policy would refuse waits for `dress`. */
const KEPT_STYLE = 'data-kept-style';
const KEPT_SHEET = 'data-kept-sheet';

/**
 * Shows a mail as it is. Our content security policy, which a frame inherits, refuses the style sheet and the style
 * attributes that mails are made of, so both are put back by script from outside. The frame itself may run none:
 * `allow-same-origin` lets us in, and without `allow-scripts` nothing of the mail gets out.
 */
export function MailFrame({ html }: { readonly html: string }) {
  const text = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={text('mailShown')}
      sandbox="allow-same-origin"
      srcDoc={undressed(html)}
      onLoad={() => dress(frame.current)}
    />
  );
}

/** Even a parser without a page reports what the policy refuses, so this is done on the text. */
function undressed(html: string): string {
  return html
    .replace(/<style\b[^>]*>/gi, `<template ${KEPT_SHEET}>`)
    .replace(/<\/style>/gi, '</template>')
    .replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle=/gi, ` ${KEPT_STYLE}=`));
}

function dress(frame: HTMLIFrameElement | null): void {
  const mail = frame?.contentDocument;
  const view = mail?.defaultView;
  if (frame === null || mail == null || view == null) return;

  mail.adoptedStyleSheets = Array.from(mail.querySelectorAll<HTMLTemplateElement>(`[${KEPT_SHEET}]`), (kept) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(kept.content.textContent ?? '');
    return sheet;
  });
  for (const element of mail.querySelectorAll<HTMLElement>(`[${KEPT_STYLE}]`)) {
    element.style.cssText = element.getAttribute(KEPT_STYLE) ?? '';
  }
  // A picture of a mail: its links lead nowhere.
  mail.addEventListener('click', (event) => event.preventDefault());
  frame.style.blockSize = `${mail.documentElement.scrollHeight}px`;
}
