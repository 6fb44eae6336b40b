// Whether this computer draws with a graphics card; asked once, as asking is not free. What only imitates one keeps the window
// from answering for whole frames.
const imitations = /swiftshader|llvmpipe|softpipe|software|basic render/iu;

let known: boolean | null = null;

export function hasGraphicsCard(): boolean {
  known ??= probe();
  return known;
}

function probe(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    if (context === null) return false;
    const info = context.getExtension("WEBGL_debug_renderer_info");
    const name = String(context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
    context.getExtension("WEBGL_lose_context")?.loseContext();
    return !imitations.test(name);
  } catch {
    return false;
  }
}
