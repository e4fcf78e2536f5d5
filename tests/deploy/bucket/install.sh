#!/bin/sh
# Installs the server of requirements-moto.txt into .venv/ beside this file, once for each version of the list.
# Ends with 0 in every case: without it its tests are skipped, or fail where CI=true.
set -u
cd "$(dirname "$0")" || exit 0

if ! cmp -s requirements-moto.txt .venv/.installed; then
  printf '%s\n' '正在安装测试用的存储桶服务器（tests/deploy/bucket/requirements-moto.txt）……'
  if "${PYTHON:-python3}" -m venv --clear .venv &&
    .venv/bin/python -m pip --disable-pip-version-check install --quiet -r requirements-moto.txt; then
    cp requirements-moto.txt .venv/.installed
  else
    printf '%s\n' '没有装上测试用的存储桶服务器，原因见上；跳过有关的测试。'
  fi
fi
exit 0
