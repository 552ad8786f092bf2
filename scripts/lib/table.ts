import stringWidth from 'string-width';

/** Columns of numbers are set to the right, columns of words to the left. */
export type Alignment = 'left' | 'right';

function pad(text: string, width: number, alignment: Alignment): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return alignment === 'right' ? blanks + text : text + blanks;
}

/**
 * Lines of a table, aligned by what a terminal shows: wide characters count twice, combining ones not at all.
 * @param rows cells, the first row being the headings
 * @param alignments one for each column
 */
export function formatTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): string[] {
  const widths = alignments.map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  return rows.map((row) =>
    alignments
      .map((alignment, column) => pad(row[column] ?? '', widths[column] ?? 0, alignment))
      .join('  ')
      .trimEnd(),
  );
}
