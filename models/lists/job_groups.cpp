// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_groups.h"

#include "core/job_name.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// A word that gives a job away. The higher rank wins, then what comes first in the text: "Build Docker Image" makes
/// an image, "Test release" tests, "Code coverage tests" measure coverage.
struct Sign {
    QLatin1StringView word; ///< matches where a word begins
    JobKind kind;
    int rank;
};

constexpr std::array Signs{
    Sign{"security"_L1, JobKind::Security, 3},
    Sign{"audit"_L1, JobKind::Security, 3},
    Sign{"rustsec"_L1, JobKind::Security, 3},
    Sign{"cargo deny"_L1, JobKind::Security, 3},
    Sign{"cargo-deny"_L1, JobKind::Security, 3},
    Sign{"codeql"_L1, JobKind::Security, 3},
    Sign{"vulnerab"_L1, JobKind::Security, 3},
    Sign{"trivy"_L1, JobKind::Security, 3},
    Sign{"snyk"_L1, JobKind::Security, 3},
    Sign{"gitleaks"_L1, JobKind::Security, 3},
    Sign{"semgrep"_L1, JobKind::Security, 3},
    Sign{"zizmor"_L1, JobKind::Security, 3},
    Sign{"scorecard"_L1, JobKind::Security, 3},
    Sign{"dependency review"_L1, JobKind::Security, 3},
    Sign{"dependency-review"_L1, JobKind::Security, 3},
    Sign{"coverage"_L1, JobKind::Coverage, 3},
    Sign{"codecov"_L1, JobKind::Coverage, 3},
    Sign{"coveralls"_L1, JobKind::Coverage, 3},
    Sign{"tarpaulin"_L1, JobKind::Coverage, 3},
    Sign{"llvm-cov"_L1, JobKind::Coverage, 3},
    Sign{"bench"_L1, JobKind::Benchmark, 3},
    Sign{"criterion"_L1, JobKind::Benchmark, 3},
    Sign{"hyperfine"_L1, JobKind::Benchmark, 3},
    Sign{"perf"_L1, JobKind::Benchmark, 3},
    Sign{"test"_L1, JobKind::Test, 2},
    Sign{"unit"_L1, JobKind::Test, 2},
    Sign{"e2e"_L1, JobKind::Test, 2},
    Sign{"integration"_L1, JobKind::Test, 2},
    Sign{"pytest"_L1, JobKind::Test, 2},
    Sign{"nextest"_L1, JobKind::Test, 2},
    Sign{"miri"_L1, JobKind::Test, 2},
    Sign{"spec"_L1, JobKind::Test, 2},
    Sign{"lint"_L1, JobKind::Lint, 2},
    Sign{"clippy"_L1, JobKind::Lint, 2},
    Sign{"fmt"_L1, JobKind::Lint, 2},
    Sign{"rustfmt"_L1, JobKind::Lint, 2},
    Sign{"format"_L1, JobKind::Lint, 2},
    Sign{"style"_L1, JobKind::Lint, 2},
    Sign{"eslint"_L1, JobKind::Lint, 2},
    Sign{"prettier"_L1, JobKind::Lint, 2},
    Sign{"ruff"_L1, JobKind::Lint, 2},
    Sign{"mypy"_L1, JobKind::Lint, 2},
    Sign{"typos"_L1, JobKind::Lint, 2},
    Sign{"pre-commit"_L1, JobKind::Lint, 2},
    Sign{"shellcheck"_L1, JobKind::Lint, 2},
    Sign{"actionlint"_L1, JobKind::Lint, 2},
    Sign{"typecheck"_L1, JobKind::Lint, 2},
    Sign{"docker"_L1, JobKind::Image, 2},
    Sign{"image"_L1, JobKind::Image, 2},
    Sign{"container"_L1, JobKind::Image, 2},
    Sign{"buildx"_L1, JobKind::Image, 2},
    Sign{"deploy"_L1, JobKind::Deploy, 2},
    Sign{"rollout"_L1, JobKind::Deploy, 2},
    Sign{"rollback"_L1, JobKind::Deploy, 2},
    Sign{"helm"_L1, JobKind::Deploy, 2},
    Sign{"terraform"_L1, JobKind::Deploy, 2},
    Sign{"action-gh-release"_L1, JobKind::Release, 2},
    Sign{"semantic-release"_L1, JobKind::Release, 2},
    Sign{"goreleaser"_L1, JobKind::Release, 2},
    Sign{"cargo publish"_L1, JobKind::Release, 2},
    Sign{"npm publish"_L1, JobKind::Release, 2},
    Sign{"pypi-publish"_L1, JobKind::Release, 2},
    Sign{"build"_L1, JobKind::Build, 1},
    Sign{"compile"_L1, JobKind::Build, 1},
    Sign{"package"_L1, JobKind::Build, 1},
    Sign{"dist"_L1, JobKind::Build, 1},
    Sign{"wasm"_L1, JobKind::Build, 1},
    Sign{"check"_L1, JobKind::Build, 1},
    Sign{"release"_L1, JobKind::Release, 1},
    Sign{"publish"_L1, JobKind::Release, 1},
    Sign{"staging"_L1, JobKind::Deploy, 1},
    Sign{"production"_L1, JobKind::Deploy, 1},
};

