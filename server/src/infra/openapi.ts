import { z } from 'zod';
import type { Endpoint, Needs } from '#contract/endpoint.ts';
import { COMMON_PROBLEMS, PROBLEMS, type ProblemCode } from '#contract/problems.ts';
import type { App } from './http.ts';
import { exampleOf } from './openapi-examples.ts';

type Endpoints = Readonly<Record<string, Endpoint>>;
type Json = Readonly<Record<string, unknown>>;

const DESCRIPTION = `What the web of this portal calls, and programs with an API key as well.
A write that rides on a cookie must carry our own Origin; a bearer key needs none.
The bytes of an upload follow by tus 1.0.0 at /api/v1/uploads, which is not described here.`;

/** The document of RFC 9457 with our extensions, as every refusal is sent. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(PROBLEMS) },
    instance: { type: 'string', format: 'uri', description: 'Found again in the log.' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    facts: { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } },
  },
} as const;

/** Standard Webhooks 1.0. */
const SIGNED_HEADERS: readonly Json[] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
  name,
  in: 'header',
  required: true,
  schema: { type: 'string' },
}));

/** Serves the reference of this API, made from the very list that is served (8.1). */
export function openApiRoutes(
  app: App,
  described: { readonly endpoints: Endpoints; readonly publicUrl: string },
): void {
  const text = JSON.stringify(openApiOf(described));
  app.get('/api/v1/openapi.json', (_request, reply) =>
    reply.type('application/json').header('cache-control', 'no-cache').send(text),
  );
}

/** The endpoints as an OpenAPI 3.1 document. */
export function openApiOf({ endpoints, publicUrl }: { readonly endpoints: Endpoints; readonly publicUrl: string }) {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Usher', version: '1', description: DESCRIPTION },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key; it acts as the person who made it.' },
      },
    },
  };
}

function operationOf(name: string, endpoint: Endpoint): Json {
  const { summary, needs, scope, signed, params, query, body } = endpoint;
  return {
    operationId: name,
    summary,
    'x-needs': signed ? 'a signature' : wordsOf(needs),
    security: [
      ...(needs === 'anyone' ? [{}] : []),
      ...(signed ? [] : [{ session: [] }]),
      ...(scope === undefined ? [] : [{ bearer: [scope] }]),
    ],
    parameters: [...parametersOf('path', params), ...parametersOf('query', query), ...(signed ? SIGNED_HEADERS : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': contentOf(body) } } }),
    responses: { ...successOf(endpoint), ...refusalsOf(endpoint) },
  };
}

function wordsOf(needs: Needs): string {
  if (typeof needs === 'string') return needs;
  if ('site' in needs) return `site ability ${needs.site}`;
  return 'gallery' in needs ? `gallery ability ${needs.gallery}` : `media ability ${needs.media}`;
}

function parametersOf(place: 'path' | 'query', shape: z.ZodObject | undefined): readonly Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: 'input' });
  const isRequired = (name: string) => required.includes(name);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: isRequired(name), schema }));
}

function successOf({ method, response, file = 'application/json' }: Endpoint): Json {
  if (response instanceof z.ZodNull) return { 204: { description: 'Done.' } };
  const content = { [file]: contentOf(response) };
  return { [method === 'POST' ? 201 : 200]: { description: 'Done.', content } };
}

function refusalsOf({ problems }: Endpoint): Json {
  const codes = new Set<ProblemCode>([...problems, ...COMMON_PROBLEMS]);
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(Array.from(byStatus, ([status, alike]) => [status, refusalOf(alike)]));
}

function refusalOf(codes: readonly ProblemCode[]): Json {
  const schema = { $ref: '#/components/schemas/Problem', properties: { code: { enum: codes } } };
  const description = codes.map((code) => `${code}: ${PROBLEMS[code].title}`).join('\n');
  return { description, content: { 'application/problem+json': { schema } } };
}

function contentOf(shape: z.ZodType): Json {
  const example = exampleOf(shape);
  return { schema: schemaOf(shape), ...(example === undefined ? {} : { example }) };
}

/** As it stands on the wire: before defaults are filled in and spaces are trimmed. OpenAPI 3.1 names the dialect itself. */
function schemaOf(shape: z.ZodType): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}
