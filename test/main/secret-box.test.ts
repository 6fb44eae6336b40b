import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { openSecretBox } from "../../src/main/secret-box.ts";

function keyFile(): string {
  const dir = mkdtempSync(join(tmpdir(), "watchdesk-secret-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, "secret.key");
}

test("what one start sealed the next can open, and nobody else can read the key", () => {
  const file = keyFile();
  const sealed = openSecretBox(file).seal("smtp://user:pass@mail.example");
  expect(sealed).not.toContain("pass");
  expect(openSecretBox(file).open(sealed)).toBe("smtp://user:pass@mail.example");
  expect(openSecretBox(keyFile()).open(sealed)).toBeNull();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a key that a crash cut short is made anew", () => {
  const file = keyFile();
  writeFileSync(file, "c2hv");
  const sealed = openSecretBox(file).seal("secret");
  expect(openSecretBox(file).open(sealed)).toBe("secret");
});

test("keys of other consoles open what they sealed, one of them seals from now on, and all outlive a restart", () => {
  const [file, otherFile] = [keyFile(), keyFile()];
  const [own, other] = [openSecretBox(file), openSecretBox(otherFile)];
  const before = own.seal("mine");
  own.take([other.keys().current], other.keys().current);
  for (const box of [own, openSecretBox(file)]) {
    expect(box.open(before)).toBe("mine");
    expect(box.open(other.seal("theirs"))).toBe("theirs");
    expect(other.open(box.seal("ours"))).toBe("ours");
  }
  own.take([other.keys().current], null);
  expect(own.keys().others).toHaveLength(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
