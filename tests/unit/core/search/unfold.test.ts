import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foldArabic } from '../../../../src/core/search/fold.ts';
import { foldTexts, isFolded, unfoldText } from '../../../../src/core/search/unfold.ts';

const written = 'می‌خواهم كتابِ <a href="question:one">تو</a>‌را & «آن»';

describe('folding many texts', () => {
  test('gives what folding one gives', () => {
    for (const text of [written, written, 'plain', '', '<p>١٢٣ abc</p>'])
      assert.equal(foldTexts(text), foldArabic(text));
  });

  test('knows whether it changes a text', () => {
    assert.equal(isFolded('كتاب'), true);
    assert.equal(isFolded('کتاب'), false);
    assert.equal(isFolded('no Arabic letters'), false);
  });
});

describe('unfoldText', () => {
  const html = '<p>می‌خواهم كتاب</p><h2 id="a">عنوانِ يک</h2><ul><li>آن &amp; اين</li></ul>';
  const folded = foldArabic('می‌خواهم كتاب. عنوانِ يک. آن & اين.');

  test('finds what was written, with the full stops that an index adds', () => {
    assert.equal(unfoldText(folded, html)?.content, 'می‌خواهم كتاب. عنوانِ يک. آن & اين.');
  });

  test('finds a heading by its place', () => {
    assert.equal(unfoldText(folded, html)?.slice(2, foldArabic('عنوانِ يک')), 'عنوانِ يک');
    assert.equal(unfoldText(folded, html)?.slice(1, foldArabic('عنوانِ يک')), undefined);
  });

  test('keeps a word with a tag inside together', () => {
    assert.equal(unfoldText(foldArabic('كتاب‌ها'), '<p>كتاب<em>‌ها</em></p>')?.content, 'كتاب‌ها');
  });

  test('finds nothing where the words are others, more or fewer', () => {
    for (const other of ['چیز دیگر', 'می‌خواهم', 'می‌خواهم كتاب عنوان يک آن & اين بیشتر'])
      assert.equal(unfoldText(foldArabic(other), html), undefined, other);
    assert.equal(unfoldText(foldArabic('كتاب'), '<p>كتاب&nbsp;</p>'), undefined);
  });
});
