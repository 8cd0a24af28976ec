// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/inserting.h"
#include "lint/rules/families.h"
#include "lint/rules/pipeline_fixes.h"
#include "lint/used_action.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

bool runs(const FileStep& step, QByteArrayView command)
{
    return step.run.text().contains(command);
}

/// The number of a version that the catalogue names, such as v6; 0: it is a branch.
int majorOf(const QByteArray& version)
{
    return UsedAction{.kind = UsedAction::Kind::Repository, .name = {}, .ref = version}.major();
}

/// Publishes where nobody can take it back.
bool publishes(const FileStep& step)
{
    static constexpr std::array<QByteArrayView, 6> commands{"cargo publish", "npm publish",  "pnpm publish",
                                                            "yarn publish",  "twine upload", "gem push"};
    const auto isForGood = [](QByteArrayView line) {
        return !line.contains("--dry-run")
            && std::ranges::any_of(commands, [&](QByteArrayView each) { return line.contains(each); });
    };
    return std::ranges::any_of(step.run.text().toByteArray().split('\n'), isForGood)
        || UsedAction::read(step.uses.text()).is("pypa/gh-action-pypi-publish");
}

bool tests(const FileStep& step)
{
    static constexpr std::array<QByteArrayView, 10> commands{"cargo test", "nextest", "npm test", "npm run test",
                                                             "pytest",     "go test", "ctest",    "make test",
                                                             "make check", "tox"};
    return std::ranges::any_of(commands, [&](QByteArrayView each) { return runs(step, each); });
}

bool makesRelease(const FileStep& step)
{
    static constexpr std::array<QByteArrayView, 4> actions{"softprops/action-gh-release", "ncipollo/release-action",
                                                           "actions/create-release", "svenstaro/upload-release-action"};
    const UsedAction action = UsedAction::read(step.uses.text());
    return std::ranges::any_of(actions, [&](QByteArrayView each) { return action.is(each); })
        || runs(step, "gh release create") || runs(step, "gh release upload");
}

/// What the token may do in a job: its own permissions, else those of the workflow.
yaml::Place permissionsOf(const Subject& subject, const FileJob& job)
{
    const yaml::Place own = job.place["permissions"];
    return own.isThere() ? own : subject.file.root["permissions"];
}

bool mayWriteContents(const yaml::Place& permissions)
{
    return permissions.text() == "write-all" || permissions["contents"].text() == "write"
        || hasExpression(permissions.text());
}

