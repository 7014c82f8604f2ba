import { z } from 'zod';

type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
};

/** What stands under a name wherever it appears, so that examples read like a real portal's. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  email: 'ada@example.edu',
  to: 'ada@example.edu',
  mediaTo: 'ada@example.edu',
  maskedEmail: 'a…a@e…e.edu',
  maskedTo: 'a…a@e…e.edu',
  sentTo: 'a…a@e…e.edu',
  firstName: 'Ada',
  lastName: 'Lovelace',
  name: 'Ada Lovelace',
  inviterName: 'Grace Hopper',
  title: 'Photosynthesis',
  mediaTitle: 'Photosynthesis',
  description: 'How plants eat light.',
  message: 'Please watch it before Thursday.',
  timeZone: 'Europe/Berlin',
  device: 'Firefox on Windows',
  link: 'https://media.example.edu/i/Zk3m0b7bQ0qf1c2d3e4f5g#…',
  url: 'https://media.example.edu/',
  subject: 'Grace Hopper invites you to “Photosynthesis”',
  html: '<p>{INVITER} shows {MEDIA}: <a href="{URL}">open</a></p>',
  plain: '{INVITER} shows {MEDIA}: {URL}',
  password: 'correct horse battery',
  accent: '#4338ca',
  publicId: 'Zk3m0b7bQ0qf1c2d3e4f5g',
  secret: 'x'.repeat(43),
  code: '12345678',
};

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55',
  'date-time': '2026-07-03T12:00:00Z',
  date: '2026-07-03',
  uri: 'https://media.example.edu/',
  email: 'ada@example.edu',
};

/** A value that fits a shape, made from the shape itself; undefined where none can be made up. */
export function exampleOf(shape: z.ZodType): unknown {
  const value = sample(z.toJSONSchema(shape, { io: 'input' }) as Schema, '');
  return shape.safeParse(value).success ? value : undefined;
}

function sample(schema: Schema, name: string): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return sample(first, name);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => sample(part, name)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      if (typeof schema.additionalProperties === 'object') return recordOf(schema, schema.additionalProperties);
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [key, sample(property, key)]),
      );
    case 'array':
      if (schema.prefixItems !== undefined) return schema.prefixItems.map((item) => sample(item, name));
      return schema.items === undefined ? [] : [sample(schema.items, name)];
    case 'string':
      return textFor(schema, name);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return schema.default ?? true;
    default:
      return null;
  }
}

/** One value for each key that is known; a record with keys of any kind stays empty. */
function recordOf({ propertyNames }: Schema, value: Schema): object {
  const keys = (propertyNames?.enum ?? []).map(String);
  return Object.fromEntries(keys.map((key) => [key, sample(value, key)]));
}

function textFor({ format = '', minLength = 0 }: Schema, name: string): unknown {
  const text = BY_FORMAT[format] ?? BY_NAME[name];
  if (text !== undefined) return text;
  return 'example'.padEnd(minLength, 'x');
}
