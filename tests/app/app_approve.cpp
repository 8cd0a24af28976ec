// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_desk.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace signalbox;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using tests::Desk;
using tests::Ended;

namespace {

/// A desk whose repository has a run that waits for staging and for production.
struct Waiting {
    Waiting()
    {
        auto& world = desk.server.world();
        for (const auto& name : {u"staging"_s, u"production"_s})
            desk.repository.environments.push_back(
                {.id = world.nextId(u"environment"_s), .name = name, .reviewers = {u"mara"_s}});
        demo::Workflow deploy{.id = world.nextId(u"workflow"_s),
                              .name = u"Deploy"_s,
                              .path = u".github/workflows/deploy.yml"_s,
                              .triggers = {{u"push"_s, {}}}};
        for (const auto& name : {u"staging"_s, u"production"_s})
            deploy.jobs.push_back({.key = name, .name = name, .environment = name, .steps = {{.name = u"Ship"_s}}});
        desk.repository.workflows = {deploy};
        world.push(desk.repository, {.message = u"Ship it"_s});
    }

    demo::Run& run() { return *desk.repository.runs.back(); }
    std::vector<demo::Write> writes() { return desk.server.traffic().writes; }

    Desk desk;
};

QJsonObject objectOf(const QString& line)
{
    return QJsonDocument::fromJson(line.toUtf8()).object();
}

} // namespace

/// `signalbox approve`: what waits for the user's word, and the word.
class AppApprove : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutANameItShowsWhatWaitsAndSendsNothing()
    {
        Waiting waiting;
        const Ended ended = waiting.desk.run({u"approve"_s});
        QCOMPARE(ended.status, int(cli::Fine));
        QCOMPARE(ended.lines().size(), 2);
        QVERIFY2(ended.output.contains(u"production"_s) && ended.output.contains(u"the first one"_s),
                 qPrintable(ended.output));
        QVERIFY(waiting.writes().empty());
    }

    void aRunIsApprovedWithItsComment()
    {
        Waiting waiting;
        const Ended ended = waiting.desk.run({u"approve"_s, QString::number(waiting.run().id), u"--environment"_s,
                                              u"staging"_s, u"--comment"_s, u"Fine"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(ended.status == int(cli::Fine), qPrintable(ended.errors));
        QCOMPARE(ended.lines().size(), 1);
        const QJsonObject line = objectOf(ended.lines()[0]);
        QCOMPARE(line[u"environment"_s].toString(), u"staging"_s);
        QCOMPARE(line[u"result"_s].toString(), u"approved"_s);
        QCOMPARE(waiting.run().approvals.size(), 1U);
        QCOMPARE(waiting.run().approvals[0].comment, u"Fine"_s);
        QCOMPARE(waiting.writes().size(), 1U);
    }

    void allAreRejectedTogether()
    {
        Waiting waiting;
        const Ended ended = waiting.desk.run({u"approve"_s, u"--all"_s, u"--reject"_s, u"--yes"_s});
        QVERIFY2(ended.status == int(cli::Fine), qPrintable(ended.errors));
        QCOMPARE(waiting.run().approvals.size(), 2U);
        for (const demo::Approval& approval : waiting.run().approvals)
            QCOMPARE(approval.state, u"rejected"_s);
    }

    void withoutAPersonToAskItWantsYesAndSendsNothing()
    {
        Waiting waiting;
        const Ended ended = waiting.desk.run({u"approve"_s, u"--all"_s});
        QCOMPARE(ended.status, int(cli::Usage));
        QVERIFY2(ended.errors.contains(u"--yes"_s), qPrintable(ended.errors));
        QVERIFY(waiting.writes().empty());
    }

    void aRunThatDoesNotWaitIsNamedAndNothingIsSent()
    {
        Waiting waiting;
        const Ended ended = waiting.desk.run({u"approve"_s, QString::number(waiting.run().id), u"4711"_s, u"--yes"_s});
        QCOMPARE(ended.status, int(cli::Usage));
        QVERIFY2(ended.errors.contains(u"4711"_s), qPrintable(ended.errors));
        QVERIFY(waiting.writes().empty());
    }

    void aRefusalIsTheResultOfItsThingAndTheOthersGoOn()
    {
        Waiting waiting;
        waiting.desk.server.faults().add(
            {.kind = FaultKind::Status, .count = 1, .method = "POST", .status = 403, .message = "Not yours"});
        const Ended ended = waiting.desk.run({u"approve"_s, u"--all"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(ended.status, int(cli::Failed));
        QStringList results;
        for (const QString& line : ended.lines())
            results << objectOf(line)[u"result"_s].toString();
        results.sort();
        QCOMPARE(results, (QStringList{u"approved"_s, u"refused"_s}));
        QVERIFY2(ended.output.contains(u"Not yours"_s), qPrintable(ended.output));
    }

    void whatWasDoneIsInTheLog()
    {
        Waiting waiting;
        (void)waiting.desk.run({u"approve"_s, u"--all"_s, u"--comment"_s, u"Fine"_s, u"--yes"_s});
        const Ended log = waiting.desk.run({u"log"_s});
        QCOMPARE(log.lines().size(), 2);
        QVERIFY2(log.output.contains(u"Approved a deployment"_s) && log.output.contains(u"Fine"_s),
                 qPrintable(log.output));
    }

    void nothingThatWaitsIsSaidPlainly()
    {
        Desk desk;
        const Ended ended = desk.run({u"approve"_s, u"--all"_s, u"--yes"_s});
        QCOMPARE(ended.status, int(cli::Fine));
        QCOMPARE(ended.output, u"Nothing waits for you.\n"_s);
    }
};

QTEST_GUILESS_MAIN(AppApprove)
#include "app_approve.moc"
