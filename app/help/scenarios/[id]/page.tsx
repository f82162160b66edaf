import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScenarioPage } from '@/components/help/scenario-page'
import { findScenario } from '@/lib/federation/scenarios/registry'

type Props = PageProps<'/help/scenarios/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findScenario((await params).id)?.name ?? 'Unknown scenario' }
}

export default async function ScenarioHelpPage({ params }: Props) {
  const scenario = findScenario((await params).id)
  if (!scenario) notFound()
  return <ScenarioPage scenario={scenario} />
}
