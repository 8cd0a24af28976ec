// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"
#include "workflow/cron.h"

#include <QTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// https://docs.github.com/code-security/reference/supply-chain-security/dependabot-options-reference
class Dependabot {
public:
    explicit Dependabot(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
        , m_root(subject.file.root)
    {
    }

    void check()
    {
        const yaml::Place version = m_root["version"];
        if (version.isScalar() && !version.isNull() && version.text() != "2")
            m_report.add("dependabot-version"_L1, version,
                         u"%1 is no version of this file's syntax; write 2."_s.arg(quoted(version.text())),
                         {replacement(version.range(), "2")});
        for (const auto [name, group] : m_root["multi-ecosystem-groups"].pairs())
            checkSchedule(group["schedule"]);
        for (const yaml::Place update : m_root["updates"].items()) {
            if (!update.isMapping())
                continue;
            checkUpdate(update);
            checkSchedule(update["schedule"]);
            checkRegistries(update["registries"]);
            checkGroup(update);
            checkTwin(update);
        }
    }

private:
    core::TextRange startOf(const yaml::Place& update) const
    {
        const yaml::Place ecosystem = update.key("package-ecosystem");
        const int start = update.range().start;
        return ecosystem.isThere() ? ecosystem.range() : core::TextRange{.start = start, .end = start + 1};
    }

    void checkUpdate(const yaml::Place& update)
    {
        const SyntaxType& type = m_subject.syntax.type("dependabotUpdate");
        const bool hasGap = m_subject.tree.hasGap(update.range());
        const yaml::Place one = update["directory"];
        const yaml::Place several = update["directories"];
        if (!one.isThere() && !several.isThere() && !hasGap && !hasSlip(type, update, {"directory", "directories"}))
            m_report.add("missing-key"_L1, startOf(update), u"The entry lacks 'directory'."_s);
        if (one.isThere() && several.isThere())
            m_report.add("dependabot-value"_L1, update.key("directories"),
                         u"The entry has a 'directory' already; write one of the two."_s);
        if (one.isScalar() && one.text().contains('*'))
            m_report.add("dependabot-value"_L1, one, u"'directory' takes no *; 'directories' does."_s);
        if (!update["schedule"].isThere() && !update["multi-ecosystem-group"].isThere() && !hasGap
            && !hasSlip(type, update, {"schedule"}))
            m_report.add("missing-key"_L1, startOf(update), u"The entry lacks 'schedule'."_s);
        if (const yaml::Place reviewers = update.key("reviewers"); reviewers.isThere())
            m_report.add("dependabot-retired"_L1, reviewers,
                         u"GitHub no longer reads 'reviewers'; a file CODEOWNERS says who reviews."_s);
    }

    void checkSchedule(const yaml::Place& schedule)
    {
        if (!schedule.isMapping())
            return;
        const QByteArrayView interval = schedule["interval"].text();
        const yaml::Place cronjob = schedule["cronjob"];
        if (interval == "cron" && !cronjob.isThere() && !m_subject.tree.hasGap(schedule.range()))
            m_report.add("missing-key"_L1, schedule["interval"], u"The interval cron needs 'cronjob'."_s);
        if (interval != "cron" && cronjob.isThere() && schedule["interval"].isThere())
            m_report.add("dependabot-value"_L1, schedule.key("cronjob"),
                         u"'cronjob' is read with the interval cron alone."_s);
        if (schedule["day"].isThere() && schedule["interval"].isThere() && interval != "weekly")
            m_report.add("dependabot-value"_L1, schedule.key("day"),
                         u"'day' is read with the interval weekly alone."_s);
        checkTime(schedule["time"]);
        const yaml::Place zone = schedule["timezone"];
        if (zone.isScalar() && !zone.isNull() && !QTimeZone::isTimeZoneIdAvailable(zone.text().toByteArray()))
            m_report.add("cron-timezone"_L1, zone,
                         u"%1 is no time zone; one is called Europe/Berlin."_s.arg(quoted(zone.text())));
        checkCron(cronjob);
    }

    void checkTime(const yaml::Place& time)
    {
        if (!time.isScalar() || time.isNull())
            return;
        const QString text = time.string();
        if (text.size() != 5 || !QTime::fromString(text, u"HH:mm"_s).isValid())
            m_report.add(
                "dependabot-value"_L1, time,
                u"%1 is no time; write two digits, a colon and two digits, as in '05:30'."_s.arg(quoted(time.text())));
    }

    /// Five fields, or words as in "every day at 5pm", which only Dependabot can judge.
    void checkCron(const yaml::Place& cronjob)
    {
        const QString text = cronjob.string();
        if (text.isEmpty() || (!text.front().isDigit() && text.front() != u'*'))
            return;
        if (const auto cron = workflow::Cron::parse(text); !cron)
            m_report.add("cron-syntax"_L1, Severity::Warning, cronjob.range(), cron.error().what);
    }

    void checkRegistries(const yaml::Place& used)
    {
        if (used.isScalar() && !used.isNull())
            checkRegistry(used);
        for (const yaml::Place name : used.items())
            checkRegistry(name);
    }

    void checkRegistry(const yaml::Place& name)
    {
        const yaml::Place registries = m_root["registries"];
        if (!name.isScalar() || name.text() == "*" || registries[name.text()].isThere()
            || m_subject.tree.hasGap(m_root.range()))
            return;
        std::vector<QByteArrayView> known;
        for (const auto [key, value] : registries.pairs())
            known.push_back(key.text());
        const QByteArray near = nearest(name.text(), known);
        m_report.add("dependabot-registry"_L1, name,
                     near.isEmpty()
                         ? u"There is no %1 among the registries of this file."_s.arg(quoted(name.text()))
                         : u"There is no registry %1; %2 may be meant."_s.arg(quoted(name.text()), quoted(near)),
                     near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(name.range(), near)});
    }

