// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_signs.h"

#include "core/job_name.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// Words that give a job away. The higher rank wins, then what comes first in the text: "Build Docker image" makes an
/// image, "Test release" tests, "Code coverage tests" measure coverage, "Release build" builds.
struct Signs {
    JobKind kind;
    int rank;
    QLatin1StringView words; ///< separated by "|"; whole words, or their beginnings where a star follows
};

constexpr std::array Table{
    Signs{JobKind::Security, 3,
          "security|audit*|rustsec|cargo deny|codeql|vulnerab*|vuln*|trivy|snyk|gitleaks|trufflehog|semgrep|zizmor"
          "|scorecard*|dependency review|dependency check|scan|scans|scanning|scanner|sast|dast|osv*|grype|syft|sbom"
          "|bandit|brakeman|gosec|govulncheck|checkov|tfsec|cve|cves|advisory|advisories|slsa"_L1},
    Signs{JobKind::Coverage, 3,
          "coverage|codecov|coveralls|tarpaulin|cov|llvm cov|lcov|grcov|gcov|gcovr|kcov|jacoco|kover|simplecov"_L1},
    Signs{JobKind::Benchmark, 3, "bench*|criterion|hyperfine|perf|performance|codspeed|load test*"_L1},
    Signs{
        JobKind::Test, 2,
        "test*|unit|unittest*|spec|specs|rspec|e2e|end to end|integration|pytest*|nextest|doctest*|gtest|miri|loom"
        "|jest|vitest|mocha|karma|playwright|cypress|selenium|ctest|tox|nox|junit|xunit|phpunit|fuzz*|smoke|acceptance"
        "|functional|conformance|regression*|asan|tsan|ubsan|msan|sanitizer*|valgrind|black box"_L1},
    Signs{JobKind::Lint, 2,
          "lint*|clippy|fmt|rustfmt|gofmt|format*|style|styles|stylelint|eslint|oxlint|prettier|biome|ruff|mypy"
          "|pyright|pyre|pyrefly|flake8|pylint|black|isort|typos|spelling|spellcheck|codespell|cspell|pre "
          "commit|shellcheck|actionlint"
          "|hadolint|yamllint|markdownlint|commitlint|typecheck*|type check*|tsc|golangci*|go vet|staticcheck"
          "|static analysis|ktlint|detekt|spotless|checkstyle|swiftlint|swiftformat|rubocop|phpstan|psalm|cppcheck"
          "|clang tidy|clang format|cargo semver*|semver checks"_L1},
    Signs{JobKind::Image, 2, "docker*|image|images|container*|buildx|buildah|podman|ghcr|oci"_L1},
    Signs{JobKind::Deploy, 2, "deploy*|rollout|rollback|helm|terraform"_L1},
    Signs{JobKind::Release, 2,
          "gh release|semantic release|release please|release drafter|goreleaser|cargo publish|npm publish"
          "|pypi publish|publish to"_L1},
    Signs{JobKind::Build, 1,
          "build*|compil*|package|packages|packaging|bundle*|installer*|wheel|wheels|sdist|dist|wasm|msrv"_L1},
    Signs{JobKind::Release, 1, "publish*|pypi"_L1},
    Signs{JobKind::Build, 0, "check*"_L1},
    Signs{JobKind::Release, 0, "release|releases|releasing|changelog"_L1},
    Signs{JobKind::Deploy, 0, "staging|production|github pages|gh pages"_L1},
};

struct Sign {
    QString word; ///< with a space in front, and one behind unless it is the beginning of a word
    JobKind kind;
    int rank;
};

const std::vector<Sign>& signs()
{
    static const std::vector<Sign> all = [] {
        std::vector<Sign> result;
        for (const Signs& row : Table) {
            for (const auto word : QString(row.words).tokenize(u'|')) {
                const QString text = u' ' + word.toString();
                result.push_back(
                    {.word = text.endsWith(u'*') ? text.chopped(1) : text + u' ', .kind = row.kind, .rank = row.rank});
            }
        }
        return result;
    }();
    return all;
}

enum class Humps { Keep, Part };

/// The words in lower case, a space on either side of each.
QString spaced(const QString& text, Humps humps)
{
    QString words(u' ');
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool afterSmall = i > 0 && (text[i - 1].isLower() || text[i - 1].isDigit());
        const bool beforeSmall = i > 0 && i + 1 < text.size() && text[i - 1].isUpper() && text[i + 1].isLower();
        if (humps == Humps::Part && text[i].isUpper() && (afterSmall || beforeSmall))
            words += u' ';
        if (text[i].isLetterOrNumber())
            words += text[i].toLower();
        else if (!words.endsWith(u' '))
            words += u' ';
    }
    return words.endsWith(u' ') ? words : words + u' ';
}

/// What GitHub and everybody's checkout add to each job, which says nothing about it.
bool isScaffold(const core::Step& step)
{
    return step.name.startsWith("Post "_L1) || step.name.startsWith("Set up"_L1)
        || step.name.contains("actions/checkout"_L1) || step.name.startsWith("Complete job"_L1);
}

} // namespace

SignMatch signOf(const QString& text)
{
    SignMatch best;
    // As it is written first: "CodeQL" is no code.
    for (const Humps humps : {Humps::Keep, Humps::Part}) {
        const QString words = spaced(text, humps);
        for (const Sign& sign : signs()) {
            const SignMatch match{.kind = sign.kind, .rank = sign.rank, .position = words.indexOf(sign.word)};
            if (match.position >= 0 && match.beats(best))
                best = match;
        }
    }
    return best;
}

SignMatch signOfName(const core::Job& job)
{
    const core::JobName name = core::JobName::parse(job.name);
    const SignMatch own = signOf(name.base);
    return own.isFound() ? own : signOf(name.caller);
}

SignMatch signOfSteps(const core::Job& job)
{
    SignMatch best;
    for (const core::Step& step : job.steps) {
        if (isScaffold(step))
            continue;
        if (SignMatch match = signOf(step.name); match.isFound()) {
            match.position = step.number;
            if (match.beats(best))
                best = match;
        }
    }
    return best;
}

} // namespace signalbox::lists
