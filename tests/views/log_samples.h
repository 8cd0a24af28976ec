// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/run.h"

#include <QTimeZone>

/// A log as GitHub hands it out, and the job that it is of.
namespace signalbox::samples {

using namespace Qt::StringLiterals;

inline QByteArray stamped(int second, const QByteArray& text)
{
    return "2026-11-23T14:07:" + QByteArray::number(second).rightJustified(2, '0') + ".0000000Z " + text + "\n";
}

/// A failing Rust job, as GitHub hands its log out.
inline QByteArray failingLog()
{
    QByteArray log = "\xEF\xBB\xBF";
    log += stamped(1, "Current runner version: '2.337.0'");
    log += stamped(1, "##[group]Operating System") + stamped(1, "Ubuntu 24.04.5 LTS") + stamped(1, "##[endgroup]");
    log += stamped(2, "##[group]Run actions/checkout@v4") + stamped(2, "with:") + stamped(2, "  fetch-depth: 1")
        + stamped(2, "##[endgroup]");
    log += stamped(3, "Syncing repository: acme/rocket");
    log += stamped(5, "##[group]Run cargo test --workspace") + stamped(5, "\x1b[36;1mcargo test --workspace\x1b[0m")
        + stamped(5, "shell: /usr/bin/bash -e {0}") + stamped(5, "env:") + stamped(5, "  TOKEN: ***")
        + stamped(5, "##[endgroup]");
    for (int i = 0; i < 60; ++i)
        log += stamped(6, "\x1b[1m\x1b[32m   Compiling\x1b[0m crate-" + QByteArray::number(i) + " v0.1.0");
    log += stamped(9, "##[warning]Cache not found for key ghp_abcdefghijklmnopqrst1234567890");
    log += stamped(20, "\x1b[0m\x1b[1m\x1b[38;5;9merror[E0308]\x1b[0m\x1b[1m: mismatched types\x1b[0m");
    log += stamped(20, "  \x1b[1m\x1b[38;5;12m-->\x1b[0m src/engine.rs:42:13");
    log += stamped(20, "   \x1b[1m\x1b[38;5;12m|\x1b[0m")
        + stamped(20, "\x1b[1m\x1b[38;5;12m42 |\x1b[0m     let thrust: u32 = \"full\";");
    log += stamped(20,
                   "   \x1b[1m\x1b[38;5;12m|\x1b[0m                       \x1b[1m\x1b[38;5;9m^^^^^^ expected `u32`, "
                   "found `&str`\x1b[0m");
    log += stamped(20, "");
    log += stamped(
        20,
        "\x1b[48;2;40;60;90m\x1b[38;2;250;220;120m true colour \x1b[0m \x1b[7minverse\x1b[0m \x1b[3mitalic\x1b[0m "
        "\x1b[4munderlined\x1b[0m \x1b[2mdim\x1b[0m \x1b[33myellow\x1b[0m \x1b[97mwhite\x1b[0m \x1b[30mblack\x1b[0m");
    log += stamped(21, "\x1b[1m\x1b[31merror\x1b[0m: could not compile `rocket` (lib test) due to 1 previous error");
    log += stamped(22, "##[error]Process completed with exit code 101.");
    log += stamped(23, "Post job cleanup.") + stamped(24, "Cleaning up orphan processes");
    return log;
}

inline core::Step step(int number, const QString& name, int second, const QString& conclusion = u"success"_s)
{
    const QDateTime start(QDate(2026, 11, 23), QTime(14, 7, second), QTimeZone::UTC);
    return {.number = number,
            .name = name,
            .state = core::State::fromWords(u"completed"_s, conclusion),
            .startedAt = start,
            .completedAt = start};
}

inline core::Job failingJob()
{
    core::Job job;
    job.name = u"Test (stable)"_s;
    job.state = core::State::fromWords(u"completed"_s, u"failure"_s);
    job.steps = {step(1, u"Set up job"_s, 1),
                 step(2, u"Run actions/checkout@v4"_s, 2),
                 step(3, u"Test"_s, 5, u"failure"_s),
                 step(4, u"Upload"_s, 22, u"skipped"_s),
                 step(5, u"Post Run actions/checkout@v4"_s, 23),
                 step(6, u"Complete job"_s, 24)};
    return job;
}

inline core::Run theRun()
{
    core::Run run;
    run.id = {30433642001};
    run.repositoryName = {u"acme"_s, u"rocket"_s};
    run.workflowName = u"CI"_s;
    run.number = 214;
    run.branch = u"main"_s;
    run.commit = u"9f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c5"_s;
    run.webUrl = QUrl(u"https://github.com/acme/rocket/actions/runs/30433642001"_s);
    return run;
}

} // namespace signalbox::samples
