// The shapes that the scripts share; only the type checker reads this file.

export interface Share { n: number; d: number }
export type State = "right" | "partly" | "wrong";
export interface Score { earned: number; of: number; state: State }

export interface ChooseSpec { options: string[]; right: string[]; one: boolean; marking: "each" | "all" }
export interface EnterField {
  id: string; of: number; case: string; accents: string; typos: number;
  answers: { text: string; points: number }[];
}
export interface NumberField {
  id: string; of: number; low: string; high: string; decimal: string; units: string[] | null; required: boolean;
}
export interface PickField { id: string; of: number; words: string[]; right: string[] }
export type AnyField = EnterField | NumberField | PickField;
export interface EnterSpec { fields: AnyField[] }
export interface AssociateSpec { right: Record<string, string> }
export interface OrderSpec { order: string[] }
export interface ScaleSpec { values: number[]; dimension: string; reverse: boolean }
export interface FreeSpec { entries: string[] }
export type Spec = ChooseSpec | EnterSpec | AssociateSpec | OrderSpec | ScaleSpec | FreeSpec;

export interface Choose { mark(spec: ChooseSpec, response: string[]): Share }
export interface Enter {
  mark(spec: EnterSpec, response: Record<string, string>): Share;
  best(field: EnterField, typed: string): number;
  points(field: AnyField, given: string): number;
  /** Why a typed number cannot be marked: a word to ask with; nothing when it can. */
  unclear(field: NumberField, typed: string): string;
  /** Whether the number itself is right, whatever stands beside it. */
  only(field: NumberField, typed: string): boolean;
  /** Whether nothing that decides was typed. */
  empty(typed: string): boolean;
}

export interface Associate { mark(spec: AssociateSpec, response: Record<string, string>): Share }
export interface Order { mark(spec: OrderSpec, response: string[]): Share }
export interface Scale { mark(spec: ScaleSpec, response: string[]): Share; level(shares: Share[]): number }
export interface Free { mark(spec: FreeSpec, response: Record<string, string>): Share }
export interface Interactions {
  choose: Choose; enter: Enter; associate: Associate; order: Order; scale: Scale; free: Free;
}

export interface Numbers {
  read(typed: string, decimal: string): { number: string; beside: string; unclear: string };
  within(number: string, low: string, high: string): boolean;
  measured(beside: string, units: string[]): boolean;
}

export type Answer = string[] | Record<string, string>;

/** One stored answer. `right` and `said` are the digests of the question as it was when it was answered. */
export interface Entry {
  answer: Answer; n: number; d: number; tries: number; at: string;
  language: string; right: string; said: string; again?: true;
}
export interface Points { earned: number; of: number }
/** One run through a quiz: its number, what its order is made from, the best result so far, what is to be looked at. */
export interface Round {
  attempt: number; seed: number; best?: Points; flags?: string[]; role?: string; shown?: boolean;
  told?: number; // which changes of the quiz the reader was told of
}
/** An answer in an exam that is not handed in yet; `right` is the digest of the question it was given to. */
export interface Draft { answer: Answer; right: string; at: string }
/** What came out of a round. */
export interface Attempt extends Points {
  attempt: number; right: number; asked: number; at: string;
  version?: string; // of the quiz as it was
}
/** Where a question's answer lies; `was` is where it lay before the question moved. */
export interface Place { quiz: string; question: string; was: string | null }
export type Saved = "saved" | "full" | "off" | "newer";
/** Where the reader was last: the page, and by language its address from the root of the site and its title. */
export interface Last { page: string; where: Record<string, [string, string]> }

/** Where texts lie under names. Nothing here throws. Another one may take its place: an LMS has its own. */
export interface Shelf {
  usable(): boolean;
  /** Whether all pages of the site share it; a browser may keep one a file. */
  shared: boolean;
  keys(): string[];
  get(key: string): string | null;
  set(key: string, text: string): Saved;
  remove(key: string): Saved;
  /** Calls back with the key that somebody else (another tab) has changed; with null when all are gone. */
  watch(changed: (key: string | null) => void): void;
}

