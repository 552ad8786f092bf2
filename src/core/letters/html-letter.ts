import type { LetterField, OutsideLink } from '../model.ts';
import { remember, rememberFor } from '../remember.ts';
import { escapeHtml } from '../texts.ts';
import { isLeftOut, showLabels } from './fill-letter.ts';
import type { LetterBlock, Line } from './letter-text.ts';
import { lineAddresses } from './plain-letter.ts';

/** A letter as HTML: the words of its text file, with its fields marked for the script of the page, which fills them. */
export interface HtmlLetter {
  line: (line: Line) => string;
  /** Paragraphs, lists and code. Those of the frame, which stand in every letter, are written once. */
  blocks: (blocks: readonly LetterBlock[]) => string;
}

/** What letters in one language have in common. */
export interface HtmlOptions {
  fields: Readonly<Record<string, LetterField>>;
  /** Names of the fields in the language of the letter. */
  labels: Readonly<Record<string, string>>;
  links: Readonly<Record<string, OutsideLink>>;
}

/** Writes letters of one language as HTML. */
export function openHtmlLetters({ fields, labels, links }: HtmlOptions): HtmlLetter {
  const label = showLabels(labels);
  const markField = remember((name: string): string => {
    const isOptional = isLeftOut([{ field: name }], { fields, values: new Map() });
    const optional = isOptional ? ' data-optional' : '';
    return `<mark data-field="${escapeHtml(name)}"${optional}>${escapeHtml(label(name))}</mark>`;
  });
  /** Its words, and below them the addresses that they carry. */
  const writeLine = (line: Line): string => {
    const words = line.map((piece) => {
      if (typeof piece === 'string') return escapeHtml(piece);
      return 'field' in piece ? markField(piece.field) : escapeHtml(piece.text);
    });
    const addresses = lineAddresses(line, links).map(escapeHtml);
    const below = addresses.map((address) => `<br><a href="${address}">${address}</a>`);
    return `<span class="line">${words.join('')}</span>${below.join('')}`;
  };
  const writeLines = (lines: readonly Line[]): string => lines.map(writeLine).join('<br>');
  const writeBlock = (block: LetterBlock): string => {
    if (block.kind === 'code') return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    if (block.kind === 'paragraph') return `<p>${writeLines(block.lines)}</p>`;
    const list = block.ordered ? 'ol' : 'ul';
    return `<${list}>${block.items.map((item) => `<li>${writeLines(item)}</li>`).join('')}</${list}>`;
  };
  return {
    line: writeLine,
    blocks: rememberFor((blocks: readonly LetterBlock[]) => blocks.map(writeBlock).join('')),
  };
}
