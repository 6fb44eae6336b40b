// What a call says, as TwiML. Only this small part of Twilio's package is loaded here.
import VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";

import { clip, oneLine } from "./one-line.ts";

/** Twilio refuses longer documents. */
const longestTwiml = 4000;
/** About a minute of slow speech. */
const longestText = 900;
const voice = "Polly.Joanna";

/**
 * Speaks twice and takes a key each time; keys go to `action`, which answers with `voiceReply`, or with this again for the
 * star. Without an action it only speaks.
 */
export function voicePrompt(spoken: string, action: string | null): string {
  const text = oneLine(spoken);
  let length = Math.min(text.length, longestText);
  let twiml = promptOf(clip(text, length), action);
  // Escaping makes a text longer by what it holds, so its room is found by trying.
  while (twiml.length > longestTwiml && length > 0) {
    length = Math.max(0, length - 50);
    twiml = promptOf(clip(text, length), action);
  }
  return twiml;
}

/** The last words of a call, such as "Acknowledged. Goodbye." */
export function voiceReply(text: string): string {
  const response = new VoiceResponse();
  response.say({ voice }, clip(oneLine(text), longestText));
  response.hangup();
  return response.toString();
}

function promptOf(text: string, action: string | null): string {
  const response = new VoiceResponse();
  response.pause({ length: 1 });
  for (const round of [1, 2]) {
    if (action === null) {
      say(response, text);
    } else {
      // An empty finish key lets the star through as a digit.
      const gather = response.gather({ numDigits: 1, timeout: 10, action, method: "POST", finishOnKey: "" });
      say(gather, text);
      gather.say({ voice }, "Press 1 to acknowledge. Press 2 to reject. Press star to repeat.");
    }
    if (round === 1) response.pause({ length: 1 });
  }
  if (action !== null) response.say({ voice }, "No key was pressed. Goodbye.");
  return response.toString();
}

const say = (to: Pick<VoiceResponse, "say">, text: string): void => {
  to.say({ voice }, "").prosody({ rate: "slow" }, text);
};
