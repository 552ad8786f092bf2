import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseResults, rankEntries, type FullTextHits } from '../../../../src/core/search/ranking.ts';
import { buildSearchIndex, type SearchEntry } from '../../../../src/core/search/search-index.ts';
import { buildTerms, tellingTerms } from '../../../../src/core/search/terms.ts';

const entry = (title: string, keywords: string[] = [], short = 'Short.'): SearchEntry => ({
  title,
  keywords,
  short,
});

const texts = [
  entry('Why is Tor slow?', ['speed', 'latency'], 'Three relays take time.'),
  entry('What is a bridge?', ['censorship', 'dark web'], 'A relay that is not listed.'),
  entry('Is there a backdoor?', ['NSA', 'trust'], 'No, and the speed of an answer tells nothing.'),
  entry('What is a relay?', ['node'], 'A computer that passes on traffic.'),
  entry('为什么这么慢？', ['速度', '出口节点'], '三个中继需要时间。'),
  entry('تور چیست؟', ['شکایت', 'رله‌ها'], 'شبکه‌ای از داوطلبان.'),
];
const index = buildSearchIndex(texts);
const find = (query: string, hits?: FullTextHits): number[] =>
  rankEntries(index, buildTerms(index, query), hits).map(({ entry: number }) => number);

describe('rankEntries', () => {
  test('puts the title over keywords, and keywords over the short answer', () => {
    assert.deepEqual(find('relay').slice(0, 2), [3, 1]);
    assert.deepEqual(find('speed'), [0, 2]);
  });

  test('puts an entry with all words over one with some', () => {
    assert.equal(find('relay bridge')[0], 1);
    assert.equal(find('slow relay')[0], 0);
  });

  test('a rare word tells more than those of every text', () => {
    assert.equal(find('what is the nsa')[0], 2);
  });

  test('finds what is typed with a slip, apart, or unfinished', () => {
    assert.equal(find('latnecy')[0], 0);
    assert.equal(find('back door')[0], 2);
    assert.equal(find('cens')[0], 1);
  });

  test('finds Chinese by pairs of characters and Persian in any spelling', () => {
    assert.equal(find('出口')[0], 4);
    assert.equal(find('慢')[0], 4);
    assert.equal(find('慢 吗')[0], 4);
    assert.deepEqual([find('شكايت')[0], find('رله ها')[0], find('رلهها')[0]], [5, 5, 5]);
  });

  test('finds nothing for what is nowhere', () => {
    assert.deepEqual(find('zebra'), []);
    assert.deepEqual(find('?!'), []);
  });

  test('a full text adds what the index does not have, below what it has', () => {
    const hits = new Map([['zebra', new Map([[3, 12]])]]);
    assert.deepEqual(find('zebra', hits), [3]);
    const both = new Map([
      ['speed', new Map([[1, 7]])],
      ['of', new Map<number, number>()],
    ]);
    assert.deepEqual(find('speed', both), [0, 2, 1]);
  });

  test('equals stand in the order of the page, whatever the order of the words', () => {
    assert.deepEqual(find('what'), find('WHAT '));
    assert.deepEqual(find('bridge relay'), find('relay bridge '));
  });
});

describe('chooseResults', () => {
  test('leaves out what is far below the best, and all after the twentieth', () => {
    const ranked = Array.from({ length: 30 }, (_, number) => ({ entry: number, score: 10 - number / 100 }));
    assert.equal(chooseResults(ranked).length, 20);
    assert.deepEqual(
      chooseResults([
        { entry: 4, score: 10 },
        { entry: 2, score: 1 },
      ]),
      [4],
    );
    assert.deepEqual(chooseResults([]), []);
  });
});

describe('buildTerms', () => {
  test('keeps what a word found while the next one is typed, but not of an unfinished one', () => {
    const [first] = buildTerms(index, 'relay ');
    const [again, unfinished] = buildTerms(index, 'relay bri');
    assert.equal(again, first);
    assert.notEqual(buildTerms(index, 'relay bri')[1], unfinished);
  });

  test('asks the full texts for words as they were typed, but in Persian letters', () => {
    assert.deepEqual(
      buildTerms(index, 'Schlüssel شكايت').map(({ typed }) => typed),
      ['Schlüssel', 'شکایت'],
    );
  });

  test('telling terms are those that a query is about, and unknown ones', () => {
    const words = tellingTerms(buildTerms(index, 'what is a zebra and censorship '));
    assert.deepEqual(
      words.map(({ word }) => word),
      ['zebra', 'and', 'censorship'],
    );
  });
});
