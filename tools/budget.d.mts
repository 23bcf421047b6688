export interface Chunk {
  name: string;
  /** In brotli, quality 11. */
  bytes: number;
  imports: string[];
  dynamicImports: string[];
}

/** File → chunk. */
export type Manifest = Record<string, Chunk>;

export interface Budget {
  name: string;
  chunks: string[];
  maxBytes: number;
  /** Requests, one after the other, with the entry as the first. */
  maxDepth?: number;
}

export interface Measure {
  bytes: number;
  depth: number;
  files: string[];
  faults: string[];
}

export function requestsFor(manifest: Manifest, entry: string, chunks: string[]): Map<string, number>;

export function measure(manifest: Manifest, entry: string, budget: Budget): Measure;
