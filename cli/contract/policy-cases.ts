/** Addresses for `fedcred probe --policy-only`: the syntactic stage of the probe policy. Pure data, never fetched. */
export const ALLOWED = [
  'https://token.actions.githubusercontent.com', 'https://gitlab.com', 'https://issuer.contoso.com/', 'https://issuer.contoso.com:443/x',
  'https://eastus.oic.prod-aks.azure.com/11111111-2222-3333-4444-555555555555/22222222-3333-4444-5555-666666666666/',
  'https://a.b.c.d.contoso.co.uk/path/with/parts', 'https://xn--bcher-kva.example.com', 'https://contosowif.blob.core.windows.net/oidc',
  'https://container.googleapis.com/v1/projects/p/locations/l/clusters/c', `https://contoso.com/${'a'.repeat(580)}`, 'https://app.terraform.io',
  'https://contoso.com/a.b/..c/d..', 'https://contoso.com/a%20b', 'https://internal.contoso.com', 'https://localhost.contoso.com', 'https://ISSUER.contoso.com',
] as const

export const REFUSED = [
  '', ' ', 'x', 'http://issuer.contoso.com', 'HTTPS://issuer.contoso.com', 'Https://issuer.contoso.com', 'ftp://issuer.contoso.com', 'file:///etc/passwd', '//issuer.contoso.com',
  'https:/issuer.contoso.com', 'https:issuer.contoso.com', 'https:///issuer.contoso.com', ' https://issuer.contoso.com', 'https://issuer.contoso.com ', 'https://issuer.contoso.com\n', 'https://issuer.contoso.com/\t',
  'https://issuer.contoso.com/\u0000', 'https://issuer.contoso.com\\@127.0.0.1/', 'https://example.com\\@127.0.0.1/', 'https://user@issuer.contoso.com', 'https://user:pass@issuer.contoso.com', 'https://a%2ecom/', 'https://%31%30.0.0.1/',
  'https://issuer.contoso.com?x=1', 'https://issuer.contoso.com/?', 'https://issuer.contoso.com/#', 'https://issuer.contoso.com#a', 'https://issuer.contoso.com:8443', 'https://issuer.contoso.com:80', 'https://issuer.contoso.com:0443', 'https://issuer.contoso.com:', 'https://issuer.contoso.com:6443/',
  'https://issuer.contoso.com/../x', 'https://issuer.contoso.com/./x', 'https://issuer.contoso.com/%2e%2e/x', 'https://issuer.contoso.com/%2E/x', 'https://issuer.contoso.com/.%2e', 'https://issuer.contoso.com/a/..', 'https://issuer.contoso.com/..',
  'https://contoso', 'https://localhost', 'https://localhost/x', 'https://a.localhost', 'https://a.local', 'https://a.internal', 'https://metadata.google.internal', 'https://a.corp', 'https://a.home', 'https://a.lan', 'https://a.private', 'https://a.intranet', 'https://a.home.arpa', 'https://a.test', 'https://a.invalid', 'https://a.onion', 'https://a.svc', 'https://kubernetes.default.svc', 'https://kubernetes.default.svc.cluster.local', 'https://vm.internal.cloudapp.net', 'https://1.0.0.127.in-addr.arpa',
  'https://127.0.0.1', 'https://10.0.0.1/x', 'https://8.8.8.8', 'https://[::1]', 'https://[2606:4700::1111]/', 'https://[::ffff:127.0.0.1]', 'https://0x7f.1/', 'https://2130706433', 'https://0177.0.0.1', 'https://127。0。0。1/', 'https://169.254.169.254/', 'https://168.63.129.16', 'https://127.1', 'https://1.1', 'https://0', 'https://10.0.0.1.',
  'https://-a.contoso.com', 'https://a-.contoso.com', 'https://a_b.contoso.com', 'https://a..contoso.com', 'https://.contoso.com', `https://${'a'.repeat(64)}.com`, `https://${'a.'.repeat(127)}com`, `https://contoso.com/${'a'.repeat(581)}`, 'https://issuer.notatld', 'https://issuer.contoso.123', 'https://LOCALHOST', 'https://a.LOCAL', 'https://a.local.', 'https://localhost.',
] as const
