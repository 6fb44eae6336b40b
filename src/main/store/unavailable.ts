const codes = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|NOMEM|CORRUPT|NOTADB)/u;

/** Whether the file cannot be written, whatever was to be written into it. */
export function isUnavailable(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.test(error.code);
}
