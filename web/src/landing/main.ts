import { link, whenAnotherLinkComes } from './link.ts';
import './landing.css';
import { comeToMove } from './disownment.ts';
import { comeToDoor } from './door.ts';
import { redraw } from './draw.ts';
import { offerLanguages } from './language.ts';

/** By the first word of the address, as the server does. Guests are fewer: their page is fetched when one comes. */
async function come(): Promise<void> {
  switch (link.place) {
    case 'w':
      return comeToMove();
    case 'g':
      return (await import('./guest-door.ts')).comeToGuestDoor();
    default:
      comeToDoor();
  }
}

whenAnotherLinkComes(() => void come());
offerLanguages(redraw);
void come();
