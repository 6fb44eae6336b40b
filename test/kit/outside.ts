// The world outside the station in one piece: a mail server, Twilio and FCM, all on loopback, and the variables that lead there.
import { type FakeFcm, startFakeFcm } from "./fake-fcm.ts";
import { type FakeTwilio, startFakeTwilio } from "./fake-twilio.ts";
import { type SmtpReceiver, startSmtpReceiver } from "./smtp-receiver.ts";

export interface Outside {
  readonly smtp: SmtpReceiver;
  readonly twilio: FakeTwilio;
  readonly fcm: FakeFcm;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that reached anybody so far, as `mail to subject`, `sms to`, `call to`, `push token`; sorted. */
  readonly everything: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startOutside(): Promise<Outside> {
  const [smtp, twilio, fcm] = await Promise.all([startSmtpReceiver(), startFakeTwilio(), startFakeFcm()]);
  return {
    smtp,
    twilio,
    fcm,
    environment: {
      WATCHDESK_SMTP_URL: smtp.url,
      WATCHDESK_SMTP_FROM: "Watchdesk <alerts@northgate.example>",
      WATCHDESK_TWILIO_ACCOUNT_SID: twilio.account_sid,
      WATCHDESK_TWILIO_AUTH_TOKEN: twilio.auth_token,
      WATCHDESK_TWILIO_FROM: "+15550100",
      WATCHDESK_TWILIO_WHATSAPP_FROM: "+15550101",
      WATCHDESK_TWILIO_API_BASE_URL: twilio.url,
      WATCHDESK_FCM_SERVICE_ACCOUNT: fcm.serviceAccount,
      WATCHDESK_FCM_API_BASE_URL: fcm.url,
    },
    everything: () =>
      [
        ...smtp.mails.map((mail) => `mail ${mail.to.join()} ${mail.subject}`),
        ...twilio.messages.all.map(
          ({ to, body }) => `${to.startsWith("whatsapp:") ? "whatsapp" : "sms"} ${to} ${body.split(". ")[0]}`,
        ),
        ...twilio.calls.all.map(({ to }) => `call ${to}`),
        ...fcm.pushes.map(({ token }) => `push ${token}`),
      ].toSorted(),
    stop: async () => {
      await Promise.all([smtp.stop(), twilio.stop(), fcm.stop()]);
    },
  };
}
