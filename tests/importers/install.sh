#!/bin/sh
# Installs LibreOffice's writer for the long tests of importing, where Debian's apt-get can and the user may.
# Ends with 0 in every case: without it its tests are skipped, or fail where CI=true.
set -u

have() { command -v "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$1"; }

have soffice && exit 0
if ! have apt-get; then
  say '缺少 LibreOffice，这台电脑没有 apt-get，请自行安装；缺少时跳过有关的测试。'
  exit 0
elif [ "$(id -u)" = 0 ]; then
  root=
elif have sudo && sudo -n true 2>/dev/null; then
  root='sudo -n'
else
  say '缺少 LibreOffice，当前用户无权安装；跳过有关的测试。请管理员运行：apt-get install libreoffice-writer'
  exit 0
fi
say '正在用 apt-get 安装 libreoffice-writer（需要几分钟）……'
apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }
if ! { apt update && apt install -y --no-install-recommends libreoffice-writer; }; then
  say '没有装上 LibreOffice，原因见上；跳过有关的测试。'
fi
exit 0
