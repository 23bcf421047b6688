export interface Chunk {
  name: string;
  /** In brotli, quality 11. */
  bytes: number;
  imports: string[];
  dynamicImports: string[];
}

/** File → chunk. */
export type Manifest = Record<string, Chunk>;

/** Of all that is requested until some chunks run. */
export interface WayBudget {
  name: string;
  chunks: string[];
  each?: never;
  maxBytes: number;
  /** Requests, one after the other, with the entry as the first. */
  maxDepth?: number;
}

/** Of some chunks, each for itself. */
export interface EachBudget {
  name: string;
  each: string[];
  maxBytes: number;
}

export type Budget = WayBudget | EachBudget;

export interface Measure {
  bytes: number;
  depth: number;
  files: string[];
  faults: string[];
}

export function requestsFor(manifest: Manifest, entry: string, chunks: string[]): Map<string, number>;

export function measure(manifest: Manifest, entry: string, budget: Budget): Measure;
