import type { ParsedDocument, Place, PlacedFile } from '../core/document.ts';
import { parseGroup, reviveDocument, type PlainDocument } from '../core/text-group.ts';
import { sha256 } from './sha256.ts';

/** A text in all its languages, by name: `question/ddos`. */
export interface TextGroup {
  name: string;
  /** Changes when one of its files does, or is added, renamed or deleted. */
  digest: string;
  files: readonly PlacedFile[];
}

/** Where what was parsed is kept between runs. */
export interface GroupCache {
  /** What is known of the files of a group; undefined unless exactly these were parsed, by the same code. */
  read: (group: TextGroup) => readonly PlainDocument[] | undefined;
  write: (group: TextGroup, documents: readonly PlainDocument[]) => void;
  /** Told when all groups are known; the others are forgotten. */
  finish: (groups: readonly TextGroup[]) => void;
}

/** Puts the files of texts together, in the order in which they come. */
export function groupTexts(texts: readonly PlacedFile[]): TextGroup[] {
  const groups = new Map<string, PlacedFile[]>();
  for (const text of texts) {
    const name = `${text.place.kind}/${text.place.id}`;
    const files = groups.get(name);
    if (files) files.push(text);
    else groups.set(name, [text]);
  }
  return [...groups].map(([name, files]) => ({
    name,
    files,
    digest: sha256(JSON.stringify(files.map(({ file, place }) => [file.path, place.isSource, file.text]))),
  }));
}

interface KnownGroup {
  digest: string;
  documents: ReadonlyMap<string, ParsedDocument>;
}

/** The parsed texts of a content folder. Each is parsed once, and again only when one of its files changes. */
export class ParsedTexts {
  readonly #cache: GroupCache | undefined;
  #groups = new Map<string, KnownGroup>();

  constructor(cache?: GroupCache) {
    this.#cache = cache;
  }

  /** Parses what is not known yet, and forgets what is gone. */
  update(texts: readonly PlacedFile[]): void {
    const groups = groupTexts(texts);
    this.#groups = new Map(groups.map((group) => [group.name, this.#know(group)]));
    this.#cache?.finish(groups);
  }

  /** The document of a file. @throws Error for one that {@link update} was not told of */
  document({ kind, id }: Pick<Place, 'kind' | 'id'>, path: string): ParsedDocument {
    const document = this.#groups.get(`${kind}/${id}`)?.documents.get(path);
    if (!document) throw new Error(`${path} was not parsed`);
    return document;
  }

  #know(group: TextGroup): KnownGroup {
    const known = this.#groups.get(group.name);
    if (known?.digest === group.digest) return known;
    const plain = this.#cache?.read(group) ?? this.#parse(group);
    const documents = group.files.flatMap((placed, index): [string, ParsedDocument][] => {
      const own = plain[index];
      return own ? [[placed.file.path, reviveDocument(own, placed, sha256)]] : [];
    });
    return { digest: group.digest, documents: new Map(documents) };
  }

  #parse(group: TextGroup): PlainDocument[] {
    const documents = parseGroup(group.files, sha256);
    this.#cache?.write(group, documents);
    return documents;
  }
}
