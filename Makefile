# Two commands for everybody: `make demo` and `make test`. Each installs what is missing first.
.PHONY: demo test test-deep bench tools format lint build generate clean

build: tools
	swift build -c release --product treaty

demo: tools
	swift build -c release --product treaty
	Tests/Demo/run.sh "$$(swift build -c release --show-bin-path)/treaty"

# Heavy suites (official suite, containment data, mutations) run on optimised code.
test: tools lint
	swift build -c release -Xswiftc -enable-testing --build-tests
	swift test -c release -Xswiftc -enable-testing --skip-build

# What takes minutes: whole data sets through generated types, compiled.
test-deep: test
	TREATY_DEEP=1 swift test -c release -Xswiftc -enable-testing --skip-build --filter GeneratedSuiteTests

bench: tools
	swift build -c release
	python3 Tests/Benchmarks/run.py "$$(swift build -c release --show-bin-path)"

# Rewrites what is generated from sources: generated/, docs/rules.md.
generate: build
	"$$(swift build -c release --show-bin-path)/treaty" generate
	"$$(swift build -c release --show-bin-path)/treaty" explain --all --format markdown > docs/rules.md

tools:
	@Tests/Tools/install.sh

lint:
	swift format lint --strict --recursive --parallel Package.swift Plugins Sources Tests generated

format:
	swift format --in-place --recursive --parallel Package.swift Plugins Sources Tests

clean:
	rm -rf .build
