// Northgate Logistics, which does not exist: its teams and the people in them.

export const accountName = "Northgate Logistics";
export const timeZone = "Asia/Kolkata";
export const owner = "Vikram Shetty";
export const operator = "Priya Nair";

export const teams = {
  "Night Shift": {
    description: "Packing and dispatch, 22:00 to 06:00",
    members: ["Meera Iyer", "Anita Joseph", "Kavya Hegde", "Deepa Pillai", "Nandini Gowda", "Rohit Das"],
  },
  "Day Shift": {
    description: "Packing and dispatch, 06:00 to 22:00",
    members: ["S. Thomas", "Aishwarya Rao", "Karthik Subramanian", "Geetha Murthy"],
  },
  "Warehouse B": {
    description: "Hosur Road, four docks and the cold store",
    members: ["Rahul Menon", "Suresh Babu", "Manjunath Gowda", "Fatima Begum", "Ganesh Patil", "Harpreet Singh"],
  },
  Transport: {
    description: "Staff cabs and route vehicles",
    members: ["Ravi Kumar", "Shankar Naik", "Mohammed Irfan", "Prakash Shetty", "Lokesh Reddy"],
  },
  "Field audit": {
    description: "Auditors who visit customers alone",
    members: ["Farah Khan", "Arjun Bhat", "Sneha Kulkarni", "Thomas Kurian", "Pooja Deshpande"],
  },
} as const;
export type TeamName = keyof typeof teams;
export const teamNames = Object.keys(teams) as readonly TeamName[];

/** Who answers alerts: in no team, on duty everywhere. */
export const responders = [
  "Asha Rao",
  "Dev Kumar",
  "Imran Sheikh",
  "Lakshmi Menon",
  "Joseph Mathew",
  "Sunita Reddy",
] as const;

export const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(/[^a-z]+/gu, ".")}@northgate.example`;
