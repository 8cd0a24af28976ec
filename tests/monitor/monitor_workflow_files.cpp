// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/why.h"
#include "monitor/workflow_files.h"

#include <QFile>

using namespace signalbox;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;
using signalbox::tests::DemoPeer;
using signalbox::tests::why;

/// Workflow files as they come from GitHub.
class MonitorWorkflowFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        m_files = std::make_unique<monitor::WorkflowFiles>(*m_peer->client, m_peer->folder.path());
        m_peer->server.traffic().clear();
    }

    void cleanup()
    {
        m_files.reset();
        m_peer.reset();
    }

    void theFileOfACommitIsAskedForOnce()
    {
        const auto outline = ask();
        QVERIFY2(outline, qPrintable(why(outline)));
        QCOMPARE(outline->name, u"CI"_s);
        QCOMPARE(outline->jobs.size(), 5U);
        QVERIFY(outline->jobs[0].hasStrategy);
        QCOMPARE(ask(), outline);
        m_files = std::make_unique<monitor::WorkflowFiles>(*m_peer->client, m_peer->folder.path()); // the next start
        QCOMPARE(ask(), outline);
        QCOMPARE(m_peer->server.traffic().charged, 1);
    }

    void anotherCommitIsAnotherFile()
    {
        QVERIFY(ask());
        auto& repository = m_peer->rust();
        const QString sha = m_peer->server.world().push(repository, {.message = u"Change the pipeline"_s});
        repository.files[path] = "on: push\njobs:\n  only:\n    runs-on: x\n";
        m_peer->server.world().touch(repository);
        const auto later = ask(sha);
        QVERIFY2(later, qPrintable(why(later)));
        QCOMPARE(later->jobs.size(), 1U);
        QCOMPARE(ask()->jobs.size(), 5U);
        QCOMPARE(m_peer->server.traffic().charged, 2);
    }

    void twoWishesAtATimeAreOneRequest()
    {
        std::vector<core::Result<workflow::Outline>> told;
        const auto note = [&told](const core::Result<workflow::Outline>& result) { told.push_back(result); };
        m_files->outline(m_peer->rustName, path, head()).then(note);
        m_files->outline(m_peer->rustName, path, head()).then(note);
        QTRY_COMPARE(told.size(), 2U);
        QVERIFY(told[0]);
        QCOMPARE(told[0], told[1]);
        QCOMPARE(m_peer->server.traffic().charged, 1);
    }

    void aFileThatIsNotThereIsNotAskedForAgain()
    {
        m_peer->rust().files.remove(path);
        for (int times = 0; times < 2; ++times) {
            const auto outline = ask();
            QVERIFY(!outline);
            QCOMPARE(outline.error().kind, ErrorKind::NotFound);
        }
        QVERIFY(m_peer->server.traffic().charged <= 1);
    }

    void aWorkflowInNoFileIsNotAskedFor()
    {
        const auto outline
            = m_peer->await(m_files->outline(m_peer->rustName, u"dynamic/github-code-scanning/codeql"_s, head()));
        QVERIFY(!outline);
        QCOMPARE(outline.error().kind, ErrorKind::Unsupported);
        QCOMPARE(m_peer->server.traffic().charged, 0);
    }

    void aFileThatIsNoWorkflowIsAnError()
    {
        m_peer->rust().files[path] = "just words";
        m_peer->server.world().touch(m_peer->rust());
        const auto outline = ask();
        QVERIFY(!outline);
        QCOMPARE(outline.error().kind, ErrorKind::Malformed);
    }

    void aDiskThatRefusesItIsNoHarm()
    {
        QFile inTheWay(m_peer->folder.path() + u"/octavia%40demo"_s);
        QVERIFY(inTheWay.open(QFile::WriteOnly));
        QVERIFY(ask());
        QVERIFY(ask());
    }

    void namesFromOutsideStayInTheFolder()
    {
        const core::RepositoryName strange{.owner = u".."_s, .name = u"../../x"_s};
        const QString place = m_files->pathOf(strange, u".github/workflows/../../../a.yml"_s, u"../b"_s);
        QVERIFY(place.startsWith(m_peer->folder.path() + u'/'));
        QVERIFY(!place.sliced(m_peer->folder.path().size()).contains(u".."_s));
    }

    void itMayDieWhileAFileIsOnItsWay()
    {
        int told = 0;
        m_files->outline(m_peer->rustName, path, head()).then([&told](const auto&) { ++told; });
        m_files->outline(m_peer->rustName, path, head()).then([&told](const auto&) { ++told; });
        m_files.reset();
        QTRY_COMPARE(told, 2);
    }

private:
    QString head() { return m_peer->rust().branches.value(u"main"_s); }
    core::Result<workflow::Outline> ask(const QString& commit = {})
    {
        if (m_head.isEmpty())
            m_head = head();
        return m_peer->await(m_files->outline(m_peer->rustName, path, commit.isEmpty() ? m_head : commit));
    }

    const QString path = u".github/workflows/ci.yml"_s;
    QString m_head;
    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<monitor::WorkflowFiles> m_files;
};

QTEST_GUILESS_MAIN(MonitorWorkflowFiles)
#include "monitor_workflow_files.moc"
