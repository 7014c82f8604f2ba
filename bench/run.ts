import { compareBatches } from './batches.ts';
import { countBytes } from './bytes.ts';
import { openDatabases } from './database.ts';
import { compareGrowth } from './growth.ts';
import { compareJoins } from './joins.ts';
import { compareSearches } from './search.ts';
import { compareSegments } from './segments.ts';
import { compareTranscoding } from './transcode.ts';

await using databases = await openDatabases();
await compareJoins(databases);
await compareBatches(databases);
await compareGrowth(databases);
await compareSearches(databases);
await countBytes(databases);
await compareTranscoding();
await compareSegments(databases);
