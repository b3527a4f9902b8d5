import type { Outcome } from "@/lib/http/action";
import type { nextItem } from "@/lib/reviews/next-item";
import { type AnswerDraft, blankAnswer, isBlank } from "./answer-draft";
import { type Answer, createOutbox, type OutboxState, type Sent } from "./outbox";

type Taken = Awaited<ReturnType<typeof nextItem>>;
export type DeskItem = NonNullable<Taken["item"]>;
type Held = { item: DeskItem; until: number };

export type DeskTools = {
  take: (wish: { beside?: string; prefer?: string }) => Promise<Outcome<Taken>>;
  send: (sent: Sent) => Promise<Outcome<Answer>>;
  undo: () => Promise<Outcome<{ itemId: string | null }>>;
  kept: Sent[];
  keep: (waiting: Sent[]) => void;
  now: () => number;
  wait: (ms: number) => Promise<void>;
};

export type DeskState = {
  phase: "loading" | "judging" | "done" | "failed";
  current: DeskItem | null;
  draft: AnswerDraft;
  progress: Taken["progress"];
  /** How long the items of this sitting took. */
  tookMs: number[];
  /** The hold on the current item has run out. */
  isLapsed: boolean;
  notice: string | null;
  outbox: OutboxState;
};

/** A hold that ends within this is asked for again before it is shown. */
const spareMs = 5_000;
/** How long an item is held while somebody works on it. */
const holdMs = 10 * 60_000;

/** One reviewer at a queue: an item in hand, the next one ready, and what was said on its way to the server. */
export class Desk {
  readonly #tools: DeskTools;
  readonly #listeners = new Set<() => void>();
  readonly #outbox: ReturnType<typeof createOutbox>;
  readonly #judged = new Map<string, { item: DeskItem; draft: AnswerDraft }>();
  /** What was begun and put aside, by item. */
  readonly #begun = new Map<string, AnswerDraft>();
  #state: DeskState;
  #held: Held | null = null;
  #ready: Held | null = null;
  /** The next item while it is on its way. */
  #preparing: Promise<Held | null> | null = null;
  #shownAt: number;
  /** Raised by each item that is asked for or shown: an answer to an earlier question comes too late. */
  #turn = 0;

  constructor(tools: DeskTools, progress: Taken["progress"]) {
    this.#tools = tools;
    this.#shownAt = tools.now();
    this.#outbox = createOutbox({ ...tools, changed: () => this.#set({}), tell: (notice) => this.#set({ notice }) }, tools.kept);
    this.#state = {
      ...{ phase: "loading", current: null, draft: blankAnswer, progress, tookMs: [], isLapsed: false, notice: null },
      outbox: { ...this.#outbox.state },
    };
  }