class Pipeline {
public:
    explicit Pipeline(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
        , m_insert(subject.tree)
        , m_fixes(subject.tree)
    {
    }

    void check()
    {
        checkPathFilters();
        for (const FileJob& job : m_subject.file.jobs) {
            checkCompilerLints(job);
            checkTestSteps(job);
            checkPublishing(job);
            checkTags(job);
            checkEnvironment(job);
            for (const FileStep& step : job.steps) {
                const UsedAction action = UsedAction::read(step.uses.text());
                checkMajor(step, action);
                if (action.is("benchmark-action/github-action-benchmark"))
                    checkBenchmark(job, step);
                else if (action.is("rustsec/audit-check") || action.is("actions-rs/audit-check"))
                    checkAudit(job, step);
                else if (action.is("codecov/codecov-action") || action.is("coverallsapp/github-action"))
                    checkCoverage(job, step);
                if (makesRelease(step))
                    checkRelease(job, step);
            }
        }
    }

private:
    /// A version behind the newest one that is known. What is new in between is for the user to read: inputs may have
    /// gone.
    void checkMajor(const FileStep& step, const UsedAction& action)
    {
        const Action* known = action.kind == UsedAction::Kind::Repository && !hasExpression(step.uses.text())
            ? m_subject.references.catalogue().action(action.name)
            : nullptr;
        if (!known || action.major() == 0 || action.major() >= majorOf(known->newest))
            return;
        const auto end = static_cast<int>(step.uses.text().size());
        const core::TextRange ref = step.uses.rangeOf({.start = end - static_cast<int>(action.ref.size()), .end = end});
        const QString newest = QString::fromUtf8(known->newest);
        m_report.add("action-old-major"_L1, step.uses,
                     u"%1 is an old version; the newest one known is %2."_s.arg(quoted(step.uses.text()), newest),
                     {offered(u"Use %1"_s.arg(newest), {{.range = ref, .text = known->newest}})});
    }

    /// github-action-benchmark reads one file, and alerts only when told to.
    void checkBenchmark(const FileJob& job, const FileStep& step)
    {
        const yaml::Place path = step.with["output-file-path"];
        const QByteArrayView text = path.text().trimmed();
        const QByteArrayView name = text.sliced(text.lastIndexOf('/') + 1);
        if (path.isScalar() && !hasExpression(text) && !text.isEmpty() && !name.contains('.'))
            m_report.add("benchmark-file"_L1, path,
                         u"%1 looks like a folder; the action reads one file, such as what 'cargo bench -- "
                         u"--output-format bencher | tee output.txt' leaves."_s.arg(quoted(text)),
                         m_fixes.benchmarkFile(job, step));
        if (step.with["fail-on-alert"].text() != "true") {
            m_report.add(
                "benchmark-gate-off"_L1, step.uses,
                step.with["alert-threshold"].isThere()
                    ? u"A slower benchmark raises an alert and fails nothing: fail-on-alert is off."_s
                    : u"No slower benchmark fails this job: the threshold is 200 % and fail-on-alert is off."_s,
                m_fixes.benchmarkGate(step));
        } else if (!step.with["alert-threshold"].isThere() && !step.with["fail-threshold"].isThere()) {
            m_report.add("benchmark-gate-off"_L1, Severity::Hint, step.uses.range(),
                         u"Only a benchmark that takes twice as long fails this job: the threshold is 200 %."_s,
                         m_fixes.benchmarkGate(step));
        }
        const bool onPulls = m_subject.file.event("pull_request") || m_subject.file.event("merge_group");
        const yaml::Place condition = job.place["if"];
        const bool isForPushes = condition.text().contains("github.event_name == 'push'");
        if (isForPushes || !onPulls)
            m_report.add("benchmark-not-on-pull-request"_L1, isForPushes ? condition : step.uses,
                         u"Benchmarks run behind the merge only, so on a pull request nobody knows whether it is "
                         u"slower."_s,
                         onPulls ? m_fixes.benchmarkOnPullRequest(job, step) : std::vector<Fix>());
    }

    void checkAudit(const FileJob& job, const FileStep& step)
    {
        m_report.add(
            "check-never-reports"_L1, step.uses,
            u"The action's own check appears only when something is found; require the job %1 in place of it."_s.arg(
                quoted(job.id.text())));
    }

    /// A required check of a workflow that a path filter leaves out is waited for for ever.
    void checkPathFilters()
    {
        const FileEvent* event = m_subject.file.event("pull_request");
        if (!event)
            return;
        for (const QByteArrayView filter : {"paths", "paths-ignore"}) {
            if (const yaml::Place key = event->config.key(filter); key.isThere())
                m_report.add("check-never-reports"_L1, key,
                             u"Where this leaves a pull request out, its jobs never report: none of them can be a "
                             u"required check."_s);
        }
    }

    void checkCoverage(const FileJob& job, const FileStep& step)
    {
        const bool isKept = std::ranges::any_of(job.steps, [](const FileStep& each) {
            return UsedAction::read(each.uses.text()).is("actions/upload-artifact");
        });
        const Action* upload = m_subject.references.catalogue().action("actions/upload-artifact");
        const QByteArray uploader = upload ? upload->name + '@' + upload->newest : "actions/upload-artifact";
        if (!isKept)
            m_report.add("coverage-unreadable"_L1, step.uses,
                         u"The report goes to the service alone; keep it with actions/upload-artifact too, so that it "
                         u"can be read here."_s,
                         m_fixes.keptCoverage(job, step, uploader));
    }

    /// -D warnings with a compiler that changes by itself.
    void checkCompilerLints(const FileJob& job)
    {
        yaml::Place flags = job.place["env"]["RUSTFLAGS"];
        if (!flags.isThere())
            flags = m_subject.file.root["env"]["RUSTFLAGS"];
        if (!flags.text().contains("-D warnings") && !flags.text().contains("-Dwarnings"))
            return;
        bool changes = false;
        QByteArray key;
        for (const auto [name, row] : job.place["strategy"]["matrix"].pairs()) {
            for (const yaml::Place value : row.items()) {
                if (value.text() == "nightly" || value.text() == "beta") {
                    changes = true;
                    key = name.text().toByteArray();
                }
            }
        }
        if (!changes || job.place["continue-on-error"].isThere())
            return;
        std::vector<Fix> fixes;
        if (const auto edit
            = m_insert.intoMapping(job.place, {"continue-on-error: ${{ matrix." + key + " != 'stable' }}"}))
            fixes.push_back(offered(u"Let the run pass when only beta or nightly fail"_s, {*edit}));
        m_report.add("lints-from-outside"_L1, flags,
                     u"With beta and nightly in the matrix of %1 a new warning of the compiler fails the run without a "
                     u"change of the code."_s.arg(quoted(job.id.text())),
                     std::move(fixes));
    }

    void checkTestSteps(const FileJob& job)
    {
        const FileStep* whole = nullptr;
        for (const FileStep& step : job.steps) {
            const QByteArrayView run = step.run.text();
            if (!run.contains("cargo test"))
                continue;
            if (const auto at = run.indexOf("--nocapture"); at >= 0)
                m_report.add("test-output-interleaved"_L1,
                             step.run.rangeOf({.start = static_cast<int>(at), .end = static_cast<int>(at) + 11}),
                             u"What the tests print stands between their results, so only the sums can be read."_s,
                             m_fixes.withoutNoCapture(step.run, at));
            const bool isPart
                = run.contains("--doc") || run.contains("--test") || run.contains("--lib") || run.contains("--bin");
            if (whole && isPart)
                m_report.add("tests-counted-twice"_L1, step.run.isBlockScalar() ? step.place : step.run,
                             u"The step of line %1 runs these tests already, so they are counted twice."_s.arg(
                                 whole->place.line()),
                             m_fixes.withoutStep(job, step));
            else if (!isPart && !whole)
                whole = &step;
        }
    }

    void checkRelease(const FileJob& job, const FileStep& step)
    {
        const yaml::Place permissions = permissionsOf(m_subject, job);
        const yaml::Place env = step.place["env"];
        const std::array<QByteArrayView, 3> tokens{step.with["token"].text(), env["GITHUB_TOKEN"].text(),
                                                   env["GH_TOKEN"].text()};
        const bool hasOwnToken = std::ranges::any_of(tokens, [](QByteArrayView each) {
            return each.contains("secrets.") && !each.contains("secrets.GITHUB_TOKEN");
        });
        if (mayWriteContents(permissions) || hasOwnToken)
            return;
        std::vector<Fix> fixes;
        if (const auto edit = permissions.isMapping() ? m_insert.intoMapping(permissions, {"contents: write"})
                : permissions.isThere()               ? std::optional<Edit>()
                                        : m_insert.intoMapping(job.place, {"permissions:", "  contents: write"}))
            fixes.push_back(offered(u"Let this job write releases"_s, {*edit}));
        m_report.add("release-permission"_L1, step.uses.isThere() ? step.uses : step.place.key("run"),
                     u"A release needs 'contents: write', which nothing here grants."_s, std::move(fixes));
    }

    /// A job that publishes should come behind tests, and before what it would leave half done.
    void checkPublishing(const FileJob& job)
    {
        // A workflow that is only called has jobs before it that are not to be seen here.
        const bool isOnlyCalled = m_subject.file.events.size() == 1 && m_subject.file.event("workflow_call");
        bool isTested = isOnlyCalled || !job.needs.empty();
        bool isReleased = false;
        for (const FileStep& step : job.steps) {
            if (publishes(step)) {
                const core::TextRange range = step.uses.isThere() ? step.uses.range()
                    : step.run.isBlockScalar()                    ? step.place.key("run").range()
                                                                  : step.run.range();
                if (!isTested && isReleased)
                    m_report.add("publish-irreversible"_L1, range,
                                 u"This cannot be taken back: no test runs before it, and the release is public "
                                 u"already when it fails; let the job need one that tests, and publish first."_s);
                else if (!isTested)
                    m_report.add("publish-irreversible"_L1, range,
                                 u"This cannot be taken back, and no test runs before it; let the job need one that "
                                 u"tests."_s);
                else if (isReleased)
                    m_report.add("publish-irreversible"_L1, range,
                                 u"The release is public already when this fails, and this cannot be taken back; "
                                 u"publish first, or draft the release."_s);
                return;
            }
            isTested = isTested || tests(step);
            isReleased = isReleased || makesRelease(step);
        }
    }

    void checkTags(const FileJob& job)
    {
        bool hasOwnToken = false;
        for (const FileStep& step : job.steps) {
            const UsedAction action = UsedAction::read(step.uses.text());
            if (action.is("actions/checkout")) {
                const QByteArrayView token = step.with["token"].text();
                hasOwnToken = hasOwnToken || step.with["ssh-key"].isThere()
                    || (token.contains("${{") && !token.contains("secrets.GITHUB_TOKEN")
                        && !token.contains("github.token"));
            }
            const bool pushesTag = runs(step, "git push")
                && (runs(step, "git tag") || runs(step, "--tags") || runs(step, "--follow-tags"));
            if (pushesTag && !hasOwnToken)
                m_report.add("tag-starts-nothing"_L1,
                             step.run.isBlockScalar() ? step.place.key("run").range() : step.run.range(),
                             u"A tag that is pushed with GITHUB_TOKEN starts no workflow; check out with a token of an "
                             u"app, or dispatch the release."_s);
        }
    }

    void checkEnvironment(const FileJob& job)
    {
        const QByteArray id = job.id.text().toByteArray().toLower();
        if (!id.startsWith("deploy") || job.isCall || job.place["environment"].isThere())
            return;
        std::vector<Fix> fixes;
        if (const auto edit = m_insert.intoMapping(job.place, {"environment: production"}))
            fixes.push_back(offered(u"Deploy to the environment production"_s, {*edit}));
        m_report.add("deploy-without-environment"_L1, job.id,
                     u"%1 names no environment, so nobody approves it and no history of deployments is kept."_s.arg(
                         quoted(job.id.text())),
                     std::move(fixes));
    }

    const Subject& m_subject;
    Report& m_report;
    Inserting m_insert;
    PipelineFixes m_fixes;
};

} // namespace

void checkPipeline(const Subject& subject)
{
    Pipeline(subject).check();
}

} // namespace signalbox::lint
