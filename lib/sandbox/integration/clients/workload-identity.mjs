// What an application does in a pod: no settings but the AZURE_* variables. Reads the tenant's people.
import './proxied-fetch.mjs'
import { DefaultAzureCredential, WorkloadIdentityCredential } from '@azure/identity'

const scope = 'https://graph.microsoft.com/.default'
const { token } = await new WorkloadIdentityCredential().getToken(scope)
const usual = await new DefaultAzureCredential().getToken(scope)
const answer = await fetch('https://graph.microsoft.com/v1.0/users?$select=userPrincipalName', {
  headers: { authorization: `Bearer ${token}` },
})
const { value } = await answer.json()
process.stdout.write(JSON.stringify({ token, usual: usual.token, status: answer.status, value }))
