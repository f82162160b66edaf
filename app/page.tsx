export default function Page() {
  return <main>Fedcred</main>
}
