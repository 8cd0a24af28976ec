// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// The system that a label promises: linux, windows or macos; empty for any other label.
QByteArrayView systemOf(QByteArrayView label)
{
    const QByteArray name = label.toByteArray().toLower();
    if (name.startsWith("ubuntu-") || name == "linux")
        return "linux";
    if (name.startsWith("windows-") || name == "windows")
        return "windows";
    if (name.startsWith("macos-") || name == "macos")
        return "macos";
    return {};
}

/// The labels that are written out for a job.
std::vector<yaml::Place> labelsOf(const yaml::Place& runsOn)
{
    std::vector<yaml::Place> labels;
    const yaml::Place place = runsOn.isMapping() ? runsOn["labels"] : runsOn;
    if (place.isScalar() && !place.isNull())
        labels.push_back(place);
    for (const yaml::Place item : place.items()) {
        if (item.isScalar() && !item.isNull())
            labels.push_back(item);
    }
    return labels;
}

/// The values of the matrix key that the label is: ${{ matrix.KEY }}; none for anything else.
std::vector<yaml::Place> matrixLabels(const FileJob& job, const yaml::Place& label)
{
    std::vector<yaml::Place> labels;
    QByteArrayView inner = label.text().trimmed();
    if (!isWholeExpression(inner))
        return labels;
    inner = inner.sliced(3).chopped(2).trimmed();
    if (!inner.startsWith("matrix."))
        return labels;
    const QByteArrayView key = inner.sliced(7);
    const yaml::Place matrix = job.place["strategy"]["matrix"];
    const auto take = [&](const yaml::Place& value) {
        if (value.isScalar() && !value.isNull() && !hasExpression(value.text()))
            labels.push_back(value);
    };
    for (const yaml::Place value : matrix[key].items())
        take(value);
    for (const yaml::Place entry : matrix["include"].items())
        take(entry[key]);
    return labels;
}

class Runners {
public:
    explicit Runners(const Subject& subject)
        : m_subject(subject)
        , m_syntax(subject.syntax)
    {
    }

    void check(const FileJob& job)
    {
        const yaml::Place runsOn = job.place["runs-on"];
        const std::vector<yaml::Place> labels = labelsOf(runsOn);
        const bool isOwn = std::ranges::any_of(
            labels, [](const yaml::Place& label) { return sameName(label.text(), "self-hosted"); });
        for (const yaml::Place& label : labels) {
            if (hasExpression(label.text())) {
                for (const yaml::Place& value : matrixLabels(job, label))
                    checkLabel(value, isOwn);
            } else {
                checkLabel(label, isOwn || runsOn.isMapping());
            }
        }
        if (!isOwn)
            checkConflict(labels);
        checkGroup(runsOn["group"]);
        checkShells(job, labels);
    }

    void checkShell(const yaml::Place& shell, QByteArrayView system)
    {
        if (!shell.isScalar() || shell.isNull() || hasExpression(shell.text()))
            return;
        const QByteArrayView text = shell.text();
        if (text.contains("{0}"))
            return;
        const QByteArray name = text.toByteArray().toLower();
        const auto known = m_syntax.shells().constFind(name);
        if (known == m_syntax.shells().cend()) {
            const QList<QByteArray> keys = m_syntax.shells().keys();
            std::vector<QByteArray> names(keys.begin(), keys.end());
            std::ranges::sort(names);
            const QByteArray near = nearest(text, {names.begin(), names.end()});
            m_subject.report.add("shell-name"_L1, shell,
                                 u"%1 is no shell; it is %2, or a command with {0} for the script's file."_s.arg(
                                     quoted(text), anyOf(names)),
                                 near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(shell.range(), near)});
        } else if (!system.isEmpty() && !known->isEmpty() && !known->split(' ').contains(system.toByteArray())) {
            const QList<QByteArray> systems = known->split(' ');
            m_subject.report.add("shell-os"_L1, shell,
                                 u"%1 is not there on this machine; it is on %2."_s.arg(
                                     quoted(text), anyOf({systems.begin(), systems.end()})));
        }
    }

