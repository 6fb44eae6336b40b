// The seed's configurations, as the customer wrote them (seed 002).

export const emergencyResponse = {
  team_id: null,
  config_name: "Emergency Response Team",
  description: "Main emergency response configuration",
  applicable_alert_types: ["SOS", "MEDICAL", "ACCIDENT"],
  primary_recipients: [
    {
      name: "Security Manager",
      email: "security@company.com",
      phone: "+911234567890",
      role: "Security",
      channels: ["EMAIL", "SMS", "PUSH"],
    },
    {
      name: "Transport Manager",
      email: "transport@company.com",
      phone: "+911234567891",
      role: "Transport",
      channels: ["EMAIL", "SMS"],
    },
  ],
  enable_escalation: true,
  escalation_threshold_seconds: 300,
  escalation_recipients: [
    {
      name: "Operations Director",
      email: "ops-director@company.com",
      phone: "+911234567892",
      role: "Director",
      channels: ["EMAIL", "SMS", "VOICE"],
    },
  ],
  notification_channels: ["EMAIL", "SMS", "PUSH", "VOICE"],
  notify_on_status_change: true,
  notify_on_escalation: true,
  auto_close_false_alarm_seconds: 120,
  require_closure_notes: true,
  enable_geofencing_alerts: true,
  geofence_radius_meters: 1000,
  emergency_contacts: [
    { name: "Police", phone: "100", service_type: "POLICE" },
    { name: "Ambulance", phone: "108", service_type: "MEDICAL" },
    {
      name: "Company Security Control Room",
      phone: "+911234567890",
      email: "security@company.com",
      service_type: "CORPORATE_SECURITY",
    },
  ],
  priority: 100,
};

/** "Example 1: Startup with Small Team". */
export const startup = {
  team_id: null,
  config_name: "Company-Wide Alerts",
  description: "All alerts go to founders",
  applicable_alert_types: null,
  primary_recipients: [
    { name: "Founder CEO", email: "ceo@startup.com", phone: "+911234567890", role: "CEO", channels: ["SMS", "EMAIL"] },
  ],
  enable_escalation: false,
  notification_channels: ["EMAIL", "SMS"],
  notify_on_status_change: true,
  notify_on_escalation: false,
  require_closure_notes: false,
  priority: 100,
};

/** "Example 2: Large Enterprise". */
export const enterprise = {
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
    {
      name: "Medical Team",
      email: "medical@enterprise.com",
      phone: "+911234567891",
      role: "Medical",
      channels: ["SMS", "VOICE"],
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
    {
      name: "VP Operations",
      email: "vp-ops@enterprise.com",
      phone: "+911234567893",
      role: "VP",
      channels: ["SMS", "VOICE"],
    },
  ],
  notification_channels: ["EMAIL", "SMS", "PUSH", "VOICE"],
  notify_on_status_change: true,
  notify_on_escalation: true,
  auto_close_false_alarm_seconds: 90,
  require_closure_notes: true,
  enable_geofencing_alerts: true,
  geofence_radius_meters: 500,
  emergency_contacts: [
    { name: "Police", phone: "100", service_type: "POLICE" },
    { name: "Ambulance", phone: "108", service_type: "MEDICAL" },
    {
      name: "Corporate Security Hotline",
      phone: "+911800123456",
      email: "security@enterprise.com",
      service_type: "CORPORATE_SECURITY",
    },
  ],
  priority: 500,
};

/** "Example 3: Night Shift Special Configuration". */
export const nightShift = {
  team_id: 8,
  config_name: "Night Shift Safety Team",
  description: "Night shift employees (10 PM - 6 AM) have different responders",
  applicable_alert_types: ["SOS", "SAFETY_CONCERN"],
  primary_recipients: [
    {
      name: "Night Security Supervisor",
      email: "night-security@company.com",
      phone: "+911234567894",
      role: "Night Security",
      channels: ["SMS", "VOICE"],
    },
    {
      name: "Night Shift Manager",
      email: "night-manager@company.com",
      phone: "+911234567895",
      role: "Manager",
      channels: ["SMS", "PUSH"],
    },
  ],
  enable_escalation: true,
  escalation_threshold_seconds: 180,
  escalation_recipients: [
    {
      name: "On-Call Director",
      email: "oncall@company.com",
      phone: "+911234567896",
      role: "Director",
      channels: ["VOICE", "SMS"],
    },
  ],
  notification_channels: ["SMS", "VOICE", "PUSH"],
  notify_on_status_change: true,
  notify_on_escalation: true,
  auto_close_false_alarm_seconds: 60,
  require_closure_notes: true,
  enable_geofencing_alerts: true,
  geofence_radius_meters: 2000,
  emergency_contacts: [
    { name: "Police Night Patrol", phone: "100", service_type: "POLICE" },
    { name: "Night Security Hotline", phone: "+911800NIGHT", service_type: "CORPORATE_SECURITY" },
  ],
  priority: 300,
};