/** Where answers are kept. Nothing here throws: what cannot be read is not there, what cannot be written is said. */
export interface Store {
  site: string;
  usable(): boolean;
  shared: boolean;
  load(place: Place): Entry | null;
  /** Fills in `entry.tries`, counted on from what lies there now; an entry given later stays. What gives way goes to
   * the log, unless the reader only thought better of it (`quiet`). */
  save(place: Place, entry: Entry, quiet?: boolean): Saved;
  /** Marks an answer as to be given again; its result stays. */
  again(place: Place): void;
  round(quiz: string): Round | null;
  keep(quiz: string, round: Round): Saved;
  /** What was answered and not handed in: one entry a question, so that two tabs lose nothing to each other. */
  draft(place: Place): Draft | null;
  /** Keeps a draft, or with null deletes it; what a newer version wrote stays. */
  jot(place: Place, draft: Draft | null): Saved;
  /** What came out of the rounds so far, the newest first; what is broken or newer is left out. */
  attempts(quiz: string): Attempt[];
  /** Writes what came out of a round, in place of what lies there of the same round; what a newer version wrote stays. */
  record(quiz: string, attempt: Attempt): void;
  /** When a page was marked as read; nothing when it was not. `was`: its earlier addresses. */
  marked(page: string, was: string[]): string;
  mark(page: string, address: string, was: string[], yes: boolean): Saved;
  last(): Last | null;
  leave(last: Last): void;
  /** Calls back when another tab has changed an answer, a draft, or (no question) the round; with null when it has
   * deleted everything. */
  watch(changed: (quiz: string | null, question: string) => void): void;
}

export interface QuestionData {
  id: string; kind: string; interaction: keyof Interactions; of: number; topic: string | null; shuffle: boolean;
  last: string[]; spec: Spec; digests: Record<string, [string, string] | undefined>;
  was: string | null; anchor: string;
  quiz?: string; // where it is not that of the page: in the mixed practice
}
/** Of what the mixed practice draws: a quiz, the script that holds its questions, the pages where it stands. */
export interface PracticeQuiz {
  quiz: string; bank: string; pages: string[]; was: string[];
  questions: { id: string; was: string | null; right: Rights }[];
}
/** What was drawn, and when: answers given since then belong to it. */
export interface Practice { at: string; list: [string, string][] }
export interface ProfileData {
  least: number; lowest: number; highest: number; dimensions: { id: string; side: number; page: boolean }[];
  paths: Record<string, Record<string, number>>;
}
/** Where a reader stands on one dimension, from 0 to 100; without a level there were too few answers. */
export interface Standing { id: string; side: number; page: boolean; count: number; level: number; known: boolean }

export interface QuizData {
  site: string; quiz: string; language: string; mode: "practice" | "exam" | "profile"; tries: number; shuffle: boolean;
  draw: { count?: number; topics?: Record<string, number> } | null; pass: number | null; result: "latest" | "best";
  version: string;
  bands: { from: number }[]; questions: QuestionData[]; profile: ProfileData | null;
}

/** A question at work: what stands in the page, and what is known of its answer. */
export interface Question {
  form: HTMLFormElement; data: QuestionData; run: Run; place: Place; view: View;
  entry: Entry | null;      // the answer that counts
  last: Entry | null;       // the answer before the try that is open now
  past: Entry | null;       // an answer to the question as it was before it changed
  item?: HTMLElement;       // its place in the overview of an exam
  reworded: boolean; changed: boolean; asked: boolean; locked: boolean;
  initial?: string[];       // the order in which things stand before they are moved
  moved?: boolean;          // whether the reader has moved something
  looking?: boolean;        // whether the reader compares an own answer with the model
}
export interface Run {
  data: QuizData; section: HTMLElement; store: Store; single: boolean; exam: boolean;
  questions: Question[];    // all that started
  active: Question[];       // those of this round, in their order
  round: Round; warned: boolean;
  answered: boolean;        // whether the reader has answered since the page was opened
  apart: boolean;           // the round could not be kept: what this page knows of it is newer than what is stored
  kept(how: Saved): void;   // says whether what was answered is saved
  progress(): void;         // says how far the reader has come
  finish(): void;           // shows the summary
}

