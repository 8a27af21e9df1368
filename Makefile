# Two commands for everybody: `make demo` and `make test`. Each installs what is missing first.
.PHONY: demo test test-deep bench tools format lint build generate clean

# Where release builds put programs. Asked of SwiftPM when needed, because it differs by platform.
BIN = $$(swift build -c release --show-bin-path)

# On Linux, programs carry Swift's standard library: they start sooner, and run where there is no Swift.
STATIC = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

build: tools
	swift build -c release $(STATIC) --product treaty

demo: build
	swift build -c release $(STATIC) --product demo-reader
	Tests/Demo/run.sh "$(BIN)/treaty" "$(BIN)/demo-reader"

# Heavy suites (official suite, containment data, mutations) run on optimised code. Building the
# tests' product builds the programs too; --build-tests would compile every module a second time,
# for the plug-ins.
TEST_OPTIONS = -c release -Xswiftc -enable-testing
test: tools lint
	swift build $(TEST_OPTIONS) --product TreatyPackageTests
	swift test $(TEST_OPTIONS) --skip-build

# What takes hours: whole data sets through generated types, compiled; comparisons of large schemas
# with many edits, and far more random values against everything that is proved. `PART=3/16` tries a
# sixteenth of the comparisons; the parts 1/16 to 16/16 together are the whole. `MEMBERS=20` tries every
# comparison, but fewer values.
PART = 1
MEMBERS = 10000
test-deep: test
	TREATY_DEEP=$(PART) TREATY_MEMBERS=$(MEMBERS) swift test $(TEST_OPTIONS) --skip-build \
	  --filter 'SchemaCollectionTests|InclusionTests'

bench: tools
	swift build -c release $(STATIC)
	python3 Tests/Benchmarks/run.py "$(BIN)"

# Rewrites what is generated from sources: generated/, docs/rules.md.
generate: build
	"$(BIN)/treaty" generate
	"$(BIN)/treaty" explain --all --format markdown > docs/rules.md

tools:
	@Tests/Tools/install.sh

lint:
	swift format lint --strict --recursive --parallel Package.swift Plugins Sources Tests generated

format:
	swift format --in-place --recursive --parallel Package.swift Plugins Sources Tests

clean:
	rm -rf .build
