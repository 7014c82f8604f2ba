import { whenAnotherLinkComes } from './link.ts';
import './landing.css';
import { comeToMove } from './disownment.ts';
import { comeToDoor } from './door.ts';
import { redraw } from './draw.ts';
import { offerLanguages } from './language.ts';

/** By the first word of the address, as the server does. */
const come = window.location.pathname.startsWith('/w/') ? comeToMove : comeToDoor;

whenAnotherLinkComes(() => void come());
offerLanguages(redraw);
void come();
