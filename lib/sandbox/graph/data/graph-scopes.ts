/**
 * Delegated permissions of Microsoft Graph that this app asks for: value, id, who may consent.
 * A small part of the real list; the rest is left out (docs/sandbox-differences.md).
 * Source: microsoftgraph/microsoft-graph-devx-content, permissions.json, 7 August 2026.
 */
export const GRAPH_SCOPES: readonly (readonly [
  value: string,
  id: string,
  type: 'User' | 'Admin',
])[] = [
  ['User.Read', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'User'],
  ['Application.Read.All', 'c79f8feb-a9db-4090-85f9-90d820caa0eb', 'Admin'],
  ['Application.ReadWrite.All', 'bdfbf15f-ee85-4955-8675-146e8e5296b5', 'Admin'],
  ['AppRoleAssignment.ReadWrite.All', '84bccea3-f856-4a8a-967b-dbe0a3d53a64', 'Admin'],
  ['AuditLog.Read.All', 'e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20', 'Admin'],
  ['Directory.Read.All', '06da0dbc-49e2-44d2-8312-53f166ab848a', 'Admin'],
  ['DelegatedPermissionGrant.ReadWrite.All', '41ce6ca6-6826-4807-84f1-1c82854f7ee5', 'Admin'],
]