/** What differs from one interaction to the other: reading the form, filling it, showing how it was marked. */
export interface View {
  controls(question: Question): any[];
  /** Whether there is nothing to judge: what was answered is shown, and can be changed at any time. */
  plain?: boolean;
  /** Makes ready what waits for the script. */
  start?(question: Question): void;
  /** Mixes what may be mixed. */
  arrange?(question: Question, numbers: () => number): void;
  /** Whether something else comes first: the model before the reader's own marking. */
  step?(question: Question): boolean;
  /** Whether the reader has still to mark an answer that was handed in. */
  pending?(answer: Answer): boolean;
  /** What stays in the form for another try: all of it for most. */
  kept?(answer: Answer): Answer | null;
  /** What is to be asked before an answer can be marked; nothing for most. */
  unclear?(question: Question, answer: Answer): string;
  read(question: Question): Answer;
  fits(answer: unknown): boolean;
  empty(answer: Answer): boolean;
  write(question: Question, answer: Answer | null): void;
  lock(input: Element, locked: boolean, question: Question): void;
  /** The answer in words, for a sentence. */
  words(question: Question, answer: Answer): string;
  /** What would have been right, in words. */
  right(question: Question): string;
  /** Marks the controls; what is to be said besides is given back. */
  mark(question: Question, answer: Answer, reveal: boolean): Node[];
}

/** What is remembered of a page. */
export interface PlaceData {
  id: string; address: string; was: string[]; where: Record<string, [string, string]>; next: Last | null;
  also: [string, string][]; // of the page of a quiz: the pages that are done with it, and their addresses
}
export interface PageData { site: string; language: string; words: Record<string, string>; page?: PlaceData }

/** The digest of what is right, by language; a single one where all agree. */
export type Rights = Record<string, string> | string;
export interface ProgressQuestion {
  id: string; was?: string; right: Rights;
  see: number[]; // places in `links`
}
export interface ProgressData {
  pages: Record<string, { was: string[]; quizzes: string[] }>;
  quizzes: Record<string, {
    title: string; ask: number; mode: string; pass: number | null; result: string; version: string;
    questions: ProgressQuestion[];
  }>;
  links: [string, string][];
  paths: { title: string; pages: string[]; version: string }[];
}

/** What the head of a language's search index says; the pieces as what each begins with, and their digests. */
export interface Head {
  language: string; stop: string; kinds: string[]; say: Record<string, string>; documents: string; sections: string;
  whole?: string; words?: [string, string]; ends?: [string, string]; texts?: [string, string];
}
/** A word of the index: what it is compared by, its stem where that is another one, and in which passages it stands. */
export interface Found { word: string; key: string; stem: string; packed: string; places: ArrayLike<number> | null }
/** Whether what is left of a word is an ending of the language. */
export interface Endings { form(rest: string): boolean; made(rest: string): boolean }
/** One thing that can be found: `also` are the lengths of its other names. */
export interface FoundDocument { kind: string; first: number; sections: number; also: number[] }
/** The sections of all documents, by their number: whose each is, its first passage and how many there are, how many words
 * of its heading say something, and how many of its first passages are names (the heading; of a page its others too).
 * After the last `first` stands how many passages there are; `eighth` is the section of every eighth one. */
export interface FoundSections {
  count: number; document: Int32Array; first: Int32Array; length: Int32Array; heading: Uint8Array; names: Uint8Array;
  eighth: Int32Array;
}
/** What a result shows; the first passage of a section is its heading. */
export interface FoundText {
  address: string; title: string; place: string;
  sections: { anchor: string; heading: string; passages: string[] }[];
}
export interface SearchIndex {
  head: Head; documents: FoundDocument[]; sections: FoundSections; stop: Set<string>;
  /** The pieces that hold the words that begin as this one does. */
  words(from: string, most: number): Promise<Found[][]>;
  /** Words by their last letters. */
  ends(from: string): Promise<string[][]>;
  texts(documents: number[]): Promise<FoundText[]>;
}
/** A word that was typed: what it may be a form of, what answers it, and how surely. */
export interface Asked {
  word: string; key: string; plain: boolean; open: boolean; silent: boolean; bases: Map<string, number>;
  found: Map<Found, number>; sure: number;
}
export interface Ranked { document: number; section: number; score: number }

