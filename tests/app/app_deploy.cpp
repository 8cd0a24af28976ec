// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_desk.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace signalbox;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using tests::Desk;
using tests::Ended;

namespace {

/// A desk that watches a repository with releases, environments and a deploy workflow.
struct Yard {
    Yard()
    {
        if (!desk.server.load(u":/demo/delivery.json"_s))
            qFatal("the scenario of the delivery does not load");
        desk.server.world().setViewer(u"octavia"_s);
        desk.login = u"octavia"_s;
        desk.names = {{.owner = u"switchyard"_s, .name = u"switchyard"_s}};
    }

    std::vector<demo::Write> dispatches()
    {
        auto writes = desk.server.traffic().writes;
        std::erase_if(writes, [](const demo::Write& write) { return !write.path.endsWith("/dispatches"_L1); });
        return writes;
    }

    Desk desk;
};

QJsonObject first(const Ended& ended)
{
    return QJsonDocument::fromJson(ended.lines().value(0).toUtf8()).object();
}

} // namespace

/// `signalbox deploy`: a version to an environment by the repository's own workflow.
class AppDeploy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDryRunShowsTheExactRequestAndSendsNone()
    {
        Yard yard;
        const Ended ended = yard.desk.run({u"deploy"_s, u"v1.3.1"_s, u"production"_s, u"--dry-run"_s, u"--json"_s});
        QVERIFY2(ended.status == int(cli::Fine), qPrintable(ended.errors));
        const QJsonObject plan = first(ended);
        QCOMPARE(plan[u"version"_s].toString(), u"v1.3.1"_s);
        QVERIFY2(plan[u"offer"_s].toString().startsWith("v1.3.1 over "_L1), qPrintable(ended.output));
        const QJsonObject body = plan[u"request"_s][u"body"_s].toObject();
        QCOMPARE(body[u"inputs"_s][u"version"_s].toString(), u"1.3.1"_s);
        QCOMPARE(body[u"inputs"_s][u"environment"_s].toString(), u"production"_s);
        QVERIFY(yard.desk.server.traffic().writes.empty());
    }

    void whatIsSentIsWhatTheDryRunShowed()
    {
        Yard yard;
        const QStringList words{u"deploy"_s, u"v1.3.1"_s, u"staging"_s, u"--reason"_s, u"Try it"_s, u"--json"_s};
        const QJsonObject shown = first(yard.desk.run(words + QStringList{u"--dry-run"_s}))[u"request"_s].toObject();
        const Ended ended = yard.desk.run(words + QStringList{u"--yes"_s});
        QVERIFY2(ended.status == int(cli::Fine), qPrintable(ended.errors + ended.output));
        const auto sent = yard.dispatches();
        QCOMPARE(sent.size(), 1U);
        QCOMPARE(QJsonDocument::fromJson(sent[0].body).object(), shown[u"body"_s].toObject());
        QCOMPARE(sent[0].path, shown[u"path"_s].toString());
        QVERIFY2(ended.lines().last().contains(u"\"ended\""_s), qPrintable(ended.output));
        const Ended log = yard.desk.run({u"log"_s, u"--json"_s});
        QCOMPARE(first(log)[u"reason"_s].toString(), u"Try it"_s);
    }

    void withoutAPersonToAskItWantsYesAndSendsNothing()
    {
        Yard yard;
        const Ended ended = yard.desk.run({u"deploy"_s, u"v1.3.1"_s, u"production"_s});
        QCOMPARE(ended.status, int(cli::Usage));
        QVERIFY2(ended.errors.contains(u"--yes"_s), qPrintable(ended.errors));
        QVERIFY(yard.dispatches().empty());
    }

    void aVersionThatIsNotThereIsSaid()
    {
        Yard yard;
        const Ended ended = yard.desk.run({u"deploy"_s, u"v9.9.9"_s, u"production"_s, u"--yes"_s});
        QCOMPARE(ended.status, int(cli::Usage));
        QVERIFY2(ended.errors.contains(u"v9.9.9"_s), qPrintable(ended.errors));
    }

    void aLostAnswerStartsItOnce()
    {
        Yard yard;
        yard.desk.server.faults().add({.kind = FaultKind::LostAnswer, .count = 1, .method = "POST"});
        const Ended ended = yard.desk.run({u"deploy"_s, u"v1.3.1"_s, u"staging"_s, u"--yes"_s});
        QVERIFY2(ended.status == int(cli::Fine), qPrintable(ended.errors + ended.output));
        QCOMPARE(yard.dispatches().size(), 1U);
    }

    void aRefusedStartIsToldInGitHubsWords()
    {
        Yard yard;
        yard.desk.server.faults().add(
            {.kind = FaultKind::Status, .count = 1, .method = "POST", .status = 422, .message = "No ref found"});
        const Ended ended = yard.desk.run({u"deploy"_s, u"v1.3.1"_s, u"staging"_s, u"--yes"_s});
        QVERIFY(ended.status != int(cli::Fine));
        QVERIFY2(ended.errors.contains(u"No ref found"_s), qPrintable(ended.errors));
    }
};

QTEST_GUILESS_MAIN(AppDeploy)
#include "app_deploy.moc"
