import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOneEdit } from '../../../../src/core/search/one-edit.ts';
import { buildVocabulary, findAlike } from '../../../../src/core/search/vocabulary.ts';

describe('isOneEdit', () => {
  test('holds for one slip of the hand', () => {
    for (const word of ['relay', 'rely', 'relays', 'relsy', 'realy', 'erlay', 'xrelay', 'elay', 'rela'])
      assert.ok(isOneEdit('relay', word), word);
  });

  test('does not hold for two', () => {
    for (const word of ['rlays', 'rel', 'yaler', 'relayed', 'xelsy', 'alrey'])
      assert.ok(!isOneEdit('relay', word), word);
    assert.ok(!isOneEdit('ab', 'cd'));
  });

  test('does not mind which word comes first', () => {
    assert.ok(isOneEdit('ab', 'abc') && isOneEdit('abc', 'ab') && isOneEdit('', 'a'));
  });
});

const vocabulary = buildVocabulary([
  ...['relay', 'relays', 'anonymous', 'anonymity', 'webmail', 'mail', 'server', 'bridge', 'us', 'police'],
  ...['reducedexitpolicy', 'رقابه', 'block'],
]);
const alike = (word: string, isUnfinished = false): string[] =>
  [...findAlike(vocabulary, word, isUnfinished)].sort(([, a], [, b]) => b - a).map(([found]) => found);

describe('findAlike', () => {
  test('puts the very word first, then longer ones', () => {
    assert.deepEqual(alike('relay').slice(0, 2), ['relay', 'relays']);
    assert.equal(findAlike(vocabulary, 'relay', false).get('relay'), 1);
  });

  test('finds words of the same stem, and shorter ones', () => {
    assert.ok(alike('anonymously').includes('anonymous'));
    assert.ok(alike('anonymous').includes('anonymity'));
    assert.ok(alike('blocked').includes('block'));
    assert.ok(alike('relaying').includes('relay'));
  });

  test('finds parts of words', () => {
    assert.ok(alike('mail').includes('webmail'));
    assert.ok(alike('policy').includes('reducedexitpolicy'));
    assert.ok(alike('mailserver').includes('server'));
    assert.ok(alike('الرقابه').includes('رقابه'), 'without the Arabic article');
  });

  test('finds one wrong letter in words of five or more, in any place', () => {
    for (const word of ['bridgw', 'xridge', 'brigde', 'bridg', 'brridge', 'rbidge'])
      assert.ok(alike(word).includes('bridge'), word);
    assert.ok(alike('anonimity').includes('anonymity'));
    assert.ok(alike('relys').includes('relays'));
    assert.deepEqual(alike('mial'), [], 'four letters are too few');
  });

  test('does not look for slips when the word is there', () => {
    assert.ok(!alike('police').includes('policy'));
  });

  test('lets an unfinished word grow into anything', () => {
    assert.deepEqual(alike('br', true), ['bridge']);
    assert.deepEqual(alike('br'), []);
    assert.deepEqual(alike('us'), ['us']);
  });
});
