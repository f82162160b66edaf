import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { SubjectText } from '@/components/ui/subject-text'
import type { Identity, IdentityKind } from '@/lib/federation/credential/model'

/** What the `id` of each kind is, and where it goes. */
const OBJECT_ID: Readonly<Record<IdentityKind, { label: string; note: string }>> = {
  application: {
    label: 'Application object id',
    note: 'Graph: /applications/{id}/federatedIdentityCredentials. Not the id of the service principal.',
  },
  agentBlueprint: {
    label: 'Blueprint object id',
    note: 'Graph: /applications/{id}/microsoft.graph.agentIdentityBlueprint/federatedIdentityCredentials.',
  },
  managedIdentity: {
    label: 'Principal id',
    note: 'Object id of its service principal: the one that roles are assigned to.',
  },
}

const AUDIENCES: Readonly<Record<string, string>> = {
  AzureADMyOrg: 'This tenant only',
  AzureADMultipleOrgs: 'Any Microsoft Entra tenant',
  AzureADandPersonalMicrosoftAccount: 'Any Microsoft Entra tenant and personal accounts',
  PersonalMicrosoftAccount: 'Personal accounts only',
}

function id(label: string, value: string, note?: string): KeyValue {
  return {
    label,
    value: <SubjectText text={value} />,
    copy: value,
    ...(note === undefined ? {} : { note }),
  }
}

/** Ids of an identity with what each is for, and the facts that decide whether it can sign in. */
export function IdentityAbout({ identity }: { identity: Identity }) {
  const { azure } = identity
  const object = OBJECT_ID[identity.kind]
  return (
    <div className="grid items-start gap-x-8 gap-y-4 overflow-y-auto pb-4 lg:grid-cols-2">
      <section>
        <h2 className="mb-1 font-medium">Which id goes where</h2>
        <KeyValueList
          items={[
            id(
              'Client id',
              identity.clientId,
              'client_id of the token request, AZURE_CLIENT_ID of the Azure SDKs. This is the one a workload needs.',
            ),
            id(object.label, identity.id, object.note),
            ...(azure === undefined
              ? []
              : [
                  id(
                    'Resource id',
                    azure.resourceId,
                    'Azure Resource Manager: the credentials are its children.',
                  ),
                  id('Subscription id', azure.subscriptionId, azure.subscriptionName),
                ]),
          ]}
        />
      </section>
      <section>
        <h2 className="mb-1 font-medium">Facts</h2>
        {identity.hasServicePrincipal === false && (
          <Notice tone="warn" title="No service principal in this tenant" className="mb-2">
            A token request for this application fails until it has one.
          </Notice>
        )}
        <KeyValueList items={facts(identity)} />
      </section>
    </div>
  )
}

function facts(identity: Identity): readonly KeyValue[] {
  const { azure, createdDateTime, enabled, signInAudience, tags, notes } = identity
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Sign-in', enabled === undefined ? 'Not read' : enabled ? 'On' : 'Switched off'],
    ['Accounts', signInAudience && (AUDIENCES[signInAudience] ?? signInAudience)],
    ['Resource group', azure?.resourceGroup],
    ['Region', azure?.region],
    ['Created', createdDateTime?.slice(0, 10)],
    ['Tags', tags?.join(', ')],
    ['Notes', notes],
  ]
  return rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value }],
  )
}
