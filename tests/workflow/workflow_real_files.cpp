// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/data_folder.h"
#include "workflow/filter_pattern.h"
#include "workflow/outline.h"
#include "yaml/place.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace signalbox::workflow;
using namespace Qt::StringLiterals;

/// Workflow files of public repositories, which GitHub runs: nothing in them may be lost.
class WorkflowRealFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("There are no workflow files to read.");
        QDirIterator files(*folder + u"/real"_s, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_files.emplace_back(file.fileName(), file.readAll());
        }
    }

    void eachIsReadToItsEnd()
    {
        size_t jobs = 0;
        size_t crons = 0;
        qsizetype needs = 0;
        int unsound = 0;
        for (const auto& [name, text] : m_files) {
            const auto outline = readOutline(text);
            if (!outline || !outline->problems.empty() || outline->triggers.empty() || outline->jobs.empty()) {
                ++unsound;
                qInfo().noquote()
                    << "  " << name
                    << (outline ? outline->problems.empty()
                                ? u"lacks triggers or jobs"_s
                                : u"line %1: %2"_s.arg(outline->problems[0].line).arg(outline->problems[0].what)
                                : outline.error().sentence());
                continue;
            }
            jobs += outline->jobs.size();
            crons += outline->crons.size();
            for (const JobOutline& job : outline->jobs) {
                QVERIFY2(job.line > 0 && !job.id.isEmpty(), qPrintable(name));
                needs += job.needs.size();
                for (const QString& other : job.needs)
                    QVERIFY2(outline->job(other), qPrintable(name + u": "_s + other));
            }
        }
        qInfo() << m_files.size() << "files read," << jobs << "jobs," << needs << "needs," << crons << "crons;"
                << unsound << "not wholly";
        QVERIFY(unsound * 100 <= std::ssize(m_files));
    }

    /// Nothing is said of the filters that these repositories live with.
    void theirFiltersAreGoodPatterns()
    {
        size_t patterns = 0;
        QStringList said;
        for (const auto& [name, text] : m_files) {
            const auto tree = yaml::Tree::read(text);
            QVERIFY(tree);
            for (const auto [event, config] : tree->root()["on"].pairs()) {
                for (const QByteArray& key : {"branches"_ba, "tags"_ba, "paths"_ba}) {
                    const auto kind = key == "paths" ? FilterKind::Path : FilterKind::Ref;
                    for (const QString& pattern : config[key].strings() + config[key + "-ignore"].strings()) {
                        ++patterns;
                        for (const PatternProblem& problem : checkFilterPattern(pattern.toUtf8(), kind))
                            said << u"%1: %2: %3"_s.arg(name.section(u'/', -2), pattern, problem.what);
                    }
                }
            }
        }
        QCOMPARE_GT(patterns, 300U);
        QVERIFY2(said.isEmpty(), qPrintable(said.join(u'\n')));
    }

private:
    std::vector<std::pair<QString, QByteArray>> m_files;
};

QTEST_GUILESS_MAIN(WorkflowRealFiles)
#include "workflow_real_files.moc"
