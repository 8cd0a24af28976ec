// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/file_commits.h"
#include "monitor/station.h"

#include <QRegularExpression>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using monitor::FileCommits;
using signalbox::tests::Station;
using Why = monitor::CommitRefusal::Why;

namespace {

const QString path = u".github/workflows/ci.yml"_s;
const QByteArray before = "name: CI\non: push\n";

/// A watched repository with one workflow file, and an order to change it.
struct Committing {
    Committing()
        : repository(station.addRepository(u"signal"_s))
        , name(station.nameOf(repository))
    {
        repository.files.insert(path, before);
        station.open({name});
        commits = std::make_unique<FileCommits>(*station.client, *station.store, *station.watcher, station.clock);
        order = {.repository = name,
                 .path = path,
                 .branch = u"main"_s,
                 .bytes = "name: Mine\non: push\n",
                 .sha = core::blobSha(before),
                 .message = u"Update it"_s};
        station.server.traffic().clear();
    }

    std::expected<monitor::FileCommit, monitor::CommitRefusal> commit()
    {
        return *station.await(commits->commit(order));
    }
    QByteArray fileOn(const QString& branch)
    {
        return repository.filesAt(repository.branches.value(branch)).value(path);
    }
    void byOther(const QByteArray& text)
    {
        station.server.world().push(repository, {.message = u"Theirs"_s, .written = {{path, text}}});
    }
    void newBranch()
    {
        order.newBranch = u"mend/ci"_s;
        order.title = u"Mend it"_s;
        order.body = u"Because."_s;
    }
    std::vector<history::Action> openActions()
    {
        return station.await(station.store->openActions(station.client->account().id)).value().value();
    }
    size_t writes() { return station.server.traffic().writes.size(); }

    Station station;
    demo::Repository& repository;
    core::RepositoryName name;
    std::unique_ptr<FileCommits> commits;
    monitor::FileCommitOrder order;
};

QCoro::Task<bool> done(QCoro::Task<void> task)
{
    co_await task;
    co_return true;
}

} // namespace