private:
    void checkLabel(const yaml::Place& label, bool isOwn)
    {
        const QByteArray name = label.text().toByteArray().toLower();
        if (const QByteArray instead = m_syntax.goneRunners().value(name); !instead.isEmpty() && !isOwn) {
            m_subject.report.add("runner-label-retired"_L1, label,
                                 u"GitHub has taken %1 away; the nearest that it has is %2."_s.arg(quoted(label.text()),
                                                                                                   quoted(instead)),
                                 {Fix{.title = u"Write %1"_s.arg(quoted(instead)),
                                      .edits = {{.range = label.range(), .text = instead}},
                                      .safe = false}});
            return;
        }
        if (isOwn || std::ranges::contains(m_syntax.hostedRunners(), name)
            || std::ranges::contains(m_syntax.selfHostedLabels(), name))
            return;
        // Labels of larger machines and of other providers are free text: only a slip of the pen is worth a word.
        const auto& hosted = m_syntax.hostedRunners();
        const QByteArray near = nearest(name, {hosted.begin(), hosted.end()});
        const bool isSlip = !near.isEmpty() && near.size() - name.size() < 3 && !name.contains("xl")
            && std::ranges::none_of(name, [](char letter) { return letter >= '0' && letter <= '9'; });
        if (isSlip)
            m_subject.report.add(
                "runner-label"_L1, label,
                u"GitHub has no machine %1; %2 may be meant."_s.arg(quoted(label.text()), quoted(near)),
                {replacement(label.range(), near)});
    }

    void checkConflict(const std::vector<yaml::Place>& labels)
    {
        for (size_t i = 1; i < labels.size(); ++i) {
            const QByteArrayView first = systemOf(labels.front().text());
            const QByteArrayView other = systemOf(labels[i].text());
            const bool areBothHosted = std::ranges::contains(m_syntax.hostedRunners(), labels.front().text())
                && std::ranges::contains(m_syntax.hostedRunners(), labels[i].text())
                && labels.front().text() != labels[i].text();
            if (areBothHosted || (!first.isEmpty() && !other.isEmpty() && first != other)) {
                m_subject.report.add("runner-label-conflict"_L1, labels[i],
                                     u"No machine is both %1 and %2: a job runs on one that has all its labels."_s.arg(
                                         quoted(labels.front().text()), quoted(labels[i].text())));
                return;
            }
        }
    }

    void checkGroup(const yaml::Place& group)
    {
        if (!group.isScalar() || hasExpression(group.text()))
            return;
        const QByteArrayView text = group.text();
        const auto slash = text.indexOf('/');
        if (slash < 0)
            return;
        static constexpr std::array<QByteArrayView, 4> prefixes{"org", "organization", "ent", "enterprise"};
        if (text.count('/') > 1 || !std::ranges::contains(prefixes, text.first(slash)))
            m_subject.report.add("runner-group"_L1, group,
                                 u"%1 is no group; it is NAME, org/NAME or ent/NAME."_s.arg(quoted(text)));
    }

    void checkShells(const FileJob& job, const std::vector<yaml::Place>& labels)
    {
        const QByteArrayView system = labels.size() == 1 ? systemOf(labels.front().text()) : QByteArrayView();
        checkShell(job.place["defaults"]["run"]["shell"], system);
        for (const FileStep& step : job.steps)
            checkShell(step.place["shell"], system);
    }

    const Subject& m_subject;
    const Syntax& m_syntax;
};

} // namespace

void checkRunners(const Subject& subject)
{
    Runners runners(subject);
    if (subject.file.isAction) {
        for (const FileStep& step : subject.file.jobs.front().steps)
            runners.checkShell(step.place["shell"], {});
        return;
    }
    runners.checkShell(subject.file.root["defaults"]["run"]["shell"], {});
    for (const FileJob& job : subject.file.jobs)
        runners.check(job);
}

} // namespace signalbox::lint
