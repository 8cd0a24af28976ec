// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// What a step can do, and the other keys that it may have then.
struct StepKind {
    QByteArrayView key;
    std::vector<QByteArrayView> beside;
};

const std::array<StepKind, 6>& stepKinds()
{
    static const std::array<StepKind, 6> kinds{
        StepKind{.key = "run",
                 .beside = {"name", "id", "if", "shell", "working-directory", "env", "continue-on-error",
                            "timeout-minutes", "background"}},
        StepKind{.key = "uses",
                 .beside = {"name", "id", "if", "with", "env", "continue-on-error", "timeout-minutes", "background"}},
        StepKind{.key = "wait", .beside = {"name", "id", "continue-on-error"}},
        StepKind{.key = "wait-all", .beside = {"name", "id", "continue-on-error"}},
        StepKind{.key = "cancel", .beside = {"name", "id", "continue-on-error"}},
        StepKind{.key = "parallel", .beside = {}},
    };
    return kinds;
}

const SyntaxType& stepType(const Subject& subject)
{
    return subject.syntax.type(subject.file.isAction ? "actionStep" : "step");
}

void checkKind(const Subject& subject, const FileStep& step)
{
    if (!step.place.isMapping())
        return;
    const StepKind* kind = nullptr;
    for (const auto [key, value] : step.place.pairs()) {
        const auto found = std::ranges::find(stepKinds(), key.text(), &StepKind::key);
        if (found == stepKinds().end())
            continue;
        if (!kind) {
            kind = &*found;
        } else if (kind != &*found) {
            subject.report.add("step-both"_L1, key,
                               u"This step has %1 already; a step does one thing."_s.arg(quoted(kind->key)));
            return;
        }
    }
    if (!kind) {
        const core::TextRange range = step.place.range();
        if (!subject.tree.hasGap(range) && !hasSlip(stepType(subject), step.place, {"run", "uses"}))
            subject.report.add("step-neither"_L1, core::TextRange{.start = range.start, .end = range.start + 1},
                               u"This step does nothing: it has neither 'run' nor 'uses'."_s);
        return;
    }
    const SyntaxType& type = stepType(subject);
    for (const auto [key, value] : step.place.pairs()) {
        const QByteArrayView name = key.text();
        if (name != kind->key && type.key(name) && !std::ranges::contains(kind->beside, name))
            subject.report.add("unexpected-key"_L1, key,
                               u"A step with %1 takes no %2."_s.arg(quoted(kind->key), quoted(name)));
    }
}

/// Commands that scripts printed for the runner before there were files for them.
/// https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/
void checkCommands(const Subject& subject, const yaml::Place& run)
{
    struct Old {
        QByteArrayView command;
        QLatin1StringView file;
        bool isOff;
    };
    static constexpr std::array old{Old{"::set-output", "GITHUB_OUTPUT"_L1, false},
                                    Old{"::save-state", "GITHUB_STATE"_L1, false},
                                    Old{"::set-env", "GITHUB_ENV"_L1, true}, Old{"::add-path", "GITHUB_PATH"_L1, true}};
    const QByteArrayView text = run.text();
    for (const Old& each : old) {
        const auto at = text.indexOf(each.command);
        if (at < 0
            || (!text.sliced(at + each.command.size()).startsWith(' ')
                && !text.sliced(at + each.command.size()).startsWith(':')))
            continue;
        core::TextRange range = run.range();
        if (run.isBlockScalar())
            range.end = range.start + 1;
        subject.report.add("deprecated-command"_L1, range,
                           (each.isOff ? u"The runner no longer obeys %1; write to the file $%2."_s
                                       : u"%1 is on its way out; write to the file $%2."_s)
                               .arg(QString::fromUtf8(each.command), each.file));
    }
}

/// GitHub takes `wait-all:` and `wait-all: true`; not to wait is to leave the step out.
void checkWaitAll(const Subject& subject, const yaml::Place& waitAll)
{
    if (waitAll.text() == "false")
        subject.report.add("type-mismatch"_L1, waitAll, u"'wait-all' takes true or nothing."_s);
}

void checkScript(const Subject& subject, const yaml::Place& run)
{
    if (!run.isScalar())
        return;
    if (const int most = subject.syntax.limit("scriptLetters"); run.text().size() > most && !subject.file.isAction)
        subject.report.add("script-length"_L1,
                           core::TextRange{.start = run.range().start, .end = run.range().start + 1},
                           u"The script has %1 letters; GitHub takes %2."_s.arg(run.text().size()).arg(most));
    checkCommands(subject, run);
}

/// Ids that `wait` and `cancel` name must be those of background steps before them.
class Background {
public:
    explicit Background(const Subject& subject)
        : m_subject(subject)
    {
    }

    void take(const FileStep& step)
    {
        const yaml::Place wait = step.place["wait"];
        if (wait.isScalar() && !wait.isNull())
            checkId(wait);
        for (const yaml::Place item : wait.items())
            checkId(item);
        if (const yaml::Place cancel = step.place["cancel"]; cancel.isScalar() && !cancel.isNull())
            checkId(cancel);
        if (step.isBackground && step.id.isScalar())
            m_ids.push_back(step.id.text());
    }

private:
    void checkId(const yaml::Place& place)
    {
        if (!place.isScalar()
            || std::ranges::any_of(m_ids, [&](QByteArrayView id) { return sameName(id, place.text()); }))
            return;
        m_subject.report.add("background-wait-unknown"_L1, place,
                             u"No background step before this one has the id %1."_s.arg(quoted(place.text())));
    }

    const Subject& m_subject;
    std::vector<QByteArrayView> m_ids;
};

} // namespace

void checkSteps(const Subject& subject)
{
    for (const FileJob& job : subject.file.jobs) {
        Background background(subject);
        for (const FileStep& step : job.steps) {
            checkKind(subject, step);
            checkScript(subject, step.run);
            checkWaitAll(subject, step.place["wait-all"]);
            background.take(step);
        }
    }
}

} // namespace signalbox::lint
