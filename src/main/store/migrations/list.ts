// Forward only, in this order; the count is the database's version. Never edit one that was released: add the next.
import { journal } from "./0001-journal.ts";
import { alerts } from "./0002-alerts.ts";
import { records } from "./0003-records.ts";
import { webhookDeliveries } from "./0004-webhook-deliveries.ts";
import { routing } from "./0005-routing.ts";
import { geography } from "./0006-geography.ts";
import { destinations } from "./0007-destinations.ts";
import { figures } from "./0008-figures.ts";
import { reminders } from "./0009-reminders.ts";
import { consoles } from "./0010-consoles.ts";
import { handovers } from "./0011-handovers.ts";
import { recordConflicts } from "./0012-record-conflicts.ts";
import { drills } from "./0013-drills.ts";
import { broadcasts } from "./0014-broadcasts.ts";
import { setAside } from "./0015-set-aside.ts";

export const migrations: readonly string[] = [
  journal,
  alerts,
  records,
  webhookDeliveries,
  routing,
  geography,
  destinations,
  figures,
  reminders,
  consoles,
  handovers,
  recordConflicts,
  drills,
  broadcasts,
  setAside,
];
