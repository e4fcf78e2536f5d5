#!/bin/sh
# Installs what the browser tests need: Chromium, WebKit, Firefox, Chinese fonts, Java and Node.js where Debian's
# apt-get can and the user may, and for the tests of publishing a server of SSH, rsync and Git; then the checkers
# of package-lock.json into node_modules/, once for each version of the lock.
# Ends with 0 in every case: without a tool its tests are skipped, or fail where CI=true.
set -u
cd "$(dirname "$0")" || exit 0

have() { command -v "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$1"; }

missing_packages() {
  if [ -z "${CHROMIUM:-}" ] && ! have chromium && ! have chromium-browser && ! have google-chrome; then
    printf '%s ' chromium fonts-noto-cjk
  elif have fc-list && [ -z "$(fc-list :lang=zh-cn file)" ]; then
    printf '%s ' fonts-noto-cjk
  fi
  have java || printf '%s ' default-jre-headless
  have node || printf '%s ' nodejs
  have npm || printf '%s ' npm
  have strace || printf "%s " strace
  have pdftotext || printf '%s ' poppler-utils
  { have sshd || [ -x /usr/sbin/sshd ]; } || printf '%s ' openssh-server
  have ssh || printf '%s ' openssh-client
  have rsync || printf '%s ' rsync
  have git || printf '%s ' git
}

# Chromium without its windows, which opens pages in less time. Debian has it since 2025.
missing_headless_shell() {
  [ -n "${CHROMIUM:-}" ] || have chromium-headless-shell || ! have apt-cache ||
    [ -z "$(apt-cache policy chromium-headless-shell 2>/dev/null)" ] || printf '%s ' chromium-headless-shell
}

# By themselves: Ubuntu has Firefox under another name, and what one list lacks must not keep the others away.
missing_webkit() {
  have WebKitWebDriver || printf '%s ' webkit2gtk-driver
  have Xvfb || printf '%s ' xvfb
}

missing_firefox() {
  [ -n "${FIREFOX:-}" ] || have firefox-esr || have firefox || printf '%s ' firefox-esr
}

install_packages() {
  if ! have apt-get; then
    say "缺少 ${1}，这台电脑没有 apt-get，请自行安装；缺少时跳过有关的测试。"
    return
  elif [ "$(id -u)" = 0 ]; then
    root=
  elif have sudo && sudo -n true 2>/dev/null; then
    root='sudo -n'
  else
    say "缺少 ${1}，当前用户无权安装；缺少时跳过有关的测试。请管理员运行：apt-get install ${1}"
    return
  fi
  say "正在用 apt-get 安装 ${1}（需要几分钟）……"
  own_policy=$([ -e "$policy" ] || echo yes)
  [ -z "$own_policy" ] || forbid_daemons
  # shellcheck disable=SC2086  # a list of packages
  if ! { apt update && apt install -y --no-install-recommends $1; }; then
    say "没有装上 ${1}，原因见上；缺少时跳过有关的测试。"
  fi
  [ -z "$own_policy" ] || allow_daemons "$1" 2>/dev/null
}

# A server that Debian installs starts at once and with the machine: here neither, as the tests run their own.
policy=/usr/sbin/policy-rc.d
forbid_daemons() {
  printf '#!/bin/sh\nexit 101\n' | $root tee "$policy" >/dev/null || return
  $root chmod 755 "$policy"
}

allow_daemons() {
  $root rm -f "$policy"
  case $1 in *openssh-server*) ! have systemctl || $root systemctl --quiet disable ssh ;; esac
}

apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }

# Web servers are unpacked and not installed: none starts by itself, and nobody needs to be an administrator.
unpack_servers() {
  servers=$(cd ../.. && pwd)/.cache/servers
  [ ! -e "$servers/.unpacked" ] && have apt-get && have dpkg-deb || return 0
  say '正在下载测试用的网站服务器（nginx、Caddy、wrk）……'
  mkdir -p "$servers" && (
    cd "$servers" || exit 1
    download() { apt-get -qq download nginx libnginx-mod-http-brotli-static caddy wrk libluajit-5.1-2 2>/dev/null; }
    download || { as_root apt-get -qq update && download; } || exit 1
    for package in *.deb; do dpkg-deb -x "$package" . || exit 1; done
    rm -f ./*.deb
    touch .unpacked
  ) || say '没有得到网站服务器；跳过有关的测试。'
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo -n "$@"; else return 1; fi
}

install_checkers() {
  say '正在用 npm 安装网页检查工具（tests/browser/package-lock.json）……'
  if npm ci --loglevel=error >/dev/null && unpack_old_chromium; then
    cp package-lock.json node_modules/.installed
  else
    say '没有装上网页检查工具，原因见上；跳过有关的浏览器测试。'
  fi
}

# chrome-aws-lambda carries Chromium 78 for Linux on x86-64; its own program unpacks it on Amazon's machines only.
unpack_old_chromium() {
  [ "$(uname -sm)" = 'Linux x86_64' ] || return 0
  node -e '
    const { createReadStream, createWriteStream } = require("fs");
    const { createBrotliDecompress } = require("zlib");
    require("stream").pipeline(
      createReadStream("node_modules/chrome-aws-lambda/bin/chromium.br"),
      createBrotliDecompress(),
      createWriteStream("node_modules/chromium-78", { mode: 0o755 }),
      (error) => { if (error) throw error; },
    );'
}

for wanted in missing_packages missing_headless_shell missing_webkit missing_firefox; do
  missing=$($wanted)
  [ -z "$missing" ] || install_packages "${missing% }"
done
unpack_servers
if have npm && ! cmp -s package-lock.json node_modules/.installed; then
  install_checkers
fi
exit 0