    void checkGroup(const yaml::Place& update)
    {
        const yaml::Place group = update["multi-ecosystem-group"];
        if (!group.isScalar() || group.isNull())
            return;
        if (!m_root["multi-ecosystem-groups"][group.text()].isThere() && !m_subject.tree.hasGap(m_root.range()))
            m_report.add("dependabot-group"_L1, group,
                         u"There is no %1 among the multi-ecosystem-groups of this file."_s.arg(quoted(group.text())));
        if (!update["patterns"].isThere() && !m_subject.tree.hasGap(update.range()))
            m_report.add("dependabot-group"_L1, group, u"An entry of a group needs 'patterns'; ['*'] takes all."_s);
        static constexpr std::array<QByteArrayView, 4> ofGroup{"milestone", "commit-message", "target-branch",
                                                               "pull-request-branch-name"};
        for (const QByteArrayView key : ofGroup) {
            if (update[key].isThere())
                m_report.add("dependabot-group"_L1, update.key(key),
                             u"%1 belongs to the group, not to an entry of it."_s.arg(quoted(key)));
        }
    }

    /// Each package manager has one entry for a folder and a branch.
    void checkTwin(const yaml::Place& update)
    {
        QByteArrayList folders;
        if (const yaml::Place one = update["directory"]; one.isScalar())
            folders << one.text().toByteArray();
        for (const yaml::Place folder : update["directories"].items())
            folders << folder.text().toByteArray();
        const QByteArray rest = update["package-ecosystem"].text().toByteArray() + '\n'
            + update["target-branch"].text().toByteArray() + '\n';
        for (const QByteArray& folder : folders) {
            const auto twin = m_seen.constFind(rest + folder);
            if (twin != m_seen.cend() && *twin != update.line())
                return m_report.add(
                    "dependabot-duplicate"_L1, startOf(update),
                    u"The entry of line %1 has the same package manager, folder and branch."_s.arg(*twin));
            m_seen.insert(rest + folder, update.line());
        }
    }

    const Subject& m_subject;
    Report& m_report;
    const yaml::Place m_root;
    QHash<QByteArray, int> m_seen; ///< the line of each
};

} // namespace

void checkDependabot(const Subject& subject)
{
    Dependabot(subject).check();
}

} // namespace signalbox::lint