export interface Tools {
  /** Says a word of the interface; where it has plural forms, `n` chooses. */
  say(key: string, values?: Record<string, string | number>): string;
  /** The day of a moment, in the page's language as the build writes dates; nothing for what is no moment. */
  date(text: string): string;
  /** A, B and C. */
  list(texts: string[]): string;
  make(tag: string, name: string, ...inside: (Node | string)[]): HTMLElement;
  part(where: ParentNode, name: string): HTMLElement | null;
  /** As `part`, for what must be there. */
  must(where: ParentNode, name: string): HTMLElement;
  show(element: HTMLElement | null, yes: boolean): void;
  /** Copies of what stands in an element, without the ids, which stay unique. */
  copies(element: Element | null): Node[];
  icon(state: State): Node | string;
  mark(state: State, text: string): HTMLElement;
  /** Gives the focus to an element, and shows it with what stands before it. */
  focus(element: HTMLElement, before: Element, block?: "start" | "nearest"): void;
  /** Numbers from 0 to 1 that are the same for the same seed. */
  numbers(seed: number): () => number;
  shuffled<T>(list: T[], next: () => number): T[];
  hash(text: string): number;
}

declare global {
  /** What stands before the worker of a site that can be read offline; `lost` is shown for what was not read. */
  const MADE: { site: string; version: string; on: boolean; lost: string };
  /** The one global: marking, the store, and what the files of the quiz share. Made by the first of the joined files. */
  var merleg: {
    /** In the site as one file: the text of a file that a page would load; nothing where there is none. */
    held?: (address: string) => string | undefined;
    /** Loads a script; an error when it does not come. */
    load(address: string): Promise<void>;
    tools: Tools;
    views: Record<keyof Interactions, View> & { unmark(question: Question): void };
    /** What the views share. */
    parts: {
      inputs(form: HTMLElement, row: string): any[];
      said(question: Question, id: string): Element | null;
      /** Says something beside a control, for those who hear it too. */
      describe(row: Element, input: Element, name: string, element: HTMLElement): void;
      values(controls: any[]): Record<string, string>;
      named(answer: unknown): boolean;
      listed(answer: unknown): boolean;
      given(answer: any, name: string): string;
      /** What stands in a control, in words. */
      shown(control: any, value: string): string;
      lock(control: Element, locked: boolean): void;
    };
    question: {
      begin(run: Run, data: QuestionData, form: HTMLFormElement): Question;
      open(question: Question): void;
      restore(question: Question): void;
      answer(question: Question, quiet?: boolean): void;
      result(question: Question, how: "announce" | "quiet"): void;
      /** Says what is lacking; with nothing, that nothing is. */
      error(question: Question, text: string): void;
      /** What keeps an answer from being marked; nothing when it can be. */
      lacks(question: Question): string;
      /** Marks an answer once more, with the reader's own marking. */
      settle(question: Question): void;
      history(question: Question, text?: string): void;
      score(question: Question): Score;
      verdict(score: Score): string;
      /** The verdict on the answer that a question has. */
      spoken(question: Question): string;
      /** Whether explanation and solution may be shown. */
      revealed(question: Question): boolean;
      /** Goes to what a question is answered with; the question comes to the top of the window, or only into it. */
      enter(question: Question, block?: "start" | "nearest"): void;
    };
    quiz: {
      /** Takes over a quiz of the page; with a store of its own where answers belong to several quizzes. */
      start(section: HTMLElement, store?: Store): void;
    };
    find: {
      /** Called by the scripts of the index. */
      head(head: Head): void;
      piece(language: string, part: string, number: number, value: any): void;
      open(address: string): Promise<SearchIndex>;
      ask(index: SearchIndex, typed: string): Promise<{ asks: Asked[]; ranked: Ranked[]; took: number }>;
      /** The documents that have what was asked, the best first. */
      rank(index: SearchIndex, asks: Asked[]): Ranked[];
      passage(asks: Asked[], part: FoundText["sections"][0]): string;
      marks(asks: Asked[]): (word: string) => boolean;
      bases(word: string, language: string): Map<string, number>;
      spelt(list: string): Set<string>;
      show(button: HTMLElement): Promise<void>;
      reading: {
        VALUE: Int16Array;
        numbers(text: string): number[];
        exact(text: string): string;
        fold(word: string): string;
        key(word: string, language: string): string;
        words(text: string): string[];
        ending(text: string): string;
        said(text: string, stop: Set<string>): string[];
        front(word: string, before: string): string;
        entries(text: string, language: string): Found[];
        places(entry: Found): ArrayLike<number>;
        within(sections: FoundSections, passage: number): number;
        passages(often: string[], rest: string, codes: string): { passages: string[]; words: string[] };
        gathered(texts: string[], strong: (number: number) => boolean, stop: Set<string>, cuts: Map<string, number>, language: string): Found[];
      };
    };
    practice: { bank(quiz: string, html: string): void };
    certificate: {
      offer(found: { title: string; at: string; version: string; points: Points | null }[]): void;
      /** Shows the name as it is kept, or no longer. */
      recall(): void;
    };
    round: {
      arrange(run: Run): void;
      /** Takes over what another tab has kept of the same round; gives the round that was begun last. */
      fresh(run: Run): Round;
      /** Keeps something of the round, beside what another tab has kept of it. */
      note(run: Run, more: Partial<Round>): void;
    };
    summary: { finish(run: Run): void };
    chart(rows: { name: string; side: number; level: number }[], poles: string[], width: number, id: string): SVGElement;
    profile: { start(run: Run): void; finish(run: Run): void };
    /** What is answered and not marked yet. */
    draft: {
      /** Keeps drafts, and shows those that are there. */
      keep(run: Run): void;
      /** Whether a question has an answer, handed in or not. */
      given(question: Question): boolean;
      /** Shows what was answered and not handed in. */
      recall(question: Question): void;
    };
    /** Made when an exam begins: its file comes before those that it needs. */
    exam(): {
      start(run: Run): void;
      /** Lets go of drafts and warnings: these questions are asked again. */
      reset(run: Run, list: Question[]): void;
      /** Says how the questions stand: the flags, and the overview. */
      tell(run: Run): void;
    };
    interactions: Interactions;
    /** Takes away what never decides, and what a field does not let decide. */
    normal(text: string, field: { case: string; accents: string }, star?: string): string;
    numbers: Numbers;
    score(share: Share, of: number): Score;
    reaches(earned: number, of: number, perCent: number): boolean;
    shelf: Shelf;
    store(site: string): Store;
    reader: {
      /** The reader has answered something on this page. */
      left(): void;
      /** A quiz is finished; when all of the page are, it counts as read. */
      finished(): void;
    };
    transfer: {
      save(site: string): { text: string; count: number; records: number };
      open(site: string, text: string): {
        problem?: string; site?: string; saved?: string; count?: number; records?: [string, any][];
      };
      load(site: string, all: [string, any][]): Record<string, number>;
      remove(site: string, which: (key: string, value: any) => boolean): Saved;
    };
    /** How the store writes, for what saves all of it to a file. */
    records: {
      read(key: string): any; write(key: string, value: object): Saved; newer(key: string): boolean;
      still(entry: Entry, right: Rights): boolean;
      entry(value: any): Entry | null; packed(entry: Entry): object; moment(at: unknown): string;
      draft(value: any): Draft | null; attempt(value: any): Attempt | null; round(value: any): Round | null;
      last(value: any): Last | null; line(value: any): any[] | null; logged(at: string): string;
      better<T extends Points>(one: T, other: T): T; VERSIONS: Record<string, number>;
    };
  };
}
