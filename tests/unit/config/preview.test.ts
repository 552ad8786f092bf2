import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewCatalog } from '../../../src/config/preview.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { edit, parseSite, type Change } from '../helpers/site.ts';

/** German is in preparation: it has two words and no titles. */
const unfinished: Change = {
  ...edit(
    'languages.yaml',
    'name: Deutsch\n    dir: ltr\n    enabled: true',
    'name: Deutsch\n    dir: ltr\n    enabled: false',
  ),
  'de/ui.json': '{ "nav.home": "Start" }\n',
  'de/titles.yaml': undefined,
};

test('the development server shows a language in preparation, with words of the source where it has none', () => {
  const { catalog } = parseSite(unfinished);
  assert.ok(catalog);
  const shown = previewCatalog(catalog);
  assert.deepEqual(
    enabledLanguages(shown).map(({ tag }) => tag),
    ['en', 'de'],
  );
  const t = createTranslator('de', shown.settings.words['de'] ?? {});
  assert.equal(t('nav.home'), 'Start');
  assert.equal(t('nav.label'), 'Word');
  assert.equal(shown.settings.titles['de']?.faqs['abuse']?.title, 'Abuse FAQ');
  assert.equal(catalog.settings.titles['de'], undefined, 'the catalog itself is not changed');
});

test('its own words and titles come first', () => {
  const { catalog } = parseSite();
  assert.ok(catalog);
  const { settings } = previewCatalog(catalog);
  assert.equal(settings.words['de']?.['nav.home'], 'Wort');
  assert.equal(settings.titles['de']?.faqs['abuse']?.sections['misuse'], 'When Tor is misused (de)');
});
