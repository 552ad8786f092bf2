import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareLock, formatLock, listAddresses, parseLock } from '../src/core/addresses.ts';
import { hasErrors } from '../src/core/finding.ts';
import { listPages } from '../src/core/site-map.ts';
import { openContent } from '../src/disk/content-source.ts';
import { contentFolder } from '../src/disk/folders.ts';
import { exitCodes, readArguments } from './lib/arguments.ts';
import { reportFindings, say } from './lib/report.ts';

const usage = `npm run addresses [-- --content <folder>]
Adds the addresses of new questions, headings and pages to content/addresses.lock. It never takes one away.`;

readArguments(usage);
const { catalog, findings } = openContent(contentFolder()).content;
const others = findings.filter(({ code }) => !code.startsWith('addresses/'));
reportFindings(findings.filter(({ code }) => code !== 'addresses/not-locked'));
if (!catalog || hasErrors(others)) {
  say('Nothing was written: mend the content first.');
  process.exitCode = exitCodes.findings;
} else {
  const file = join(contentFolder(), 'addresses.lock');
  const locked = parseLock(existsSync(file) ? readFileSync(file, 'utf8') : '').map(({ address }) => address);
  const pages = listPages(catalog);
  const { added } = compareLock(locked, pages);
  if (added.length > 0) writeFileSync(file, formatLock([...locked, ...listAddresses(pages)]));
  for (const address of added) console.log(`+ ${address}`);
  say(
    added.length === 0 ? 'The lock has every address already.' : `Added to ${file}: ${String(added.length)}.`,
  );
  if (hasErrors(findings)) process.exitCode = exitCodes.findings;
}
