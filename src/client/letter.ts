import { cleanValue, isFieldValue } from '../core/letters/field-values.ts';
import { placeValue } from '../core/letters/fill-letter.ts';
import { buildMailLink } from '../core/letters/mail-link.ts';
import { placeLine } from '../core/letters/plain-letter.ts';
import type { FieldType } from '../core/model.ts';

/**
 * Adds to the page of a letter, which works without: fills fields as they are typed, copies the letter and saves it as
 * a file. Nothing leaves the page and nothing is stored.
 */

const byId = (id: string): HTMLElement | undefined => document.getElementById(id) ?? undefined;
const all = (selector: string, from: ParentNode = document): HTMLElement[] => [
  ...from.querySelectorAll<HTMLElement>(selector),
];

const words = byId('_words');
const said = byId('_said');
const inputs = all('#_fill input').filter((one): one is HTMLInputElement => one instanceof HTMLInputElement);

/** What a field shows while it is empty, as the page came. */
const labels = new Map(all('mark').map((mark) => [mark, mark.textContent]));

const dir = words && getComputedStyle(words).direction === 'rtl' ? 'rtl' : 'ltr';

const valueOf = (input: HTMLInputElement): string => cleanValue(input.value);

const isWrong = (input: HTMLInputElement): boolean => {
  const value = valueOf(input);
  return value !== '' && !isFieldValue(input.dataset['type'] as FieldType, value);
};

/** Shows below an input what it may hold, or what is wrong with it. */
function showFault(input: HTMLInputElement): void {
  const help = byId(`_help-${input.dataset['name'] ?? ''}`);
  if (!help) return;
  help.dataset['example'] ??= help.textContent;
  const isFaulty = isWrong(input);
  help.textContent = isFaulty
    ? `${help.dataset['invalid'] ?? ''} ${help.dataset['example']}`
    : help.dataset['example'];
  input.setAttribute('aria-invalid', String(isFaulty));
}

function fill(input: HTMLInputElement): void {
  const value = valueOf(input);
  const shown = placeValue(value, input.dataset['type'] as FieldType, dir);
  for (const mark of all(`mark[data-field="${input.dataset['name'] ?? ''}"]`)) {
    mark.textContent = value === '' ? (labels.get(mark) ?? '') : shown;
    mark.classList.toggle('filled', value !== '');
  }
}

const chosenOpening = (): string =>
  document.querySelector<HTMLInputElement>('input[name="opening"]:checked')?.value ?? '';

/** A line with an optional field that is empty is left out. */
const isLeftOut = (line: HTMLElement): boolean =>
  line.querySelector('mark[data-optional]:not(.filled)') !== null;

/** Lines of a paragraph or item: words, and below them the addresses that they carry. */
function linesOf(block: HTMLElement): string[] {
  let isOut = false;
  return all(':scope > .line, :scope > a', block).flatMap((one) => {
    const isWords = one.classList.contains('line');
    if (isWords) isOut = isLeftOut(one);
    if (isOut) return [];
    return [isWords ? placeLine(one.textContent, dir) : one.textContent];
  });
}

function textOf(block: HTMLElement): string {
  if (block.tagName === 'PRE') return block.textContent.replace(/^/gm, '  ');
  if (block.tagName === 'P') return linesOf(block).join('\n');
  const items = all(':scope > li', block).map(linesOf);
  return items
    .filter((lines) => lines.length > 0)
    .map((lines, index) => {
      const sign = block.tagName === 'OL' ? `${String(index + 1)}. ` : '- ';
      return sign + lines.join(`\n${' '.repeat(sign.length)}`);
    })
    .join('\n');
}

/** The letter as plain text, with the opening that is chosen. */
function readLetter(): { subject: string; body: string } {
  const opening = chosenOpening();
  const parts = all('#_words > [data-part]').filter(
    ({ dataset: { part = '' } }) => !['full', 'short'].includes(part) || part === opening,
  );
  const blocks = parts.flatMap((part) => all(':scope > *', part)).map(textOf);
  return {
    subject: words?.querySelector('.subject')?.textContent.trim() ?? '',
    body: blocks.filter((block) => block !== '').join('\n\n'),
  };
}

/** Mail links follow what is typed, and say what they hold. */
function updateMail(): void {
  const { subject, body } = readLetter();
  const { href, hasBody } = buildMailLink(subject, body);
  const link = document.querySelector<HTMLAnchorElement>(`p[data-part="${chosenOpening()}"] .mail`);
  if (!link) return;
  link.href = href;
  link.textContent = (hasBody ? said?.dataset['mail'] : said?.dataset['mailSubject']) ?? '';
}

/** What was announced as empty since the last change: asking again for the same letter takes it as it is. */
let warned = '';

/** Names of the fields that must be filled and are not, or hold something else than they should. */
function findOpen(): string[] {
  const shown = new Set(
    all('#_words mark')
      .filter((mark) => mark.getClientRects().length > 0)
      .map((mark) => mark.dataset['field']),
  );
  const isOpen = (input: HTMLInputElement): boolean =>
    isWrong(input) || (input.dataset['required'] !== undefined && valueOf(input) === '');
  return inputs
    .filter((input) => shown.has(input.dataset['name']) && isOpen(input))
    .map((input) => input.labels?.item(0).textContent.trim() ?? '');
}

function say(text: string): void {
  if (said) said.textContent = text;
}

/** False when something is still open and the reader has not been told so yet. */
function isReady(): boolean {
  const open = findOpen().join(', ');
  if (open === '' || open === warned) return true;
  warned = open;
  say(`${said?.dataset['empty'] ?? ''} ${open}`);
  return false;
}

/** The old interface to the clipboard, the only one in pages that are no secure context. */
const runCommand = (name: string): boolean =>
  (document as unknown as { execCommand: (name: string) => boolean }).execCommand(name);

/** Copies where the new way is not to be had: through a text field that is there for a moment. */
function copyOldWay(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isDone = runCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isDone;
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

async function copy(): Promise<void> {
  if (!isReady()) return;
  const isDone = await writeClipboard(readLetter().body).catch(() => false);
  if (!isDone && words) getSelection()?.selectAllChildren(words);
  say((isDone ? said?.dataset['copied'] : said?.dataset['selected']) ?? '');
}

function save(): void {
  if (!isReady()) return;
  const { subject, body } = readLetter();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${subject}\n\n${body}\n`], { type: 'text/plain' }));
  link.download = `${words?.dataset['file'] ?? 'letter'}.txt`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}

for (const input of inputs) {
  input.addEventListener('input', () => {
    warned = '';
    fill(input);
    if (input.getAttribute('aria-invalid') === 'true') showFault(input);
    updateMail();
  });
  input.addEventListener('change', () => {
    showFault(input);
  });
}
for (const radio of all('input[name="opening"]')) radio.addEventListener('change', updateMail);
byId('_copy')?.addEventListener('click', () => void copy());
byId('_save')?.addEventListener('click', save);
byId('_fill')?.removeAttribute('hidden');
