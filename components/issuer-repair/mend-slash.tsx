'use client'

import { RecipeTabs } from '@/components/recipe/recipe-tabs'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { Status } from '@/components/ui/status'
import { trimSlashes } from '@/lib/federation/credential/texts'
import { Republish } from './republish'
import type { WayProps } from './ways'

/** Document, credentials and tokens must have the issuer in one spelling, slash included. */
export function MendSlash({ home, published, barred, onStart }: WayProps) {
  const { inventory } = useInventory()
  const { cloud } = useRuntimeConfig()
  const said = published.report?.discovery?.issuer
  const trusting = (inventory?.credentials ?? []).filter(
    ({ credential }) => trimSlashes(credential.issuer) === home.issuer,
  )
  const wrong = trusting.filter(({ credential }) => credential.issuer !== home.issuer)
  const documentWrong = said !== undefined && said !== home.issuer
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-text-2">
        Entra compares the issuer of document, credential and token character by character. Fedcred
        publishes without a slash at the end.
      </p>
      <KeyValueList
        items={[
          { label: 'Without a slash', value: home.issuer, mono: true },
          {
            label: 'The document says',
            value: said ?? 'Not read',
            mono: true,
            note: said === undefined ? undefined : <Equal equal={!documentWrong} />,
          },
          {
            label: 'Credentials',
            value: `${trusting.length - wrong.length} spelled so, ${wrong.length} with a slash`,
          },
        ]}
      />
      {documentWrong && (
        <section aria-label="Mend the document" className="flex flex-col gap-2">
          <h3 className="font-medium">Mend the document</h3>
          <Republish
            home={home}
            keys={published.keys}
            reason={barred ?? (published.keys.length === 0 ? 'No key was read.' : undefined)}
            summary={
              <p>
                The document will name the issuer without the slash. Credentials and tokens that
                have the slash are refused from then on.
              </p>
            }
            next={<p>Change what signs the tokens too: their iss must have no slash at its end.</p>}
            onStart={onStart}
          />
        </section>
      )}
      {wrong.length > 0 && (
        <section aria-label="Mend the credentials" className="flex flex-col gap-3">
          <h3 className="font-medium">Mend the credentials</h3>
          {wrong.map(({ key, identity, credential }) => (
            <div key={key} className="flex flex-col gap-2">
              <p>
                {credential.name ?? 'A credential'} on {identity.displayName}
              </p>
              <RecipeTabs
                input={{
                  identity,
                  credential: { ...credential, issuer: home.issuer },
                  action: 'update',
                  cloud,
                }}
              />
            </div>
          ))}
        </section>
      )}
      {!documentWrong && wrong.length === 0 && said !== undefined && (
        <Notice tone="ok" title="Document and credentials agree">
          If tokens are refused all the same, look at their iss on the Check page.
        </Notice>
      )}
    </div>
  )
}

function Equal({ equal }: { equal: boolean }) {
  return equal ? (
    <Status tone="ok">Equal</Status>
  ) : (
    <Status tone="err">Differs from the address without a slash</Status>
  )
}
