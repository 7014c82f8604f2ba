import { useEffect } from 'react';

let page: string | null = null;
let portal = 'Usher';

/** Names the page in the browser's tab and history: "Photosynthesis – Usher". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

export function setPortalTitle(name: string): void {
  portal = name;
  show();
}

function show(): void {
  document.title = page === null ? portal : `${page} – ${portal}`;
}
