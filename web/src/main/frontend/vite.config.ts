import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const AREAS: Record<string, { folder: string; entries: string[] }> = {
  diagrams: { folder: 'src', entries: ['case-diagram', 'case-move', 'flow-diagram', 'migration', 'rehearsal'] },
  'diagram-editor': { folder: 'src/editor', entries: ['diagram-editor'] },
  'decision-editor': { folder: 'src/editor', entries: ['decision-editor'] },
  'form-editor': { folder: 'src/editor', entries: ['form-editor'] },
  'form-preview': { folder: 'src/editor', entries: ['form-preview'] },
  'wording-editor': { folder: 'src/editor', entries: ['wording-editor'] },
  'draft-page': { folder: 'src/editor', entries: ['draft-page'] },
  difference: { folder: 'src/editor', entries: ['difference'] }
};

/** Two libraries write style attributes into their markup, which our pages do not allow; editor.css says the same. */
const withoutStyleAttributes: Plugin = {
  name: 'without-style-attributes',
  transform: (code, id) => /dmn-js-shared.*PoweredByUtil\.js$|bpmn-js-properties-panel.dist.index\.esm\.js$/.test(id) ? code.replace(/\bstyle="[^"]*"/g, '') : undefined
};

/** Each entry becomes one script of a fixed name, which a page of ours includes beside the style sheet of its area. */
export default defineConfig(({ mode }): UserConfig => {
  const { folder, entries } = AREAS[mode] ?? AREAS.diagrams!;
  return {
    publicDir: false,
    base: './',
    logLevel: 'warn',
    mode: 'production',
    plugins: [withoutStyleAttributes],
    resolve: { alias: [
      { find: /^style-mod$/, replacement: fileURLToPath(new URL('src/editor/style-mod.ts', import.meta.url)) },
      // the editor of forms and its panel share one copy of what draws them, or neither draws
      ...(mode === 'form-editor' ? [{ find: /^preact(?=$|\/)/, replacement: '@bpmn-io/properties-panel/preact' }] : [])
    ] },
    build: {
      outDir: `../../../target/classes/static/assets/${mode in AREAS ? mode : 'diagrams'}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      rollupOptions: {
        input: Object.fromEntries(entries.map(entry => [entry, `${folder}/${entry}.ts`])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'viewer.js', assetFileNames: asset => asset.names[0]?.endsWith('.css') ? `${mode in AREAS ? mode : 'diagrams'}.css` : '[name][extname]' }
      }
    }
  };
});
