import { textOf, type Change, translateTitles } from './site.ts';

/** Letters for the small site, in which nothing is wrong. */

const settings = `frame: frame
procedure: about
fields:
  name: { type: text, example: Sam, required: true }
  address: { type: ip, example: 192.0.2.7, required: true }
letters:
  - id: scan
    to: complainant
    severity: low
    opening: full
    fields: [address]
`;

const head = (title: string, subject: string): string => `---
title: ${title}
short: When to use it.
not-for: When not.
subject: ${subject}
priority: 2-medium
reviewed: 2026-11-20
---
`;

const frame = `${head('Frame', 'Hello')}
## Greeting

Hello,

## Full

I run a relay.

## Short

A relay.

## Closing

{name}
`;

const scan = `${head('A scan', '"Scan from {address}"')}
The scan from {address}.
`;

const lock = `${textOf('addresses.lock')}letters.html
letters/scan.html
`;

const titles = `${textOf('en/titles.yaml')}letters:
  title: Letters
  short: Answers to complaints.
fields:
  name: your name
  address: address
`;

const files: Record<string, string> = {
  'letters.yaml': settings,
  'addresses.lock': lock,
  'en/titles.yaml': titles,
  'de/titles.yaml': translateTitles(titles),
  'en/letters/frame.mdx': frame,
  'en/letters/scan.mdx': scan,
};

/** The letters with changes of single pieces: path, piece, replacement. */
export function withLetters(...edits: [path: string, piece: string, replacement: string][]): Change {
  const change: Change = { ...files };
  for (const [path, piece, replacement] of edits) {
    const text = change[path];
    if (text?.includes(piece) !== true) throw new Error(`${path} has no "${piece}"`);
    change[path] = text.replace(piece, () => replacement);
  }
  return change;
}
