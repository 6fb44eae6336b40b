// Whether this computer draws with its graphics card; asked once, as asking is not free.
let known: boolean | null = null;

export function hasWebGl(): boolean {
  known ??= probe();
  return known;
}

function probe(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
