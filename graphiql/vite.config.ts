import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('page', import.meta.url)),
  // Relative, so that the page also works behind a proxy that puts it under another path.
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
        // "use client" and "use no memo" of React libraries: they mean nothing to this page, hundreds of lines.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') print(level, log);
      },
    },
  },
});
