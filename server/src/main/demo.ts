import type { SiteRole } from '#contract/access/roles.ts';
import { Secret } from '#infra/secret.ts';
import type { Services } from './services.ts';

/** Known to everybody who read this file: the demo is made only where nobody runs it for real. */
const PASSWORD = 'usher-demo';
const PEOPLE: readonly (readonly [email: string, firstName: string, lastName: string, siteRole: SiteRole])[] = [
  ['admin@demo.example', 'Ingrid', 'Admin', 'administrator'],
  ['owner@demo.example', 'Olivia', 'Owner', 'creator'],
  ['viewer@demo.example', 'Victor', 'Viewer', 'viewer'],
];
/** A small portal to look at: three people and two videos made on the spot. Made once, named at each start. */
export async function makeDemo(services: Services, { isEmpty }: { readonly isEmpty: boolean }): Promise<string> {
  if (isEmpty) {
    for (const [email, firstName, lastName, siteRole] of PEOPLE) {
      await services.accounts.createPersonWithPassword({ email, firstName, lastName, siteRole }, new Secret(PASSWORD));
    }
  }
  if ((await services.accounts.findByEmail('owner@demo.example')) === undefined) return '';
  const lines = PEOPLE.map(([email, , , siteRole]) => `  ${email.padEnd(20)} ${siteRole}`);
  return `This is a demo. Sign in with the password "${PASSWORD}" as\n${lines.join('\n')}\n`;
}
