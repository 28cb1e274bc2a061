import { defineConfig } from 'vite';

/** Each entry becomes one script of a fixed name, which a page of ours includes beside the one style sheet. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: '../../../target/classes/static/assets/diagrams',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: {
      input: { 'case-diagram': 'src/case-diagram.ts', 'flow-diagram': 'src/flow-diagram.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'viewer.js', assetFileNames: 'diagrams[extname]' }
    }
  }
});
