import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS } from '#contract/endpoints.ts';
import { COMMON_PROBLEMS, PROBLEMS } from '#contract/problems.ts';
import { openApiOf } from '#infra/openapi.ts';
import { openWorld } from '#test/world.ts';

type Operation = {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
};
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
};

type Content = Readonly<Record<string, { readonly example?: unknown }>>;
type Exampled = {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};

const endpoints = Object.entries(ENDPOINTS);
const document = JSON.parse(
  JSON.stringify(openApiOf({ endpoints: ENDPOINTS, publicUrl: 'https://media.example.edu' })),
) as Document;
const operations = new Map(
  Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => [operation.operationId, operation] as const),
  ),
);

function operation(name: string): Operation {
  const found = operations.get(name);
  if (found === undefined) throw new Error(`${name} is not described.`);
  return found;
}

describe('the OpenAPI document', () => {
  it('describes every endpoint once, under its path and method', () => {
    expect([...operations.keys()].sort()).toEqual(endpoints.map(([name]) => name).sort());
    for (const [name, { path, method }] of endpoints) {
      const described = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(described?.operationId).toBe(name);
    }
  });

  it('describes each part of a path as a parameter that must be there (OpenAPI 3.1 §4.8.12.1)', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const parts = Array.from(path.matchAll(/\{(\w+)\}/g), ([, part]) => part);
      for (const { parameters } of Object.values(methods)) {
        const required = parameters.filter((parameter) => parameter.in === 'path' && parameter.required);
        expect(required.map(({ name }) => name)).toEqual(parts);
      }
    }
  });

  it.each(endpoints)('names every refusal of %s under its status', (name, { problems }) => {
    for (const code of [...problems, ...COMMON_PROBLEMS]) {
      expect(operation(name).responses[PROBLEMS[code].status]?.description).toContain(`${code}: `);
    }
  });

  it('takes an API key exactly where the contract names a scope, and tells which', () => {
    for (const [name, endpoint] of endpoints) {
      const scopes = operation(name).security.flatMap(({ bearer }) => bearer ?? []);
      expect(scopes).toEqual('scope' in endpoint ? [endpoint.scope] : []);
    }
    expect(document.components.securitySchemes).toMatchObject({ bearer: { type: 'http', scheme: 'bearer' } });
  });

  it('shows what is taken as it stands on the wire, before defaults are filled in', () => {
    const { schema } = JSON.parse(JSON.stringify(document.paths['/api/v1/media/{mediaId}/invites']?.post)).requestBody
      .content['application/json'];
    expect(schema.required).toContain('email');
    expect(schema.required).not.toContain('message');
  });

  it.each(endpoints)('has examples for %s that the endpoint itself would take and give', (name, endpoint) => {
    const { requestBody, responses } = operation(name) as unknown as Exampled;
    if ('body' in endpoint) {
      const { example } = requestBody?.content['application/json'] ?? {};
      expect(endpoint.body.safeParse(example).success, JSON.stringify(example)).toBe(true);
    }
    if (endpoint.response instanceof z.ZodNull) return;
    const [content] = Object.values(responses['200']?.content ?? responses['201']?.content ?? {});
    expect(endpoint.response.safeParse(content?.example).success, JSON.stringify(content?.example)).toBe(true);
  });

  it('is read by anybody at its address', async () => {
    await using world = await openWorld();
    const answer = await fetch(new URL('/api/v1/openapi.json', world.publicUrl));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: world.publicUrl }] });
  });
});
