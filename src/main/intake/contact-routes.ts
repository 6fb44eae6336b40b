// Further addresses of people: a code goes there and comes back, and from then on calls for help may go there.
import { z } from "zod";

import { Channel } from "../../core/alert.ts";
import { Code } from "../../core/contact.ts";
import type { Allow } from "./access.ts";
import { collectionJson, itemToJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { instant, isoOf } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { refusalToProblem, sendProblem } from "./problem.ts";
import { json, writeRefusals } from "./responses.ts";

const address = z.string().trim().min(1).max(254);
const Sending = z
  .strictObject({
    address: address.describe("One of the user's."),
    channel: Channel.nullish().describe("EMAIL or SMS by the address, unless it says VOICE or WHATSAPP."),
  })
  .meta({ id: "ContactCode" });
const Confirming = z
  .strictObject({ address, code: Code.describe("The six digits of the message.") })
  .meta({ id: "ContactCodeAnswer" });
const Sent = z.object({ expires_at: instant }).meta({ id: "ContactCodeSent" });

export function addContactRoutes(app: App, intake: Intake, allow: Allow): void {
  const { contacts } = intake;

  app.post("/users/:id/contact-codes", {
    onRequest: allow("operate"),
    schema: {
      ...about("sendContactCode", "Send a code to one of a user's addresses"),
      params: ItemRef,
      body: Sending,
      response: { 201: json("The provider has it.", Sent), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const asked = { user_id: params.id, address: body.address, channel: body.channel ?? null };
      const sent = await contacts.send(asked, asker);
      return sent.ok
        ? reply.code(201).send({ expires_at: isoOf(sent.value.expires_at) })
        : sendProblem(reply, refusalToProblem(sent.refusal));
    },
  });

  app.put("/users/:id/contact-codes", {
    onRequest: allow("operate"),
    schema: {
      ...about("confirmContactCode", "Give back the code that came to an address"),
      params: ItemRef,
      body: Confirming,
      response: { 200: json("The user, with the address verified.", collectionJson.users), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const confirmed = await contacts.confirm({ ...body, user_id: params.id }, asker);
      return confirmed.ok
        ? reply.send(itemToJson.users(confirmed.value, { asker, intake }))
        : sendProblem(reply, refusalToProblem(confirmed.refusal));
    },
  });
}

const about = (operationId: string, summary: string) => ({ summary, operationId, tags: ["Users"] });
