import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('page', import.meta.url)),
  // A relative base lets the page work behind a proxy that puts it under another path.
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../dist/graphiql', import.meta.url)),
    emptyOutDir: true,
    // Monaco is one large chunk by nature; the default limit would warn about it on every build.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      onLog(level, log, print) {
        // React libraries say "use client" and "use no memo". This page needs neither, and hundreds of lines would warn.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') print(level, log);
      },
    },
  },
});