/// A file is committed: written down before, once, guarded by its SHA, and with a pull request where that is wished.
class MonitorFileCommits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsCommittedAndItsRunIsSeen()
    {
        Committing sut;
        const auto result = sut.commit();
        QVERIFY2(result, qPrintable(result ? QString() : result.error().error.sentence()));
        QCOMPARE(result->branch, u"main"_s);
        QCOMPARE(result->file.commit, sut.repository.branches.value(u"main"_s));
        QCOMPARE(sut.fileOn(u"main"_s), sut.order.bytes);
        QCOMPARE(sut.writes(), 1U);
        QVERIFY(sut.openActions().empty());
        sut.station.pass(2s);
        QCOMPARE(sut.station.modelRun(*sut.repository.runs.back()).commit, result->file.commit);
    }

    void aNewFileIsCommittedWithoutASha()
    {
        Committing sut;
        sut.order.path = u".github/workflows/new.yml"_s;
        sut.order.sha.clear();
        QVERIFY(sut.commit());
        // Now somebody has made it meanwhile.
        sut.order.bytes = "name: Other\n";
        const auto again = sut.commit();
        QVERIFY(!again);
        QCOMPARE(again.error().why, Why::FileChanged);
    }

    void whatSomebodyElseHasChangedIsHandedOver()
    {
        Committing sut;
        sut.byOther("name: Theirs\non: push\n");
        const auto result = sut.commit();
        QVERIFY(!result);
        QCOMPARE(result.error().why, Why::FileChanged);
        QCOMPARE(result.error().theirs->bytes, "name: Theirs\non: push\n");
        QCOMPARE(result.error().theirs->sha, core::blobSha(result.error().theirs->bytes));
        QCOMPARE(sut.writes(), 0U);
        QCOMPARE(sut.fileOn(u"main"_s), "name: Theirs\non: push\n");
    }

    void theShaGuardsWhatHappensBetweenLookingAndCommitting()
    {
        Committing sut;
        // The look sees the old file, and the commit finds the new one.
        sut.station.server.faults().add({.kind = FaultKind::Status,
                                         .method = "PUT",
                                         .status = 409,
                                         .message = ".github/workflows/ci.yml does not match 123"});
        auto task = sut.commits->commit(sut.order);
        const auto result = sut.station.await(std::move(task));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().why, Why::Other); // it shows no change, so there is nothing to put together
        QCOMPARE(result->error().error.kind, core::ErrorKind::Conflict);
        QVERIFY(sut.openActions().empty());
    }

    void aRemovedFileIsNotMadeAgainUnasked()
    {
        Committing sut;
        sut.station.server.world().push(sut.repository, {.written = {{path, std::nullopt}}});
        const auto result = sut.commit();
        QVERIFY(!result);
        QCOMPARE(result.error().why, Why::FileRemoved);
        QCOMPARE(sut.writes(), 0U);
        sut.order.sha.clear();
        QVERIFY(sut.commit());
        QCOMPARE(sut.fileOn(u"main"_s), sut.order.bytes);
    }

    void aBranchThatIsGoneIsSaid()
    {
        Committing sut;
        sut.order.branch = u"gone"_s;
        const auto result = sut.commit();
        QVERIFY(!result);
        QCOMPARE(result.error().why, Why::BranchGone);
        QCOMPARE(sut.writes(), 0U);
    }

    void aProtectedBranchRefusesAndTheNewBranchIsTheWay()
    {
        Committing sut;
        sut.repository.requirements.insert(u"main"_s, {.pullRequest = true});
        const auto refused = sut.commit();
        QVERIFY(!refused);
        QCOMPARE(refused.error().why, Why::BranchProtected);
        sut.newBranch();
        const auto result = sut.commit();
        QVERIFY(result);
        QCOMPARE(result->branch, u"mend/ci"_s);
        QVERIFY(result->pull);
        QCOMPARE(sut.repository.pullRequests.back().title, u"Mend it"_s);
        QCOMPARE(sut.repository.pullRequests.back().body, u"Because."_s);
        QCOMPARE(sut.fileOn(u"mend/ci"_s), sut.order.bytes);
        QCOMPARE(sut.fileOn(u"main"_s), before);
        QVERIFY(sut.openActions().empty());
    }

    void aBranchThatAnotherHasIsNotWrittenTo()
    {
        Committing sut;
        sut.newBranch();
        sut.station.server.world().push(sut.repository, {.branch = u"mend/ci"_s, .message = u"Of another"_s});
        const auto result = sut.commit();
        QVERIFY(!result);
        QCOMPARE(result.error().why, Why::BranchTaken);
        QCOMPARE(sut.fileOn(u"mend/ci"_s), before);
    }

    void aTryThatGotHalfwayGoesOnWhereItWas()
    {
        Committing sut;
        sut.newBranch();
        sut.station.server.faults().add({.kind = FaultKind::Status, .method = "PUT", .status = 403});
        QVERIFY(!sut.commit());
        QVERIFY(sut.repository.branches.contains(u"mend/ci"_s));
        sut.station.server.faults().add(
            {.kind = FaultKind::Status, .path = QRegularExpression(u"/pulls$"_s), .method = "POST", .status = 403});
        const auto withoutPull = sut.commit();
        QVERIFY(withoutPull);
        QVERIFY(!withoutPull->pull && withoutPull->pullTrouble);
        QCOMPARE(sut.fileOn(u"mend/ci"_s), sut.order.bytes);
    }

    void aLostAnswerIsLookedForAndNotSentAgain_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("of");
        QTest::newRow("commit") << "PUT"_ba << u"/contents"_s;
        QTest::newRow("branch") << "POST"_ba << u"/git/refs"_s;
        QTest::newRow("pull request") << "POST"_ba << u"/pulls"_s;
    }

    void aLostAnswerIsLookedForAndNotSentAgain()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QString, of);
        Committing sut;
        sut.newBranch();
        sut.station.server.faults().add(
            {.kind = FaultKind::LostAnswer, .path = QRegularExpression(of), .method = method});
        const auto result = sut.commit();
        QVERIFY2(result, qPrintable(result ? QString() : result.error().error.sentence()));
        QVERIFY(result->pull);
        QCOMPARE(result->file.sha, core::blobSha(sut.order.bytes));
        QCOMPARE(result->file.commit, sut.repository.branches.value(u"mend/ci"_s));
        QCOMPARE(sut.writes(), 3U);
        QVERIFY(sut.openActions().empty());
    }

    void whatNeverArrivedIsNotSaidToBeDone()
    {
        Committing sut;
        sut.station.server.faults().add({.kind = FaultKind::Refused, .count = -1, .method = "PUT"});
        const auto result = sut.commit();
        QVERIFY(!result);
        QCOMPARE(result.error().error.kind, core::ErrorKind::Timeout);
        QVERIFY(result.error().error.advice.contains("SHA"_L1));
        QCOMPARE(sut.fileOn(u"main"_s), before);
    }

    void whatGitHubHasAlreadyIsNoCommit()
    {
        Committing sut;
        sut.order.bytes = before;
        const auto result = sut.commit();
        QVERIFY(result);
        QVERIFY(result->file.commit.isEmpty());
        QCOMPARE(sut.writes(), 0U);
    }

    void oneFileIsCommittedOnceAtATime()
    {
        Committing sut;
        auto first = sut.commits->commit(sut.order);
        const auto second = sut.station.await(sut.commits->commit(sut.order));
        QVERIFY(second && !*second);
        QCOMPARE(second->error().error.kind, core::ErrorKind::Conflict);
        QVERIFY(*sut.station.await(std::move(first)));
        QCOMPARE(sut.writes(), 1U);
    }

    void whatCannotBeWrittenDownIsNotSent()
    {
        Committing sut;
        history::Store closed;
        sut.commits
            = std::make_unique<FileCommits>(*sut.station.client, closed, *sut.station.watcher, sut.station.clock);
        const auto result = sut.commit();
        QVERIFY(!result);
        QCOMPARE(result.error().error.kind, core::ErrorKind::Storage);
        QCOMPARE(sut.writes(), 0U);
        sut.commits.reset(); // before its store
    }

    void whatAnEarlierStartLeftOpenIsSettled()
    {
        Committing sut;
        const history::Action action{.account = sut.station.client->account().id,
                                     .at = sut.station.clock.now(),
                                     .kind = u"commit-file"_s,
                                     .repository = sut.name,
                                     .message = QStringList{core::blobSha(before), u"main"_s, path}.join(u' ')};
        QVERIFY(*sut.station.await(sut.station.store->beginAction(action)));
        QVERIFY(sut.station.await(done(sut.station.commands->settleOpenActions())));
        QCOMPARE(sut.openActions().size(), 1U);
        QVERIFY(sut.station.await(done(sut.commits->settleOpenActions())));
        QVERIFY(sut.openActions().empty());
        QCOMPARE(sut.writes(), 0U);
    }

    void itEndsWithTheProgram()
    {
        Committing sut;
        auto task = sut.commits->commit(sut.order);
        sut.commits.reset();
        const auto result = sut.station.await(std::move(task));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().error.kind, core::ErrorKind::Cancelled);
    }

    void whyNotIsSaid()
    {
        core::Repository repository{.name = {u"mara"_s, u"signal"_s}, .canPush = true};
        QVERIFY(FileCommits::whyNot(repository).isEmpty());
        repository.canPush = false;
        QVERIFY(FileCommits::whyNot(repository).contains("no permission"_L1));
        repository.archived = true;
        QVERIFY(FileCommits::whyNot(repository).contains("archived"_L1));
    }
};

QTEST_GUILESS_MAIN(MonitorFileCommits)
#include "monitor_file_commits.moc"
