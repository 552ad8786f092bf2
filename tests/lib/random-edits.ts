import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { seedRandom, type Random } from '../../scripts/lib/bench/random.ts';

/** Edits of a made-up content folder (scripts/lib/bench) such as people make, chosen by a seed. */

const tags = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const questionsOf = (folder: string, tag: string): string[] =>
  readdirSync(join(folder, tag, 'questions')).sort();

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

function changeYaml<T>(path: string, edit: (value: T) => T): void {
  writeFileSync(path, stringify(edit(parse(readFileSync(path, 'utf8')) as T)));
}

interface Outline {
  faqs: { sections: { questions: string[] }[] }[];
}

/** A folder of content that is walked through. */
class Walk {
  readonly #folder: string;
  readonly #random: Random;
  #count = 0;

  constructor(folder: string, seed: string) {
    this.#folder = folder;
    this.#random = seedRandom(seed);
  }

  /** Makes one edit. @returns what it was */
  step(): string {
    this.#count += 1;
    const edits = [
      () => this.#editText('en'),
      () => this.#editText(this.#tag()),
      () => this.#setPriority(),
      () => this.#addQuestion(),
      () => this.#deleteTranslation(),
      () => this.#renameHeading(),
      () => this.#setAddress(),
      () => this.#moveQuestion(),
      () => this.#toggleLanguage(),
      () => this.#renameQuestion(),
      () => this.#checkTranslation(),
      () => this.#editWord(),
    ] as const;
    return (edits[(this.#count - 1) % edits.length] ?? edits[0])();
  }

  #path(...names: string[]): string {
    return join(this.#folder, ...names);
  }

  #one(items: readonly string[]): string {
    const [first, ...rest] = items;
    return first === undefined ? '' : this.#random.pick([first, ...rest]);
  }

  #tag(): string {
    return this.#one(tags(this.#folder).filter((tag) => tag !== 'en'));
  }

  #question(tag = 'en'): string {
    return this.#one(questionsOf(this.#folder, tag));
  }

  #editText(tag: string): string {
    const name = this.#question(tag);
    appendFileSync(this.#path(tag, 'questions', name), `\nStep ${String(this.#count)}.\n`);
    return `a sentence more in ${tag} ${name}`;
  }

  #setPriority(): string {
    const name = this.#question();
    change(this.#path('en/questions', name), (text) =>
      text.replace(
        /^priority: .*$/m,
        `priority: ${this.#one(['1-high', '2-medium', '3-low', '4-optional'])}`,
      ),
    );
    return `another priority of ${name}`;
  }

  #addQuestion(): string {
    const id = `new-${String(this.#count)}`;
    const other = this.#question().replace('.mdx', '');
    writeFileSync(
      this.#path('en/questions', `${id}.mdx`),
      `---\ntitle: What is ${id}?\nshort: It is new.\npriority: 2-medium\nreviewed: 2026-11-20\n---\n\nSee [another](question:${other}).\n`,
    );
    changeYaml<Outline>(this.#path('outline.yaml'), (outline) => {
      outline.faqs.at(-1)?.sections.at(-1)?.questions.push(id);
      return outline;
    });
    return `a new question ${id}`;
  }

  #deleteTranslation(): string {
    const tag = this.#tag();
    const name = this.#question(tag);
    rmSync(this.#path(tag, 'questions', name));
    return `no more ${name} in ${tag}`;
  }

  /** The heading ids of every language come from the source text. */
  #renameHeading(): string {
    const name = this.#one(
      questionsOf(this.#folder, 'en').filter((one) =>
        /^## /m.test(readFileSync(this.#path('en/questions', one), 'utf8')),
      ),
    );
    change(this.#path('en/questions', name), (text) =>
      text.replace(/^## .*$/m, `## Part ${String(this.#count)}`),
    );
    rmSync(this.#path('addresses.lock'), { force: true });
    return `another heading in ${name}`;
  }

  #setAddress(): string {
    changeYaml<Record<string, { url: string }>>(this.#path('links.yaml'), (links) => {
      const link = links[this.#one(Object.keys(links))];
      if (link) link.url = `https://example.org/step-${String(this.#count)}/`;
      return links;
    });
    return 'another address outside';
  }

  #moveQuestion(): string {
    changeYaml<Outline>(this.#path('outline.yaml'), (outline) => {
      const sections = outline.faqs.flatMap((faq) => faq.sections);
      const from = sections.find(({ questions }) => questions.length > 3);
      const moved = from?.questions.shift();
      if (moved !== undefined) sections.at(-1)?.questions.push(moved);
      return outline;
    });
    return 'a question in another section';
  }

  #toggleLanguage(): string {
    const tag = this.#tag();
    changeYaml<{ languages: { tag: string; enabled: boolean }[] }>(
      this.#path('languages.yaml'),
      (settings) => {
        const language = settings.languages.find((one) => one.tag === tag);
        if (language) language.enabled = !language.enabled;
        return settings;
      },
    );
    return `${tag} published or no longer`;
  }

  /** In every file that names it. */
  #renameQuestion(): string {
    const id = this.#question().replace('.mdx', '');
    const to = `renamed-${String(this.#count)}`;
    const named = new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g');
    for (const tag of tags(this.#folder)) {
      const old = this.#path(tag, 'questions', `${id}.mdx`);
      if (existsSync(old)) renameSync(old, this.#path(tag, 'questions', `${to}.mdx`));
      for (const folder of ['questions', 'pages', 'letters'])
        for (const name of readdirSync(this.#path(tag, folder)))
          change(this.#path(tag, folder, name), (text) => text.replace(named, to));
    }
    change(this.#path('outline.yaml'), (text) => text.replace(named, to));
    rmSync(this.#path('addresses.lock'), { force: true });
    return `${id} is called ${to}`;
  }

  #checkTranslation(): string {
    const tag = this.#tag();
    const name = this.#question(tag);
    change(this.#path(tag, 'questions', name), (text) =>
      text.replace(/^checked: .*$/m, (line) => `checked: ${String(line.endsWith('false'))}`),
    );
    return `${name} in ${tag} checked or no longer`;
  }

  #editWord(): string {
    const tag = this.#tag();
    const path = this.#path(tag, 'ui.json');
    const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    words['nav.home'] = `Home ${String(this.#count)}`;
    writeFileSync(path, JSON.stringify(words));
    return `another word of the interface in ${tag}`;
  }
}

/** Starts a walk of edits. */
export const startWalk = (folder: string, seed: string): Pick<Walk, 'step'> => new Walk(folder, seed);
