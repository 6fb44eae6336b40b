// Takes devices off people whom no push reaches there any more.
import type { Notification } from "../core/alert.ts";
import type { Told } from "./engine/outbox.ts";
import type { Desk, Reader } from "./ports.ts";

/** A device that the push provider has forgotten would fail for ever. */
export async function forgetDevices(
  desk: Desk,
  reader: Pick<Reader, "items">,
  told: Told,
  notification: Notification,
  tokens: readonly string[],
): Promise<void> {
  const { account_id } = "alert" in told ? told.alert : told;
  const email = notification.address?.toLowerCase();
  const everybody = reader.items("users", account_id, { limit: 1_000_000, after: null, descending: false }).items;
  const caller = { account_id, actor: { kind: "engine", name: "Watchdesk" } } as const;
  for (const user of everybody.filter(({ fields }) => fields.email?.toLowerCase() === email)) {
    const devices = user.fields.devices.filter((device) => !tokens.includes(device.token));
    await desk.patch("users", user.id, { devices }, caller);
  }
}
