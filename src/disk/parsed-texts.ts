import type { ParsedDocument, Place, PlacedFile } from '../core/document.ts';
import { parseGroup, reviveDocument, type PlainDocument } from '../core/text-group.ts';
import { sha256 } from './sha256.ts';
import type { FilePart } from './file-part.ts';
import { TextStore } from './text-store.ts';

/** A text in all its languages, by name: `question/ddos`. */
export interface TextGroup {
  name: string;
  /** Changes when one of its files does, or is added, renamed or deleted. */
  readonly digest: string;
  files: readonly PlacedFile[];
}

/** Where what was parsed is kept between runs. */
export interface GroupCache {
  /** What is known of the files of a group; undefined unless exactly these were parsed, by the same code. */
  read: (group: TextGroup) => readonly PlainDocument[] | undefined;
  /** True when {@link read} has them. */
  has: (group: TextGroup) => boolean;
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
  return [...groups].map(([name, files]) => buildGroup(name, files));
}

/** The digest is worked out only for those who ask for it. */
function buildGroup(name: string, files: readonly PlacedFile[]): TextGroup {
  let digest: string | undefined;
  return {
    ...{ name, files },
    get digest() {
      digest ??= sha256(
        JSON.stringify(files.map(({ file, place }) => [file.path, place.isSource, file.text])),
      );
      return digest;
    },
  };
}

/** True for a group of the very same files: a folder that is read again hands in the same file until it changes. */
const isSame = (files: readonly PlacedFile[], others: readonly PlacedFile[]): boolean =>
  files.length === others.length &&
  files.every(
    ({ file, place }, index) =>
      file === others[index]?.file && place.isSource === others[index].place.isSource,
  );

/** Its HTML is in the document itself, or in the store. */
type Stored<Document> = Document & { stored?: FilePart };

interface KnownGroup {
  files: readonly PlacedFile[];
  documents: ReadonlyMap<string, Stored<ParsedDocument>>;
}

/** The parsed texts of a content folder. Each is parsed once, and again only when one of its files changes. */
export class ParsedTexts {
  readonly #cache: GroupCache | undefined;
  readonly #areMany: () => boolean;
  #groups = new Map<string, KnownGroup>();
  /** What others have parsed ahead of {@link update}. */
  readonly #ahead = new Map<string, { group: TextGroup; documents: readonly Stored<PlainDocument>[] }>();
  #listed = new Map<string, TextGroup>();
  #store: TextStore | undefined;

  /**
   * @param cache what was parsed in earlier runs
   * @param areMany true for so many texts that they are better not kept in memory
   */
  constructor(cache: GroupCache | undefined, areMany: () => boolean) {
    this.#cache = cache;
    this.#areMany = areMany;
  }

  /** What {@link update} would have to parse: neither known nor in the cache. */
  listUnknown(texts: readonly PlacedFile[]): TextGroup[] {
    return this.#list(texts).filter((group) => {
      const known = this.#groups.get(group.name);
      return !(known && isSame(known.files, group.files)) && this.#cache?.has(group) !== true;
    });
  }

  /** Takes in what was parsed elsewhere, for the next {@link update}. */
  learn(group: TextGroup, documents: readonly PlainDocument[]): void {
    this.#cache?.write(group, documents);
    this.#ahead.set(group.name, { group, documents: this.#put(documents) });
  }

  /** Parses what is not known yet, and forgets what is gone. */
  update(texts: readonly PlacedFile[]): void {
    const groups = this.#list(texts);
    this.#groups = new Map(groups.map((group) => [group.name, this.#know(group)]));
    this.#cache?.finish(groups);
    this.#ahead.clear();
  }

  /** The document of a file. @throws Error for one that {@link update} was not told of */
  document(place: Pick<Place, 'kind' | 'id'>, path: string): ParsedDocument {
    return this.#find(place, path);
  }

  /** The HTML of a file; undefined for one that has none. @throws Error for one that {@link update} was not told of */
  html(place: Pick<Place, 'kind' | 'id'>, path: string): string | undefined {
    const { html, stored } = this.#find(place, path);
    return stored ? this.#store?.read(stored) : html;
  }

  #find({ kind, id }: Pick<Place, 'kind' | 'id'>, path: string): Stored<ParsedDocument> {
    const document = this.#groups.get(`${kind}/${id}`)?.documents.get(path);
    if (!document) throw new Error(`${path} was not parsed`);
    return document;
  }

  #know(group: TextGroup): KnownGroup {
    const known = this.#groups.get(group.name);
    if (known && isSame(known.files, group.files)) return known;
    const plain = this.#findAhead(group) ?? this.#put(this.#cache?.read(group) ?? this.#parse(group));
    const documents = group.files.flatMap((placed, index): [string, Stored<ParsedDocument>][] => {
      const own = plain[index];
      return own ? [[placed.file.path, reviveDocument(own, placed, sha256)]] : [];
    });
    return { files: group.files, documents: new Map(documents) };
  }

  /** The groups of the texts. One that is the same as before is the same object, which knows its digest. */
  #list(texts: readonly PlacedFile[]): TextGroup[] {
    if (this.#areMany()) this.#store ??= new TextStore();
    const groups = groupTexts(texts).map((group) => {
      const listed = this.#listed.get(group.name);
      return listed && isSame(listed.files, group.files) ? listed : group;
    });
    this.#listed = new Map(groups.map((group) => [group.name, group]));
    return groups;
  }

  /** Takes the HTML of many texts out of the memory. */
  #put(documents: readonly PlainDocument[]): readonly Stored<PlainDocument>[] {
    const store = this.#store;
    if (!store) return documents;
    return documents.map(({ html, ...others }) =>
      html === undefined ? others : { ...others, stored: store.add(html) },
    );
  }

  #findAhead(group: TextGroup): readonly Stored<PlainDocument>[] | undefined {
    const found = this.#ahead.get(group.name);
    return found && isSame(found.group.files, group.files) ? found.documents : undefined;
  }

  #parse(group: TextGroup): PlainDocument[] {
    const documents = parseGroup(group.files, sha256);
    this.#cache?.write(group, documents);
    return documents;
  }
}
