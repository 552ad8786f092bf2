import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (src/README.md draws it). Each folder names what it may not reach; cycles are checked by
 * dependency-cruiser.
 */
const forbidden = {
  'src/core': [
    'config',
    'i18n',
    'disk',
    'site',
    'integrations',
    'components',
    'layouts',
    'pages',
    'scripts',
    'tests',
  ],
  'src/i18n': [
    'config',
    'disk',
    'site',
    'integrations',
    'components',
    'layouts',
    'pages',
    'scripts',
    'tests',
  ],
  'src/config': ['disk', 'site', 'integrations', 'components', 'layouts', 'pages', 'scripts', 'tests'],
  'src/disk': ['site', 'integrations', 'components', 'layouts', 'pages', 'scripts', 'tests'],
  'src/integrations': ['site', 'components', 'layouts', 'pages', 'scripts', 'tests'],
  'src/client': [
    'config',
    'i18n',
    'disk',
    'site',
    'integrations',
    'components',
    'layouts',
    'pages',
    'scripts',
    'tests',
  ],
  'src/site': ['client', 'integrations', 'components', 'layouts', 'pages', 'scripts', 'tests'],
  'src/components': ['disk', 'integrations', 'layouts', 'pages', 'scripts', 'tests'],
  'src/layouts': ['disk', 'integrations', 'pages', 'scripts', 'tests'],
  'src/pages': ['disk', 'integrations', 'scripts', 'tests'],
  scripts: ['site', 'integrations', 'components', 'layouts', 'pages', 'tests'],
};

const folderPattern = (name) => ({
  regex: `^\\.{1,2}/(.*/)?${name}/`,
  message: `This folder may not import from ${name}/ (src/README.md says who may import whom).`,
});

const onlySiteReadsContent = {
  regex: '^astro:content$',
  message: "Only src/site calls Astro's content API.",
};

const pureModules = {
  regex: '^(node:|astro)',
  message: 'core and i18n are pure: pass in what they need.',
};

const importRules = Object.entries(forbidden).map(([folder, names]) => ({
  files: [`${folder}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...names.map(folderPattern),
          ...(folder === 'src/site' ? [] : [onlySiteReadsContent]),
          ...(['src/core', 'src/i18n', 'src/client'].includes(folder) ? [pureModules] : []),
        ],
      },
    ],
  },
}));

const impureGlobals = ['process', 'console', 'fetch', 'Buffer', 'setTimeout', 'setInterval', '__dirname'];

export default defineConfig(
  { ignores: ['dist/', 'dist.*/', 'releases/', 'server-config/', '.astro/', '.cache/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/dot-notation': 'off',
      'no-control-regex': 'off',
      eqeqeq: 'error',
    },
  },
  astro.configs.recommended,
  {
    files: ['src/**/*.{ts,astro}', 'scripts/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Nothing is dated by the clock.' },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/i18n/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...impureGlobals] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  ...importRules,
);
