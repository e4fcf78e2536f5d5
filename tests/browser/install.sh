#!/bin/sh
# Installs what the browser tests need (Chromium, Chinese fonts) where Debian's apt-get can and the user may.
# Ends with 0 in every case: without a browser the tests themselves are skipped, or fail where CI=true.
set -u

have() { command -v "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$1"; }

missing=
if [ -z "${CHROMIUM:-}" ] && ! have chromium && ! have chromium-browser && ! have google-chrome; then
  missing='chromium fonts-noto-cjk'
elif have fc-list && [ -z "$(fc-list :lang=zh-cn file)" ]; then
  missing='fonts-noto-cjk'
fi
[ -n "$missing" ] || exit 0

if ! have apt-get; then
  say "缺少 ${missing}，这台电脑没有 apt-get，请自行安装；没有 Chromium 时跳过浏览器测试。"
  exit 0
elif [ "$(id -u)" = 0 ]; then
  root=
elif have sudo && sudo -n true 2>/dev/null; then
  root='sudo -n'
else
  say "缺少 ${missing}，当前用户无权安装；没有 Chromium 时跳过浏览器测试。请管理员运行：apt-get install ${missing}"
  exit 0
fi

say "正在用 apt-get 安装 ${missing}（需要几分钟）……"
apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }
# shellcheck disable=SC2086  # a list of packages
if ! { apt update && apt install -y --no-install-recommends $missing; }; then
  say "没有装上 ${missing}，原因见上；没有 Chromium 时跳过浏览器测试。"
fi
exit 0
