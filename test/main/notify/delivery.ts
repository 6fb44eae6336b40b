// Deliveries and settings with sensible defaults.
import type { ChannelSettings, Delivery } from "../../../src/main/ports.ts";

export const nothingConfigured: ChannelSettings = {
  smtp_url: null,
  smtp_from: null,
  twilio_account_sid: null,
  twilio_auth_token: null,
  twilio_from: null,
  twilio_whatsapp_from: null,
  twilio_api_base_url: null,
  fcm_service_account: null,
  fcm_api_base_url: null,
  public_url: "http://127.0.0.1:4780",
};

export const link = "https://watch.example/alerts/al_1";

export function aDelivery({
  message,
  ...overrides
}: Partial<Omit<Delivery, "message">> & { message?: Partial<Delivery["message"]> } = {}): Delivery {
  return {
    notification_id: "nt_1",
    alert_id: "al_1",
    kind: "triggered",
    severity: "CRITICAL",
    recipient_name: "Priya Raman",
    address: "+919876543210",
    devices: [],
    ...overrides,
    message: {
      subject: "New CRITICAL SOS alert #101: SOS by Asha Rao",
      short: `New CRITICAL SOS alert #101: SOS by Asha Rao. 12.97160, 77.59460 ± 12 m. 21 Nov, 14:05 IST. ${link}`,
      spoken: "New CRITICAL SOS alert number 1 0 1. SOS by Asha Rao. Raised by Asha Rao.",
      lead: "New CRITICAL SOS alert #101",
      facts: [
        ["Alert", "#101 SOS by Asha Rao"],
        ["Who", "Asha Rao, Night shift"],
        ["Phone", "+919812345678"],
      ],
      link,
      emergency_contacts: [{ name: "Police", phone: "100", email: null, service_type: "POLICE" }],
      ...message,
    },
  };
}

export const soon = (): AbortSignal => AbortSignal.timeout(10_000);
