import { at, error, type SettingsLines } from '../catalog-finding.ts';
import type { ParsedDocument } from '../document.ts';
import type { Finding } from '../finding.ts';
import type { Catalog, LetterPlan, LetterSettings, Text } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { own } from '../record.ts';
import { frameParts } from './compose-letter.ts';
import { listFields } from './letter-text.ts';

/** Every letter that letters.yaml lists has its file, every file its place, and all they name exists. */
function checkList(catalog: Catalog, settings: LetterSettings, lines: SettingsLines): Finding[] {
  const { source } = catalog.settings;
  const { frame, letters, procedure } = settings;
  const listed = [
    { id: frame, path: ['frame'] },
    ...letters.map(({ id }, index) => ({ id, path: ['letters', index, 'id'] })),
  ];
  const doubled = listed.filter(({ id }, index) => listed.findIndex((one) => one.id === id) !== index);
  const missing = listed.filter(({ id }) => !own(catalog.letters, id));
  const unlisted = Object.values(catalog.letters).filter(({ id }) => !listed.some((one) => one.id === id));
  const isLost = procedure !== undefined && !own(catalog.pages, procedure);
  return [
    ...doubled.map(({ id, path }) =>
      error(
        'letters.yaml',
        lines.letters(path),
        'content/duplicate-id',
        `"${id}" stands here twice`,
        'Delete one.',
      ),
    ),
    ...missing.map(({ id, path }) =>
      error(
        'letters.yaml',
        lines.letters(path),
        'letters/missing',
        `there is no letter "${id}"${didYouMean(id, Object.keys(catalog.letters))}`,
        `Correct the id, or make the letter with "npm run new -- letter ${id}".`,
      ),
    ),
    ...unlisted.map(({ id, texts }) =>
      error(
        texts[source]?.file ?? '',
        1,
        'letters/unlisted',
        `the letter "${id}" is not in letters.yaml, so nobody would see it`,
        'Add it there, with to whom it goes, how serious it is, its opening and its fields.',
      ),
    ),
    ...(isLost
      ? [
          error(
            'letters.yaml',
            lines.letters(['procedure']),
            'outline/page-missing',
            `there is no page "${procedure}"${didYouMean(procedure, Object.keys(catalog.pages))}`,
            'Correct the id.',
          ),
        ]
      : []),
  ];
}

