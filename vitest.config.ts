import { defineConfig } from 'vitest/config';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 26) throw new Error('Tests run on the Node that npm installed: use npm test, or npx vitest.');

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A zone with summer time that is not UTC: what mixes up local time and moments fails here, not at a school.
    env: { TZ: 'Europe/Berlin' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{contract,server,tools,web}/**/*.test.{ts,tsx}'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