  state = (): DeskState => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The first item, or the next where none was ready. What is still on its way goes first, or it would be handed out again. */
  async open(prefer?: string): Promise<void> {
    const turn = ++this.#turn;
    this.#set({ phase: "loading", current: null, draft: blankAnswer });
    while (this.#outbox.state.waiting.length > 0) await this.#outbox.work();
    const outcome = await this.#tools.take({ prefer }).catch(() => null);
    if (turn !== this.#turn) return;
    if (!outcome?.ok) return this.#set({ phase: "failed", notice: outcome?.problem.detail ?? noAnswer });
    const { item, progress } = outcome.data;
    this.#set({ progress });
    if (item) this.#show(this.#heldFrom(item));
    else this.#set({ phase: "done" });
  }

  change(part: Partial<AnswerDraft>): void {
    this.#set({ draft: { ...this.#state.draft, ...part } });
  }

  /** A judgement, or (null) leaves the item to others. The next one shows at once; the server is told behind it. */
  decide(draft: AnswerDraft | null): void {
    if (!this.#held || this.#state.phase !== "judging") return;
    const { item } = this.#held;
    this.#begun.delete(item.id);
    if (draft) this.#judged.set(item.id, { item, draft });
    const tookMs = draft ? [...this.#state.tookMs, this.#tools.now() - this.#shownAt] : this.#state.tookMs;
    this.#set({ progress: this.#countBy(draft ? 1 : 0, -1), tookMs });
    this.#outbox.add({ itemId: item.id, position: item.position, draft });
    void this.#advance();
  }

  /** Brings back the last judgement with all that was said; what was before the reviewer comes after it. */
  async undo(): Promise<void> {
    const taken = await this.#takeBack();
    if (typeof taken === "string") return this.#set({ notice: taken });
    const { itemId, wasJudged } = taken;
    const { tookMs } = this.#state;
    this.#set({ progress: this.#countBy(wasJudged ? -1 : 0, 1), tookMs: wasJudged ? tookMs.slice(0, -1) : tookMs });
    this.#putAside();
    const known = this.#judged.get(itemId);
    this.#judged.delete(itemId);
    if (!known) return this.open(itemId);
    this.#begun.set(itemId, known.draft);
    this.#show(this.#heldFrom(known.item), `Item ${known.item.position} is back.`);
  }

  /** Something was done at the desk: the hold goes on while somebody works. */
  async keepOn(): Promise<void> {
    const isFresh = !this.#held || this.#held.until - this.#tools.now() >= holdMs / 2;
    if (isFresh || this.#state.isLapsed || this.#preparing) return;
    await this.#prepare();
  }

  /** Looks at the clock. */
  look(): void {
    const { isLapsed, phase } = this.#state;
    if (this.#held && !isLapsed && phase === "judging" && this.#held.until <= this.#tools.now()) this.#set({ isLapsed: true });
  }

  async holdAgain(): Promise<void> {
    const mine = this.#held;
    if (!mine) return;
    const outcome = await this.#tools.take({ prefer: mine.item.id }).catch(() => null);
    if (!outcome?.ok) return this.#set({ notice: outcome?.problem.detail ?? noAnswer });
    if (outcome.data.item?.id !== mine.item.id)
      return this.#set({ notice: "Somebody else has this item now. Yours still counts when you save it." });
    mine.until = this.#tools.now() + holdMs;
    this.#set({ isLapsed: false, notice: "You hold it again." });
  }

  /** Opens again, as it was, what the server did not take. */
  reopen(itemId: string): void {
    const known = this.#judged.get(itemId);
    this.#outbox.forget(itemId);
    if (!known) return;
    this.#putAside();
    this.#begun.set(itemId, known.draft);
    this.#show(this.#heldFrom(known.item));
  }

  forget(itemId: string): void {
    this.#outbox.forget(itemId);
  }

  #set(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part, outbox: { ...this.#outbox.state } };
    for (const listener of this.#listeners) listener();
  }

  #heldFrom(item: DeskItem): Held {
    return { item, until: this.#tools.now() + item.heldForSeconds * 1000 };
  }

  #countBy(mine: number, left: number): DeskState["progress"] {
    const { progress } = this.#state;
    return { ...progress, mine: Math.max(0, progress.mine + mine), left: Math.max(0, progress.left + left) };
  }

  #show(next: Held, notice: string | null = null): void {
    this.#turn += 1;
    this.#held = next;
    this.#shownAt = this.#tools.now();
    const draft = this.#begun.get(next.item.id) ?? blankAnswer;
    this.#set({ phase: "judging", current: next.item, draft, isLapsed: false, notice });
    void this.#prepare();
  }

  #putAside(): void {
    if (!this.#held) return;
    if (!isBlank(this.#state.draft)) this.#begun.set(this.#held.item.id, this.#state.draft);
    this.#ready = this.#held;
    this.#held = null;
  }

  /** Gets the item after this one, and holds this one on. */
  #prepare(): Promise<Held | null> {
    const preparing = this.#takeNext().finally(() => {
      if (this.#preparing === preparing) this.#preparing = null;
    });
    this.#preparing = preparing;
    return preparing;
  }

  async #takeNext(): Promise<Held | null> {
    const mine = this.#held;
    const outcome = await this.#tools.take({ beside: mine?.item.id }).catch(() => null);
    if (!outcome?.ok) return null;
    const { item } = outcome.data;
    const next = item && !this.#outbox.holds(item.id) ? this.#heldFrom(item) : null;
    if (mine && this.#held === mine) {
      this.#ready = next;
      if (mine.until > this.#tools.now()) mine.until = this.#tools.now() + holdMs;
    }
    return next;
  }

  /** Shows the item that is ready, or on its way; where it cannot be had any more, another is asked for. */
  async #advance(): Promise<void> {
    const turn = ++this.#turn;
    const [ready, preparing] = [this.#ready, this.#preparing];
    [this.#held, this.#ready] = [null, null];
    if (!ready && preparing) this.#set({ phase: "loading", current: null, draft: blankAnswer });
    const next = ready ?? (preparing && (await preparing));
    if (turn !== this.#turn) return;
    if (next && next.until > this.#tools.now() + spareMs && !this.#outbox.holds(next.item.id)) this.#show(next);
    else await this.open();
  }

  async #takeBack(): Promise<{ itemId: string; wasJudged: boolean } | string> {
    const unsent = this.#outbox.takeLast();
    if (unsent) return { itemId: unsent.itemId, wasJudged: unsent.draft !== null };
    const { state } = this.#outbox;
    if (state.trouble) return "The last one is not saved yet. It can be taken back as soon as it is.";
    while (state.waiting.length > 0) await this.#outbox.work();
    const outcome = await this.#tools.undo().catch(() => null);
    if (!outcome?.ok) return outcome?.problem.detail ?? noAnswer;
    const { itemId } = outcome.data;
    return itemId === null ? "There is nothing of yours to take back." : { itemId, wasJudged: true };
  }
}

const noAnswer = "The server did not answer.";
