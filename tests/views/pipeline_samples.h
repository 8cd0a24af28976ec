// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_samples.h"

/// Runs for the tests of the pipeline screen: a project with the pipeline of a Rust crate, and a big matrix.
namespace signalbox::samples {

inline core::Run run(const core::State& state, int attempt = 1)
{
    core::Run run;
    run.id = TheRun;
    run.repository = {77};
    run.repositoryName = {.owner = u"langgraph"_s, .name = u"rust"_s};
    run.workflow = {5};
    run.workflowName = u"CI"_s;
    run.workflowPath = u".github/workflows/ci.yml"_s;
    run.title = u"Retry checkpoints that lost their lease"_s;
    run.number = 214;
    run.attempt = attempt;
    run.event = u"push"_s;
    run.state = state;
    run.branch = u"main"_s;
    run.commit = u"9f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c5"_s;
    run.commitMessage = u"Retry checkpoints that lost their lease\n\nThe lease ends after 30 s."_s;
    run.actor = u"ada"_s;
    run.triggeringActor = u"grace"_s;
    run.createdAt = start();
    run.startedAt = start();
    run.updatedAt = start().addSecs(372);
    run.webUrl = QUrl(u"https://github.com/langgraph/rust/actions/runs/30433642001"_s);
    return run;
}

/// Steps of which the first `done` have passed and the next one stands as the job does.
inline std::vector<core::Step> steps(const QStringList& names, int done, const core::State& then)
{
    std::vector<core::Step> steps;
    for (int i = 0; i < names.size(); ++i) {
        core::Step step{.number = i + 1, .name = names[i], .state = i < done ? passed() : queued()};
        if (i == done && (then.isRunning() || then.isFailure()))
            step.state = then;
        else if (i > done && then.isFailure())
            step.state = state(u"completed"_s, u"skipped"_s);
        step.startedAt = start().addSecs(10 * i);
        if (step.state.isCompleted())
            step.completedAt = start().addSecs(10 * i + 3 + 7 * i);
        steps.push_back(step);
    }
    return steps;
}

inline core::Job detailed(core::Job job, const QStringList& names, int done)
{
    job.steps = steps(names, done, job.state);
    job.labels = {u"ubuntu-latest"_s};
    job.runner = u"GitHub Actions 12"_s;
    job.webUrl = QUrl(u"https://github.com/langgraph/rust/actions/runs/30433642001/job/%1"_s.arg(job.id.value));
    return job;
}

inline QStringList testSteps()
{
    return {u"Set up job"_s,
            u"Run actions/checkout@v4"_s,
            u"Setup Rust"_s,
            u"Cache dependencies"_s,
            u"Check formatting"_s,
            u"Clippy"_s,
            u"Build"_s,
            u"Test"_s,
            u"Doc tests"_s,
            u"Integration tests"_s,
            u"Complete job"_s};
}

/// The jobs of the ci workflow of OPS-001, each in the state that is given for it.
inline std::vector<core::Job> pipeline(const core::State& stable, const core::State& beta, const core::State& nightly,
                                       const core::State& others)
{
    const auto done = [](const core::State& state) { return state.isSuccess() ? 11 : state.isFailure() ? 7 : 6; };
    const QStringList few{u"Set up job"_s, u"Run actions/checkout@v4"_s, u"Setup Rust"_s, u"Run the tool"_s,
                          u"Upload"_s};
    const auto other = [&](qint64 id, const QString& name, int seconds) {
        return detailed(job(id, name, others, seconds), others.status == core::Status::Queued ? QStringList() : few,
                        others.isSuccess() ? 5 : 3);
    };
    return {detailed(job(101, u"Test (stable)"_s, stable, 184), testSteps(), done(stable)),
            detailed(job(102, u"Test (beta)"_s, beta, 197), testSteps(), done(beta)),
            detailed(job(103, u"Test (nightly)"_s, nightly, 72), testSteps(), done(nightly)),
            other(104, u"Security Audit"_s, 41),
            other(105, u"Benchmarks"_s, 311),
            other(106, u"Code Coverage"_s, 266),
            other(107, u"Build Docker Image"_s, 148)};
}

/// 12 x 5 x 4 cells, with all kinds of states among them.
inline std::vector<core::Job> bigMatrix()
{
    const QStringList versions{u"1.74"_s, u"1.75"_s, u"1.76"_s, u"1.77"_s,   u"1.78"_s, u"1.79"_s,
                               u"1.80"_s, u"1.81"_s, u"1.82"_s, u"stable"_s, u"beta"_s, u"nightly"_s};
    const QStringList systems{u"ubuntu-24.04"_s, u"ubuntu-22.04"_s, u"windows-2022"_s, u"macos-14"_s, u"macos-13"_s};
    const QStringList features{u"default"_s, u"full"_s, u"minimal"_s, u"no-std"_s};
    std::vector<core::Job> jobs;
    for (const QString& version : versions) {
        for (const QString& system : systems) {
            for (const QString& feature : features) {
                const int n = static_cast<int>(jobs.size());
                const core::State state = n % 61 == 60 ? failed() : n > 205 ? queued() : n > 170 ? running() : passed();
                jobs.push_back(
                    job(1000 + n, u"Test (%1, %2, %3)"_s.arg(version, system, feature), state, 30 + n * 7 % 200));
            }
        }
    }
    return jobs;
}

} // namespace signalbox::samples
