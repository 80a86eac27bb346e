import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'cli', include: ['e2e/cli/**/*.test.ts'], testTimeout: 30_000 },
});
