import { expect, test } from "vitest";

import { isOutsideLink } from "../../../src/main/shell/outside-link.ts";

test.each([
  "https://maps.example/?q=12.9,77.6",
  "http://127.0.0.1:4780/docs",
  "http://localhost:4780/docs",
  "http://[::1]:4780/docs",
  "tel:100",
  "tel:+919845012345",
  "tel:(080)2345-6789",
  "mailto:chief@example.com",
])("%s may leave", (address) => {
  expect(isOutsideLink(address)).toBe(true);
});

test.each([
  "http://example.com/",
  "https://user:secret@example.com/",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "data:text/html,hello",
  "smb://host/share",
  "ms-msdt:/id",
  "app://watchdesk/",
  "tel:100?x=1",
  "tel:--help me",
  "mailto:a@b.example?attach=/etc/passwd",
  "mailto:a%0A@b.example",
  "mailto:",
  "",
  "nonsense",
])("%s may not", (address) => {
  expect(isOutsideLink(address)).toBe(false);
});
