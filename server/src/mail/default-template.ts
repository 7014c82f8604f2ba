import type { TemplateText } from '#contract/mail/endpoints.ts';

/** What a new portal invites with, until an administrator writes something better. */
export const DEFAULT_TEMPLATE: TemplateText = {
  name: 'Invitation',
  senderName: '',
  subject: '{INVITER} invites you to “{MEDIA}”',
  html: `<p class="lead">{INVITER} invites you to</p>
<h1>{MEDIA}</h1>
<p>Hello {FIRSTNAME} {LASTNAME},</p>
<p>This invitation is for you personally. Press the button and type your address, {EMAIL}.</p>
<p>{MESSAGE}</p>
<p><a class="button" href="{URL}">Open the invitation</a></p>
<p class="quiet">If the button does nothing, copy this address into your browser:<br><span class="address">{URL}</span></p>
<table class="facts">
<tr><th>Your role</th><td>{ROLE}</td></tr>
<tr><th>Valid until</th><td>{EXPIRES}</td></tr>
</table>
<p class="quiet">Questions? Reply to this mail: your answer goes to {INVITER}.</p>
<p class="quiet">You receive this because {INVITER} entered your address. Please do not pass the link on. If you do not know what this is about, ignore it: nothing happens until you press Continue on the page.</p>
`,
  plain: `Hello {FIRSTNAME} {LASTNAME},

{INVITER} invites you to “{MEDIA}”.

{MESSAGE}

Open the invitation and type your address, {EMAIL}:

{URL}

Your role: {ROLE}
Valid until: {EXPIRES}

Questions? Reply to this mail: your answer goes to {INVITER}.

You receive this because {INVITER} entered your address. Please do not pass the
link on. If you do not know what this is about, ignore it: nothing happens until
you press Continue on the page.
`,
};
