// Whom the demonstration notifies of what: the seed's three examples (seed 002) as this company would have them, and what it
// needs besides.
import type { z } from "zod";

import type { NewConfiguration } from "../../core/configuration.ts";
import type { TeamName } from "./people.ts";

/** `team` instead of `team_id`: teams get their ids when they are made. */
export interface NamedConfiguration extends Omit<z.input<typeof NewConfiguration>, "team_id"> {
  readonly team: TeamName | null;
}

const police = { name: "Police", phone: "100", service_type: "POLICE" } as const;
const ambulance = { name: "Ambulance", phone: "108", service_type: "MEDICAL" } as const;
const fire = { name: "Fire brigade", phone: "101", service_type: "FIRE" } as const;
const hotline = {
  name: "Corporate hotline",
  phone: "+911800123456",
  email: "security@northgate.example",
  service_type: "CORPORATE_SECURITY",
} as const;

const controlRoom = {
  name: "Security Control Room",
  email: "security@northgate.example",
  phone: "+918045501000",
  role: "Security",
};

export const configurations: readonly NamedConfiguration[] = [
  {
    team: null,
    config_name: "Critical Emergency Protocol",
    description: "SOS and medical emergencies for all employees",
    applicable_alert_types: ["SOS", "MEDICAL"],
    primary_recipients: [
      { ...controlRoom, channels: ["SMS", "PUSH", "EMAIL"] },
      {
        name: "Medical Team",
        email: "medical@northgate.example",
        phone: "+918045501001",
        role: "Medical",
        channels: ["SMS", "VOICE"],
      },
    ],
    enable_escalation: true,
    escalation_threshold_seconds: 120,
    escalation_recipients: [
      {
        name: "Chief Security Officer",
        email: "cso@northgate.example",
        phone: "+919845011001",
        role: "CSO",
        channels: ["SMS", "VOICE", "EMAIL"],
      },
      {
        name: "VP Operations",
        email: "vp-ops@northgate.example",
        phone: "+919845011002",
        role: "VP",
        channels: ["SMS", "VOICE"],
      },
    ],
    notification_channels: ["EMAIL", "SMS", "PUSH", "VOICE"],
    auto_close_false_alarm_seconds: 90,
    enable_geofencing_alerts: true,
    geofence_radius_meters: 500,
    emergency_contacts: [police, ambulance, hotline],
    priority: 500,
  },
  {
    team: "Night Shift",
    config_name: "Night Shift Safety Team",
    description: "Night shift employees (10 PM - 6 AM) have different responders",
    applicable_alert_types: ["SOS", "SAFETY_CONCERN"],
    primary_recipients: [
      {
        name: "Night Security Supervisor",
        email: "night-security@northgate.example",
        phone: "+919845011003",
        role: "Night Security",
        channels: ["SMS", "VOICE"],
      },
      {
        name: "Night Shift Manager",
        email: "night-manager@northgate.example",
        phone: "+919845011004",
        role: "Manager",
        channels: ["SMS", "PUSH"],
      },
    ],
    enable_escalation: true,
    escalation_threshold_seconds: 180,
    escalation_recipients: [
      {
        name: "On-Call Director",
        email: "oncall@northgate.example",
        phone: "+919845011005",
        role: "Director",
        channels: ["VOICE", "SMS"],
      },
    ],
    notification_channels: ["SMS", "VOICE", "PUSH"],
    auto_close_false_alarm_seconds: 60,
    enable_geofencing_alerts: true,
    geofence_radius_meters: 2000,
    emergency_contacts: [
      { name: "Police Night Patrol", phone: "100", service_type: "POLICE" },
      { name: "Night Security Hotline", phone: "+911800NIGHT", service_type: "CORPORATE_SECURITY" },
    ],
    priority: 300,
  },
  {
    team: null,
    config_name: "Company-Wide Alerts",
    description: "Everything that nothing else covers goes to the duty manager",
    applicable_alert_types: null,
    primary_recipients: [
      {
        name: "Duty Manager",
        email: "duty@northgate.example",
        phone: "+919845011006",
        role: "Manager",
        channels: ["SMS", "EMAIL"],
      },
    ],
    enable_escalation: false,
    notification_channels: ["EMAIL", "SMS"],
    notify_on_escalation: false,
    require_closure_notes: false,
    priority: 50,
  },
  {
    team: "Transport",
    config_name: "Transport Desk",
    description: "Cabs and route vehicles: off route, late, broken down",
    applicable_alert_types: ["ROUTE_DEVIATION", "DELAYED", "ACCIDENT"],
    primary_recipients: [
      {
        name: "Transport Manager",
        email: "transport@northgate.example",
        phone: "+919845011007",
        role: "Transport",
        channels: ["EMAIL", "WHATSAPP"],
      },
      { name: "Fleet Control", email: null, phone: "+918045501002", role: "Transport", channels: ["SMS", "VOICE"] },
    ],
    enable_escalation: true,
    escalation_threshold_seconds: 600,
    escalation_recipients: [
      {
        name: "VP Operations",
        email: "vp-ops@northgate.example",
        phone: "+919845011002",
        role: "VP",
        channels: ["SMS", "EMAIL"],
      },
    ],
    notification_channels: ["EMAIL", "SMS", "VOICE", "WHATSAPP"],
    emergency_contacts: [police, { name: "Highway assistance", phone: "1033", service_type: "ROADSIDE_ASSISTANCE" }],
    priority: 200,
  },
  {
    team: "Warehouse B",
    config_name: "Warehouse B First Aid",
    description: "First aiders of the site before anybody else",
    applicable_alert_types: ["MEDICAL", "ACCIDENT"],
    primary_recipients: [
      { name: "First Aid Room", email: null, phone: "+918045501003", role: "First aid", channels: ["VOICE", "SMS"] },
      {
        name: "Site Security",
        email: "whb-security@northgate.example",
        phone: "+919845011008",
        role: "Security",
        channels: ["SMS", "EMAIL"],
      },
      { name: "Site Manager", email: null, phone: "+919845011009", role: "Manager", channels: ["VOICE"] },
    ],
    enable_escalation: true,
    escalation_threshold_seconds: 120,
    escalation_recipients: [
      {
        name: "Chief Security Officer",
        email: "cso@northgate.example",
        phone: "+919845011001",
        role: "CSO",
        channels: ["SMS", "VOICE", "EMAIL"],
      },
    ],
    notification_channels: ["EMAIL", "SMS", "VOICE"],
    auto_close_false_alarm_seconds: 60,
    emergency_contacts: [ambulance, { name: "Hosur Road Clinic", phone: "+918045501080", service_type: "MEDICAL" }],
    priority: 600,
  },
  {
    team: null,
    config_name: "Plant and Site Safety",
    description: "Gas, fire, machines and whatever the site systems report",
    applicable_alert_types: ["ACCIDENT", "OTHER"],
    primary_recipients: [
      { ...controlRoom, channels: ["SMS", "EMAIL"] },
      {
        name: "Plant Safety Officer",
        email: "safety@northgate.example",
        phone: "+919845011010",
        role: "Safety",
        channels: ["SMS", "EMAIL"],
      },
      { name: "Fire Marshal", email: null, phone: "+919845011011", role: "Fire", channels: ["SMS"] },
      {
        name: "Maintenance Lead",
        email: "maintenance@northgate.example",
        phone: null,
        role: "Maintenance",
        channels: ["EMAIL"],
      },
    ],
    enable_escalation: true,
    escalation_threshold_seconds: 300,
    escalation_recipients: [
      {
        name: "VP Operations",
        email: "vp-ops@northgate.example",
        phone: "+919845011002",
        role: "VP",
        channels: ["SMS", "VOICE"],
      },
    ],
    notification_channels: ["EMAIL", "SMS", "VOICE"],
    emergency_contacts: [fire, ambulance, hotline],
    priority: 150,
  },
];
