/** A key made of a name: small letters and digits in parts joined by hyphens. */
export function slugOf(name: string): string {
  return name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/** What an administrator of Keycloak does so that people can own a department. */
export function stepsForDepartment(key: string): string[] {
  return [
    "Open Keycloak's administration and choose the realm “bellwether”.",
    `Under Groups, open “departments” and create the group “${key}” in it.`,
    `Add the department's people to “/departments/${key}” and give each the realm role “department-owner”.`,
    "They own the department from their next sign-in on.",
  ];
}

/** What an administrator of Keycloak does so that a feed may push under a source. */
export function stepsForSource(key: string): string[] {
  return [
    "Open Keycloak's administration and choose the realm “bellwether”.",
    `Under Clients, create the OpenID Connect client “${key}” with client authentication and service accounts on, and every other flow off.`,
    "Under Service account roles, assign the realm role “integrator”.",
    `Add a mapper “Hardcoded claim” to the client's own scope: claim “sources”, value ["${key}"], type JSON, in the access token only.`,
    "Add a mapper “Audience” to the same scope: custom audience “bellwether-api”, in the access token only.",
    "Give the feed the client's id and secret, or register its public key there (signed JWT); it asks Keycloak for a token by client credentials.",
  ];
}
