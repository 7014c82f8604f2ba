import { isIPv6 } from 'node:net';

/**
 * What a limit counts as one place. Of an IPv6 address that is its first half: whoever has one such network has
 * 2^64 addresses in it. An IPv4 address is itself, also in its IPv6 spelling.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [front = '', back] = address.split('::');
  const groups = groupsOf(front);
  // `::` stands for as many zeros as are missing.
  if (back !== undefined) groups.push(...Array<string>(8 - groups.length - groupsOf(back).length).fill('0'));
  return `${[...groups, ...groupsOf(back ?? '')].slice(0, 4).join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16).toString(16));
}
