import { expect, it } from 'vitest';
import { addressesIn } from './addresses.ts';

it('finds addresses however they are pasted, each once', () => {
  const pasted =
    'ada@example.org, Grace Hopper <grace@example.org>;\n"Hypatia" <hypatia@example.org>\nada@example.org\n';
  expect(addressesIn(pasted)).toEqual(['ada@example.org', 'grace@example.org', 'hypatia@example.org']);
});

it('finds none where there is none', () => {
  expect(addressesIn('Ada Lovelace\n')).toEqual([]);
});
