import { STARTER_VERSIONS } from '#contract/mail/starter.ts';
import type { TemplateText } from '#contract/mail/templates.ts';

/** What a new portal invites with, in every language, until an administrator writes something better. */
export const DEFAULT_TEMPLATE: TemplateText = { name: 'Invitation', senderName: '', versions: STARTER_VERSIONS };
