// What the API document shows as examples: those of seed 002, and their like.
import type { ShownCollection } from "./collection-json.ts";

export const example: Readonly<Record<ShownCollection, object>> = {
  "alert-configurations": {
    team_id: null,
    config_name: "Critical Emergency Protocol",
    description: "SOS and medical emergencies for all employees",
    applicable_alert_types: ["SOS", "MEDICAL"],
    primary_recipients: [
      {
        name: "Security Control Room",
        email: "security@enterprise.com",
        phone: "+911234567890",
        role: "Security",
        channels: ["SMS", "PUSH", "EMAIL"],
      },
    ],
    enable_escalation: true,
    escalation_threshold_seconds: 120,
    escalation_recipients: [
      {
        name: "Chief Security Officer",
        email: "cso@enterprise.com",
        phone: "+911234567892",
        role: "CSO",
        channels: ["SMS", "VOICE", "EMAIL"],
      },
    ],
    notification_channels: ["EMAIL", "SMS", "PUSH", "VOICE"],
    notify_on_status_change: true,
    notify_on_escalation: true,
    auto_close_false_alarm_seconds: 90,
    require_closure_notes: true,
    enable_geofencing_alerts: true,
    geofence_radius_meters: 500,
    emergency_contacts: [{ name: "Police", phone: "100", service_type: "POLICE" }],
    priority: 500,
  },
  users: { name: "Asha Rao", email: "asha@company.com", phone: "+911234567890", team_id: null },
  teams: { name: "Night Shift", description: "10 PM to 6 AM", members: [] },
  "api-tokens": { name: "Gate cameras", role: "integration" },
  integrations: { name: "Prometheus", type: "prometheus_alertmanager", destinations: [], alert_type: "OTHER", severity: "HIGH" },
  accounts: { name: "Head office", time_zone: "Asia/Kolkata", owner_user_id: null },
};
