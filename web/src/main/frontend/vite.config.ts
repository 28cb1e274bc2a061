import { defineConfig } from 'vite';

/** Each entry becomes one script and one style sheet of a fixed name, which a page of ours includes. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: '../../../target/classes/static/assets/case-diagram',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: {
      input: { 'case-diagram': 'src/case-diagram.ts' },
      output: { entryFileNames: '[name].js', assetFileNames: 'case-diagram[extname]' }
    }
  }
});
