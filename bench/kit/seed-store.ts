// A store with many alerts, none of them critical. Through the real desk, many to a commit.
import type { Caller, Desk } from "../../src/main/ports.ts";

export const caller: Caller = { account_id: "default", actor: { kind: "system", name: "Benchmark" } };

const together = 256;

export async function seedAlerts(desk: Desk, count: { readonly closed: number; readonly open: number }): Promise<void> {
  const total = count.closed + count.open;
  for (let first = 0; first < total; first += together) {
    const size = Math.min(together, total - first);
    await Promise.all(
      Array.from({ length: size }, (_, index) => seedOne(desk, first + index, first + index < count.closed)),
    );
  }
}

async function seedOne(desk: Desk, number: number, isClosed: boolean): Promise<void> {
  const raised = await desk.trigger(
    {
      alert_type: number % 5 === 0 ? "SOS" : number % 5 === 1 ? "MEDICAL" : "DELAYED",
      severity: (["HIGH", "MEDIUM", "LOW"] as const)[number % 3],
      employee_id: `E-${number % 5000}`,
      current_latitude: 12.9 + (number % 1000) / 10_000,
      current_longitude: 77.5 + (number % 777) / 10_000,
      description: `Panic button in vehicle ${number}`,
    },
    caller,
  );
  if (!isClosed || !raised.ok) return;
  await desk.act(
    raised.value.alert.id,
    { kind: "close", by: "Benchmark", notes: "Over", is_false_alarm: false },
    caller,
  );
}
