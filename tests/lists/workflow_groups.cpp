// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/workflow_groups.h"

#include "support/data_folder.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

/// "name" or "name@file" each.
std::vector<core::Workflow> workflows(const QStringList& names)
{
    std::vector<core::Workflow> made;
    for (const QString& name : names) {
        const QString file = name.contains(u'@') ? name.section(u'@', 1) : u"x%1.yml"_s.arg(made.size());
        made.push_back({.id = {qint64(made.size()) + 1},
                        .name = name.section(u'@', 0, 0),
                        .path = u".github/workflows/"_s + file});
    }
    return made;
}

QString described(const std::vector<WorkflowGroup>& groups)
{
    QStringList words;
    for (const WorkflowGroup& group : groups)
        words << u"%1 %2"_s.arg(group.name).arg(group.workflows.size());
    return words.join(u", "_s);
}

} // namespace

/// Workflows that belong together, by real names.
class WorkflowGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPrefixStandsBeforeTheFirstSeparator_data()
    {
        QTest::addColumn<QString>("prefix");
        const auto row = [](const char* name, const char* prefix) { QTest::newRow(name) << QString::fromUtf8(prefix); };
        row("api / test", "api");
        row("api/test", "api");
        row("[api] test", "api");
        row("(api) test", "api");
        row("api: test", "api");
        row("api-test", "api");
        row("api_test", "api");
        row("api", "api");
        row("Reusable - Lint check", "Reusable");
        row("dapr-perf-components", "dapr");
        row("Vite Plugin E2E", "");
        row("rust-clippy analyze", "");
        row("SonarCloud analysis", "");
        row("BLAS tests (Linux)", "");
        row("web app / build and test", "web app");
        row("Build | Linux", "Build");
        row("", "");
        row("-", "");
        row(" / ", "");
    }
    void aPrefixStandsBeforeTheFirstSeparator()
    {
        QFETCH(const QString, prefix);
        QCOMPARE(namePrefix(QString::fromUtf8(QTest::currentDataTag())), prefix);
    }

    void groupsHaveTwoAtLeast_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("groups");
        QTest::newRow("nothing") << QStringList() << QString();
        QTest::newRow("ordinary") << QStringList{u"CI"_s, u"Release"_s, u"Lint"_s} << QString();
        QTest::newRow("two parts") << QStringList{u"api / test"_s, u"api / deploy"_s, u"web / test"_s,
                                                  u"web / deploy"_s, u"Lint"_s}
                                   << u"api 2, web 2"_s;
        QTest::newRow("forms are mixed") << QStringList{u"[API] test"_s, u"api-deploy"_s, u"Lint"_s} << u"API 2"_s;
        QTest::newRow("one of a kind") << QStringList{u"api / test"_s, u"web / test"_s, u"Lint"_s} << QString();
        QTest::newRow("all in one") << QStringList{u"dapr-test"_s, u"dapr-perf"_s, u"dapr"_s} << QString();
        QTest::newRow("dapr") << QStringList{u"dapr"_s, u"dapr-test"_s, u"dapr-perf"_s, u"CodeQL"_s, u"fossa"_s}
                              << u"dapr 3"_s;
        QTest::newRow("opentelemetry") << QStringList{u"Reusable - Common"_s, u"Reusable - Muzzle"_s, u"Release"_s,
                                                      u"Build"_s}
                                       << u"Reusable 2"_s;
        QTest::newRow("by file") << QStringList{u"Test the API@api-test.yml"_s, u"Deploy the API@api-deploy.yml"_s,
                                                u"Lint everything@lint.yml"_s}
                                 << u"api 2"_s;
        QTest::newRow("the name before the file")
            << QStringList{u"web / a@api-a.yml"_s, u"web / b@api-b.yml"_s, u"Lint all@lint.yml"_s} << u"web 2"_s;
    }
    void groupsHaveTwoAtLeast()
    {
        QFETCH(const QStringList, names);
        QFETCH(const QString, groups);
        QCOMPARE(described(workflowGroups(workflows(names))), groups);
    }

    void realRepositoriesAreGroupedWithoutLosingOrDoubling()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("there are no workflow files");
        static const QRegularExpression nameLine(u"^name:\\s*['\"]?([^'\"#\\n]+)"_s,
                                                 QRegularExpression::MultilineOption);
        std::map<QString, std::vector<core::Workflow>> repositories;
        QDirIterator files(*folder, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        qint64 count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            const QString name = nameLine.match(QString::fromUtf8(file.readAll())).captured(1).trimmed();
            repositories[files.fileInfo().path()].push_back(
                {.id = {++count}, .name = name, .path = u".github/workflows/"_s + files.fileName()});
        }
        int grouped = 0;
        for (const auto& [path, all] : repositories) {
            std::set<core::WorkflowId> seen;
            for (const WorkflowGroup& group : workflowGroups(all)) {
                QVERIFY(!group.name.isEmpty() && group.workflows.size() >= 2);
                for (const core::WorkflowId id : group.workflows)
                    QVERIFY(seen.insert(id).second);
                ++grouped;
            }
        }
        qInfo("%lld workflows of %zu folders, %d groups", static_cast<long long>(count), repositories.size(), grouped);
    }
};

QTEST_GUILESS_MAIN(WorkflowGroups)
#include "workflow_groups.moc"
