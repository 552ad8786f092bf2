import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildExcerpt } from '../../../../src/core/search/excerpt.ts';
import { markText, markedWords, type Piece } from '../../../../src/core/search/marks.ts';
import { buildSearchIndex } from '../../../../src/core/search/search-index.ts';
import { buildTerms } from '../../../../src/core/search/terms.ts';

const show = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

describe('markText', () => {
  test('marks words where they stand, and keeps the text', () => {
    const pieces = markText('The Exit, an exit-relay; ÉXIT.', new Set(['exit']));
    assert.equal(show(pieces), 'The [Exit], an [exit]-relay; [ÉXIT].');
  });

  test('joins marks that overlap', () => {
    assert.equal(
      show(markText('出口节点的', new Set(['出口', '口节', '节点']))).replaceAll('][', ''),
      '[出口节点]的',
    );
    assert.equal(show(markText('back-door', new Set(['back', 'backdoor']))), '[back][-door]');
  });

  test('never takes what is written for HTML', () => {
    assert.equal(show(markText('<b>exit</b>', new Set(['exit']))), '<b>[exit]</b>');
  });
});

test('words that are worth a mark are near what was typed, and tell something', () => {
  const index = buildSearchIndex([
    { title: 'What is a relay?', short: 'A relay.', keywords: ['relays'] },
    { title: 'What is a bridge?', short: 'What?', keywords: [] },
    { title: 'What is what?', short: 'A thing.', keywords: [] },
  ]);
  assert.deepEqual([...markedWords(buildTerms(index, 'what is a relay '))].sort(), ['relay', 'relays']);
});

describe('buildExcerpt', () => {
  const words = Array.from({ length: 100 }, (_, index) => `w${String(index)}`);
  const anchors = [
    { id: 'one', text: 'One', location: 0 },
    { id: 'two', text: 'Two', location: 40 },
  ];

  test('chooses the passage with most words of the query, below its heading', () => {
    const excerpt = buildExcerpt({
      content: words.join(' '),
      anchors,
      found: [
        { weight: 1, locations: [3, 50] },
        { weight: 2, locations: [60] },
      ],
    });
    const text = show(excerpt.pieces);
    assert.match(text, /^… w45 .*\[w50\] .*\[w60\] .* …$/);
    assert.equal(excerpt.heading?.id, 'two');
  });

  test('shows a short text whole, without heading when it has none', () => {
    const excerpt = buildExcerpt({
      content: 'only <three> words',
      anchors: [],
      found: [{ weight: 1, locations: [1] }],
    });
    assert.deepEqual([show(excerpt.pieces).trim(), excerpt.heading], ['only [<three>] words', undefined]);
  });

  test('puts no spaces into languages that have none', () => {
    const excerpt = buildExcerpt({
      content: '出口\u200B节点\u200B的\u200B投诉',
      anchors: [],
      found: [{ weight: 1, locations: [1] }],
    });
    assert.equal(show(excerpt.pieces), '出口[节点]的投诉');
  });
});
