import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPolicy, groupPolicies, headerPolicy } from '../../../../src/core/release/page-policy.ts';

const reading = "default-src 'none'; style-src 'sha256-abc='; base-uri 'none'";
const letters = "default-src 'none'; script-src 'self'; style-src 'sha256-abc='; base-uri 'none'";
const search =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'sha256-abc='";

describe('findPolicy', () => {
  test('reads the policy of a page, entities included', () => {
    const html = `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &quot;x&quot;">`;
    assert.equal(findPolicy(html), `default-src 'none'; style-src "x"`);
  });

  test('is undefined where there is none', () => {
    assert.equal(findPolicy('<head><meta name="referrer" content="no-referrer">'), undefined);
  });
});

describe('headerPolicy', () => {
  test('leaves the hash of the style to the page, and adds who may frame it', () => {
    assert.equal(
      headerPolicy(reading),
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  test('changes nothing about scripts', () => {
    assert.match(headerPolicy(search), /script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'/);
    assert.match(headerPolicy("script-src 'sha256-abc='"), /^script-src 'sha256-abc=';/);
  });
});

describe('groupPolicies', () => {
  const pages = [
    ...['en', 'de'].flatMap((tag) => [
      { path: `${tag}/index.html`, policy: reading },
      { path: `${tag}/abuse.html`, policy: reading },
      { path: `${tag}/faq/general.html`, policy: reading },
      { path: `${tag}/search.html`, policy: search },
      { path: `${tag}/letters/ssh.html`, policy: letters },
      { path: `${tag}/letters/spam.html`, policy: letters },
    ]),
    { path: 'index.html', policy: reading },
    { path: 'special.html', policy: letters },
  ];

  test('gives one rule for each type of page that differs, as wide as it may be', () => {
    const { common, rules } = groupPolicies(pages, ['en', 'de']);
    assert.equal(common, headerPolicy(reading));
    assert.deepEqual(rules, [
      { pattern: '(?:en|de)/letters/[^/]+\\.html', policy: headerPolicy(letters) },
      { pattern: '(?:en|de)/search\\.html', policy: headerPolicy(search) },
      { pattern: 'special\\.html', policy: headerPolicy(letters) },
    ]);
  });

  test('takes pages that differ in their styles alone as one', () => {
    const styled = pages.map((page, index) => ({
      ...page,
      policy: page.policy.replace('abc', `abc${String(index)}`),
    }));
    assert.deepEqual(groupPolicies(styled, ['en', 'de']), groupPolicies(pages, ['en', 'de']));
  });

  test('never covers a page of another policy', () => {
    const mixed = pages.map((page) =>
      page.path === 'de/letters/spam.html' ? { ...page, policy: reading } : page,
    );
    const { common, rules } = groupPolicies(mixed, ['en', 'de']);
    for (const { path, policy } of mixed) {
      const rule = rules.find(({ pattern }) => new RegExp(`^${pattern}$`).test(path));
      assert.equal(rule?.policy ?? common, headerPolicy(policy), path);
    }
  });
});
