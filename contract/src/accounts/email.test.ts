import { describe, expect, it } from 'vitest';
import { isDomainAllowed, nameHasLink } from '#contract/invites/rules.ts';
import { foldDomain, foldEmail, maskEmail } from './email.ts';

describe('an address', () => {
  it.each([
    ['Ada@Example.ORG', 'ada@example.org'],
    [' ada@example.org ', 'ada@example.org'],
    ['jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
    ['JO\u0308RG@XN--BCHER-KVA.example', 'jörg@xn--bcher-kva.example'],
    ['a.b+c@example.org', 'a.b+c@example.org'],
  ])('%s folds to one spelling', (email, folded) => {
    expect(foldEmail(email)).toBe(folded);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@localhost',
    'a da@example.org',
    'ada@exa mple.org',
    'ada@-x.org',
    'a..b@example.org',
    '"a"@example.org',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada@example.org\r\nBcc: x@y.z',
    `${'a'.repeat(65)}@example.org`,
  ])('%j is none', (email) => {
    expect(foldEmail(email)).toBeNull();
  });

  it('is masked so that its owner knows it and nobody else learns it', () => {
    expect(maskEmail('grace.hopper@example.org')).toBe('g…r@e…e.org');
    expect(maskEmail('ab@x.org')).toBe('a…@x….org');
  });
});

describe('domain rules', () => {
  const rules = (allowedDomains: string[], blockedDomains: string[]) => ({ allowedDomains, blockedDomains });

  it.each([
    ['example.edu', [], [], true],
    ['example.edu', ['example.edu'], [], true],
    ['sub.example.edu', ['example.edu'], [], false],
    ['sub.example.edu', ['*.example.edu'], [], true],
    ['example.edu', ['*.example.edu'], [], false],
    ['notexample.edu', ['*.example.edu', 'example.edu'], [], false],
    ['example.edu', ['example.edu'], ['example.edu'], false],
    ['xn--bcher-kva.example', [], ['bücher.example'], false],
    ['xn--bcher-kva.example', ['BÜCHER.example'], [], true],
  ] as const)('%s with allowed %j and blocked %j: %s', (domain, allowed, blocked, answer) => {
    expect(isDomainAllowed(domain, rules([...allowed], [...blocked]))).toBe(answer);
  });

  it('takes no domain that is no name', () => {
    for (const domain of ['com', '10.0.0.1', 'exa_mple.org', 'a..b', 'x/y.org']) expect(foldDomain(domain)).toBeNull();
  });
});

describe('a name', () => {
  it.each(['http://evil.example', 'Win at evil.com', 'www.evil', 'evil.co/x', 'visit evil.io now'])(
    '%j holds a link',
    (name) => {
      expect(nameHasLink(name)).toBe(true);
    },
  );
  it.each(['J.R.R. Tolkien', 'Dr.Smith', 'St. John', 'Müller-Lüdenscheidt', 'O’Neill', '李明', 'Anne Marie d.J.'])(
    '%j holds none',
    (name) => {
      expect(nameHasLink(name)).toBe(false);
    },
  );
});
