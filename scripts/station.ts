// `npm run station`: the station alone. Ends with the npm that started it.
import { whenOrphaned } from "./setup/orphan.ts";

whenOrphaned(() => process.kill(process.pid, "SIGTERM"));
await import("../src/main/station-main.ts");
