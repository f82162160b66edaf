#!/usr/bin/env bash
# Installs the Azure CLI of the distribution, for the tests that run it against the sandbox.
# Does nothing where az is there already; says what to do where it cannot install.
set -eu

if command -v az >/dev/null 2>&1; then
  echo "az is installed: $(command -v az)"
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "az is not installed, and this system has no apt-get. See https://learn.microsoft.com/cli/azure/install-azure-cli" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "az is not installed, and installing it takes root. Run: sudo $0" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
if ! apt-cache show azure-cli >/dev/null 2>&1; then
  echo "This system's package sources hold no azure-cli (Debian 12 does). See https://learn.microsoft.com/cli/azure/install-azure-cli-linux" >&2
  exit 1
fi
# About 70 packages, 19 MB to fetch and two minutes on Debian 12.
apt-get install -y -qq --no-install-recommends azure-cli
az version --query '"azure-cli"' -o tsv
