import { element } from './draw.ts';

/** Only a key or a pointer tells a person from a scanner that runs every script (4.7). */
export function onFirstTouch(act: () => void): void {
  const touched = () => {
    window.removeEventListener('pointerdown', touched);
    window.removeEventListener('keydown', touched);
    act();
  };
  window.addEventListener('pointerdown', touched);
  window.addEventListener('keydown', touched);
}

/** Where it leads is loaded while the person reads, so that Continue feels like turning a page. */
export function prefetchApplication(): void {
  for (const href of (document.body.dataset.prefetch ?? '').split(' ').filter((file) => file !== '')) {
    document.head.append(element('link', { rel: 'prefetch', href }));
  }
}
