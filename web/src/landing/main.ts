import { whenAnotherLinkComes } from './link.ts';
import './landing.css';
import { comeToDoor } from './door.ts';
import { redraw } from './draw.ts';
import { offerLanguages } from './language.ts';

whenAnotherLinkComes(comeToDoor);
offerLanguages(redraw);
comeToDoor();
