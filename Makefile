# Two commands do everything: `make run` shows the dashboard, `make test` checks it.
PYTHON ?= python3.11
PORT ?= 8501
VENV := .venv
RUN := $(VENV)/bin/python

# Every process of a run compiles our modules, and pytest's rewritten tests, unless the first one may keep them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test build bench screenshots guide lock clean
.DEFAULT_GOAL := help

help: ## 显示可用命令
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

run: $(VENV)/.runtime ## 安装、构建并在 127.0.0.1:8501 打开（PORT=… 可改端口）
	@$(RUN) -m assessment serve --port $(PORT)

test: $(VENV)/.development ## 安装并运行全部检查与测试
	@.ci/browser
	@.ci/checks $(VENV)
	$(VENV)/bin/pytest -n 3 --dist loadfile --no-loadscope-reorder

build: $(VENV)/.runtime ## 由来源、填报记录和模拟数据生成数据表
	@$(RUN) -m assessment build

bench: $(VENV)/.development ## 测量速度与内存，写入 docs/performance.md（约三分钟，机器应空闲）
	@.ci/browser
	@$(RUN) -m bench

screenshots: $(VENV)/.development ## 把每个页面按各种宽度、主题和状态拍照，存入 screenshots/
	@.ci/browser
	@$(RUN) -m tests.screenshots

guide: $(VENV)/.development ## 按指南的步骤在系统里走一遍，重写 docs/guide 并重拍图片
	@.ci/browser
	@$(RUN) -m tests.guide

lock: $(VENV)/.development ## 按 pyproject.toml 重新锁定依赖（带校验值）
	$(VENV)/bin/uv pip compile -q --upgrade --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile -q --upgrade --generate-hashes --no-annotate --no-header --python-version 3.11 --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## 删除派生数据和虚拟环境（来源与填报记录不动）
	rm -rf $(VENV) data/tables data/snapshots data/demo

$(VENV)/bin/python:
	@.ci/environment $(PYTHON) $(VENV)

# The development lock contains the runtime lock, so either satisfies `make run`.
$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt | $(VENV)/bin/python
	@.ci/packages $(VENV) requirements-dev.txt
	@touch $@ $(VENV)/.runtime