struct Match {
    const Sign* sign = nullptr;
    qsizetype position = 0;

    bool beats(const Match& other) const
    {
        if (!sign || !other.sign)
            return sign != nullptr;
        return sign->rank != other.sign->rank ? sign->rank > other.sign->rank : position < other.position;
    }
};

/// Where `word` begins a word in `text`, or -1.
qsizetype findWord(const QString& text, QLatin1StringView word)
{
    qsizetype at = -1;
    while ((at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) >= 0) {
        if (at == 0 || !text[at - 1].isLetterOrNumber())
            return at;
    }
    return -1;
}

Match bestMatch(const QString& text)
{
    Match best;
    for (const Sign& sign : Signs) {
        if (const Match match{&sign, findWord(text, sign.word)}; match.position >= 0 && match.beats(best))
            best = match;
    }
    return best;
}

/// What GitHub and everybody's checkout add to each job, which says nothing about it.
bool isScaffold(const core::Step& step)
{
    return step.name.startsWith("Post "_L1) || step.name.startsWith("Set up"_L1)
        || step.name.contains("actions/checkout"_L1) || step.name.startsWith("Complete job"_L1);
}

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::lists::JobKind", text);
}

} // namespace

JobKind kindOf(const core::Job& job)
{
    const core::JobName name = core::JobName::parse(job.name);
    for (const QString& text : {name.base, name.caller}) {
        if (const Match match = bestMatch(text); match.sign)
            return match.sign->kind;
    }
    Match best;
    for (const core::Step& step : job.steps) {
        if (isScaffold(step))
            continue;
        if (Match match = bestMatch(step.name); match.sign) {
            match.position = step.number; // among steps the earlier one counts
            if (match.beats(best))
                best = match;
        }
    }
    return best.sign ? best.sign->kind : JobKind::Other;
}

QString title(JobKind kind)
{
    switch (kind) {
    case JobKind::Test:
        return tr("Tests");
    case JobKind::Lint:
        return tr("Lint");
    case JobKind::Build:
        return tr("Build");
    case JobKind::Security:
        return tr("Security");
    case JobKind::Coverage:
        return tr("Coverage");
    case JobKind::Benchmark:
        return tr("Benchmarks");
    case JobKind::Image:
        return tr("Image");
    case JobKind::Release:
        return tr("Release");
    case JobKind::Deploy:
        return tr("Deployment");
    case JobKind::Other:
        return tr("Other jobs");
    }
    return {};
}

QString MatrixGroup::title() const
{
    if (kind != JobKind::Test)
        return name;
    return name.compare("test"_L1, Qt::CaseInsensitive) == 0 || name.compare("tests"_L1, Qt::CaseInsensitive) == 0
        ? tr("Test matrix")
        : tr("Test matrix: %1").arg(name);
}

std::vector<MatrixGroup> matrixGroups(const std::vector<core::Job>& jobs)
{
    std::vector<MatrixGroup> groups;
    for (const core::Job& job : jobs) {
        const core::JobName name = core::JobName::parse(job.name);
        if (name.values.isEmpty())
            continue;
        const auto known = std::ranges::find(groups, name.group(), &MatrixGroup::name);
        if (known != groups.end())
            ++known->cells;
        else
            groups.push_back({.name = name.group(), .kind = kindOf(job), .cells = 1});
    }
    std::erase_if(groups, [](const MatrixGroup& group) { return group.cells < 2; });
    std::ranges::stable_partition(groups, [](const MatrixGroup& group) { return group.kind == JobKind::Test; });
    return groups;
}

} // namespace signalbox::lists
