export interface PlainFiles {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder on a free port of this machine. */
export function servePlainFiles(folder: string): Promise<PlainFiles>;
