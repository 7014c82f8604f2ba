import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';

/** oEmbed 1.0 (oembed.com): what another program shows for the address of a media page. */
export const getOembed = endpoint({
  method: 'GET',
  path: '/api/v1/oembed',
  summary: 'oEmbed 1.0 for the address of a page whose entry is published for everyone; any other is not found',
  needs: 'anyone',
  query: z.object({
    url: z.url().max(500).meta({ example: 'https://media.example.edu/media/0198c0de-0000-4000-8000-000000000001' }),
    format: z.literal('json').default('json'),
    maxwidth: z.coerce.number().int().min(1).max(10_000).optional(),
    maxheight: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  response: z.object({
    version: z.literal('1.0'),
    type: z.enum(['video', 'rich']),
    title: z.string(),
    author_name: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.number().int(),
    html: z.string(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  problems: ['media.unknown'],
});
