const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Links that may leave for the system's browser, phone or mail program. Everything else could start a program with
 * an argument that came in with an alert. The receiver's own pages are plain HTTP on this computer.
 */
export function isOutsideLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return false;
  switch (url.protocol) {
    case "https:":
      return true;
    case "http:":
      return loopback.has(url.hostname);
    case "tel:":
      return /^\+?[\d().-]{2,24}$/u.test(url.pathname) && url.search === "" && url.hash === "";
    case "mailto:":
      return /^[^\s"'`\\<>,;%]{1,64}@[\w.-]{1,255}$/u.test(url.pathname) && url.search === "" && url.hash === "";
    default:
      return false;
  }
}