/** Fields that letters.yaml lists for letters must be declared there, and each declared one be used by somebody. */
function checkFields(
  settings: LetterSettings,
  documents: readonly ParsedDocument[],
  lines: SettingsLines,
): Finding[] {
  const names = Object.keys(settings.fields);
  const used = new Set(documents.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const unknown = settings.letters.flatMap(({ fields }, l) =>
    fields.flatMap((name, f) =>
      names.includes(name)
        ? []
        : [
            error(
              'letters.yaml',
              lines.letters(['letters', l, 'fields', f]),
              'letters/field-unknown',
              `there is no field "${name}"${didYouMean(name, names)}`,
              'Correct the name, or declare the field under "fields" with type, example and required.',
            ),
          ],
    ),
  );
  const unused = names.filter((name) => !used.has(name));
  return [
    ...unknown,
    ...unused.map((name) =>
      at('letters.yaml', {
        code: 'letters/field-unused',
        severity: 'warning',
        line: lines.letters(['fields', name]),
        message: `no letter has the field "${name}"`,
        hint: `Write {${name}} in a letter, or delete it here.`,
      }),
    ),
  ];
}

/** A letter has exactly the fields that letters.yaml gives it. */
function checkLetterFields(document: ParsedDocument, plan: LetterPlan, settings: LetterSettings): Finding[] {
  const { file, fields, text } = document;
  const wanted = plan.fields;
  const extra = fields.filter(({ name }) => !wanted.includes(name));
  const found = new Set(fields.map(({ name }) => name));
  const missing = text ? wanted.filter((name) => !found.has(name)) : [];
  const optional = listFields(text?.letter ? [text.letter.subject] : []).filter(
    (name) => own(settings.fields, name)?.required === false,
  );
  return [
    ...optional.map((name) =>
      error(
        file,
        document.lineOf(['subject']),
        'letters/field-optional',
        `found the field {${name}} in the subject; expected only fields that must be filled, since a line with an empty field is left out and a subject cannot be`,
        'Take it out of the subject, or say "required: true" in letters.yaml.',
      ),
    ),
    ...extra.map(({ name, line }) =>
      own(settings.fields, name)
        ? error(
            file,
            line,
            'letters/field-extra',
            `found the field {${name}}, which letters.yaml does not give to "${plan.id}"`,
            `Add "${name}" to its fields there, or take it out here.`,
          )
        : unknownField(file, line, name, settings),
    ),
    ...missing.map((name) =>
      error(
        file,
        1,
        'letters/field-missing',
        `the field {${name}} stands nowhere in subject or text; letters.yaml says that the letter has it`,
        `Write {${name}} where it belongs, or take it out of letters.yaml.`,
      ),
    ),
  ];
}

const unknownField = (file: string, line: number, name: string, { fields }: LetterSettings): Finding =>
  error(
    file,
    line,
    'letters/field-unknown',
    `there is no field {${name}}${didYouMean(name, Object.keys(fields))}`,
    'Correct the name, or declare the field in letters.yaml. For a brace in the text write \\{.',
  );

const sectionCount = (text: Text): number => text.headings.filter(({ depth }) => depth === 2).length;

/** The frame has its parts below headings, a letter has none. */
function checkHeadings({ file, text }: ParsedDocument, isFrame: boolean): Finding[] {
  if (!text) return [];
  const count = sectionCount(text);
  if (count === (isFrame ? frameParts.length : 0)) return [];
  return [
    error(
      file,
      text.headings.at(-1)?.line ?? 1,
      'letters/headings',
      `found ${String(count)} headings; expected ${isFrame ? `${String(frameParts.length)}: greeting, full opening, short opening, closing` : 'none'}`,
      isFrame
        ? 'Give each part its ## heading, in this order.'
        : 'A letter is sent as plain text: take the headings away.',
    ),
  ];
}

/** Strangers read a letter without this site, so its addresses are those of others. */
const checkLinks = ({ file, links }: ParsedDocument): Finding[] =>
  links
    .filter(({ kind }) => kind !== 'link')
    .map(({ kind, name, line }) =>
      error(
        file,
        line,
        'letters/link-inside',
        `found a link to ${kind}:${name}; expected only link: names, since the letter is read without this site`,
        'Say it in the letter, or link to an address of links.yaml.',
      ),
    );

function checkDocument(document: ParsedDocument, settings: LetterSettings): Finding[] {
  const { id } = document.place;
  const plan = settings.letters.find((one) => one.id === id);
  const isFrame = settings.frame === id;
  if (!plan && !isFrame) return [];
  const findFields = (): Finding[] =>
    plan
      ? checkLetterFields(document, plan, settings)
      : document.fields
          .filter(({ name }) => !own(settings.fields, name))
          .map(({ name, line }) => unknownField(document.file, line, name, settings));
  // A translation has the fields of its source text, see check-translations.ts.
  const fields = document.place.isSource ? findFields() : [];
  return [...fields, ...checkHeadings(document, isFrame), ...checkLinks(document)];
}

/** Each language names the fields, and the list of letters. */
function checkNames(catalog: Catalog, settings: LetterSettings, lines: SettingsLines): Finding[] {
  const { languages, titles } = catalog.settings;
  return languages.flatMap(({ tag }) => {
    const found = titles[tag];
    if (!found) return [];
    const file = `${tag}/titles.yaml`;
    const names = Object.keys(settings.fields);
    const missing = names.filter((name) => own(found.fields, name) === undefined);
    const extra = Object.keys(found.fields).filter((name) => !names.includes(name));
    return [
      ...(found.letters
        ? []
        : [
            error(
              file,
              1,
              'titles/missing',
              'the list of letters has no title',
              'Add "letters" with title and short.',
            ),
          ]),
      ...missing.map((name) =>
        error(
          file,
          lines.titles(tag, ['fields']),
          'titles/missing',
          `the field "${name}" has no name`,
          `Add it under "fields > ${name}".`,
        ),
      ),
      ...extra.map((name) =>
        error(
          file,
          lines.titleKeys(tag, ['fields', name]),
          'titles/unknown',
          `letters.yaml has no field "${name}"${didYouMean(name, names)}`,
          'Correct the name or delete the line.',
        ),
      ),
    ];
  });
}

/** What is wrong with letters, their list and their fields. */
export function checkLetters(
  catalog: Catalog,
  documents: readonly ParsedDocument[],
  lines: SettingsLines,
): Finding[] {
  const settings = catalog.settings.letters;
  const letters = documents.filter(({ place }) => place.kind === 'letter');
  const [first] = letters;
  if (!settings) {
    return first
      ? [
          error(
            first.file,
            1,
            'letters/unlisted',
            'there are letters but no letters.yaml',
            'Write letters.yaml: content/README.md explains its fields.',
          ),
        ]
      : [];
  }
  return [
    ...checkList(catalog, settings, lines),
    ...checkFields(settings, letters, lines),
    ...letters.flatMap((document) => checkDocument(document, settings)),
    ...checkNames(catalog, settings, lines),
  ];
}
